import type { JSX } from "react";
import { busy, press } from "../Frame/acts";
import { Icon } from "../Frame/icons";
import { useStore } from "../Frame/useStore";
import { tilesOf } from "./tilesOf";

/** Everything else of the office, in groups; each opens its card beside the page. */
export default function Tiles({ roundId }: { roundId: string }): JSX.Element {
  const now = useStore(busy);
  return (
    <>
      {tilesOf(roundId).map((group) => (
        <section key={group.title} className="part" aria-label={group.title}>
          <h2>{group.title} <span className="part-text">{group.text}</span></h2>
          <div className="tiles">
            {group.tiles.map(({ act, text }) => (
              <button key={act.verb} type="button" className="tile" aria-disabled={now !== null || undefined} aria-busy={now?.verb === act.verb || undefined} onClick={() => void press(act)}>
                <b>{act.label}</b>
                <span>{text}</span>
                <Icon name="arrow" size={16} />
              </button>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
