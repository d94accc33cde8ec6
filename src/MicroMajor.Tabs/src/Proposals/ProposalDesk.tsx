import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { useEffect, useRef, type JSX } from "react";
import { press } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import { ActButton } from "../Frame/Lines";
import { Failed } from "../Frame/Notice";
import { Page, Skeleton } from "../Frame/Page";
import { go } from "../Frame/router";
import { openLink } from "../Frame/session";
import { clock, exact, relative } from "../Frame/times";
import type { Act, Me } from "../Wire/desks";
import type { Field, ProposalDesk as Desk, Section } from "../Wire/proposals";
import { useReading } from "../Wire/reading";
import { send } from "../Wire/wire";
import type { Draft, Keeping } from "./draft";
import { FieldBlock, Reading } from "./FieldBlock";
import { Findings } from "./Findings";
import { CreditMeter } from "./Meter";
import { ReturnList } from "./ReturnList";
import { useDraft } from "./useDraft";
import { say } from "./words";
import "../style/proposal.css";

interface DeskProps { id: string; me: Me; section?: string; at?: string }

/** 申报书: the whole form on a page; what a card can do, this can do, and both show the same. */
export default function ProposalDesk(props: DeskProps): JSX.Element {
  const { data, failed, again, put } = useReading<Desk>(`/tabs/api/proposals/${encodeURIComponent(props.id)}`, (change) => change.id === props.id);
  if (!data) return failed ? <Failed failure={failed} again={() => void again()} /> : <Skeleton lines={7} />;
  return <Open {...props} page={data} put={put} />;
}

function Open({ id, me, section, at, page, put }: DeskProps & { page: Desk; put(page: Desk): void }): JSX.Element {
  const draft = useDraft(page, me.id);
  const desk = draft.desk;
  // Who has just filled in the last place of a section stays in it until they go on.
  const opened = useRef<string>(undefined);
  const place = placeOf(desk, section ?? opened.current ?? draft.waitsIn, at);
  opened.current = place.section;
  const now = desk.sections.find((one) => one.key === place.section) ?? desk.sections[0];
  useHere(fillsIn(desk, me) ? id : undefined, now?.key);
  // What concerns no section in particular.
  const general = desk.problems.filter((problem) => !desk.sections.some((one) => one.key === problem.section));
  const adopt = (next: Desk): void => (put(next), draft.adopt(next));
  return (
    <Page title={desk.title} wide id={id} lead={<Head desk={desk} />}>
      <Acts desk={desk} draft={draft} />
      {desk.returned && desk.returned.points.length > 0 && <ReturnList id={id} returned={desk.returned} put={adopt} />}
      {general.length > 0 && <div className="general"><Findings findings={general} /></div>}
      <div className="proposal">
        <Rail desk={desk} now={now} me={me} />
        <div className="proposal-main">{now && <SectionForm key={now.key} desk={desk} section={now} draft={draft} me={me} at={place.at} />}</div>
      </div>
    </Page>
  );
}

interface At { field: string; row?: string; column?: string }

/** The section and the place in it that a link means; `at` is a place as cards write it: `lead.title`, `courses/c1/credits`. */
function placeOf(desk: Desk, section: string | undefined, at: string | undefined): { section?: string; at?: At } {
  const [field, row, column] = at?.split("/") ?? [];
  const holder = field === undefined ? undefined : desk.sections.find((one) => one.fields.some((each) => each.key === field));
  if (holder) return { section: holder.key, at: { field, row, column } };
  if (section && desk.sections.some((one) => one.key === section)) return { section };
  // Who fills it in goes on where something is left; who reads begins at the beginning.
  return { section: ((desk.mayEdit ? desk.sections.find((one) => !isSettled(one)) : undefined) ?? desk.sections[0])?.key };
}

/** Nothing is left to do in it: it is filled in, or nothing asks for it. */
const isSettled = ({ state }: Section): boolean => state === "done" || state === "optional";

const fillsIn = ({ people }: Desk, me: Me): boolean => [people?.owner, ...(people?.editors ?? [])].some((one) => one?.id === me.id);

/** Tells those who fill it in with me where I am; nobody else is seen there. */
function useHere(id: string | undefined, section: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    const tell = (): void => {
      if (wanted && document.visibilityState === "visible") send("POST", "/tabs/api/here", { kind: "proposal", id, section }).catch(() => (wanted = false));
    };
    tell();
    const timer = setInterval(tell, 30_000);
    return () => clearInterval(timer);
  }, [id, section]);
}

