import type { ActAnswer } from "../Wire/desks";
import type { Field, ProposalDesk, TableRow } from "../Wire/proposals";

/** What was typed into one input, and the print of the text that it was typed over. */
interface Typed { text: string; print?: string }

interface Group { key: string; section?: string; table?: string; row?: string }

/** A row as the grid shows it; its key stays the same when a new row gets its id. */
export interface GridRow { key: string; id?: string; cells: Record<string, string>; shown?: Record<string, string> }

export type Keeping = { name: "still" } | { name: "typed" } | { name: "saving"; left: number } | { name: "saved"; at: Date } | { name: "away" } | { name: "refused"; sentence: string };

export interface DraftOptions {
  save(verb: string, data: Record<string, unknown>): Promise<ActAnswer<ProposalDesk>>;
  reread(): Promise<ProposalDesk>;
  isAway(failure: unknown): boolean;
  sentence(failure: unknown): string;
  /** What a save says beyond having saved: somebody is not in the directory, something was cleared. */
  told?(sentence: string): void;
  /** The text that waits on this device until it is saved. */
  kept?: { read(): string | null; write(text: string | null): void };
  now?(): Date;
  pause?: number;
}

export const cellKey = (table: string, row: string, input: string): string => `r/${table}/${row}/${input}`;
export const fieldKey = (section: string, input: string): string => `f/${section}/${input}`;

/** `name=print name=print`, as cards carry it. */
export const prints = (seen: unknown): Map<string, string> =>
  new Map(String(seen ?? "").split(" ").filter((pair) => pair.includes("=")).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));

/**
 * Everything that was typed into a proposal and is not saved yet. It is sent a second after the typing stops, one thing after the other;
 * only what was changed is sent, with the print of what it was typed over, so that the server can tell two texts from one. Nothing that
 * was typed is dropped before the server has it.
 */
export class Draft {
  private typed = new Map<string, Typed>();
  private begun: { key: string; table: string; id?: string }[] = [];
  private refused = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private sending = Promise.resolve();
  private listeners = new Set<() => void>();
  private keeping: Keeping = { name: "still" };
  private failures = 0;
  private count = 0;
  private stamp = 0;

  constructor(private page: ProposalDesk, private readonly options: DraftOptions) {
    this.restore();
  }

  subscribe = (heard: () => void): (() => void) => (this.listeners.add(heard), () => void this.listeners.delete(heard));
  version = (): number => this.stamp;
  get state(): Keeping { return this.keeping; }
  get desk(): ProposalDesk { return this.page; }
  get isClean(): boolean { return this.typed.size === 0; }

  /** The section in which something typed waits, the first in the order of the form: whoever comes back to it goes on there. */
  get waitsIn(): string | undefined {
    const [fields, tables] = ["f", "r"].map((kind) => new Set([...this.typed.keys()].filter((key) => key.startsWith(`${kind}/`)).map((key) => key.split("/")[1])));
    return this.page.sections.find((one) => fields.has(one.key) || one.fields.some((field) => tables.has(field.key)))?.key;
  }

  /** What the input shows: what was typed, else what is saved, else what it begins with. */
  text(key: string, saved: string | undefined, begins?: string): string {
    return this.typed.get(key)?.text ?? (saved || begins) ?? "";
  }

  /** The server's newer state: shown wherever nothing was typed here. */
  adopt(page: ProposalDesk): void {
    if (page === this.page) return;
    this.page = page;
    this.tidy();
    this.changed();
  }

  typeField(section: string, input: string, text: string): void {
    const save = this.page.sections.find((one) => one.key === section)?.save;
    this.type(fieldKey(section, input), text, prints(save?.data.seen).get(input));
  }

  typeCell(table: string, row: string, input: string, text: string): void {
    const id = this.idOf(row);
    this.type(cellKey(table, row, input), text, prints(this.rowOf(table, id)?.seen).get(input));
  }

