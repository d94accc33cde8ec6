import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, inside, tooWide } from "./tabs.mjs";

// A round of two thousand at the office's desk: looked through to its end.
const year = 2026;
const many = 2_000;
let scene, page, frame, inner;
const step = journey("many", () => scene.browser);
const status = () => frame.locator(".board-end [role=status]").innerText();
const rows = () => inner.$$eval("[data-id]", (found) => found.map((row) => ({ id: row.dataset.id, n: Number(row.dataset.index), said: row.querySelector(".state").textContent, at: row.querySelector("time")?.dateTime })));
const looked = async (name) => {
  assert.deepEqual(await axe(frame), [], name);
  assert.equal(await tooWide(frame), 0, name);
  await page.screenshot({ path: `artifacts/many-${name}.png` });
};

/** Scrolls on until nothing follows; what stood at each place, and how many rows were there at most at once. */
async function toTheEnd() {
  const [seen, most] = [new Map(), { rows: 0 }];
  await inner.evaluate(() => scrollTo({ top: 0 }));
  for (const end = Date.now() + 45_000; ; ) {
    const now = await rows();
    most.rows = Math.max(most.rows, now.length);
    for (const row of now) seen.set(row.n, row);
    const [isDown, said] = await inner.evaluate(() => [scrollY + innerHeight >= document.documentElement.scrollHeight - 2, document.querySelector(".board-end [role=status]").textContent]);
    if (isDown && !/已显示/.test(said)) return { seen: [...seen.values()].sort((a, b) => a.n - b.n), most: most.rows };
    assert.ok(Date.now() < end, `still at ${said}`);
    await inner.evaluate(() => new Promise((drawn) => (scrollBy({ top: innerHeight * 1.5 }), requestAnimationFrame(() => requestAnimationFrame(drawn)))));
  }
}

before(async () => {
  scene = await Scene.open("--clock", `${year}-06-22T09:00`, "--proposals", `${many}`);
  ({ page, frame } = await scene.tab("office1", "office"));
  inner = await inside(frame);
});
after(() => scene?.close());

step("scrolling on goes to the end: each proposal once, in order, and never more rows than are looked at", async () => {
  await frame.getByText("已显示 50 份，共 2,000 份").waitFor();
  await looked("1-begin");
  const { seen, most } = await toTheEnd();
  assert.equal(await status(), "共 2,000 份");
  assert.deepEqual([seen.length, new Set(seen.map((row) => row.id)).size, seen.at(-1).n], [many, many, many - 1]);
  assert.ok(most <= 160, `${most} rows at once`);
  assert.equal(await frame.locator("table.board-table").getAttribute("aria-rowcount"), `${many + 1}`);
  assert.equal(await frame.locator("tr[data-id]").last().getAttribute("aria-rowindex"), `${many + 1}`);
  await looked("2-end");
});

step("a row that has the focus is not lost out of sight", async () => {
  await inner.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2 }));
  await frame.locator("tr[data-id]").nth(8).waitFor();
  const id = await inner.evaluate(() => {
    const row = [...document.querySelectorAll("tr[data-id]")].find((each) => each.getBoundingClientRect().top > 200);
    row.querySelector("a").focus({ preventScroll: true });
    return row.dataset.id;
  });
  const at = await inner.evaluate(() => scrollY);
  for (let n = 0; n < 12; n++) await page.keyboard.press("PageDown");
  await inner.waitForFunction((from) => scrollY > from + 5 * innerHeight, at);
  const holds = () => inner.evaluate(() => document.activeElement.closest("[data-id]")?.dataset.id);
  assert.equal(await holds(), id);
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});
