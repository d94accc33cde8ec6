import { useCallback, useEffect, useRef, useState } from "react";
import type { Change } from "./desks";
import { language } from "./language";
import { read, Refusal } from "./wire";

const kept = new Map<string, unknown>();
/** When each was read: what came a moment ago is not asked again for being shown. */
const readAt = new Map<string, number>();
const fresh = 1500;
const asked = new Map<string, Promise<unknown>>();
const listeners = new Set<(change: Change | null) => void>();

/** What the live connection hears is told to every desk that is open. */
export const tell = (change: Change | null): void => {
  for (const heard of [...listeners]) heard(change);
};

const keyOf = (path: string): string => `${language()} ${path}`;

/** Asks early for what will be wanted in a moment. */
export function foresee(path: string): Promise<unknown> {
  const key = keyOf(path);
  const asking = asked.get(key) ?? read(path).then((data) => (kept.set(key, data), readAt.set(key, performance.now()), data)).finally(() => asked.delete(key));
  asked.set(key, asking);
  asking.catch(() => undefined);
  return asking;
}

export interface Reading<T> {
  data?: T;
  failed?: Error;
  again(): Promise<void>;
  /** A newer state that came with an answer. */
  put(data: T): void;
}

/** A desk's state: what was known at once, then what the server says, again whenever something of it changed. */
export function useReading<T>(path: string, matters: (change: Change) => boolean): Reading<T> {
  const key = keyOf(path);
  const [state, setState] = useState<{ key: string; data?: T; failed?: Error }>({ key, data: kept.get(key) as T | undefined });
  const run = useRef({ going: false, wanted: false, put: 0 });
  const here = useRef(key);
  here.current = key;

  const again = useCallback(async (): Promise<void> => {
    const now = run.current;
    if (now.going) {
      now.wanted = true;
      return;
    }
    now.going = true;
    const before = now.put;
    try {
      const data = (await foresee(path)) as T;
      // An answer that was on its way while a newer state was put is old.
      if (here.current === key && now.put === before) setState({ key, data });
    } catch (failure) {
      if (here.current === key) setState((old) => ({ key, data: failure instanceof Refusal && failure.status === 404 ? undefined : old.key === key ? old.data : undefined, failed: failure as Error }));
    } finally {
      now.going = false;
      if (now.wanted) {
        now.wanted = false;
        void again();
      }
    }
  }, [key, path]);

  useEffect(() => {
    run.current = { going: false, wanted: false, put: 0 };
    // It may have come between the drawing and now.
    if (performance.now() - (readAt.get(key) ?? -Infinity) < fresh && kept.has(key)) setState({ key, data: kept.get(key) as T });
    else void again();
  }, [again, key]);

  const judge = useRef(matters);
  judge.current = matters;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = (change: Change | null): void => {
      if (change && !judge.current(change)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void again(), 120);
    };
    listeners.add(heard);
    return () => {
      clearTimeout(timer);
      listeners.delete(heard);
    };
  }, [again]);

  const put = useCallback((data: T): void => {
    run.current.put++;
    kept.set(key, data);
    setState({ key, data });
  }, [key]);

  return state.key === key ? { data: state.data, failed: state.failed, again, put } : { data: kept.get(key) as T | undefined, again, put };
}
