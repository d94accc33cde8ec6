import { Checkbox, Field as Framed, Input, Radio, RadioGroup, Select, Textarea } from "@fluentui/react-components";
import { useId, type JSX } from "react";
import { fetched } from "../Frame/fetched";
import { once } from "../Frame/once";
import type { Conflict, Field, Finding, Section } from "../Wire/proposals";
import type { Draft } from "./draft";
import { fieldKey } from "./draft";
import { Findings } from "./Findings";
import { Typeahead } from "./Typeahead";
import { say } from "./words";

const Grid = fetched(once(() => import("./Grid")), () => <div className="bone" />);
const ConflictView = fetched(once(() => import("./ConflictView")));

export interface FieldProps { field: Field; section: Section; draft: Draft; findings: Finding[]; conflicts: Conflict[]; at?: { row?: string; column?: string } }

/** Characters as the form counts them: blanks are none. */
export const lengthOf = (text: string): number => [...text].filter((sign) => sign.trim() !== "").length;

/** A field with what the rules say of it beside it. */
export function FieldBlock(props: FieldProps): JSX.Element {
  const { field, draft, findings, conflicts } = props;
  const notes = useId();
  const own = findings.filter((finding) => !finding.row);
  if (field.kind === "table")
    return (
      <div className="field field-wide" id={`field-${field.key}`}>
        <Grid {...props} />
        {conflicts.map((conflict) => <ConflictView key={conflict.at} conflict={conflict} draft={draft} />)}
      </div>
    );
  return (
    <div className={`field${props.at ? " field-marked" : ""}`} id={`field-${field.key}`}>
      <div className="field-main">
        {conflicts.map((conflict) => <ConflictView key={conflict.at} conflict={conflict} draft={draft} />)}
        <Control {...props} notes={own.length > 0 ? notes : undefined} invalid={own.some((finding) => finding.severity === "stop")} />
      </div>
      <div className="field-notes" aria-live="polite"><Findings findings={own} id={notes} /></div>
    </div>
  );
}

