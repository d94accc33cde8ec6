import type { Act, Choice, Tone } from "./desks";

export type FieldKind = "line" | "long" | "number" | "date" | "phone" | "choice" | "many" | "yesno" | "person" | "table";

/** A field of the form, or a column of one of its tables. */
export interface Field {
  key: string;
  label: string;
  hint?: string;
  kind: FieldKind;
  required?: boolean;
  /** The input's id in what is sent; the key where it is left out. */
  input?: string;
  max?: number;
  advised?: number;
  count?: number;
  value?: string;
  /** What it begins with while nobody has begun the section: shown, and sent together with what is typed beside it. */
  begins?: string;
  /** The value in words. */
  shown?: string;
  choices?: Choice[];
  /** A typeahead: suggestions for a line, the way to find more for a choice. */
  dataset?: string;
  /** Who of the directory is meant by the name. */
  person?: { input: string; value: string; dataset: string };
  when?: { field: string; is: string[] };
  columns?: Field[];
  rows?: TableRow[];
  maxRows?: number;
  rowSave?: Verb;
  rowRemove?: Verb;
  readOnly?: boolean;
}

export interface TableRow { id: string; cells: Record<string, string>; shown?: Record<string, string>; seen?: string }

export interface Verb { verb: string; data: Record<string, unknown> }

export interface Section {
  key: string;
  title: string;
  state?: "done" | "part" | "empty" | "problem" | "optional";
  note?: string;
  fields: Field[];
  /** Missing where the section may not be written in. */
  save?: Verb;
}

export interface Finding {
  section: string;
  field?: string;
  row?: string;
  column?: string;
  severity: "stop" | "ask" | "plus" | "note";
  sentence: string;
  clause?: { number: string; words: string };
  reason?: { text?: string; act: Act };
}

export interface Conflict {
  at: string;
  section: string;
  field: string;
  row?: string;
  label: string;
  mine: string;
  theirs: string;
  who?: string;
  when?: string;
  input: string;
  settle: Verb;
}

export interface ReturnPoint {
  id: string;
  number: number | string;
  place?: string;
  at?: { section: string; field?: string };
  text: string;
  answer: string;
  ticked: boolean;
  doneInput: string;
  answerInput: string;
}

export interface Meter { total: number; max: number; min?: number; unit?: string; said?: string; tone?: Tone; byGroup?: { label: string; value: number; tone?: Tone }[] }

export interface Here { id: string; name: string; section?: string }

export interface ProposalDesk {
  id: string;
  version?: string | number;
  title: string;
  state: { key: string; said: string; tone: Tone; waiting?: string };
  round?: { id: string; name: string; closesAt?: string };
  unit?: string;
  lead?: string;
  mayEdit: boolean;
  sections: Section[];
  problems: Finding[];
  meter?: Meter;
  people?: { owner?: { id: string; name: string }; editors?: { id: string; name: string }[]; here?: Here[] };
  conflicts?: Conflict[];
  returned?: { title?: string; reason?: string; left?: string; points: ReturnPoint[]; save?: Verb };
  versions?: { number: number | string; at: string; who: string; what: string }[];
  documents?: { title: string; url?: string; state?: string }[];
  acts?: Act[];
}
