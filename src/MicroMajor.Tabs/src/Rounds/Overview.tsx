import { useState, type JSX } from "react";
import { box } from "../Frame/box";
import { exact } from "../Frame/times";
import type { Board } from "../Wire/office";
import { Bars } from "./Bars";
import { DayChart } from "./DayChart";
import { counted } from "./figure";
import type { BoardFilter } from "./questions";
import { say } from "./words";

const kept = box("office overview");

/** How the round stands, in three small pictures; pressing a bar filters the table by it. */
export function Overview({ board, filter, choose }: { board: Board; filter: BoardFilter; choose: (change: Partial<BoardFilter>) => void }): JSX.Element {
  const [open, setOpen] = useState(kept.read() === null ? innerWidth > 760 : kept.read() === "open");
  const counts = board.counts;
  return (
    <details className="overview" open={open} onToggle={({ currentTarget }) => (setOpen(currentTarget.open), kept.write(currentTarget.open ? "open" : "shut"))}>
      <summary><b>{say("overview")}</b> <span>{counts ? `${say("totalOf", { n: counted(counts.total) })} · ${say("counted", { when: exact(counts.asOf) })}` : say("counting")}</span></summary>
      {counts && counts.total === 0 && open && <p>{say("noneYet")}</p>}
      {counts && counts.total > 0 && open && (
        <div className="overview-parts">
          <section aria-labelledby="by-state">
            <h2 id="by-state">{say("byState")}</h2>
            <Bars chosen={filter.state} choose={(key) => choose({ state: key })} bars={counts.byState.filter((each) => each.count > 0).map((each) => ({ key: each.key, label: each.said, value: each.count, tone: each.tone, said: counted(each.count) }))} />
          </section>
          <section aria-labelledby="by-day">
            <h2 id="by-day">{say("byDay")}</h2>
            <DayChart days={counts.byDay} deadline={board.round.deadline} />
          </section>
          <section aria-labelledby="by-unit">
            <h2 id="by-unit">{say("byUnit")}</h2>
            <Bars chosen={filter.unit} choose={(key) => choose({ unit: key })} bars={counts.byUnit.map((each) => ({ key: each.code, label: each.name, value: each.handedIn, whole: each.all, tone: "accent" as const, said: `${counted(each.handedIn)}/${counted(each.all)}`, aloud: say("handedOf", { done: counted(each.handedIn), all: counted(each.all) }) }))} />
          </section>
        </div>
      )}
    </details>
  );
}
