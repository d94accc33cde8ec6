import type { Act, Line } from "./desks";
import type { Section, Verb } from "./proposals";

export interface ReviewQueue { lines: Line[]; done: number; total: number }

export interface RubricItem {
  key: string;
  name: string;
  points: number | string;
  words?: string;
  grades: { key: string; title: string }[];
  grade?: string;
  remarks?: string[];
  problem?: string;
}

export interface Rubric {
  items: RubricItem[];
  conclusions: { key: string; title: string }[];
  conclusion?: string;
  comment?: string;
  minComment?: number;
  problems?: string[];
  /** What the rules find that bears on no item. */
  remarks?: string[];
  save?: Verb;
  submit?: Verb;
}

export interface ReviewDesk {
  assignment: { id: string; title?: string; state: string; said?: string; dueAt?: string; mayScore: boolean; mayLeave?: boolean; given?: boolean };
  proposal: { title?: string; sections: Section[] };
  rubric: Rubric;
  queue?: { number: number; count: number; given: number; nextId?: string };
  acts?: Act[];
}
