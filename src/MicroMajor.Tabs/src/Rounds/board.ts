import { once } from "../Frame/once";
import type { Me } from "../Wire/desks";

export interface BoardFilter { state: string; unit: string; order: string; direction: string }

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

/** The office's pages: the script of each, and what it asks first. */
export const views = {
  board: { script: once(() => import("./BoardTable")), question: (roundId: string, query: URLSearchParams) => boardPath(roundId, filterOf(query)) },
  columns: { script: once(() => import("./BoardColumns")), question: countsPath },
  late: { script: once(() => import("./LateDesk")), question: latePath },
  plan: { script: once(() => import("../Review/PlanMatrix")), question: planPath },
  ranking: { script: once(() => import("../Review/RankingTable")), question: rankingPath },
  more: { script: once(() => import("./Tiles")), question: () => undefined },
};

export type View = keyof typeof views;

/** Which page an address means; what is no page is the one with everything else. */
export const viewOf = (named: string | undefined): View => (named && Object.hasOwn(views, named) ? (named as View) : named ? "more" : "board");

/** The rounds, those that are open and the newest first. */
export const roundsOf = (me: Me): Me["rounds"] => [...me.rounds].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.opensAt.localeCompare(a.opensAt));

/** The round that an address means. */
export const roundOf = (rounds: Me["rounds"], query: URLSearchParams): Me["rounds"][number] | undefined => rounds.find((each) => each.id === query.get("round")) ?? rounds[0];
