/** What all desks are made of: lines, acts, problems. Every text is already in the reader's language. */

export type Tone = "good" | "warn" | "bad" | "accent" | "none";

export interface Problem { code: string; sentence: string }

/** A verb of the cards, as a button. */
export interface Act { label: string; verb: string; data: Record<string, unknown>; style?: "primary" | "destructive"; asks?: string }

export interface Line {
  id: string;
  kind: string;
  title: string;
  subtitle?: string;
  state?: string;
  tone?: Tone;
  dueAt?: string;
  overdue?: boolean;
  to: string;
  act?: Act;
  meta?: string[];
}

export interface MineDesk {
  parts: { key: string; title: string; lines: Line[]; more?: string }[];
  empty?: { title: string; text: string; actions: Act[] };
}

export interface Me {
  id: string;
  name: string;
  language: string;
  isOffice: boolean;
  isExpert: boolean;
  isDean: boolean;
  units: { code: string; name: string }[];
  rounds: { id: string; name: string; year: number; opensAt: string; closesAt: string; isOpen: boolean }[];
  app: { appId: string; tenantId: string };
}

export type CardJson = Record<string, unknown>;

/** What a verb answers. */
export interface ActAnswer<Page = unknown> {
  said?: string;
  tone?: Tone;
  /** Of a card that would be a window in the chat. */
  title?: string;
  card?: CardJson;
  file?: { name: string; contentUrl: string };
  problems?: Problem[];
  page?: Page;
}

export interface Choice { title: string; value: string; subtitle?: string }

/** What changed, as the live connection tells it. */
export interface Change { kind: string; id: string }
