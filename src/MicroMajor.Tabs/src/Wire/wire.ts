import type { ActAnswer, Choice, Problem } from "./desks";
import { acceptLanguage } from "./language";
import { heardTime } from "./present";
import { store } from "./store";
import type { Tokens } from "./token";

/** The server said no, and why. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly problems: Problem[]) {
    super(problems[0]?.sentence ?? `${status}`);
  }
}

/** Nobody answered: the network or the server is gone. */
export class Unreachable extends Error {}

/** Can the server be reached? Every request tells. */
export const reach = store<"there" | "away">("there");

let tokens: Tokens | undefined;
export const signIn = (by: Tokens): void => void (tokens = by);

export async function send(method: string, path: string, body?: unknown, signal?: AbortSignal, headers: Record<string, string> = {}): Promise<Response> {
  for (let again = false; ; again = true) {
    const token = await tokens?.get();
    let answer: Response;
    try {
      answer = await fetch(path, {
        method,
        signal,
        cache: "no-store",
        credentials: "omit",
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), "accept-language": acceptLanguage(), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch (failure) {
      if (signal?.aborted) throw failure;
      reach.set("away");
      throw new Unreachable();
    }
    if (answer.status === 502 || answer.status === 504) {
      reach.set("away");
      throw new Unreachable();
    }
    reach.set("there");
    heardTime(answer.headers.get("date"));
    if (answer.status === 401 && !again && tokens) {
      tokens.drop();
      continue;
    }
    if (!answer.ok) throw new Refusal(answer.status, await problemsOf(answer));
    return answer;
  }
}

async function problemsOf(answer: Response): Promise<Problem[]> {
  try {
    const { problems } = (await answer.json()) as { problems?: Problem[] };
    return problems ?? [];
  } catch {
    return [];
  }
}

export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await send("GET", path, undefined, signal)).json() as Promise<T>;

/** Does what a card's button does, as this person. */
export const act = async <Page = unknown>(verb: string, data: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<ActAnswer<Page>> =>
  (await send("POST", "/tabs/api/acts", { verb, data, from: "tab", ...more })).json() as Promise<ActAnswer<Page>>;

export const suggest = async (dataset: string, text: string, data: Record<string, unknown> | undefined, signal?: AbortSignal): Promise<Choice[]> =>
  ((await (await send("POST", "/tabs/api/suggest", { dataset, text, data: data ?? {} }, signal)).json()) as { results?: Choice[] }).results ?? [];

/** Fetches a file with the token, which a plain link could not send, and hands it to the browser. */
export async function download(file: { name: string; contentUrl: string }): Promise<void> {
  const blob = await (await send("GET", file.contentUrl)).blob();
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
