import { useSyncExternalStore } from "react";

const base = "/tabs/";
const listeners = new Set<() => void>();
/** Asked before a desk is left; it may have something to save first. */
const leaving = new Set<() => void>();

let place = typeof location === "undefined" ? base : location.pathname + location.search;

const heard = (): void => {
  place = location.pathname + location.search;
  for (const listener of [...listeners]) listener();
};
if (typeof addEventListener === "function") addEventListener("popstate", heard);

/** Where we are: path below /tabs/, and query. */
export function usePlace(): { path: string; query: URLSearchParams; full: string } {
  const full = useSyncExternalStore((listener) => (listeners.add(listener), () => void listeners.delete(listener)), () => place);
  const url = new URL(full, "https://tabs.invalid");
  return { path: url.pathname.replace(/^\/tabs\/?/, "").replace(/\/$/, ""), query: url.searchParams, full };
}

export const onLeave = (keep: () => void): (() => void) => (leaving.add(keep), () => void leaving.delete(keep));

/** Goes to a place of ours; `to` begins with /tabs/. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  const target = safe(to);
  if (target === place) return;
  for (const keep of [...leaving]) keep();
  if (how.replace) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  heard();
}

/** Only our own places are gone to, whatever a link says. */
export function safe(to: string): string {
  const url = new URL(to, `https://tabs.invalid${base}`);
  return url.origin === "https://tabs.invalid" && url.pathname.startsWith(base) ? url.pathname + url.search : `${base}mine`;
}

/** The place that a deep link's sub page names: `proposals/WZY-2025-0001?section=courses`. */
export const placeOf = (subPage: string): string => safe(base + subPage.replace(/^\/?(tabs\/)?/, ""));
