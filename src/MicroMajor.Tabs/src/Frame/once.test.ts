import { strict as assert } from "node:assert";
import { test } from "node:test";
import { once } from "./once";

test("A script is fetched once, and after a failure again", async () => {
  let fetches = 0;
  const script = once(async () => {
    if (++fetches === 1) throw new Error("no network");
    return fetches;
  });
  assert.equal(script.here(), undefined);
  await assert.rejects(script());
  assert.equal(script.here(), undefined);
  assert.deepEqual(await Promise.all([script(), script()]), [2, 2]);
  assert.deepEqual([script.here(), await script(), fetches], [2, 2, 2]);
});
