import type { JSX } from "react";
import type { RankExpert } from "../Wire/office";
import { say } from "../Rounds/words";
import { fromMiddle } from "./scale";

/** Stern to the left, lenient to the right of the middle; each with its sentence. */
export function Sternness({ experts }: { experts: RankExpert[] }): JSX.Element {
  const most = Math.max(1, ...experts.flatMap((expert) => [Math.abs(expert.shift), Math.abs(expert.deviation)]));
  return (
    <section className="part" aria-label={say("sternness")}>
      <h2>{say("sternness")}</h2>
      <div className="stern">
        <p className="quiet">{say("sternHelp")}</p>
        <p className="stern-ends" aria-hidden="true"><span>{say("stern")}</span><span>{say("lenient")}</span></p>
        <ul>
          {experts.map((expert) => (
            <li key={expert.number} title={expert.said}>
              <span className="sr">{expert.said}</span>
              <span aria-hidden="true">{say("expert", { n: expert.number })}</span>
              <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect className="stern-middle" x="49.8" width=".4" height="12" />
                <rect className={expert.isUncertain ? "stern-bar unsure" : expert.shift < 0 ? "stern-bar low" : "stern-bar high"} {...fromMiddle(expert.shift, most)} y="2" height="8" />
                <rect className="stern-range" {...fromMiddle(expert.deviation, most)} y="5.6" height=".8" />
              </svg>
              <span aria-hidden="true" className="number">{expert.shift > 0 ? "+" : expert.shift < 0 ? "−" : ""}{Math.abs(expert.shift).toFixed(1)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
