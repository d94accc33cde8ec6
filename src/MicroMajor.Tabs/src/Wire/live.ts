import type { Change } from "./desks";
import { Events } from "./events";

/** How long to wait before the next try: 1, 2, 4 … 30 seconds, and a little by chance so that not everybody comes at once. */
export const pauseAfter = (failures: number, chance: number): number => Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.75 + chance / 2);

export interface LiveOptions {
  open(last: string | undefined, signal: AbortSignal): Promise<Response>;
  /** Something changed; null: whatever is shown has to be read again. */
  heard(change: Change | null): void;
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>;
  chance?(): number;
  /** Silence of that long means that the connection is dead; the server says something every 20 seconds. */
  silence?: number;
}

export interface Listening {
  /** Nobody looks: the connection is given up until somebody does, and then goes on where it ended. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** One connection that tells what changed, opened again after every drop where the last one ended. */
export function listen({ open, heard, wait = sleep, chance = Math.random, silence = 50_000 }: LiveOptions): Listening {
  const over = new AbortController();
  let awake = Promise.resolve();
  let wake: (() => void) | undefined;
  let drop = (): void => undefined;
  void (async () => {
    let last: string | undefined;
    let failures = 0;
    let dropped = false;
    while (!over.signal.aborted) {
      await awake;
      const one = new AbortController();
      const stop = (): void => one.abort();
      drop = stop;
      over.signal.addEventListener("abort", stop);
      let watch: ReturnType<typeof setTimeout> | undefined;
      const alive = (): void => {
        clearTimeout(watch);
        watch = setTimeout(stop, silence);
      };
      try {
        alive();
        const answer = await open(last, one.signal);
        if (!answer.body) throw new Error("no stream");
        // Without a number to resume at nobody can know what was missed.
        if (dropped && last === undefined) heard(null);
        const events = new Events();
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          alive();
          failures = 0;
          for (const event of events.take(value)) {
            if (event.id) last = event.id;
            if (event.event === "resync") heard(null);
            else if (event.event === "changed") heard(JSON.parse(event.data) as Change);
          }
        }
      } catch {
        failures++;
      } finally {
        clearTimeout(watch);
        over.signal.removeEventListener("abort", stop);
      }
      dropped = true;
      if (!over.signal.aborted && !wake) await wait(pauseAfter(failures, chance()), over.signal);
    }
  })();
  const resume = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    pause: () => {
      if (wake) return;
      awake = new Promise((resolve) => (wake = resolve));
      drop();
    },
    resume,
    stop: () => {
      over.abort();
      resume();
    },
  };
}

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()));
    // Whoever comes back online should not wait out the pause.
    if (typeof addEventListener === "function") addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true, signal });
  });
