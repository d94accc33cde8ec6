/** How far the server's clock is ahead of this device's, in milliseconds. */
let ahead = 0;

// Its answers name whole seconds and were on their way for a moment: less than this is no difference.
const tolerance = 2000;

/** What time it is, by the server's clock: a deadline is a deadline there, and a phone's own clock may be wrong. */
export const present = (): Date => new Date(Date.now() + ahead);

/** The server said what time it is. */
export function heardTime(date: string | null, now = Date.now()): void {
  const there = Date.parse(date ?? "");
  if (!Number.isNaN(there) && Math.abs(there - now - ahead) > tolerance) ahead = there - now;
}
