import { useCallback, useEffect, useRef, useState } from "react";
import { foresee, hear, kept, keyOf, readAt } from "./answers";
import type { Change } from "./desks";
import { Refusal } from "./wire";

/** What came so many milliseconds ago is not asked again for being shown. */
const fresh = 1500;

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
    const stop = hear(heard);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [again]);

  const put = useCallback((data: T): void => {
    run.current.put++;
    kept.set(key, data);
    setState({ key, data });
  }, [key]);

  return state.key === key ? { data: state.data, failed: state.failed, again, put } : { data: kept.get(key) as T | undefined, again, put };
}
