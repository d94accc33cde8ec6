import { Checkbox, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import type { ProposalDesk, ReturnPoint } from "../Wire/proposals";
import { act } from "../Wire/wire";
import { say } from "./words";

type Returned = NonNullable<ProposalDesk["returned"]>;

/** What a return asks, point by point: go there, tick it, answer it. */
export function ReturnList({ id, returned, put }: { id: string; returned: Returned; put(page: ProposalDesk): void }): JSX.Element {
  const save = async (typed: Record<string, string>): Promise<void> => {
    if (!returned.save) return;
    try {
      const answer = await act<ProposalDesk>(returned.save.verb, { ...returned.save.data, ...typed, want: "page" });
      if (answer.problems?.length) tellPerson(answer.problems[0].sentence, "bad");
      if (answer.page) put(answer.page);
    } catch (failure) {
      tellPerson(sentenceOf(failure), "bad");
    }
  };
  const open = returned.points.filter((point) => !point.ticked);
  const done = returned.points.filter((point) => point.ticked);
  return (
    <section className="returned" aria-label={returned.title ?? say("returnTitle")}>
      <h2><Icon name="edit" size={18} /> {returned.title ?? say("returnTitle")}</h2>
      {returned.reason && <p className="returned-reason">{returned.reason}</p>}
      <ol>{open.map((point) => <Point key={point.id} id={id} point={point} save={returned.save ? save : undefined} />)}</ol>
      {done.length > 0 && (
        <details open={open.length === 0}>
          <summary>{say("showDone", { n: done.length })}</summary>
          <ol>{done.map((point) => <Point key={point.id} id={id} point={point} save={returned.save ? save : undefined} />)}</ol>
        </details>
      )}
    </section>
  );
}

function Point({ id, point, save }: { id: string; point: ReturnPoint; save?: (typed: Record<string, string>) => Promise<void> }): JSX.Element {
  const [answer, setAnswer] = useState(point.answer);
  const [asked, setAsked] = useState(point.answer !== "");
  // Shown at once; what the server says afterwards holds.
  const [ticking, setTicking] = useState<boolean | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    if (!touched.current) setAnswer(point.answer);
  }, [point.answer]);
  const keep = async (): Promise<void> => {
    if (!touched.current) return;
    touched.current = false;
    await save?.({ [point.answerInput]: answer, [point.doneInput]: String(point.ticked) });
  };
  const tick = async (done: boolean): Promise<void> => {
    setTicking(done);
    await save?.({ [point.doneInput]: String(done), [point.answerInput]: answer });
    setTicking(null);
  };
  return (
    <li className={point.ticked ? "point point-done" : "point"}>
      <Checkbox checked={ticking ?? point.ticked} disabled={!save} aria-label={say("pointDone", { n: point.number })} onChange={(_, { checked }) => void tick(checked === true)} />
      <div>
        <p><b>{point.number}.</b> {point.text}</p>
        <p className="point-ways">
          {point.at && <Go to={`/tabs/proposals/${encodeURIComponent(id)}?section=${encodeURIComponent(point.at.section)}${point.at.field ? `&at=${encodeURIComponent(point.at.field)}` : ""}`}>{say("toPlace", { place: point.place ?? "" })}</Go>}
          {save && !asked && <button type="button" className="plain link" onClick={() => setAsked(true)}>{say("pointAnswer")}</button>}
        </p>
        {asked && (save ? <Textarea className="answer" size="small" resize="vertical" aria-label={`${point.number}. ${say("pointAnswer")}`} placeholder={say("pointAnswer")} value={answer} onChange={(_, { value }) => ((touched.current = true), setAnswer(value))} onBlur={() => void keep()} /> : answer && <p>{answer}</p>)}
      </div>
    </li>
  );
}
