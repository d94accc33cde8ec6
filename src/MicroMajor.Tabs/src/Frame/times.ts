import { language } from "../Wire/language";
import { present } from "../Wire/present";
import { say } from "./words";

const zone = "Asia/Shanghai";
const minute = 60_000;
const hour = 60 * minute;

const parts = (at: Date): Record<string, string> =>
  Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(at).map((part) => [part.type, part.value]));

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 10:32, as people in China read it. */
export const clock = (at: Date): string => `${parts(at).hour}:${parts(at).minute}`;

/** 6月20日 17:00 or 20 Jun, 17:00; the year where it is another one. */
export function exact(iso: string, now = present()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const p = parts(at);
  const other = p.year !== parts(now).year;
  return language() === "zh"
    ? `${other ? `${p.year}年` : ""}${Number(p.month)}月${Number(p.day)}日 ${p.hour}:${p.minute}`
    : `${Number(p.day)} ${months[Number(p.month) - 1]}${other ? ` ${p.year}` : ""}, ${p.hour}:${p.minute}`;
}

const dayNumber = (at: Date): number => {
  const p = parts(at);
  return Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day)) / 86_400_000;
};

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
