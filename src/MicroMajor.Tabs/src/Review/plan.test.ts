import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlanRow } from "../Wire/office";
import { dropping, mayChange, moved, pinning } from "./planMoves";
import { placeOn, scaleOf } from "./scale";

const row = { id: "WZY-2026-0001", seats: [{ expertId: "a", kind: "seat", reason: "" }, { expertId: "b", kind: "pinned", reason: "" }, { expertId: "c", kind: "asked", reason: "" }] } as unknown as PlanRow;

test("Arrow keys stop at the edges of the matrix", () => {
  assert.deepEqual(moved({ row: 0, column: 0 }, "ArrowUp", 3, 4, false), { row: 0, column: 0 });
  assert.deepEqual(moved({ row: 2, column: 3 }, "ArrowRight", 3, 4, false), { row: 2, column: 3 });
  assert.deepEqual(moved({ row: 1, column: 1 }, "ArrowDown", 3, 4, false), { row: 2, column: 1 });
  assert.deepEqual(moved({ row: 1, column: 1 }, "Home", 3, 4, false), { row: 1, column: 0 });
  assert.deepEqual(moved({ row: 1, column: 1 }, "End", 3, 4, true), { row: 2, column: 3 });
  assert.equal(moved({ row: 1, column: 1 }, "p", 3, 4, false), undefined);
});

test("P pins a planned expert, lets a pinned one go, and adds one where nobody is", () => {
  assert.deepEqual(pinning("r", row, "a", "x"), { label: "x", verb: "plan/pin", data: { roundId: "r", proposalId: "WZY-2026-0001", expertId: "a", pinned: "true" } });
  assert.deepEqual(pinning("r", row, "b", "x"), { label: "x", verb: "plan/pin", data: { roundId: "r", proposalId: "WZY-2026-0001", expertId: "b", pinned: "false" } });
  assert.deepEqual(pinning("r", row, "d", "x"), { label: "x", verb: "plan/add", data: { roundId: "r", proposalId: "WZY-2026-0001", experts: "d" } });
  assert.deepEqual(dropping("r", row, "a", "x"), { label: "x", verb: "plan/drop", data: { roundId: "r", proposalId: "WZY-2026-0001", expertId: "a" } });
});

test("Only a draft is changed, and nobody who was asked", () => {
  assert.deepEqual([mayChange({ standing: "Draft" }), mayChange({ standing: "Draft" }, row.seats[1]), mayChange({ standing: "Draft" }, row.seats[2]), mayChange({ standing: "Published" }, row.seats[0])], [true, true, false, false]);
});

test("All bars share a scale of round tens that holds every mean with its spread", () => {
  const scale = scaleOf([{ mean: 91, spread: 4 }, { mean: 72, spread: 9 }, { mean: undefined, spread: 0 }]);
  assert.deepEqual(scale, { from: 60, to: 100 });
  assert.equal(placeOn(scale, 80), 50);
  assert.equal(placeOn(scale, 20), 0);
  assert.deepEqual(scaleOf([{ mean: undefined, spread: 0 }]), { from: 0, to: 100 });
});
