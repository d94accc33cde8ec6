import type { JSX } from "react";
import type { RankLine } from "../Wire/office";
import { figure } from "../Rounds/figure";
import { say } from "../Rounds/words";
import { placeOn, type Scale } from "./scale";

/** The mean as a number and a dot; the width of the band around it is how far the experts are apart. */
export function SpreadBar({ line, scale }: { line: RankLine; scale: Scale }): JSX.Element {
  if (line.mean === undefined) return <span className="quiet">{say("none2")}</span>;
  const at = placeOn(scale, line.mean);
  const from = placeOn(scale, line.mean - line.spread / 2);
  const to = placeOn(scale, line.mean + line.spread / 2);
  return (
    <span className={line.isFlagged ? "spread flagged" : "spread"} role="img" aria-label={say("scoreSaid", { mean: figure(line.mean), spread: figure(line.spread) })}>
      <b>{line.mean.toFixed(2)}</b>
      <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="spread-track" y="7" width="100" height="2" />
        <rect className="spread-band" x={from} y="4" width={Math.max(0.8, to - from)} height="8" rx="1" />
        <rect className="spread-mean" x={Math.min(98.6, Math.max(0, at - 0.7))} y="1" width="1.4" height="14" />
      </svg>
      <small>{figure(line.spread, 1)}</small>
    </span>
  );
}
