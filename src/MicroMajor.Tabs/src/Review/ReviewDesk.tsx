import { Button, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore, type JSX, type KeyboardEvent } from "react";
import { press, sentenceOf } from "../Frame/acts";
import { box } from "../Frame/box";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import { ActButton, Due } from "../Frame/Lines";
import { Failed } from "../Frame/Notice";
import { Page, Skeleton } from "../Frame/Page";
import { go, onLeave } from "../Frame/router";
import { clock } from "../Frame/times";
import { lengthOf, Reading } from "../Proposals/FieldBlock";
import type { Me } from "../Wire/desks";
import { present } from "../Wire/present";
import { useReading } from "../Wire/reading";
import type { ReviewDesk as Desk, RubricItem } from "../Wire/reviews";
import { act, reach, Unreachable } from "../Wire/wire";
import { Scoring, type Kept } from "./scoring";
import { say } from "./words";
import "../style/proposal.css";
import "../style/review.css";

/** 评审: the proposal and the rubric side by side; what is put down is kept half done. */
export default function ReviewDesk({ id, me }: { id: string; me: Me }): JSX.Element {
  const { data, failed, again, put } = useReading<Desk>(`/tabs/api/reviews/${encodeURIComponent(id)}`, (change) => change.kind !== "round");
  if (!data) return failed ? <Failed failure={failed} again={() => void again()} /> : <Skeleton lines={7} />;
  return <Open id={id} me={me} page={data} put={put} />;
}

function useScoring(page: Desk, me: Me): Scoring {
  const id = page.assignment.id;
  const [scoring] = useState(() => new Scoring(page, {
    keep: (data) => act<Desk>(page.rubric.save?.verb ?? "review/keep", { ...(page.rubric.save?.data ?? { assignmentId: id }), ...data, want: "page" }),
    isAway: (failure) => failure instanceof Unreachable,
    sentence: sentenceOf,
    kept: box(`unsaved ${me.id} ${id}`),
    now: present,
  }));
  useSyncExternalStore(scoring.subscribe, scoring.version);
  useEffect(() => scoring.adopt(page), [scoring, page]);
  useEffect(() => {
    const flush = (): void => void scoring.flush();
    const stops = [onLeave(flush), reach.subscribe(() => void (reach.get() === "there" && scoring.kept.name === "away" && flush()))];
    addEventListener("online", flush);
    addEventListener("pagehide", flush);
    return () => {
      for (const stop of stops) stop();
      removeEventListener("online", flush);
      removeEventListener("pagehide", flush);
      scoring.end();
    };
  }, [scoring]);
  return scoring;
}

