import type { JSX } from "react";
import { Go } from "../Frame/Go";
import { ActButton } from "../Frame/Lines";
import { usePlace } from "../Frame/usePlace";
import type { Board, StateCount } from "../Wire/office";
import { useReading } from "../Wire/reading";
import { ago } from "./ago";
import { Bones, Unread } from "./Bones";
import { counted, figure } from "./figure";
import { boardPath, countsPath } from "./questions";
import { say } from "./words";

const inColumn = 10;

/** The round as columns: one for each state that anything is in, the longest waiting first. */
export default function BoardColumns({ roundId }: { roundId: string }): JSX.Element {
  const { data, failed, again } = useReading<Board>(countsPath(roundId), (change) => change.kind === "tally" || change.kind === "round");
  if (!data) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones />;
  if (!data.counts) return <p className="quiet" role="status">{say("counting")}</p>;
  const columns = data.counts.byState.filter((each) => each.count > 0);
  if (columns.length === 0) return <div className="empty"><h2>{say("none")}</h2></div>;
  return (
    <div className="columns" role="region" aria-label={say("columns")} tabIndex={0}>
      {columns.map((each) => <Column key={each.key} roundId={roundId} state={each} />)}
    </div>
  );
}

function Column({ roundId, state }: { roundId: string; state: StateCount }): JSX.Element {
  const { query } = usePlace();
  const { data, failed, again } = useReading<Board>(boardPath(roundId, { state: state.key, order: "updated", direction: "asc" }, `top=${inColumn}`), (change) => change.kind === "proposal" || change.kind === "tally");
  const round = query.get("round");
  return (
    <section className={`column tone-${state.tone}`} aria-label={say("columnsOf", { said: state.said, n: counted(state.count) })}>
      <h2><span>{state.said}</span> <b>{counted(state.count)}</b></h2>
      {!data ? failed ? <Unread failure={failed} again={() => void again()} /> : <Bones lines={3} /> : (
        <ul>
          {data.rows.map((row) => (
            <li key={row.id} className="tile-card">
              <Go to={row.to}>{row.name || say("unnamed")}</Go>
              <p>{row.unit}</p>
              <p className="tile-foot"><time dateTime={row.updatedAt}>{ago(row.updatedAt)}</time>{row.mean !== undefined && <span>{say("meanOf", { n: figure(row.mean) })}</span>}{row.act && <span className="tile-act"><ActButton act={row.act} small quiet /></span>}</p>
            </li>
          ))}
          {data.rows.length === 0 && <li className="quiet">{say("columnEmpty")}</li>}
        </ul>
      )}
      {state.count > inColumn && <Go className="button-link" to={`/tabs/office?${round ? `round=${encodeURIComponent(round)}&` : ""}state=${state.key}`}>{say("seeAll", { n: counted(state.count) })}</Go>}
    </section>
  );
}
