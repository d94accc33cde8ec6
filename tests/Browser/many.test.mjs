import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { parts } from "./docx.mjs";
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

step("whoever goes into a proposal in the middle and comes back finds the table where it was, at that row", async () => {
  await inner.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 3 }));
  await frame.locator("tr[data-id]").nth(8).waitFor();
  const spot = await inner.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const row = [...document.querySelectorAll("tr[data-id]")].find((each) => each.getBoundingClientRect().top > 300);
    drawn({ id: row.dataset.id, top: row.getBoundingClientRect().top });
  }))));
  await frame.locator(`tr[data-id="${spot.id}"] a`).click();
  await frame.locator("h1").filter({ hasNotText: "教务处" }).waitFor();
  await inner.evaluate(() => history.back());
  await inner.waitForFunction((id) => document.activeElement.closest("[data-id]")?.dataset.id === id, spot.id);
  const top = await inner.evaluate(() => document.activeElement.closest("[data-id]").getBoundingClientRect().top);
  assert.ok(Math.abs(top - spot.top) <= 4, `at ${top}, was at ${spot.top}`);
  assert.equal(await status(), "共 2,000 份");
  await looked("3-back");
});

step("one state of a large round is looked through, turned round and exported, each of its proposals once", async () => {
  await frame.getByLabel("环节", { exact: true }).selectOption({ label: "推荐" });
  await frame.getByText("已显示 50 份，共 120 份").waitFor();
  const newest = await toTheEnd();
  assert.deepEqual([...new Set(newest.seen.map((row) => row.said))], ["推荐"]);
  assert.equal(new Set(newest.seen.map((row) => row.id)).size, 120);
  await frame.getByLabel("排列", { exact: true }).selectOption({ label: "按最近变动" });
  await frame.getByRole("button", { name: "由新到旧" }).click();
  await frame.getByText("已显示 50 份，共 120 份").waitFor();
  const oldest = await toTheEnd();
  const times = oldest.seen.map((row) => row.at);
  assert.deepEqual([times.length, times], [120, [...times].sort()]);
  const [download] = await Promise.all([page.waitForEvent("download"), frame.getByRole("button", { name: "导出表格" }).click()]);
  const book = parts(await readFile(await download.path())).filter(([name]) => /^xl\/(worksheets\/|sharedStrings)/.test(name)).map(([, bytes]) => bytes.toString("utf8")).join("\n");
  assert.deepEqual(new Set(book.match(/WZY-\d{4}-\d{4,}/g)), new Set(newest.seen.map((row) => row.id)));
});

step("on a phone it goes on as well, as a list, and nothing is wider than the phone", async () => {
  const phone = await scene.tab("office1", "office", { width: 390, height: 844, theme: "dark" });
  const list = await inside(phone.frame);
  await phone.frame.getByText("已显示 50 份，共 2,000 份").waitFor();
  for (let n = 0; n < 3; n++) {
    const shown = await phone.frame.locator(".board-end [role=status]").innerText();
    await list.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }));
    await list.waitForFunction((was) => document.querySelector(".board-end [role=status]").textContent !== was, shown);
  }
  await list.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2 }));
  await phone.frame.locator("li[data-id]").nth(8).waitFor();
  assert.ok((await phone.frame.locator("li[data-id]").count()) < 60);
  assert.equal(await phone.frame.locator("li[data-id]").first().getAttribute("aria-setsize"), `${many}`);
  assert.deepEqual([await axe(phone.frame), await tooWide(phone.frame)], [[], 0]);
  await phone.page.screenshot({ path: "artifacts/many-4-phone.png" });
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});
