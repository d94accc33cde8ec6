import { Button, Input } from "@fluentui/react-components";
import { useMemo, useState, type FormEvent, type JSX } from "react";
import { Icon } from "../Frame/icons";
import { say as sayFrame } from "../Frame/words";
import { queryOf, type BoardFilter } from "./questions";
import { savedViews } from "./views";
import { say } from "./words";

/** Filters with a name: press one, keep the present one, let one go. */
export function SavedViews({ roundId, filter, choose }: { roundId: string; filter: BoardFilter; choose: (filter: Partial<BoardFilter>) => void }): JSX.Element {
  const kept = useMemo(() => savedViews(roundId), [roundId]);
  const [views, setViews] = useState(kept.all);
  const [name, setName] = useState<string | null>(null);
  const now = queryOf(filter);
  const known = now === "" || views.some((view) => queryOf(view.filter) === now);
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = name?.trim();
    if (!wanted) return;
    setViews(kept.keep({ name: wanted, filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) }));
    setName(null);
  };
  return (
    <div className="chips" role="group" aria-label={say("savedViews")}>
      <button type="button" className="chip" aria-pressed={now === ""} onClick={() => choose({})}>{say("everything")}</button>
      {views.map((view) => (
        <span key={view.name} className="chip-pair">
          <button type="button" className="chip" aria-pressed={queryOf(view.filter) === now} onClick={() => choose(view.filter)}>{view.name}</button>
          <button type="button" className="plain chip-drop" aria-label={say("forget", { name: view.name })} onClick={() => setViews(kept.forget(view.name))}><Icon name="close" size={14} /></button>
        </span>
      ))}
      {!known && name === null && <button type="button" className="plain chip-add" onClick={() => setName("")}><Icon name="plus" size={16} />{say("keepView")}</button>}
      {name !== null && (
        <form className="chip-form" onSubmit={keep}>
          <Input size="small" autoFocus aria-label={say("viewName")} placeholder={say("viewName")} maxLength={20} value={name} onChange={(_, { value }) => setName(value)} onKeyDown={(event) => void (event.key === "Escape" && setName(null))} />
          <Button size="small" type="submit" appearance="primary">{say("keep")}</Button>
          <Button size="small" onClick={() => setName(null)}>{sayFrame("cancel")}</Button>
        </form>
      )}
    </div>
  );
}