  addRow(table: string, cells: Record<string, string> = {}): string {
    const key = `new-${Date.now().toString(36)}-${++this.count}`;
    this.begun.push({ key, table });
    // What a new row begins with stands in it from the start, and is kept when it stays.
    for (const [input, text] of Object.entries({ ...this.beginningOf(table), ...cells })) if (text !== "") this.typed.set(cellKey(table, key, input), { text });
    this.after();
    return key;
  }

  /** A row that was only begun here is simply gone; one that is saved has to be removed by its verb. */
  dropRow(table: string, row: string): string | undefined {
    const id = this.idOf(row);
    for (const key of [...this.typed.keys()]) if (key.startsWith(`r/${table}/${row}/`)) this.typed.delete(key);
    if (id === undefined) this.begun = this.begun.filter((one) => one.key !== row);
    this.after();
    return id;
  }

  rows(field: Field): GridRow[] {
    const known = (field.rows ?? []).map((row): GridRow => {
      const key = this.begun.find((one) => one.table === field.key && one.id === row.id)?.key ?? row.id;
      return { key, id: row.id, cells: this.cells(field, key, row.cells), shown: row.shown };
    });
    const fresh = this.begun.filter((one) => one.table === field.key && one.id === undefined).map((one): GridRow => ({ key: one.key, cells: this.cells(field, one.key, {}) }));
    return [...known, ...fresh];
  }

  isTyped = (key: string): boolean => this.typed.has(key);

  /** Sends what waits at once: a field was left, a desk is left, the server is back. Ends when it was sent, also by whoever was sending already. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.running) this.sending = this.sendAll();
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    this.running = true;
    try {
      for (let group = this.next(); group; group = this.next()) {
        this.say({ name: "saving", left: this.waiting() });
        if (!(await this.send(group))) return;
      }
      if (this.keeping.name === "saving") this.say({ name: "saved", at: this.options.now?.() ?? new Date() });
    } finally {
      this.running = false;
    }
  }

  end(): void {
    clearTimeout(this.timer);
    void this.flush();
  }

  private cells(field: Field, row: string, saved: Record<string, string>): Record<string, string> {
    return Object.fromEntries((field.columns ?? []).flatMap((column) => [column.input ?? column.key, ...(column.person ? [column.person.input] : [])]).map((input) => [input, this.text(cellKey(field.key, row, input), saved[input])]));
  }

  private type(key: string, text: string, print: string | undefined): void {
    const group = groupOf(key);
    this.refused.delete(group.key);
    const before = this.typed.get(key);
    if (!this.running && this.isSaved(key, text)) this.typed.delete(key);
    else this.typed.set(key, { text, print: before ? before.print : print });
    this.after();
  }

  private after(): void {
    this.store();
    if (this.typed.size > 0 && this.keeping.name !== "away") this.keeping = { name: "typed" };
    else if (this.typed.size === 0 && this.keeping.name === "typed") this.keeping = { name: "still" };
    this.changed();
    clearTimeout(this.timer);
    if (this.typed.size > 0) this.timer = setTimeout(() => void this.flush(), this.options.pause ?? 1000);
  }

  private async send(group: Group): Promise<boolean> {
    const work = this.workOf(group);
    const before = this.page;
    try {
      const answer = await this.options.save(work.verb, work.data);
      if (answer.problems?.length) {
        this.refuse(group, answer.problems.map((problem) => problem.sentence).join(" "));
        return true;
      }
      const page = answer.page ?? (await this.options.reread());
      this.failures = 0;
      const looks = answer.tone === "warn" || answer.tone === "bad";
      // A sentence, and everything as it was: it was not taken. What was typed stays here.
      if (looks && answer.said && !this.isTaken(group, work.sent, before, page)) {
        this.page = page;
        this.refuse(group, answer.said);
        return true;
      }
      if (looks && answer.said) this.options.told?.(answer.said);
      this.settle(group, work.sent, before, page);
      return true;
    } catch (failure) {
      if (this.options.isAway(failure)) {
        this.say({ name: "away" });
        this.timer = setTimeout(() => void this.flush(), Math.min(30_000, 2000 * 2 ** this.failures++));
        return false;
      }
      this.refuse(group, this.options.sentence(failure));
      return true;
    }
  }

  /** Does any of it stand there now, or wait to be chosen from? */
  private isTaken(group: Group, sent: Map<string, string>, before: ProposalDesk, page: ProposalDesk): boolean {
    if (group.row && this.idOf(group.row) === undefined) return newRow(tableOf(before, group.table!), tableOf(page, group.table!), group, sent) !== undefined;
    return [...sent.keys()].some((key) => this.disputed(key, page) || this.saved(key, page) !== this.saved(key, before));
  }

