import { strict as assert } from "node:assert";
import { test } from "node:test";
import { heardTime, present } from "./present";

/** In whole seconds; a millisecond that passes between the two looks is none. */
const off = (): number => Math.abs(Math.round((present().getTime() - Date.now()) / 1000));

test("the time is the server's, and a second on the way is no difference", () => {
  assert.equal(off(), 0);
  const now = Date.UTC(2026, 10, 27, 8, 0, 0);
  heardTime(new Date(now - 2000).toUTCString(), now);
  heardTime(new Date(now + 2000).toUTCString(), now);
  heardTime(null, now);
  heardTime("soon", now);
  assert.equal(off(), 0);
  heardTime(new Date(now + 3_600_000).toUTCString(), now);
  assert.ok(Math.abs(off() - 3600) <= 1);
  heardTime(new Date(now).toUTCString(), now);
  assert.ok(off() <= 1);
});
