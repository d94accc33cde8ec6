import type { Act, Line, Tone } from "./desks";

/** What the office reads of a round. */
export interface BoardRow {
  id: string; name: string; unit: string; owner: string; state: string; said: string; tone: Tone; waiting: string;
  credits: number; mean?: number; submittedAt?: string; updatedAt: string; pending?: string; flags?: string[]; to: string; act?: Act;
}

export interface StateCount { key: string; said: string; tone: Tone; count: number }

export interface BoardCounts {
  asOf: string;
  total: number;
  byState: StateCount[];
  byUnit: { code: string; name: string; all: number; handedIn: number }[];
  byDay: { day: string; handedIn: number }[];
}

export interface Board {
  round: { id: string; name: string; deadline: string };
  rows: BoardRow[];
  next?: string;
  states: { key: string; said: string }[];
  units: { key: string; said: string }[];
  counts?: BoardCounts;
}

export interface LateDesk { reviews: Line[]; reviewCount: number; colleges: Line[]; collegeCount: number; moreColleges: boolean }

export interface Fact { title: string; value: string }

export interface RankLine {
  id: string; rank: number; name: string; unit: string; mean?: number; corrected?: number; spread: number; given: number; asked: number;
  side: "Unranked" | "Above" | "Tied" | "Below"; sideSaid: string; isFlagged: boolean; isFragile: boolean; to: string; tie?: string; missing?: string[]; decision?: string; act?: Act;
}

export interface RankExpert { number: number; shift: number; deviation: number; reviews: number; isUncertain: boolean; said: string }

export interface RankingDesk { roundId: string; round: string; hasLine: boolean; facts: Fact[]; lines: RankLine[]; experts: RankExpert[]; firmness: string[]; acts: Act[] }

export interface PlanExpert { id: string; name: string; where: string; load: number; max?: number; isOutside: boolean }

export interface PlanSeat { expertId: string; kind: "seat" | "pinned" | "asked"; reason: string }

export interface PlanRow { id: string; name: string; unit: string; count: number; sought: number; seats: PlanSeat[]; gaps: { said: string; help: string }[]; to: string; act: Act }

export interface PlanDesk { roundId: string; round: string; standing: "none" | "Draft" | "Publishing" | "Published"; version: string; facts: Fact[]; experts: PlanExpert[]; rows: PlanRow[]; acts: Act[] }
