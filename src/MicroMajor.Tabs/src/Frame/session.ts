import { listen, type Listening } from "../Wire/live";
import { languageOf, language, speak } from "../Wire/language";
import { foresee, tell } from "../Wire/answers";
import { store } from "../Wire/store";
import { tokens } from "../Wire/token";
import { reach, Refusal, send, signIn, Unreachable } from "../Wire/wire";
import type { Me } from "../Wire/desks";
import { type Changed, Denied, type Host, isFramed, joinHost } from "../Teams/host";
import { questionAt, questionOf } from "./questions";
import { go, keep, place, placeOf } from "./router";

export type Step =
  | { name: "starting" }
  | { name: "ready"; me: Me }
  | { name: "outside"; appId?: string }
  | { name: "denied" | "expired" | "gone" };

export const session = store<Step>({ name: "starting" });
export const theme = store("default");

// So long a desk's answer is waited for before the desk is drawn without it, in milliseconds.
const courtesy = 100;

let host: Host | undefined;
let listening: Listening | undefined;
let drawn = false;
let tellAsked = (): void => undefined;

/** What can be asked has been asked, or nothing can be: whatever else there is to do may be done now. */
export const asked = new Promise<void>((resolve) => (tellAsked = resolve));

function follow(changed: Changed): void {
  if (changed.theme) theme.set(changed.theme);
  if (changed.locale && languageOf(changed.locale) !== language()) {
    speak(changed.locale);
    tell(null);
  }
}

/** From nothing to the first desk: what can be asked at once is asked at once. */
export async function start(): Promise<void> {
  session.set({ name: "starting" });
  speak(navigator.language);
  // Nothing waits for it, and everything will want it.
  if (isFramed()) void import("../Teams/sdk").catch(() => undefined);
  try {
    const config = (await (await plain("/tabs/config")).json()) as { appId?: string; hosts?: string[] };
    if (!isFramed()) {
      theme.set(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "default");
      tellAsked();
      session.set({ name: "outside", appId: config.appId });
      return;
    }
    host ??= await joinHost(config.hosts ?? []);
    const now = host;
    speak(now.locale);
    theme.set(now.theme);
    now.watch(follow);
    now.keep(
      () => {
        keep();
        listening?.pause();
      },
      (back) => {
        follow(back);
        if (back.place) go(placeOf(back.place), { replace: true });
        listening?.resume();
        now.ready();
        // What could not begin before is tried once more.
        if (!["ready", "starting"].includes(session.get().name)) void start();
      },
    );
    const token = tokens(now.token);
    signIn({
      get: async () => {
        try {
          return await token.get();
        } catch (failure) {
          if (session.get().name === "ready") session.set({ name: "expired" });
          throw failure;
        }
      },
      drop: token.drop,
    });
    if (now.place) {
      const linked = now.place;
      now.place = undefined;
      go(placeOf(linked), { replace: true });
    }
    await token.get();
    // The desk's own question goes out together with the one for who I am.
    const asking = foresee("/tabs/api/me") as Promise<Me>;
    const atOnce = questionAt(place.get());
    let answer = early(atOnce);
    // While the server answers that, what draws is evaluated.
    if (atOnce) tellAsked();
    const me = await asking;
    answer ??= early(questionOf(me, place.get()));
    tellAsked();
    // It is drawn once, with what it shows if that is not long in coming.
    await Promise.race([answer?.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, courtesy))]);
    session.set({ name: "ready", me });
    listening?.stop();
    listening = listen({
      open: (last, signal) => send("GET", `/tabs/api/live${last === undefined ? "" : `?since=${encodeURIComponent(last)}`}`, undefined, signal, last === undefined ? {} : { "last-event-id": last }),
      heard: tell,
    });
  } catch (failure) {
    host?.ready();
    tellAsked();
    session.set({ name: failure instanceof Denied ? "denied" : failure instanceof Refusal && failure.status === 401 ? "expired" : "gone" });
    if (!(failure instanceof Denied || failure instanceof Refusal || failure instanceof Unreachable)) console.error(failure);
  }
}

const early = (question: string | undefined): Promise<unknown> | undefined => (question === undefined ? undefined : foresee(question));

async function plain(path: string): Promise<Response> {
  try {
    // As index.html has asked already: another way of asking would not be given that answer.
    const answer = await fetch(path);
    if (answer.ok) return answer;
  } catch {
    // Said below.
  }
  reach.set("away");
  throw new Unreachable();
}

/** A desk stands; the host is told of the first. */
export const settled = (): void => {
  if (!drawn) host?.ready();
  drawn = true;
};

export const openLink = (link: string): void => {
  if (!/^(https?|mailto|tel|msteams):/i.test(link)) return;
  if (host) host.open(link);
  else window.open(link, "_blank", "noopener,noreferrer");
};
