import { Button } from "@fluentui/react-components";
import { useEffect, useState, type JSX } from "react";
import { sentenceOf } from "../Frame/acts";
import { LineRow } from "../Frame/Lines";
import type { Line } from "../Wire/desks";
import { read } from "../Wire/wire";
import { textsPathOf } from "./question";
import { say } from "./words";

/** A stretch of what was handed in, looked through; the next begins there. */
interface Stretch { lines: Line[]; looked: number; round?: string; next?: string }

interface Looked { lines: Line[]; looked: number; round?: string; next?: string; going: boolean; ended: boolean; failed?: string }

const nothingYet: Looked = { lines: [], looked: 0, going: false, ended: false };

const withNext = (before: Looked, { lines, looked, round, next }: Stretch): Looked =>
  ({ lines: [...before.lines, ...lines], looked: before.looked + looked, round: round ?? before.round, next, going: before.going && next !== undefined, ended: next === undefined });

/** Looks through what was written into the proposals, stretch by stretch, until it is stopped or at the end. */
export function Texts({ asked, found }: { asked: string; found: Line[] }): JSX.Element {
  const [state, setState] = useState(nothingYet);
  const { going, next } = state;
  useEffect(() => {
    if (!going) return;
    const left = new AbortController();
    read<Stretch>(textsPathOf(asked, next), left.signal).then(
      (stretch) => setState((before) => withNext(before, stretch)),
      (failure: unknown) => left.signal.aborted || setState((before) => ({ ...before, going: false, failed: sentenceOf(failure) })),
    );
    return () => left.abort();
  }, [asked, going, next]);
  const more = state.lines.filter((line) => !found.some((known) => known.id === line.id));
  const press = (): void => setState((before) => ({ ...before, going: !before.going, failed: undefined }));
  return (
    <section aria-labelledby="texts" className="part texts">
      <h2 id="texts">{say("texts")}</h2>
      <p className="buttons">
        <Button disabledFocusable={state.ended} onClick={press}>{say(state.ended ? "textsEnded" : going ? "textsStop" : state.looked > 0 ? "textsOn" : "textsBegin")}</Button>
        <span role="status">{state.failed ?? saidOf(state, more.length)}</span>
      </p>
      {more.length > 0 && <ul className="lines">{more.map((line) => <LineRow key={line.id} line={line} />)}</ul>}
    </section>
  );
}

function saidOf({ looked, round, ended, going }: Looked, more: number): string {
  if (looked === 0) return going ? say("textsGoing") : ended ? say("textsNone") : say("textsLead");
  const at = ended ? say("textsAll", { n: looked }) : say("textsAt", { n: looked, round: round ?? "" });
  return `${at}${more === 0 ? (ended ? say("textsNoMore") : "") : say("textsMore", { n: more })}`;
}
