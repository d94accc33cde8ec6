import { useEffect, useState, type ComponentType, type JSX } from "react";
import type { Once } from "./once";

/**
 * A part of a page whose script is fetched when it is first wanted. What is here already is drawn at once; what comes is drawn when it comes:
 * React's own `lazy` would let the waiting sign of a `Suspense` stand for 300 ms at least.
 */
export function fetched<P extends object>(script: Once<{ default: ComponentType<P> }>, Meanwhile: ComponentType = () => null): (props: P) => JSX.Element {
  return function Fetched(props: P): JSX.Element {
    const [come, setCome] = useState<{ failure?: unknown }>({});
    const here = script.here();
    useEffect(() => {
      if (here) return;
      let left = false;
      const told = (now: { failure?: unknown }): void => {
        if (!left) setCome(now);
      };
      script().then(() => told({}), (failure: unknown) => told({ failure }));
      return () => void (left = true);
    }, [here]);
    if ("failure" in come) throw come.failure;
    return here ? <here.default {...props} /> : <Meanwhile />;
  };
}
