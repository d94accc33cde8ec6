import assert from "node:assert/strict";
import { test } from "node:test";

/** The steps of one journey, each a test that goes on where the last one ended; one that breaks leaves a picture of what everybody saw, and the rest is not played. */
export function journey(name, browser) {
  let broken;
  return (step, play) => test(step, async () => {
    assert.equal(broken, undefined, "an earlier step broke");
    broken = step;
    try {
      await play();
      broken = undefined;
    } finally {
      if (broken) for (const [n, page] of browser().contexts().flatMap((context) => context.pages()).entries()) await page.screenshot({ path: `artifacts/${name}-broken-${n}.png` });
    }
  });
}
