import { say } from "./words";
import { settings } from "./settings";

// People here live in one time zone without summer time.
const shanghai = 8 * 3_600_000;
const two = (n: number): string => String(n).padStart(2, "0");
const there = (iso: string | number): Date => new Date(new Date(iso).getTime() + shanghai);

/** The difference between the tenant's clock and this browser's: the tenant's calendar may have been turned. */
let offset = 0;
export const setTenantNow = (iso: string): void => void (offset = new Date(iso).getTime() - Date.now());

export const clock = (iso: string): string => {
  const at = there(iso);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
};

export const dayKey = (iso: string | number): string => there(iso).toISOString().slice(0, 10);

export function dayName(iso: string): string {
  const now = Date.now() + offset;
  if (dayKey(iso) === dayKey(now)) return say("today");
  if (dayKey(iso) === dayKey(now - 86_400_000)) return say("yesterday");
  const at = there(iso);
  return settings.language === "zh"
    ? `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
    : `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** The clock for today, else the day: for lists. */
export const shortTime = (iso: string): string => (dayKey(iso) === dayKey(Date.now() + offset) ? clock(iso) : dayName(iso));

export const dateAndTime = (iso: string): string => `${dayKey(iso)} ${clock(iso)}`;
