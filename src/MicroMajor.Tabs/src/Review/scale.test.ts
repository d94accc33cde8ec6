import assert from "node:assert/strict";
import { test } from "node:test";
import { fromMiddle } from "./scale";

test("a bar grows from the middle to either side, never with a width below nothing", () => {
  assert.deepEqual([-4, -1, 0, 2, 4].map((points) => fromMiddle(points, 4)), [{ x: 2, width: 48 }, { x: 38, width: 12 }, { x: 50, width: 0 }, { x: 50, width: 24 }, { x: 50, width: 48 }]);
});
