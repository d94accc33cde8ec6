import type { JSX } from "react";
import { Failed } from "../Frame/Notice";
import { ActButton, LineRow } from "../Frame/Lines";
import { Icon } from "../Frame/icons";
import { Page, Skeleton } from "../Frame/Page";
import { exact, relative } from "../Frame/times";
import type { Line, Me, MineDesk } from "../Wire/desks";
import { present } from "../Wire/present";
import { useReading } from "../Wire/reading";
import { say } from "./words";

// What a person has to act on stands first and stands out; the rest is a list.
const pressing = new Set(["waiting", "reviews"]);

/** 我的: what waits for me, then what is mine and where it stands. */
export default function MyDesk({ me }: { me: Me }): JSX.Element {
  const { data, failed, again } = useReading<MineDesk>("/tabs/api/mine", (change) => change.kind !== "tally");
  if (!data) return failed ? <Failed failure={failed} again={() => void again()} /> : <Skeleton lines={6} />;
  const parts = data.parts.filter((part) => part.lines.length > 0);
  const waiting = parts.filter((part) => pressing.has(part.key)).flatMap((part) => part.lines);
  return (
    <Page title={me.name ? say("hello", { name: me.name }) : say("mineTitle")} lead={<Lead waiting={waiting} />}>
      {parts.length > 1 && (
        <nav className="counts" aria-label={say("overview")}>
          {parts.map((part) => (
            <a key={part.key} href={`#part-${part.key}`} aria-label={say("countOf", { title: part.title, n: part.lines.length })} className={pressing.has(part.key) ? "count count-strong" : "count"}
              onClick={(event) => (event.preventDefault(), reveal(part.key))}>
              <b>{part.more ? `${part.lines.length}+` : part.lines.length}</b>
              <span>{part.title}</span>
            </a>
          ))}
        </nav>
      )}
      {parts.map((part) => (
        <section key={part.key} className="part" aria-labelledby={`part-${part.key}`}>
          <h2 id={`part-${part.key}`} tabIndex={-1}>{part.title}</h2>
          <ul className={pressing.has(part.key) ? "lines lines-strong" : "lines"}>
            {part.lines.map((line) => <LineRow key={`${line.kind} ${line.id}`} line={line} strong={pressing.has(part.key)} />)}
          </ul>
          {part.more && <p className="more">{part.more}</p>}
        </section>
      ))}
      {(parts.length === 0 || data.empty) && <Empty empty={data.empty} alone={parts.length === 0} />}
    </Page>
  );
}

function reveal(key: string): void {
  const heading = document.getElementById(`part-${key}`);
  heading?.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" });
  heading?.focus({ preventScroll: true });
}

function Lead({ waiting }: { waiting: Line[] }): JSX.Element {
  const next = waiting.map((line) => line.dueAt).filter((at) => at !== undefined).sort()[0];
  return (
    <p>
      {waiting.length === 0 ? say("nothingWaits") : waiting.length === 1 ? say("oneWaits") : say("someWait", { n: waiting.length })}{" "}
      {next && say(new Date(next).getTime() < present().getTime() ? "firstOver" : "nextDue", { when: exact(next), left: relative(next) })}
    </p>
  );
}

function Empty({ empty, alone }: { empty: MineDesk["empty"]; alone: boolean }): JSX.Element {
  return (
    <section className={alone ? "empty" : "empty empty-small"}>
      {alone && <span className="notice-mark"><Icon name="clip" size={40} /></span>}
      <h2>{empty?.title ?? say("emptyTitle")}</h2>
      <p>{empty?.text ?? say("emptyText")}</p>
      {empty && empty.actions.length > 0 && <div className="buttons">{empty.actions.map((act) => <ActButton key={act.verb} act={act} />)}</div>}
    </section>
  );
}
