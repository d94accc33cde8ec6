import { useEffect, useState, type ComponentType, type JSX } from "react";
import { Missing } from "./Missing";
import type { Once } from "./once";
import { mendStylesheets } from "./stylesheets";

/**
 * A part of a page whose script is fetched when it is first wanted. What is here already is drawn at once; what comes is drawn when it comes:
 * React's own `lazy` would let the waiting sign of a `Suspense` stand for 300 ms at least. In the place of what cannot be fetched stands that it is missing, and everything else stays.
 */
export function fetched<P extends object>(script: Once<{ default: ComponentType<P> }>, Meanwhile: ComponentType = () => null, Instead: ComponentType<{ again: () => void }> = Missing): (props: P) => JSX.Element {
  return function Fetched(props: P): JSX.Element {
    const [tries, setTries] = useState({ now: 0, failed: -1 });
    const here = script.here();
    useEffect(() => {
      if (here) return;
      let left = false;
      const told = (failed: number): void => {
        if (!left) setTries((tries) => ({ ...tries, failed }));
      };
      mendStylesheets().then(script).then(() => told(-1), () => told(tries.now));
      return () => void (left = true);
    }, [here, tries.now]);
    if (here) return <here.default {...props} />;
    return tries.failed === tries.now ? <Instead again={() => setTries(({ now }) => ({ now: now + 1, failed: -1 }))} /> : <Meanwhile />;
  };
}
