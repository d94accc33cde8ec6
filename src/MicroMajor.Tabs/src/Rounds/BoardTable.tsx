import { Button, Select } from "@fluentui/react-components";
import { useEffect, useState, type JSX } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { Icon } from "../Frame/icons";
import { go } from "../Frame/router";
import { usePlace } from "../Frame/usePlace";
import type { Board } from "../Wire/office";
import { BoardRows } from "./BoardRows";
import { Bones, Unread } from "./Bones";
import { counted } from "./figure";
import { exportBoard } from "./exportBoard";
import { Overview } from "./Overview";
import { boardPath, filterOf, queryOf, type BoardFilter } from "./questions";
import { useBoard } from "./useBoard";
import { useNarrow } from "./useNarrow";
import { SavedViews } from "./SavedViews";
import { say } from "./words";

/** The round as a table that goes on as it is looked through, filtered by what the store has an index for. */
export default function BoardTable({ roundId }: { roundId: string }): JSX.Element {
  const { query } = usePlace();
  const narrow = useNarrow();
  const [writing, setWriting] = useState(false);
  // Whoever came to the button stays there when nothing follows any more.
  const [held, setHeld] = useState(false);
  const filter = filterOf(query);
  const { board, rows, next, more, look, reading, stale, failed, again } = useBoard(roundId, filter);
  const choose = (change: Partial<BoardFilter>): void => {
    const wanted = queryOf({ ...(query.get("round") ? { round: query.get("round") } : {}), ...filter, ...change } as Partial<BoardFilter>);
    go(`/tabs/office${wanted && `?${wanted}`}`, { replace: true });
  };
  if (!board) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones lines={8} />;
  const total = next ? totalOf(board, filter, rows.length) : rows.length;
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
        {rows.length === 0 && next ? <Sought look={look} /> : rows.length === 0 ? (
          <div className="empty">
            <h2>{say("none")}</h2>
            {isFiltered && <div className="buttons"><Button onClick={() => choose({ state: "", unit: "" })}>{say("clear")}</Button></div>}
          </div>
        ) : (
          <BoardRows key={narrow ? "list" : "table"} rows={rows} total={total} narrow={narrow} look={look} />
        )}
      </div>
      <div className="board-end">
        <p role="status">{rows.length > 0 && (next ? say(total === undefined ? "shown" : "shownOf", { n: counted(rows.length), all: counted(total ?? 0) }) : say("shownAll", { n: counted(rows.length) }))}</p>
        {(next || held) && <Button disabledFocusable={reading || !next} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)} onClick={() => void more()}>{say(next ? "next" : "nothingNext")}</Button>}
      </div>
    </>
  );
}

/** How many there are under these conditions, as last counted; nobody counted what is of one college and in one state. */
function totalOf({ counts }: Board, { state, unit }: BoardFilter, atLeast: number): number | undefined {
  if (!counts || (state && unit)) return undefined;
  const count = state ? counts.byState.find((each) => each.key === state)?.count : unit ? counts.byUnit.find((each) => each.code === unit)?.all : counts.total;
  // Whatever was begun since it was counted is there, too.
  return count !== undefined && count > atLeast ? count : undefined;
}

/** Nothing found so far, and more to look through. */
function Sought({ look }: { look: (from: number, to: number) => void }): JSX.Element {
  useEffect(() => look(0, 0));
  return <Bones lines={8} />;
}
