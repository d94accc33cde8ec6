import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { parts } from "./docx.mjs";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, inside, tooWide } from "./tabs.mjs";

// A round of two thousand at the office's desk: looked through to its end, filtered, ordered, left and come back to, exported.
const year = 2026;
const many = 2_000;
let scene, page, frame, inner;
const step = journey("many", () => scene.browser);
const status = () => frame.locator(".board-end [role=status]").innerText();
const rows = () => inner.$$eval("[data-id]", (found) => found.map((row) => ({ id: row.dataset.id, n: Number(row.dataset.index), said: row.querySelector(".state").textContent, at: row.querySelector("time")?.dateTime })));
const choose = (label, option) => frame.getByLabel(label, { exact: true }).selectOption({ label: option });
const settled = () => frame.locator(".stale").waitFor({ state: "detached" });
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

step("a row that has the focus is not lost out of sight, and whoever comes back from its proposal is where they were", async () => {
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
  await inner.evaluate(() => document.activeElement.scrollIntoView({ block: "center", behavior: "instant" }));
  await inner.waitForFunction((one) => Math.abs(document.querySelector(`[data-id="${one}"]`)?.getBoundingClientRect().top - innerHeight / 2) < innerHeight / 2, id);
  assert.equal(await holds(), id);
  const [left, top] = await inner.evaluate((one) => [scrollY, document.querySelector(`[data-id="${one}"]`).getBoundingClientRect().top], id);
  await page.keyboard.press("Enter");
  await frame.locator("#main h1", { hasNotText: "教务处" }).waitFor();
  await inner.evaluate(() => history.back());
  await frame.locator(`[data-id="${id}"]`).waitFor();
  await inner.waitForFunction((one) => document.activeElement.closest("[data-id]")?.dataset.id === one, id);
  const [back, now] = await inner.evaluate((one) => [scrollY, document.querySelector(`[data-id="${one}"]`).getBoundingClientRect().top], id);
  assert.ok(Math.abs(now - top) < 80, `the row stood at ${top} and stands at ${now} (${left}, ${back})`);
});

step("what somebody begins meanwhile comes to its place and moves nothing of what is looked at", async () => {
  const middle = () => inner.evaluate(() => {
    const row = [...document.querySelectorAll("tr[data-id]")].find((each) => each.getBoundingClientRect().top > 300);
    return { id: row.dataset.id, top: row.getBoundingClientRect().top };
  });
  const { id, top } = await middle();
  const asked = [];
  page.on("request", (request) => /\/board\?/.test(request.url()) && asked.push(request.url()));
  const player = scene.player("owner6");
  await player.say("我要申报");
  await player.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  await scene.soon("a new draft, far above what is looked at", (patience) => frame.getByText("共 2,001 份").first().waitFor({ ...patience, state: "attached" }));
  const now = await inner.evaluate((one) => document.querySelector(`[data-id="${one}"]`).getBoundingClientRect().top, id);
  assert.ok(Math.abs(now - top) < 4, `it stood at ${top} and stands at ${now}`);
  assert.ok(asked.length < 10, `${asked.length} pages were read again`);
  await inner.evaluate(() => scrollTo({ top: 0 }));
  await frame.locator("tr[data-id]").first().filter({ hasText: scene.called("owner6").displayName }).waitFor();
});

step("it is filtered by state and college and ordered, and the filters stay", async () => {
  const { counts } = await scene.page("office1", `rounds/${year}-wzy/board`);
  await choose("环节", "待形式审查");
  await settled();
  const wanted = counts.byState.find((each) => each.key === "Screening").count;
  assert.ok(wanted > 300);
  const { seen } = await toTheEnd();
  assert.deepEqual([seen.length, new Set(seen.map((row) => row.id)).size, new Set(seen.map((row) => row.said)).size], [wanted, wanted, 1]);
  await choose("环节", "全部环节");
  await choose("学院", "教育科学学院");
  await choose("排列", "按最近变动");
  await frame.getByRole("button", { name: "由新到旧" }).click();
  await settled();
  const ofUnit = (await toTheEnd()).seen;
  assert.equal(ofUnit.length, counts.byUnit.find((each) => each.code === "edu").all);
  assert.deepEqual(ofUnit.map((row) => row.at), ofUnit.map((row) => row.at).sort());
  await looked("3-filtered");
});

step("what is filtered is exported whole", async () => {
  const count = Number((await status()).match(/\d+/)[0]);
  const [download] = await Promise.all([page.waitForEvent("download"), frame.getByRole("button", { name: "导出表格" }).click()]);
  const book = parts(await readFile(await download.path())).find(([name]) => name === "xl/worksheets/sheet1.xml")[1].toString("utf8");
  assert.equal(new Set(book.match(/WZY-\d{4}-\d+/g)).size, count);
});

step("on a phone it is a list that goes on as well, and the button does the same for whoever does not scroll", async () => {
  await choose("学院", "全部学院");
  await page.setViewportSize({ width: 320, height: 760 });
  await frame.locator("li[data-id]").first().waitFor();
  await inner.evaluate(() => scrollTo({ top: 0 }));
  await looked("4-phone");
  const before = await status();
  await frame.getByRole("button", { name: "再显示 50 份" }).press("Enter");
  await frame.locator(".board-end [role=status]").filter({ hasNotText: before }).waitFor();
  await inner.evaluate(() => scrollTo({ top: 30_000 }));
  await frame.locator("li[data-id]").first().waitFor();
  assert.ok((await rows()).length < 160);
  await looked("5-phone-on");
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
  assert.doesNotMatch(scene.product.said(), /fail:|crit:/);
});
