import type { Me } from "../Wire/desks";

/** What the office's table may be asked for; all of it stands in the address. */
export interface BoardFilter { state: string; unit: string; order: string; direction: string }

/** What the office asks of a round, and in which order the rounds stand: nothing here draws. */
export const queryOf = (filter: Partial<BoardFilter>): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();

/** What the address asks of the board. */
export const filterOf = (query: URLSearchParams): BoardFilter => {
  const of = (part: string): string => query.get(part) ?? "";
  return { state: of("state"), unit: of("unit"), order: of("order"), direction: of("direction") };
};

const roundPath = (roundId: string, rest: string): string => `/tabs/api/rounds/${encodeURIComponent(roundId)}/${rest}`;

export const boardPath = (roundId: string, filter: Partial<BoardFilter>, more = ""): string => {
  const query = [queryOf(filter), more].filter((part) => part).join("&");
  return roundPath(roundId, `board${query && `?${query}`}`);
};

/** So much of the board that its counts come with it. */
export const countsPath = (roundId: string): string => boardPath(roundId, {}, "top=1");
export const latePath = (roundId: string): string => roundPath(roundId, "late");
export const planPath = (roundId: string): string => roundPath(roundId, "plan");
export const rankingPath = (roundId: string): string => roundPath(roundId, "ranking");

/** The office's pages, and what each asks first. */
export const questions = {
  board: (roundId: string, query: URLSearchParams) => boardPath(roundId, filterOf(query)),
  columns: countsPath,
  late: latePath,
  plan: planPath,
  ranking: rankingPath,
  more: () => undefined,
};

export type View = keyof typeof questions;
export const views = Object.keys(questions) as View[];

/** Which page an address means; what is no page is the one with everything else. */
export const viewOf = (named: string | undefined): View => views.find((each) => each === named) ?? (named ? "more" : "board");

/** The rounds, those that are open and the newest first. */
export const roundsOf = (me: Me): Me["rounds"] => [...me.rounds].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.opensAt.localeCompare(a.opensAt));

/** The round that an address means. */
export const roundOf = (rounds: Me["rounds"], query: URLSearchParams): Me["rounds"][number] | undefined => rounds.find((each) => each.id === query.get("round")) ?? rounds[0];
