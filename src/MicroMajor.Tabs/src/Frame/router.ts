import { store } from "../Wire/store";

const base = "/tabs/";
/** Asked before a desk is left; it may have something to save first. */
const leaving = new Set<() => void>();

const here = (): string => (typeof location === "undefined" ? base : location.pathname + location.search);

/** Where we are: path and query. */
export const place = store(here());

const heard = (): void => place.set(here());
if (typeof addEventListener === "function") addEventListener("popstate", heard);

export const onLeave = (save: () => void): (() => void) => (leaving.add(save), () => void leaving.delete(save));

/** Saves what whoever is here would lose by going away. */
export const keep = (): void => {
  for (const save of [...leaving]) save();
};

/** Goes to a place of ours; `to` begins with /tabs/. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  const target = safe(to);
  if (target === place.get()) return;
  keep();
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