function Open({ id, me, page, put }: { id: string; me: Me; page: Desk; put(page: Desk): void }): JSX.Element {
  const scoring = useScoring(page, me);
  const desk = scoring.desk;
  const { assignment, proposal, queue } = desk;
  // A phone shows one of the two at a time.
  const [shown, setShown] = useState<"proposal" | "scoring">("proposal");
  // What was missing when it was to be given is said until it is there or given again.
  const [asked, setAsked] = useState<Desk["rubric"] | null>(null);
  const scroll = useRef({ proposal: 0, scoring: 0 });
  const show = (what: "proposal" | "scoring"): void => {
    scroll.current[shown] = scrollY;
    setShown(what);
    requestAnimationFrame(() => scrollTo({ top: scroll.current[what] }));
  };
  const next = queue?.nextId === undefined || queue.nextId === id ? undefined : `/tabs/review/${encodeURIComponent(queue.nextId)}`;
  const submit = async (): Promise<void> => {
    await scoring.flush();
    const sent = scoring.values;
    const verb = desk.rubric.submit ?? { verb: "review/submit", data: { assignmentId: id } };
    const answer = await press<Desk>({ label: say("submit"), verb: verb.verb, data: { ...verb.data, ...sent, want: "page" } });
    if (!answer?.page) return;
    setAsked(answer.page.rubric.problems?.length ? answer.page.rubric : null);
    scoring.done(answer.page, sent);
    put(answer.page);
    setTimeout(() => (document.querySelector<HTMLElement>(".rubric .item-problem, .rubric .rubric-problems")?.scrollIntoView({ block: "center" })), 50);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && assignment.mayScore) (event.preventDefault(), void submit());
    else if (event.altKey && event.code === "KeyN" && next) (event.preventDefault(), go(next));
  };
  return (
    <div onKeyDown={key}>
      <Page title={assignment.title ?? proposal.title ?? say("proposal")} wide id={id} lead={
        <p className="proposal-facts review-facts">
          <Go to="/tabs/review"><Icon name="back" size={14} /> {say("toQueue")}</Go>
          {queue && queue.number > 0 && <span>{say("place", { n: queue.number, count: queue.count, given: queue.given })}</span>}
          {assignment.said && <span className="state tone-accent">{assignment.said}</span>}
          {assignment.dueAt && <Due at={assignment.dueAt} />}
        </p>
      }>
        <div className="proposal-acts">
          <div className="buttons">
            {desk.acts?.map((one) => <ActButton key={one.verb + one.label} act={one} />)}
            {next && <Button icon={<Icon name="arrow" size={18} />} iconPosition="after" onClick={() => go(next)}>{assignment.given ? say("next") : say("skip")}</Button>}
          </div>
        </div>
        <div className="switch" role="group" aria-label={say("switch")}>
          {(["proposal", "scoring"] as const).map((what) => (
            <button key={what} type="button" aria-pressed={shown === what} onClick={() => show(what)}>{say(what)}</button>
          ))}
        </div>
        <div className={`review review-${shown}`}>
          <article className="review-proposal proposal-main" aria-label={say("proposal")}>
            {proposal.sections.length === 0 && <p className="section-note">{say("nothingToRead")}</p>}
            {proposal.sections.map((section) => (
              <section key={section.key}>
                <h2>{section.title}</h2>
                {section.note && <p className="section-note">{section.note}</p>}
                {section.fields.map((field) => <Reading key={field.key} field={field} />)}
              </section>
            ))}
          </article>
          <div className="review-side"><Rubric desk={desk} scoring={scoring} asked={asked} submit={() => void submit()} /></div>
        </div>
      </Page>
    </div>
  );
}