function Control({ field, section, draft, notes, invalid }: FieldProps & { notes?: string; invalid: boolean }): JSX.Element {
  const label = useId();
  const input = field.input ?? field.key;
  const value = draft.text(fieldKey(section.key, input), field.value, field.begins);
  const type = (text: string, at = input): void => draft.typeField(section.key, at, text);
  const left = (): void => void draft.flush();
  const described = { "aria-describedby": notes, "aria-invalid": invalid || undefined };
  const data = { ...section.save?.data };
  const frame = (child: JSX.Element, hint?: string): JSX.Element => (
    <Framed label={{ children: field.label, id: label }} required={field.required} hint={hint ?? field.hint} validationState="none" className="control">{child}</Framed>
  );
  const choices = field.choices ?? [];
  switch (field.kind) {
    case "long": {
      const n = lengthOf(value);
      const count = field.advised ? say("countOfAdvised", { n, max: field.advised }) : say("count", { n });
      return (
        <>
          {frame(<Textarea className="long" resize="vertical" value={value} {...described} onChange={(_, { value: text }) => type(text)} onBlur={left} />)}
          <p className={`count-line${field.advised && n > field.advised ? " over" : ""}`}>{count}</p>
        </>
      );
    }
    case "date":
      // A date that was pasted in another form would vanish from a date picker and then be saved as nothing.
      return frame(<Input type={value === "" || /^\d{4}-\d\d-\d\d$/.test(value) ? "date" : "text"} className="short" value={value} {...described} onChange={(_, { value: text }) => type(text)} onBlur={left} />);
    case "number":
      return frame(<Input inputMode="decimal" className="short" value={value} {...described} onChange={(_, { value: text }) => type(text)} onBlur={left} />);
    case "phone":
      return frame(<Input type="tel" className="short" value={value} {...described} onChange={(_, { value: text }) => type(text)} onBlur={left} />);
    case "yesno":
    case "choice":
      if (field.dataset || choices.length > 14) break;
      return choices.length <= 5
        ? frame(<RadioGroup value={value} {...described} onChange={(_, { value: text }) => (type(text), left())}>{choices.map((choice) => <Radio key={choice.value} value={choice.value} label={choice.title} />)}</RadioGroup>)
        : frame(<Select className="middle" value={value} {...described} onChange={(_, { value: text }) => (type(text), left())}><option value="">{say("choose")}</option>{choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.title}</option>)}</Select>);
    case "many": {
      if (field.dataset || choices.length > 14) break;
      const chosen = new Set(value.split(",").filter((one) => one !== ""));
      const toggle = (one: string, on: boolean): void => {
        if (on) chosen.add(one);
        else chosen.delete(one);
        type(choices.map((choice) => choice.value).filter((other) => chosen.has(other)).join(","));
        left();
      };
      return (
        <div role="group" aria-labelledby={label} className="control">
          <p className="group-label" id={label}>{field.label}{field.required && <span className="star"> *</span>}</p>
          {field.hint && <p className="hint">{field.hint}</p>}
          <div className="checks">{choices.map((choice) => <Checkbox key={choice.value} checked={chosen.has(choice.value)} label={choice.title} onChange={(_, { checked }) => toggle(choice.value, checked === true)} />)}</div>
        </div>
      );
    }
    case "person":
      return boxed(<Typeahead labelledBy={label} dataset={field.person?.dataset ?? field.dataset} data={data} choices={[]} value={value} free required={field.required} describedBy={notes} invalid={invalid} left={left}
        changed={(text, [picked]) => {
          const person = picked && picked.value !== picked.title && field.person;
          if (person) type(picked.value, person.input);
          type(person ? picked.title : text);
        }} />);
    case "line":
      if (!field.dataset) return frame(<Input maxLength={2000} value={value} {...described} onChange={(_, { value: text }) => type(text)} onBlur={left} />);
      return boxed(<Typeahead labelledBy={label} dataset={field.dataset} data={data} choices={choices} value={value} free required={field.required} describedBy={notes} invalid={invalid} changed={(text, [picked]) => type(picked ? picked.value : text)} left={left} />);
    case "table":
      return <></>;
  }
  return boxed(<Typeahead labelledBy={label} dataset={field.dataset} data={data} choices={choices} value={value} multiple={field.kind === "many"} required={field.required} describedBy={notes} invalid={invalid} changed={(text) => (type(text), left())} />);

  function boxed(child: JSX.Element): JSX.Element {
    return (
      <div className="control">
        <p className="group-label" id={label}>{field.label}{field.required && <span className="star"> *</span>}</p>
        {child}
        {field.hint && <p className="hint">{field.hint}</p>}
      </div>
    );
  }
}

/** A field that may only be read. */
export const Reading = ({ field }: { field: Field }): JSX.Element => {
  if (field.kind === "table")
    return (
      <div className="read read-table">
        <h3>{field.label}</h3>
        {(field.rows ?? []).length === 0 ? <p className="blank">{say("blank")}</p> : (
          <div className="grid-scroll" tabIndex={0} role="region" aria-label={field.label}>
            <table className="read-grid">
              <thead><tr>{field.columns?.map((column) => <th key={column.key} scope="col">{column.label}</th>)}</tr></thead>
              <tbody>{field.rows?.map((row) => <tr key={row.id}>{field.columns?.map((column) => <td key={column.key}>{wordsOf(column, row.cells[column.key] ?? "", row.shown?.[column.key])}</td>)}</tr>)}</tbody>
            </table>
          </div>
        )}
      </div>
    );
  const text = wordsOf(field, field.value ?? "", field.shown);
  return (
    <div className={`read${field.kind === "long" ? " read-long" : ""}`}>
      <h3>{field.label}</h3>
      <p className={text ? undefined : "blank"}>{text || say("blank")}</p>
    </div>
  );
};

export const wordsOf = (field: Field, value: string, shown?: string): string =>
  shown ?? (field.choices?.length ? value.split(",").map((one) => field.choices!.find((choice) => choice.value === one)?.title ?? one).filter(Boolean).join("、") : value);
