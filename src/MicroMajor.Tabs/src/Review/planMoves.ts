import type { Act } from "../Wire/desks";
import type { PlanDesk, PlanRow, PlanSeat } from "../Wire/office";

export interface Cell { row: number; column: number }

/** Where a key goes in a table of so many rows and columns; undefined for any other key. */
export function moved(at: Cell, key: string, rows: number, columns: number, far: boolean): Cell | undefined {
  const to = (row: number, column: number): Cell => ({ row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns - 1, Math.max(0, column)) });
  switch (key) {
    case "ArrowUp": return to(at.row - 1, at.column);
    case "ArrowDown": return to(at.row + 1, at.column);
    case "ArrowLeft": return to(at.row, at.column - 1);
    case "ArrowRight": return to(at.row, at.column + 1);
    case "Home": return to(far ? 0 : at.row, 0);
    case "End": return to(far ? rows - 1 : at.row, columns - 1);
    case "PageUp": return to(at.row - 10, at.column);
    case "PageDown": return to(at.row + 10, at.column);
    default: return undefined;
  }
}

export const seatAt = (row: PlanRow, expertId: string): PlanSeat | undefined => row.seats.find((seat) => seat.expertId === expertId);

/** Only a plan that has not gone out is changed, and nobody who was asked already. */
export const mayChange = (desk: Pick<PlanDesk, "standing">, seat?: PlanSeat): boolean => desk.standing === "Draft" && seat?.kind !== "asked";

export function pinning(roundId: string, row: PlanRow, expertId: string, label: string): Act {
  const seat = seatAt(row, expertId);
  return seat
    ? { label, verb: "plan/pin", data: { roundId, proposalId: row.id, expertId, pinned: seat.kind === "pinned" ? "false" : "true" } }
    : { label, verb: "plan/add", data: { roundId, proposalId: row.id, experts: expertId } };
}

export const dropping = (roundId: string, row: PlanRow, expertId: string, label: string): Act => ({ label, verb: "plan/drop", data: { roundId, proposalId: row.id, expertId } });
