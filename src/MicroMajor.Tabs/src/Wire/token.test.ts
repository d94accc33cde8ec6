import { strict as assert } from "node:assert";
import { test } from "node:test";
import { tokens } from "./token";

const token = (end: number): string => `x.${btoa(JSON.stringify({ exp: end / 1000 }))}.y`;
const hour = 3_600_000;

test("a token is asked anew five minutes before its end, by one question whoever asks", async () => {
  let now = 0;
  let asked = 0;
  const held = tokens(async () => (asked++, token(now + hour)), () => now);
  const [a, b] = await Promise.all([held.get(), held.get()]);
  assert.deepEqual([a === b, asked], [true, 1]);
  now = hour - 300_001;
  await held.get();
  assert.equal(asked, 1);
  now = hour - 300_000;
  await held.get();
  assert.equal(asked, 2);
});

test("the old one serves until its end when the host gives no new one", async () => {
  let now = 0;
  let given = true;
  const held = tokens(async () => { if (given) return token(hour); throw new Error("denied"); }, () => now);
  const first = await held.get();
  given = false;
  now = hour - 1000;
  assert.equal(await held.get(), first);
  now = hour + 1;
  await assert.rejects(held.get(), /denied/);
});
