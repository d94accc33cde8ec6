import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from "react";
import { press, tellPerson } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import type { PlanDesk, PlanRow } from "../Wire/office";
import { quietly } from "../Rounds/quietly";
import { say } from "../Rounds/words";
import { dropping, mayChange, moved, pinning, seatAt, type Cell } from "./planMoves";

/** The matrix. One cell at a time is in the tab order; arrow keys go from cell to cell, and the place is kept when the plan is read again. */
export function PlanGrid({ desk, rows }: { desk: PlanDesk; rows: PlanRow[] }): JSX.Element {
  // The place is a proposal and an expert: rows may come and go above it.
  const [here, setHere] = useState<{ row: string; expert: string }>();
  const grid = useRef<HTMLTableElement>(null);
  const wanted = useRef(false);
  const at: Cell = { row: Math.max(0, rows.findIndex((row) => row.id === here?.row)), column: Math.max(0, desk.experts.findIndex((expert) => expert.id === here?.expert)) };
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const cell = grid.current?.querySelector<HTMLElement>('td[tabindex="0"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "Home" && event.key !== "End") || !(event.target as HTMLElement).matches("td")) return;
    const [row, expert] = [rows[at.row], desk.experts[at.column]];
    const to = moved(at, event.key, rows.length, desk.experts.length, event.ctrlKey);
    if (to) {
      event.preventDefault();
      wanted.current = true;
      setHere({ row: rows[to.row].id, expert: desk.experts[to.column].id });
      return;
    }
    const seat = seatAt(row, expert.id);
    const key = event.key.toLowerCase();
    if (key === "enter") {
      event.preventDefault();
      void press(row.act);
    } else if (key === "p" || key === "delete" || key === "backspace") {
      event.preventDefault();
      if (!mayChange(desk, seat)) tellPerson(say(seat?.kind === "asked" ? "askedFixed" : "fixedNow"), "warn");
      else if (key === "p") void quietly(pinning(desk.roundId, row, expert.id, say("pin")));
      else if (seat) void quietly(dropping(desk.roundId, row, expert.id, say("drop")));
      else tellPerson(say("nothingThere"), "none");
    }
  };
  return (
    <>
      <div className="matrix-place">
        <table ref={grid} className="matrix" role="grid" aria-label={say("planMatrix")} aria-describedby="plan-keys" onKeyDown={onKey}>
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">{say("proposal")}</th>
              {desk.experts.map((expert) => (
                <th key={expert.id} scope="col" className="matrix-expert" title={`${expert.name} · ${expert.where}`}>
                  <span className="matrix-name">{expert.name}</span>
                  <span className={expert.max !== undefined && expert.load > expert.max ? "matrix-load over" : "matrix-load"} aria-label={expert.max === undefined ? say("loadOf", { n: expert.load }) : say("loadMax", { n: expert.load, max: expert.max })}>{expert.load}{expert.max === undefined ? "" : `/${expert.max}`}</span>
                </th>
              ))}
              <th scope="col" className="matrix-sum">{say("seats")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={row.id}>
                <th scope="row"><Go to={row.to}>{row.name || say("unnamed")}</Go><small>{row.unit}</small></th>
                {desk.experts.map((expert, c) => {
                  const seat = seatAt(row, expert.id);
                  const isHere = r === at.row && c === at.column;
                  return (
                    <td key={expert.id} role="gridcell" tabIndex={isHere ? 0 : -1} className={seat ? `cell is-${seat.kind}` : "cell"} aria-label={`${say("cell", { proposal: row.name || row.id, expert: expert.name, kind: say(seat?.kind ?? "free") })}${seat?.reason ? `。${seat.reason}` : ""}`} title={seat?.reason}
                      onFocus={() => isHere || setHere({ row: row.id, expert: expert.id })} onClick={(event) => (event.currentTarget.focus(), setHere({ row: row.id, expert: expert.id }))} onDoubleClick={() => void press(row.act)}>
                      {seat && <span className="seat" aria-hidden="true">{seat.kind === "asked" && <Icon name="check" size={14} />}{seat.kind === "pinned" && <Icon name="star" size={14} />}</span>}
                    </td>
                  );
                })}
                <td className="matrix-sum"><span className={row.gaps.length > 0 ? "tone-bad" : undefined} title={row.gaps.map((gap) => `${gap.said} ${gap.help}`).join("\n") || undefined}>{row.count}/{row.sought}</span>{row.gaps.length > 0 && <span className="sr">{row.gaps.map((gap) => gap.said).join(" ")}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="legend" aria-hidden="true">{(["seat", "pinned", "asked"] as const).map((kind) => <span key={kind}><span className={`cell is-${kind}`}><span className="seat">{kind === "asked" && <Icon name="check" size={14} />}{kind === "pinned" && <Icon name="star" size={14} />}</span></span>{say(kind)}</span>)}</p>
      <p className="quiet keys" id="plan-keys">{say("planHelp")}</p>
    </>
  );
}
