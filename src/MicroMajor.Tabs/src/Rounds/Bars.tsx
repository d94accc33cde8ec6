import type { CSSProperties, JSX } from "react";
import type { Tone } from "../Wire/desks";

export interface Bar { key: string; label: string; value: number; whole?: number; tone: Tone; said: string; aloud?: string }

/** A list of bars, each a button with its name and its number: it is read as it is seen. */
export function Bars({ bars, chosen, choose }: { bars: Bar[]; chosen: string; choose: (key: string) => void }): JSX.Element {
  const most = Math.max(1, ...bars.map((bar) => bar.whole ?? bar.value));
  return (
    <ul className="bars" style={{ "--said": `${Math.max(...bars.map((bar) => bar.said.length))}ch` } as CSSProperties}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <button type="button" className={`bar-row tone-${bar.tone}`} aria-pressed={bar.key === chosen} onClick={() => choose(bar.key === chosen ? "" : bar.key)}>
            <span className="bar-label">{bar.label}</span>
            <svg className="bar-track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="bar-whole" width={((bar.whole ?? 0) / most) * 100} height="8" />
              <rect className="bar-fill" width={(bar.value / most) * 100} height="8" />
            </svg>
            <span className="bar-said" aria-hidden={bar.aloud ? true : undefined}>{bar.said}</span>
            {bar.aloud && <span className="sr">{bar.aloud}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
