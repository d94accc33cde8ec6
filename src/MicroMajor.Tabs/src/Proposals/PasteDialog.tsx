import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useState, type ClipboardEvent, type JSX } from "react";
import type { Field } from "../Wire/proposals";
import { cellsOf, planOf, tableIn, type PastePlan } from "./paste";
import { say } from "./words";

interface PasteProps {
  field: Field;
  found?: string[][];
  at: { row: number; column: number };
  count: number;
  max: number;
  put(cells: Record<string, string>[], from?: number): void;
  close(): void;
}

/** Shows what of a pasted table would go where, before anything is written. */
export default function PasteDialog({ field, found, at, count, max, put, close }: PasteProps): JSX.Element {
  const columns = field.columns ?? [];
  const [rows, setRows] = useState(found);
  const [plan, setPlan] = useState<PastePlan>(() => planOf(found ?? [], columns, at.column));
  const [none, setNone] = useState(false);
  const [over, setOver] = useState(false);
  const take = (html: string, text: string): boolean => {
    const table = tableIn(html, text);
    setNone(!table);
    if (!table) return false;
    setRows(table);
    setPlan(planOf(table, columns, 0));
    return true;
  };
  const all = rows ? cellsOf(rows, plan, columns).filter((row) => Object.keys(row.cells).length > 0) : [];
  const room = over ? max - at.row : max - count;
  const fit = all.slice(0, Math.max(0, room));
  const doubts = fit.reduce((n, row) => n + row.doubts.length, 0);
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => void (data.open || close())}>
      <DialogSurface className="paste">
        <DialogBody>
          <DialogTitle>{say("pasteTitle")} · {field.label}</DialogTitle>
          <DialogContent>
            {!rows ? (
              <>
                <p id="paste-how">{say("pasteHere")}</p>
                <textarea className="paste-box" autoFocus aria-label={say("pasteBox")} aria-describedby="paste-how" rows={6}
                  onPaste={(event: ClipboardEvent) => void (take(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain")) && event.preventDefault())}
                  onChange={(event) => void take("", event.target.value)} />
                <p role="status" className="tone-text-warn">{none && say("pasteNone")}</p>
              </>
            ) : (
              <>
                <p>{say("pasteCheck")}</p>
                <div className="paste-options">
                  <Checkbox label={say("pasteHeader")} checked={plan.header} onChange={(_, { checked }) => setPlan({ ...plan, header: checked === true })} />
                  {at.row < count && (
                    <RadioGroup layout="horizontal" value={over ? "over" : "end"} aria-label={say("pasteWhere")} onChange={(_, { value }) => setOver(value === "over")}>
                      <Radio value="end" label={say("pasteEnd")} />
                      <Radio value="over" label={say("pasteOver", { row: at.row + 1 })} />
                    </RadioGroup>
                  )}
                </div>
                <div className="grid-scroll" tabIndex={0} role="region" aria-label={say("pasteTitle")}>
                  <table className="read-grid paste-grid">
                    <thead>
                      <tr>
                        {rows[0]?.map((_, n) => (
                          <th key={n} scope="col">
                            <Select size="small" aria-label={say("pasteColumn", { n: n + 1 })} value={plan.columns[n] ?? ""} onChange={(_, { value }) => setPlan({ ...plan, columns: plan.columns.map((one, m) => (m === n ? value || null : one === value ? null : one)) })}>
                              <option value="">{say("pasteSkip")}</option>
                              {columns.map((column) => <option key={column.key} value={column.key}>{column.label}</option>)}
                            </Select>
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.slice(0, 30).map((row, n) => (
                        <tr key={n} className={plan.header && n === 0 ? "paste-header" : undefined}>
                          {row.map((cell, m) => {
                            const column = columns.find((one) => one.key === plan.columns[m]);
                            const doubt = column && !(plan.header && n === 0) && cellsOf([row], { ...plan, header: false }, columns)[0].doubts.includes(column.key);
                            return <td key={m} className={!column ? "paste-left" : doubt ? "paste-doubt" : undefined}>{cell}</td>;
                          })}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                <div role="status">
                  {doubts > 0 && <p className="tone-text-warn">{say("pasteDoubt", { n: doubts })}</p>}
                  {fit.length < all.length && <p className="tone-text-bad">{say("pasteTooMany", { max, n: Math.max(0, room) })}</p>}
                </div>
              </>
            )}
          </DialogContent>
          <DialogActions>
            {rows && !found && <Button appearance="subtle" onClick={() => setRows(undefined)}>{say("otherTable")}</Button>}
            <Button onClick={close}>{say("cancel")}</Button>
            <Button appearance="primary" disabledFocusable={fit.length === 0} onClick={() => (fit.length > 0 && put(fit.map((row) => row.cells), over ? at.row : undefined), fit.length > 0 && close())}>
              {over ? say("pasteOver", { row: at.row + 1 }) : say("pasteAdd", { n: fit.length })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
