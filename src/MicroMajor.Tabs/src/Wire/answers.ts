import type { Change } from "./desks";
import { language } from "./language";
import { read } from "./wire";

/** What each question was answered last. */
export const kept = new Map<string, unknown>();
/** When each was read: what came a moment ago is not asked again for being shown. */
export const readAt = new Map<string, number>();
const asked = new Map<string, Promise<unknown>>();
const listeners = new Set<(change: Change | null) => void>();

/** What the live connection hears is told to every desk that is open. */
export const tell = (change: Change | null): void => {
  for (const heard of [...listeners]) heard(change);
};

export const keyOf = (path: string): string => `${language()} ${path}`;

/** Asks early for what will be wanted in a moment. */
export function foresee(path: string): Promise<unknown> {
  const key = keyOf(path);
  const asking = asked.get(key) ?? read(path).then((data) => (kept.set(key, data), readAt.set(key, performance.now()), data)).finally(() => asked.delete(key));
  asked.set(key, asking);
  asking.catch(() => undefined);
  return asking;
}

/** Hears what is told, until the returned function is called. */
export const hear = (heard: (change: Change | null) => void): (() => void) => (listeners.add(heard), () => void listeners.delete(heard));