  private refuse(group: Group, sentence: string): void {
    this.refused.add(group.key);
    this.say({ name: "refused", sentence });
  }

  private settle(group: Group, sent: Map<string, string>, before: ProposalDesk, page: ProposalDesk): void {
    this.page = page;
    const begun = this.begun.find((one) => group.row === one.key);
    if (begun && begun.id === undefined) begun.id = newRow(tableOf(before, begun.table), tableOf(page, begun.table), group, sent)?.id;
    for (const [key, text] of sent) {
      const now = this.typed.get(key);
      if (!now) continue;
      if (now.text === text) this.typed.delete(key);
      // Somebody else's text stands there now: what is typed on goes aside again, it does not overwrite.
      else if (!this.disputed(key)) this.typed.set(key, { text: now.text, print: this.printOf(key) });
    }
    this.tidy();
    this.store();
    this.changed();
  }

  /** What somebody saved here or elsewhere to the very letter is no longer waiting. */
  private tidy(): void {
    if (this.running) return;
    for (const [key, { text }] of [...this.typed]) if (this.isSaved(key, text)) this.typed.delete(key);
    this.begun = this.begun.filter((one) => one.id === undefined || this.rowOf(one.table, one.id));
  }

  private disputed(key: string, page = this.page): boolean {
    const parts = key.split("/");
    return (page.conflicts ?? []).some((conflict) => (parts[0] === "f" ? conflict.input === parts[2] && !conflict.row : conflict.row === this.idOf(parts[2]) && conflict.input === parts[3]));
  }

  private next(): Group | undefined {
    for (const key of this.typed.keys()) {
      const group = groupOf(key);
      if (this.refused.has(group.key)) continue;
      // A new row without a word is none.
      if (group.row && this.idOf(group.row) === undefined && !this.saysSomething(group)) continue;
      return group;
    }
    return undefined;
  }

  private saysSomething(group: Group): boolean {
    const begins = this.beginningOf(group.table!);
    return [...this.typed].some(([key, typed]) => groupOf(key).key === group.key && typed.text.trim() !== "" && typed.text !== begins[key.slice(group.key.length + 1)]);
  }

  private beginningOf(table: string): Record<string, string> {
    return Object.fromEntries((tableOf(this.page, table)?.columns ?? []).filter((column) => column.value).map((column) => [column.input ?? column.key, column.value!]));
  }

  private isSaved(key: string, text: string): boolean {
    // Taken out of what a section begins with: that the place is empty has still to be said.
    const [, section, input] = key.split("/");
    return text === this.saved(key) && !(text === "" && key.startsWith("f/") && input in this.beginsOf(section));
  }

  private beginsOf(section: string): Record<string, string> {
    const fields = this.page.sections.find((one) => one.key === section)?.fields ?? [];
    return Object.fromEntries(fields.filter((field) => field.begins && !field.value).map((field) => [field.input ?? field.key, field.begins!]));
  }

  private waiting(): number {
    return new Set([...this.typed.keys()].map((key) => groupOf(key).key)).size;
  }