const Head = ({ desk }: { desk: Desk }): JSX.Element => (
  <>
    <p className="proposal-state">
      <span className={`state tone-${desk.state.tone}`}>{desk.state.said}</span>
      {desk.state.waiting && <span>{desk.state.waiting}</span>}
    </p>
    <p className="proposal-facts">
      <span>{desk.id}</span>
      {desk.unit && <span>{desk.unit}</span>}
      {desk.lead && <span>{say("lead", { name: desk.lead })}</span>}
      {desk.round?.closesAt && desk.mayEdit && <span>{say("deadline", { when: exact(desk.round.closesAt), left: relative(desk.round.closesAt) })}</span>}
    </p>
  </>
);

function Acts({ desk, draft }: { desk: Desk; draft: Draft }): JSX.Element | null {
  const acts = desk.acts ?? [];
  const first = acts.filter((act) => act.style === "primary");
  const rest = acts.filter((act) => act.style !== "primary");
  const shown = rest.slice(0, 2);
  const more = rest.slice(2);
  // What a button does is done to what was typed, too.
  const flushed = (): Promise<void> => draft.flush();
  const run = (act: Act): void => void flushed().then(() => press(act));
  if (acts.length === 0 && !desk.documents?.length) return null;
  return (
    <div className="proposal-acts">
      <div className="buttons">
        {first.map((act) => <ActButton key={act.verb + act.label} act={act} before={flushed} />)}
        {shown.map((act) => <ActButton key={act.verb + act.label} act={act} before={flushed} />)}
        {more.length > 0 && (
          <Menu>
            <MenuTrigger disableButtonEnhancement><Button icon={<Icon name="more" />}>{say("moreActs")}</Button></MenuTrigger>
            <MenuPopover><MenuList>{more.map((act) => <MenuItem key={act.verb + act.label} className={act.style === "destructive" ? "destructive-item" : undefined} onClick={() => run(act)}>{act.label}</MenuItem>)}</MenuList></MenuPopover>
          </Menu>
        )}
      </div>
      {desk.documents && desk.documents.length > 0 && (
        <ul className="documents" aria-label={say("documents")}>
          {desk.documents.map((document) => (
            <li key={document.title}>
              <Icon name="document" size={16} />
              {document.url ? <a href={document.url} onClick={(event) => (event.preventDefault(), openLink(document.url!))}>{document.title}</a> : document.title}
              {document.state && <span className="state">{document.state}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const stateMarks = { done: "●", part: "◐", empty: "○", problem: "!", optional: "–" } as const;
const toSection = (desk: Desk, section: Section): string => `/tabs/proposals/${encodeURIComponent(desk.id)}?section=${encodeURIComponent(section.key)}`;

/** The sections with their state; on a phone a list to choose from. */
function Rail({ desk, now, me }: { desk: Desk; now?: Section; me: Me }): JSX.Element {
  const done = desk.sections.filter((section) => section.state === "done").length;
  const wanted = desk.sections.filter((section) => section.state !== "optional").length;
  const disputed = new Set((desk.conflicts ?? []).map((conflict) => conflict.section));
  const hereAt = (section: Section): string => others(desk, me).filter((one) => one.section === section.key).map((one) => one.name).join("、");
  return (
    <div className="rail">
      {desk.mayEdit && <p className="rail-progress">{say("progress", { done, all: wanted })}</p>}
      {desk.mayEdit && <div className="rail-bar" aria-hidden="true"><span style={{ width: `${(done / Math.max(1, wanted)) * 100}%` }} /></div>}
      <label className="rail-select">
        <span className="sr">{say("section")}</span>
        <select value={now?.key} onChange={(event) => go(toSection(desk, desk.sections.find((section) => section.key === event.target.value)!))}>
          {desk.sections.map((section) => <option key={section.key} value={section.key}>{section.state ? `${stateMarks[section.state]} ` : ""}{section.title}{disputed.has(section.key) ? " ⚠" : ""}</option>)}
        </select>
      </label>
      <nav aria-label={say("sections")}>
        <ol>
          {desk.sections.map((section) => (
            <li key={section.key}>
              <Go to={toSection(desk, section)} className="rail-way" current={section.key === now?.key}>
                {section.state && <><span className={`mark mark-${section.state}`} aria-hidden="true">{section.state === "done" ? <Icon name="check" size={12} /> : section.state === "problem" ? "!" : ""}</span><span className="sr">{say(section.state)}：</span></>}
                <span className="rail-title">{section.title}</span>
                {disputed.has(section.key) && <Icon name="people" size={16} />}
                {hereAt(section) && <span className="rail-here" title={hereAt(section)}>{[...hereAt(section)][0]}</span>}
              </Go>
            </li>
          ))}
        </ol>
      </nav>
      {desk.meter && <CreditMeter meter={desk.meter} />}
    </div>
  );
}

const others = (desk: Desk, me: Me) => (desk.people?.here ?? []).filter((one) => one.id !== me.id);

function SectionForm({ desk, section, draft, me, at }: { desk: Desk; section: Section; draft: Draft; me: Me; at?: At }): JSX.Element {
  const n = desk.sections.indexOf(section);
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(false);
  const [before, after] = [desk.sections[n - 1], desk.sections[n + 1]];
  const writable = (field: Field): boolean => desk.mayEdit && !field.readOnly && (field.kind === "table" ? field.rowSave : section.save) !== undefined;
  const mayEdit = section.fields.some(writable);
  const findings = desk.problems.filter((problem) => problem.section === section.key);
  const loose = findings.filter((finding) => !section.fields.some((field) => field.key === finding.field));
  const conflicts = (desk.conflicts ?? []).filter((conflict) => conflict.section === section.key);
  useEffect(() => {
    // The desk's own title has the focus when the desk is opened; later it is the section's.
    const target = at ? document.getElementById(`field-${at.field}`) : null;
    // A cell is gone to by its table.
    if (target && at?.row === undefined) {
      const timer = setTimeout(() => {
        target.scrollIntoView({ block: "center" });
        target.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
      }, 60);
      return () => clearTimeout(timer);
    }
    if (opened.current || document.activeElement?.closest(".rail, .steps, .returned, .proposal-main")) heading.current?.focus({ preventScroll: true });
    opened.current = true;
    return undefined;
  }, [section.key, at?.field, at?.row, at?.column]);
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <h2 id="section-title" ref={heading} tabIndex={-1}>{section.title}</h2>
        {mayEdit && <Kept state={draft.state} />}
      </header>
      {section.note && <p className="section-note">{section.note}</p>}
      {!mayEdit && n === 0 && !desk.mayEdit && <p className="section-note">{say("readOnly")}</p>}
      {others(desk, me).length > 0 && <p className="here" role="status">{others(desk, me).map((one) => {
        const title = desk.sections.find((other) => other.key === one.section)?.title;
        return <span key={one.id}><Icon name="people" size={16} /> {title ? say("here", { name: one.name, section: title }) : say("hereAnywhere", { name: one.name })}</span>;
      })}</p>}
      <Findings findings={loose} />
      {section.fields.map((field) => writable(field)
        ? <FieldBlock key={field.key} field={field} section={section} draft={draft} at={field.key === at?.field ? at : undefined} findings={findings.filter((finding) => finding.field === field.key)} conflicts={conflicts.filter((conflict) => conflict.field === field.key)} />
        : <Reading key={field.key} field={field} />)}
      <footer className="steps">
        {before ? <Go className="step" to={toSection(desk, before)}><Icon name="back" size={18} /> <span><small>{say("before")}</small>{before.title}</span></Go> : <span />}
        {after && <Go className="step step-next" to={toSection(desk, after)}><span><small>{say("next")}</small>{after.title}</span> <Icon name="arrow" size={18} /></Go>}
      </footer>
    </section>
  );
}

/** Where the text is: quiet while all is well, aloud when something was not saved. */
function Kept({ state }: { state: Keeping }): JSX.Element {
  const said = state.name === "saved" ? say("savedAt", { time: clock(state.at) }) : state.name === "saving" ? (state.left > 1 ? say("savingMore", { n: state.left }) : say("saving")) : state.name === "typed" ? say("typed")
    : state.name === "away" ? say("keptHere") : state.name === "refused" ? say("notSaved", { why: state.sentence }) : say("still");
  return <p className={`kept kept-${state.name}`} role={state.name === "refused" ? "alert" : undefined}>{state.name === "saved" && <Icon name="check" size={14} />}{said}</p>;
}