function Rubric({ desk, scoring, asked, submit }: { desk: Desk; scoring: Scoring; asked: Desk["rubric"] | null; submit(): void }): JSX.Element {
  const { rubric, assignment } = desk;
  const problemOf = (item: RubricItem): string | undefined => {
    const before = asked?.items.find((one) => one.key === item.key);
    return before?.problem && scoring.value(`grade_${item.key}`) === (before.grade ?? "") ? before.problem : undefined;
  };
  const unchanged = asked !== null && scoring.value("comment") === (asked.comment ?? "") && scoring.value("conclusion") === (asked.conclusion ?? "");
  const others = unchanged ? (asked.problems ?? []).filter((problem) => !asked.items.some((item) => item.problem === problem)) : [];
  const list = useRef<HTMLOListElement>(null);
  const graded = rubric.items.filter((item) => scoring.value(`grade_${item.key}`) !== "").length;
  const comment = scoring.value("comment");
  const now = lengthOf(comment);
  const move = (from: number, step: number): void => {
    const items = list.current?.querySelectorAll<HTMLElement>(".item");
    const target = items?.[from + step];
    (target?.querySelector<HTMLElement>("input:checked") ?? target?.querySelector<HTMLElement>("input") ?? (step > 0 ? document.querySelector<HTMLElement>(".rubric-end input") : null))?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };
  const key = (event: KeyboardEvent, item: RubricItem, n: number): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = Number(event.key) - 1;
    if (item.grades[at]) {
      event.preventDefault();
      scoring.put(`grade_${item.key}`, item.grades[at].key);
      move(n, 1);
    } else if (event.key === "j" || event.key === "J") (event.preventDefault(), move(n, 1));
    else if (event.key === "k" || event.key === "K") (event.preventDefault(), move(n, -1));
  };
  return (
    <section className="rubric" aria-labelledby="rubric-title">
      <header className="section-head">
        <h2 id="rubric-title">{say("scoring")}</h2>
        {assignment.mayScore && <KeptLine kept={scoring.kept} />}
      </header>
      <p className="rubric-count">{assignment.mayScore ? say("graded", { n: graded, all: rubric.items.length }) : say("notScorable")}</p>
      {assignment.given && assignment.mayScore && <p className="rubric-given"><Icon name="check" size={16} /> {say("given")}</p>}
      {rubric.remarks && rubric.remarks.length > 0 && <ul className="remarks" aria-label={say("remarks")}>{rubric.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>}
      <ol ref={list}>
        {rubric.items.map((item, n) => (
          <li key={item.key} className={problemOf(item) ? "item item-problem" : "item"} onKeyDown={(event) => key(event, item, n)}>
            <h3 id={`item-${item.key}`}><span>{item.name}</span> <small>{say("points", { n: item.points })}</small></h3>
            {item.words && <p className="item-words" id={`words-${item.key}`}>{item.words}</p>}
            {item.remarks && item.remarks.length > 0 && <ul className="remarks" aria-label={say("remarks")}>{item.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>}
            <div className="grades" role="radiogroup" aria-labelledby={`item-${item.key}`} aria-describedby={item.words ? `words-${item.key}` : undefined}>
              {item.grades.map((grade) => (
                <label key={grade.key} className="grade">
                  <input type="radio" name={`grade_${item.key}`} value={grade.key} disabled={!assignment.mayScore} checked={scoring.value(`grade_${item.key}`) === grade.key} onChange={() => scoring.put(`grade_${item.key}`, grade.key)} />
                  <span><GradeName title={grade.title} /></span>
                </label>
              ))}
            </div>
            {problemOf(item) && <p className="problem"><Icon name="alert" size={16} /> {problemOf(item)}</p>}
          </li>
        ))}
      </ol>
      <div className="rubric-end">
        <h3 id="rubric-conclusion">{say("conclusion")}</h3>
        <RadioGroup aria-labelledby="rubric-conclusion" value={scoring.value("conclusion")} disabled={!assignment.mayScore} onChange={(_, { value }) => scoring.put("conclusion", value)}>
          {rubric.conclusions.map((one) => <Radio key={one.key} value={one.key} label={one.title} />)}
        </RadioGroup>
        <h3 id="rubric-comment">{say("comment")}</h3>
        <Textarea className="long" resize="vertical" aria-labelledby="rubric-comment" aria-describedby="rubric-count" disabled={!assignment.mayScore} value={comment} onChange={(_, { value }) => scoring.put("comment", value)} onBlur={() => void scoring.flush()} />
        <p id="rubric-count" className={`count-line${rubric.minComment && now < rubric.minComment ? " over" : ""}`}>{rubric.minComment ? say("commentAtLeast", { n: rubric.minComment, now }) : say("commentCount", { now })}</p>
        {others.length > 0 && <ul className="rubric-problems">{others.map((problem) => <li key={problem} className="problem"><Icon name="alert" size={16} /> {problem}</li>)}</ul>}
        {assignment.mayScore && <Button appearance="primary" className="submit" onClick={submit}>{assignment.given ? say("submitAgain") : say("submit")}</Button>}
        {assignment.mayScore && <details className="keys"><summary>{say("keys")}</summary><p>{say("keysText")}</p></details>}
      </div>
    </section>
  );
}

/** “A 优（25 分）”: the points below the name. */
function GradeName({ title }: { title: string }): JSX.Element {
  const at = title.search(/\s?[（(]/);
  return at <= 0 ? <>{title}</> : <>{title.slice(0, at)}<small>{title.slice(at).replace(/[（）()]/g, "").trim()}</small></>;
}

function KeptLine({ kept }: { kept: Kept }): JSX.Element {
  const said = kept.name === "saved" ? say("savedAt", { time: clock(kept.at) }) : kept.name === "refused" ? say("refused", { why: kept.sentence }) : say(kept.name);
  return <p className={`kept kept-${kept.name}`} role={kept.name === "refused" ? "alert" : undefined}>{kept.name === "saved" && <Icon name="check" size={14} />}{said}</p>;
}
