import { Button, Select } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import { ActButton, LineRow } from "../Frame/Lines";
import { go } from "../Frame/router";
import { usePlace } from "../Frame/usePlace";
import { exact } from "../Frame/times";
import type { BoardRow } from "../Wire/office";
import { ago } from "./ago";
import { Bones, Unread } from "./Bones";
import { figure } from "./figure";
import { exportBoard } from "./exportBoard";
import { Overview } from "./Overview";
import { boardPath, queryOf, useBoard, type BoardFilter } from "./useBoard";
import { useNarrow } from "./useNarrow";
import { SavedViews } from "./SavedViews";
import { say } from "./words";

const parts = ["state", "unit", "order", "direction"] as const;

/** The round as a table, a page at a time, filtered by what the store has an index for. */
export default function BoardTable({ roundId }: { roundId: string }): JSX.Element {
  const { query } = usePlace();
  const narrow = useNarrow();
  const [writing, setWriting] = useState(false);
  const filter = Object.fromEntries(parts.map((part) => [part, query.get(part) ?? ""])) as unknown as BoardFilter;
  const { board, rows, next, more, reading, stale, failed, again } = useBoard(roundId, filter);
  const choose = (change: Partial<BoardFilter>): void => {
    const wanted = queryOf({ ...(query.get("round") ? { round: query.get("round") } : {}), ...filter, ...change } as Partial<BoardFilter>);
    go(`/tabs/office${wanted && `?${wanted}`}`, { replace: true });
  };
  if (!board) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones lines={8} />;
  const isFiltered = filter.state !== "" || filter.unit !== "";
  const exportIt = async (): Promise<void> => {
    setWriting(true);
    await exportBoard(boardPath(roundId, filter).replace("/board", "/board/file")).catch((failure: unknown) => tellPerson(sentenceOf(failure), "bad"));
    setWriting(false);
  };
  return (
    <>
      <Overview board={board} filter={filter} choose={choose} />
      <SavedViews roundId={roundId} filter={filter} choose={(wanted) => choose({ state: "", unit: "", order: "", direction: "", ...wanted })} />
      <div className="filters">
        <Select aria-label={say("filterState")} value={filter.state} onChange={(_, { value }) => choose({ state: value })}>
          <option value="">{say("allStates")}</option>
          {board.states.map((state) => <option key={state.key} value={state.key}>{state.said}</option>)}
        </Select>
        <Select aria-label={say("filterUnit")} value={filter.unit} onChange={(_, { value }) => choose({ unit: value })}>
          <option value="">{say("allUnits")}</option>
          {board.units.map((unit) => <option key={unit.key} value={unit.key}>{unit.said}</option>)}
        </Select>
        <Select aria-label={say("order")} value={filter.order || "started"} onChange={(_, { value }) => choose({ order: value === "started" ? "" : value })}>
          {(["started", "submitted", "updated"] as const).map((order) => <option key={order} value={order}>{say(order)}</option>)}
        </Select>
        <Button onClick={() => choose({ direction: filter.direction === "asc" ? "" : "asc" })} icon={<Icon name={filter.direction === "asc" ? "up" : "down"} size={16} />}>
          {say(filter.direction === "asc" ? "oldestFirst" : "newestFirst")}
        </Button>
        <span className="filters-end">
          <Button icon={<Icon name="down2" size={16} />} disabledFocusable={writing} onClick={() => void exportIt()}>{say(writing ? "exporting" : "export")}</Button>
        </span>
      </div>
      <div aria-busy={stale || undefined} className={stale ? "stale" : undefined}>
        {rows.length === 0 ? (
          <div className="empty">
            <h2>{say("none")}</h2>
            {isFiltered && <div className="buttons"><Button onClick={() => choose({ state: "", unit: "" })}>{say("clear")}</Button></div>}
          </div>
        ) : narrow ? (
          <ul className="lines">{rows.map((row) => <LineRow key={row.id} line={lineOf(row)} />)}</ul>
        ) : (
          <Table rows={rows} />
        )}
      </div>
      <div className="board-end">
        <p role="status">{rows.length > 0 && say(next ? "shown" : "shownAll", { n: rows.length })}</p>
        {next && <Button disabledFocusable={reading} onClick={() => void more()}>{say("next")}</Button>}
      </div>
    </>
  );
}

const lineOf = (row: BoardRow) => ({
  id: row.id, kind: "proposal", title: row.name || say("unnamed"), subtitle: `${row.id} · ${row.unit} · ${row.owner}`, state: row.said, tone: row.tone, to: row.to, act: row.act,
  meta: [row.waiting, row.pending ?? "", row.mean === undefined ? "" : say("meanOf", { n: figure(row.mean) }), ...(row.flags ?? [])].filter((text) => text),
});

const Table = ({ rows }: { rows: BoardRow[] }): JSX.Element => (
  <div className="table-place" role="region" aria-label={say("board")} tabIndex={0}>
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say("name")}</th>
          <th scope="col">{say("unit")}</th>
          <th scope="col">{say("state")}</th>
          <th scope="col" className="number">{say("credits")}</th>
          <th scope="col" className="number">{say("mean")}</th>
          <th scope="col">{say("updatedAt")}</th>
          <th scope="col"><span className="sr">{say("do")}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row"><Go to={row.to}>{row.name || say("unnamed")}</Go><small>{row.id}</small></th>
            <td>{row.unit}<small>{row.owner}</small></td>
            <td>
              <span className={`state tone-${row.tone}`}>{row.said}</span>
              <small>{[row.pending ?? row.waiting, ...(row.flags ?? [])].filter((text) => text).join(" · ")}</small>
            </td>
            <td className="number">{row.credits ? figure(row.credits) : say("none2")}</td>
            <td className="number">{row.mean === undefined ? say("none2") : figure(row.mean)}</td>
            <td><time dateTime={row.updatedAt} title={exact(row.updatedAt)}>{ago(row.updatedAt)}</time><small>{exact(row.updatedAt)}</small></td>
            <td className="table-act">{row.act && <ActButton act={row.act} small quiet />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
