/** The person's token, asked anew from the host before it ends. */
export interface Tokens {
  get(): Promise<string>;
  /** The server would not take it: the next one is asked from the host. */
  drop(): void;
}

// A minute would do; a phone that slept may answer late.
const early = 5 * 60_000;

/** When a token ends, in milliseconds; a token that does not say is asked anew after half an hour. */
export function endOf(token: string, now: number): number {
  try {
    const part = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const { exp } = JSON.parse(atob(part)) as { exp?: number };
    return typeof exp === "number" ? exp * 1000 : now + 30 * 60_000;
  } catch {
    return now + 30 * 60_000;
  }
}

export function tokens(ask: () => Promise<string>, now: () => number = Date.now): Tokens {
  let held: { token: string; end: number } | undefined;
  let asking: Promise<string> | undefined;
  return {
    get: () => {
      if (held && held.end - early > now()) return Promise.resolve(held.token);
      // Whoever asks meanwhile waits for the same answer.
      return (asking ??= ask()
        .then((token) => {
          held = { token, end: endOf(token, now()) };
          return token;
        })
        .catch((failure) => {
          // The old one is good until its end.
          if (held && held.end > now()) return held.token;
          throw failure;
        })
        .finally(() => (asking = undefined)));
    },
    drop: () => (held = undefined),
  };
}
