import { language } from "../Wire/language";
import { present } from "../Wire/present";
import { say } from "./words";

const minute = 60_000;
const hour = 60 * minute;

/** A moment as the clocks of China show it: one zone, and no summer time since 1991. Asking Intl for that costs the first desk the reading of its tables. */
const inChina = (at: Date): Date => new Date(at.getTime() + 8 * hour);
const two = (n: number): string => String(n).padStart(2, "0");

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 10:32, as people in China read it. */
export const clock = (at: Date): string => `${two(inChina(at).getUTCHours())}:${two(inChina(at).getUTCMinutes())}`;

/** 6月20日 17:00 or 20 Jun, 17:00; the year where it is another one. */
export function exact(iso: string, now = present()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const [year, month, day] = [inChina(at).getUTCFullYear(), inChina(at).getUTCMonth(), inChina(at).getUTCDate()];
  const other = year !== inChina(now).getUTCFullYear();
  return language() === "zh" ? `${other ? `${year}年` : ""}${month + 1}月${day}日 ${clock(at)}` : `${day} ${months[month]}${other ? ` ${year}` : ""}, ${clock(at)}`;
}

const dayNumber = (at: Date): number => Math.floor(inChina(at).getTime() / (24 * hour));

/** How long there is, or how long it is over, as one would say it. */
export function relative(iso: string, now = present()): string {
  const left = new Date(iso).getTime() - now.getTime();
  if (Number.isNaN(left)) return "";
  const days = dayNumber(new Date(iso)) - dayNumber(now);
  const over = left < 0;
  const size = Math.abs(left);
  if (size < hour) return say(over ? "minutesOver" : "minutesLeft", { n: Math.max(1, Math.floor(size / minute)) });
  if (days === 0 || size < 12 * hour) return say(over ? "hoursOver" : "hoursLeft", { n: Math.floor(size / hour) });
  if (days === 1) return say("tomorrow");
  if (days === -1) return say("yesterday");
  return say(over ? "daysOver" : "daysLeft", { n: Math.abs(days) });
}
