import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type ClipboardEvent, type JSX, type KeyboardEvent } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { Icon } from "../Frame/icons";
import type { Field, Finding, ProposalDesk } from "../Wire/proposals";
import { act } from "../Wire/wire";
import type { GridRow } from "./draft";
import { fetched } from "../Frame/fetched";
import { once } from "../Frame/once";
import { type FieldProps, wordsOf } from "./FieldBlock";
import { Findings } from "./Findings";
import { tableIn } from "./paste";
import { Typeahead } from "./Typeahead";
import { say } from "./words";

const PasteDialog = fetched(once(() => import("./PasteDialog")));

/** A table of the form: written in like a sheet, on a phone row by row. */
export default function Grid({ field, draft, findings, at }: FieldProps): JSX.Element {
  const columns = field.columns ?? [];
  const rows = draft.rows(field);
  const max = field.maxRows ?? 40;
  const title = useId();
  const keys = useId();
  const table = useRef<HTMLTableElement>(null);
  const [focusNew, setFocusNew] = useState<string | undefined>();
  const [pasting, setPasting] = useState<{ rows?: string[][]; row: number; column: number } | null>(null);
  // On a phone one row stands open at a time.
  const [open, setOpen] = useState<string | undefined>();
  const [undo, setUndo] = useState<string | undefined>();
  const mayWrite = field.rowSave !== undefined && !field.readOnly;
  const findingsOf = (row: GridRow): Finding[] => findings.filter((finding) => finding.row !== undefined && finding.row === row.id);

  useEffect(() => {
    if (!focusNew) return;
    table.current?.querySelector<HTMLElement>(`[data-row="${focusNew}"] :is(input, select)`)?.focus();
    setFocusNew(undefined);
  }, [focusNew]);

  const reach = (row: string, column: string | undefined): void => {
    const key = rows.find((one) => one.id === row)?.key;
    if (key === undefined) return;
    setOpen(key);
    const index = Math.max(0, columns.findIndex((one) => one.key === column));
    setTimeout(() => {
      const cell = table.current?.querySelector<HTMLElement>(`[data-row="${key}"] [data-column="${index}"] :is(input, select)`);
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: "center", inline: "nearest" });
    }, 60);
  };
  useEffect(() => {
    if (at?.row !== undefined) reach(at.row, at.column);
  }, [at?.row, at?.column]);

  const add = (): void => {
    if (rows.length >= max) return;
    const row = draft.addRow(field.key);
    setOpen(row);
    setFocusNew(row);
  };
  const run = async (verb: string, data: Record<string, unknown>): Promise<void> => {
    try {
      const answer = await act<ProposalDesk>(verb, { ...data, want: "page" });
      if (answer.page) draft.adopt(answer.page);
      if (answer.problems?.length) tellPerson(answer.problems[0].sentence, "bad");
    } catch (failure) {
      tellPerson(sentenceOf(failure), "bad");
    }
  };
  const remove = async (row: GridRow): Promise<void> => {
    const id = draft.dropRow(field.key, row.key);
    if (id === undefined) return;
    await run(field.rowRemove?.verb ?? "proposals/row-remove", { ...(field.rowRemove?.data ?? field.rowSave?.data), row: id });
    setUndo(id);
  };
  const move = async (row: GridRow, then: "up" | "down"): Promise<void> => {
    await draft.flush();
    if (row.id) await run(field.rowSave!.verb, { ...field.rowSave!.data, row: row.id, seen: "", then });
  };

  const key = (event: KeyboardEvent<HTMLElement>, n: number, column: number): void => {
    const target = event.target as HTMLInputElement;
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const plain = target instanceof HTMLInputElement && target.type !== "date" && target.getAttribute("role") !== "combobox";
    const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : plain && event.key === "ArrowDown" ? 1 : plain && event.key === "ArrowUp" ? -1 : 0;
    const across = plain && event.key === "ArrowRight" && target.selectionStart === target.value.length && target.selectionEnd === target.value.length ? 1
      : plain && event.key === "ArrowLeft" && target.selectionStart === 0 && target.selectionEnd === 0 ? -1 : 0;
    if (step === 0 && across === 0) return;
    if (event.key === "Enter" && event.defaultPrevented) return;
    const cell = (row: number, at: number): HTMLElement | null => table.current?.querySelector<HTMLElement>(`tbody tr:nth-of-type(${row + 1}) [data-column="${at}"] :is(input, select)`) ?? null;
    if (event.key === "Enter" && step === 1 && n === rows.length - 1 && mayWrite) {
      event.preventDefault();
      add();
      return;
    }
    let next = step !== 0 ? cell(n + step, column) : null;
    for (let at = column + across; across !== 0 && !next && at >= 0 && at < columns.length; at += across) next = cell(n, at);
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement && next.type !== "date") next.select();
  };

  const paste = (event: ClipboardEvent<HTMLElement>): void => {
    const found = tableIn(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"));
    if (!found || !mayWrite) return;
    event.preventDefault();
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    setPasting({ rows: found, row: row ? rows.findIndex((one) => one.key === row.dataset.row) : rows.length, column: Number(cell?.dataset.column ?? 0) });
  };

  const ofRows = findings.filter((finding) => finding.row);
  const placeOf = (finding: Finding): JSX.Element | null => {
    const n = rows.findIndex((row) => row.id === finding.row);
    if (n < 0) return null;
    return <button type="button" className="plain link" onClick={() => reach(finding.row!, finding.column)}>{say("rowPlace", { n: n + 1 })}</button>;
  };

  return (
    <div className="grid-block" onPaste={paste}>
      <div className="grid-head">
        <h3 id={title}>{field.label}{field.required && <span className="star"> *</span>}</h3>
        <span className="grid-count">{say("rowsOf", { n: rows.length, max })}</span>
      </div>
      {field.hint && <p className="hint">{field.hint}</p>}
      {rows.length === 0 ? <p className="grid-empty">{say("noRows")}</p> : (
        <div className="grid-scroll">
          <table className="grid" ref={table} aria-labelledby={title} aria-describedby={keys} onBlur={(event) => void (event.currentTarget.contains(event.relatedTarget) || draft.flush())}>
            <thead>
              <tr>
                <th className="grid-n" scope="col"><span className="sr">#</span></th>
                {columns.map((column) => <th key={column.key} scope="col" className={`col-${column.kind}`}>{column.label}{column.required && <span className="star"> *</span>}</th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => {
                const own = findingsOf(row);
                return (
                  <tr key={row.key} data-row={row.key} className={`${own.some((finding) => finding.severity === "stop") ? "row-bad" : own.length > 0 ? "row-warn" : ""}${open === row.key ? " row-open" : ""}`}>
                    <th className="grid-n" scope="row">
                      {mayWrite ? (
                        <Menu>
                          <MenuTrigger disableButtonEnhancement>
                            <button type="button" className="plain grid-menu" aria-label={say("rowMenu", { n: n + 1 })}>{n + 1}<Icon name="chevron" size={12} /></button>
                          </MenuTrigger>
                          <MenuPopover>
                            <MenuList>
                              <MenuItem disabled={n === 0 || !row.id} onClick={() => void move(row, "up")}>{say("up")}</MenuItem>
                              <MenuItem disabled={n === rows.length - 1 || !row.id} onClick={() => void move(row, "down")}>{say("down")}</MenuItem>
                              <MenuItem onClick={() => void remove(row)}>{say("remove")}</MenuItem>
                            </MenuList>
                          </MenuPopover>
                        </Menu>
                      ) : n + 1}
                      <button type="button" className="plain row-toggle" aria-expanded={open === row.key} onClick={() => setOpen(open === row.key ? undefined : row.key)}>
                        <span>{summaryOf(columns, row) || say("blank")}</span><Icon name="chevron" size={16} />
                      </button>
                    </th>
                    {columns.map((column, at) => {
                      const bad = own.some((finding) => finding.column === column.key && finding.severity === "stop");
                      return (
                        <td key={column.key} data-column={at} data-label={column.label} className={`col-${column.kind}`} onKeyDown={(event) => key(event, n, at)}>
                          <span className="cell-label" aria-hidden="true">{column.label}{column.required && <span className="star"> *</span>}</span>
                          <Cell column={column} row={row} label={say("cell", { column: column.label, n: n + 1 })} bad={bad} data={{ ...field.rowSave?.data, ...(row.id ? { row: row.id } : {}) }}
                            type={(text, input) => draft.typeCell(field.key, row.key, input ?? column.input ?? column.key, text)} left={() => undefined} />
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="sr" id={keys}>{say("gridKeys")}</p>
      {mayWrite && (
        <div className="buttons grid-buttons">
          <Button size="small" icon={<Icon name="plus" size={16} />} disabledFocusable={rows.length >= max} onClick={add}>{say("addRow")}</Button>
          <Button size="small" appearance="subtle" icon={<Icon name="paste" size={16} />} onClick={() => setPasting({ row: rows.length, column: 0 })}>{say("paste")}</Button>
          {undo && <span role="status" className="undo">{say("removed")} <button type="button" className="plain link" onClick={() => (setUndo(undefined), void run("proposals/row-restore", { ...(field.rowRemove?.data ?? field.rowSave?.data), row: undo }))}>{say("undo")}</button></span>}
        </div>
      )}
      <div aria-live="polite">
        <Findings findings={findings.filter((finding) => !finding.row)} />
        {ofRows.length > 0 && (
          <details className="row-findings" open={ofRows.length <= 4}>
            <summary>{say("inRows", { n: ofRows.length })}</summary>
            <Findings findings={ofRows} place={placeOf} />
          </details>
        )}
      </div>
      {pasting && (
        <PasteDialog field={field} found={pasting.rows} at={pasting} count={rows.length} max={max} close={() => setPasting(null)} put={(cells, from) => {
          cells.forEach((one, n) => {
            const over = from === undefined ? undefined : rows[from + n];
            if (over) for (const [input, text] of Object.entries(one)) draft.typeCell(field.key, over.key, input, text);
            else draft.addRow(field.key, one);
          });
          void draft.flush();
        }} />
      )}
    </div>
  );
}

/** A row in a few words: its first three cells that say something. */
const summaryOf = (columns: Field[], row: GridRow): string =>
  columns.filter((column) => column.kind !== "yesno").map((column) => wordsOf(column, row.cells[column.input ?? column.key] ?? "", undefined)).filter((text) => text !== "").slice(0, 3).join(" · ");

interface CellProps { column: Field; row: GridRow; label: string; bad: boolean; data: Record<string, unknown>; type(text: string, input?: string): void; left(): void }

function Cell({ column, row, label, bad, data, type, left }: CellProps): JSX.Element {
  const value = row.cells[column.input ?? column.key] ?? "";
  if (column.when && !column.when.is.some((one) => (row.cells[column.when!.field] ?? "").split(",").includes(one))) return <span className="cell-none">{say("notAsked")}</span>;
  const common = { "aria-label": label, "aria-invalid": bad || undefined, value };
  switch (column.kind) {
    case "yesno":
    case "choice":
      if (column.dataset && !(column.choices?.length ?? 0)) break;
      if (column.dataset) break;
      return (
        <select {...common} onChange={(event) => type(event.target.value)}>
          <option value="">—</option>
          {column.choices?.map((choice) => <option key={choice.value} value={choice.value}>{choice.title}</option>)}
          {value !== "" && !column.choices?.some((choice) => choice.value === value) && <option value={value}>{row.shown?.[column.key] ?? value}</option>}
        </select>
      );
    case "many":
      return <Typeahead label={label} dataset={column.dataset} data={data} choices={column.choices ?? []} value={value} multiple invalid={bad} changed={(text) => type(text)} left={left} />;
    case "person":
      return <Typeahead label={label} dataset={column.person?.dataset ?? column.dataset} data={data} choices={[]} value={value} free invalid={bad} left={left}
        changed={(text, [picked]) => {
          const person = picked && picked.value !== picked.title && column.person;
          if (person) type(picked.value, person.input);
          type(person ? picked.title : text);
        }} />;
    case "date":
      return <input {...common} type={value === "" || /^\d{4}-\d\d-\d\d$/.test(value) ? "date" : "text"} onChange={(event) => type(event.target.value)} />;
    case "number":
      return <input {...common} inputMode="decimal" onChange={(event) => type(event.target.value)} />;
    case "long":
      return <textarea {...common} rows={2} onChange={(event) => type(event.target.value)} />;
    default:
      if (column.dataset) return <Typeahead label={label} dataset={column.dataset} data={data} choices={column.choices ?? []} value={value} free invalid={bad} changed={(text, [picked]) => type(picked ? picked.value : text)} left={left} />;
      return <input {...common} onChange={(event) => type(event.target.value)} />;
  }
  return <Typeahead label={label} dataset={column.dataset} data={data} choices={column.choices ?? (row.shown?.[column.key] ? [{ title: row.shown[column.key], value }] : [])} value={value} invalid={bad} changed={(text) => type(text)} left={left} />;
}
