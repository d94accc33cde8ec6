import { Button } from "@fluentui/react-components";
import type { JSX } from "react";
import { busy } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { ActButton } from "../Frame/Lines";
import { useStore } from "../Frame/useStore";
import type { PlanDesk, PlanRow } from "../Wire/office";
import { quietly } from "../Rounds/quietly";
import { say } from "../Rounds/words";
import { dropping, mayChange, pinning } from "./planMoves";

/** The plan on a phone: each proposal with its experts. */
export function PlanList({ desk, rows }: { desk: PlanDesk; rows: PlanRow[] }): JSX.Element {
  const now = useStore(busy);
  const experts = new Map(desk.experts.map((expert) => [expert.id, expert]));
  return (
    <ul className="plan-list">
      {rows.map((row) => (
        <li key={row.id} className="plan-card">
          <p className="rank-head"><Go to={row.to}>{row.name || say("unnamed")}</Go><span className={row.gaps.length > 0 ? "plan-count tone-bad" : "plan-count"}>{row.count}/{row.sought}</span></p>
          <small>{row.unit}</small>
          <ul>
            {row.seats.map((seat) => {
              const expert = experts.get(seat.expertId);
              const name = expert?.name ?? seat.expertId;
              return (
                <li key={seat.expertId}>
                  <span><b>{name}</b> <span className="quiet">{say(seat.kind)}{expert && ` · ${expert.max === undefined ? say("loadOf", { n: expert.load }) : say("loadMax", { n: expert.load, max: expert.max })}`}</span></span>
                  {mayChange(desk, seat) && (
                    <span className="buttons">
                      <Button size="small" disabledFocusable={now !== null} aria-label={`${say(seat.kind === "pinned" ? "unpin" : "pin")} ${name}`} onClick={() => void quietly(pinning(desk.roundId, row, seat.expertId, say("pin")))}>{say(seat.kind === "pinned" ? "unpin" : "pin")}</Button>
                      <Button size="small" disabledFocusable={now !== null} aria-label={`${say("drop")} ${name}`} onClick={() => void quietly(dropping(desk.roundId, row, seat.expertId, say("drop")))}>{say("drop")}</Button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
          {row.gaps.map((gap) => <p key={gap.said} className="plan-gap">{gap.said} {gap.help}</p>)}
          <p className="rank-foot"><span className="tile-act"><ActButton act={row.act} small quiet /></span></p>
        </li>
      ))}
    </ul>
  );
}