  private workOf(group: Group): { verb: string; data: Record<string, unknown>; sent: Map<string, string> } {
    const mine = [...this.typed].filter(([key]) => groupOf(key).key === group.key);
    const sent = new Map(mine.map(([key, typed]) => [key, typed.text]));
    const inputs = Object.fromEntries(mine.map(([key, typed]) => [key.slice(key.lastIndexOf("/") + 1), typed.text]));
    const seen = mine.filter(([, typed]) => typed.print !== undefined).map(([key, typed]) => `${key.slice(key.lastIndexOf("/") + 1)}=${typed.print}`).join(" ");
    if (group.section !== undefined) {
      const save = this.page.sections.find((section) => section.key === group.section)?.save ?? { verb: "proposals/save", data: { proposalId: this.page.id, section: group.section } };
      // As the card does: what stood there from the start goes with the first thing that is typed, unless it was changed.
      return { verb: save.verb, data: { ...save.data, ...this.beginsOf(group.section), ...inputs, seen, then: "stay", want: "page" }, sent };
    }
    const id = this.idOf(group.row!);
    const save = tableOf(this.page, group.table!)?.rowSave ?? { verb: "proposals/row-save", data: { proposalId: this.page.id, table: group.table } };
    return { verb: save.verb, data: { ...save.data, ...inputs, ...(id === undefined ? {} : { row: id }), seen, then: "section", want: "page" }, sent };
  }

  private idOf(row: string): string | undefined {
    const begun = this.begun.find((one) => one.key === row);
    return begun ? begun.id : row;
  }

  private rowOf(table: string, id: string | undefined, page = this.page): TableRow | undefined {
    return id === undefined ? undefined : tableOf(page, table)?.rows?.find((row) => row.id === id);
  }

  private saved(key: string, page = this.page): string | undefined {
    const [kind, first, second, third] = key.split("/");
    if (kind === "r") {
      const row = this.rowOf(first, this.idOf(second), page);
      return row && (row.cells[third] ?? "");
    }
    for (const field of page.sections.find((section) => section.key === first)?.fields ?? []) {
      if ((field.input ?? field.key) === second) return field.value ?? "";
      if (field.person?.input === second) return field.person.value;
    }
    return undefined;
  }

  private printOf(key: string): string | undefined {
    const [kind, first, second, third] = key.split("/");
    return kind === "r" ? prints(this.rowOf(first, this.idOf(second))?.seen).get(third) : prints(this.page.sections.find((section) => section.key === first)?.save?.data.seen).get(second);
  }

  private say(keeping: Keeping): void {
    this.keeping = keeping;
    this.changed();
  }

  private changed(): void {
    this.stamp++;
    for (const heard of [...this.listeners]) heard();
  }

  private store(): void {
    this.options.kept?.write(this.typed.size === 0 ? null : JSON.stringify({ typed: [...this.typed], begun: this.begun }));
  }

  private restore(): void {
    try {
      const kept = JSON.parse(this.options.kept?.read() ?? "null") as { typed: [string, Typed][]; begun: { key: string; table: string; id?: string }[] } | null;
      if (!kept) return;
      this.typed = new Map(kept.typed);
      this.begun = kept.begun;
      this.tidy();
      this.after();
    } catch {
      // What cannot be read was not written by this edition of the page.
    }
  }
}

function groupOf(key: string): Group {
  const parts = key.split("/");
  return parts[0] === "f" ? { key: `f/${parts[1]}`, section: parts[1] } : { key: `r/${parts[1]}/${parts[2]}`, table: parts[1], row: parts[2] };
}

const tableOf = (page: ProposalDesk, table: string): Field | undefined => page.sections.flatMap((section) => section.fields).find((field) => field.key === table);

/** Which of the rows is the one that was just added? One that was not there before, the one that reads as it was sent first. */
function newRow(before: Field | undefined, after: Field | undefined, group: Group, sent: Map<string, string>): TableRow | undefined {
  const old = new Set((before?.rows ?? []).map((row) => row.id));
  const fresh = (after?.rows ?? []).filter((row) => !old.has(row.id));
  const reads = (row: TableRow): boolean => [...sent].every(([key, text]) => row.cells[key.slice(group.key.length + 1)] === text);
  return fresh.find(reads) ?? fresh.at(-1);
}
