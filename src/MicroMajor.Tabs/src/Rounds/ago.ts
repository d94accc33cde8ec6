import { present } from "../Wire/present";
import { say } from "./words";

const hour = 3_600_000;

/** How long ago something was, as one would say it; days are days in China. */
export function ago(iso: string, now = present()): string {
  const at = new Date(iso).getTime();
  const gone = now.getTime() - at;
  const dayOf = (time: number): number => Math.floor((time + 8 * hour) / (24 * hour));
  const days = dayOf(now.getTime()) - dayOf(at);
  if (gone < 60_000) return say("justNow");
  if (gone < hour) return say("minutesAgo", { n: Math.floor(gone / 60_000) });
  if (days === 0 || gone < 12 * hour) return say("hoursAgo", { n: Math.floor(gone / hour) });
  return days === 1 ? say("yesterday") : say("daysAgo", { n: days });
}
