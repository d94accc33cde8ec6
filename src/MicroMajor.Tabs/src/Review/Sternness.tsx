import type { JSX } from "react";
import type { RankExpert } from "../Wire/office";
import { say } from "../Rounds/words";

/** Stern to the left, lenient to the right of the middle; each with its sentence. */
export function Sternness({ experts }: { experts: RankExpert[] }): JSX.Element {
  const most = Math.max(1, ...experts.map((expert) => Math.abs(expert.shift) + expert.deviation));
  const at = (points: number): number => 50 + (points / most) * 48;
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
                <rect className={expert.isUncertain ? "stern-bar unsure" : expert.shift < 0 ? "stern-bar low" : "stern-bar high"} x={Math.min(50, at(expert.shift))} y="2" width={Math.max(0.6, Math.abs(at(expert.shift) - 50))} height="8" />
                <rect className="stern-range" x={at(expert.shift - expert.deviation)} y="5.6" width={at(expert.shift + expert.deviation) - at(expert.shift - expert.deviation)} height=".8" />
              </svg>
              <span aria-hidden="true" className="number">{expert.shift > 0 ? "+" : expert.shift < 0 ? "−" : ""}{Math.abs(expert.shift).toFixed(1)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
