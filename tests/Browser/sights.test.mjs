import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, cut, inside, tooWide } from "./tabs.mjs";

// Every page of every desk, in each theme, on the narrowest phone, and as large as somebody needs it who sees badly.
let scene, expert, draft, handedIn, review;
const step = journey("sights", () => scene.browser);
const number = /WZY-\d{4}-\d{4}/;

before(async () => {
  scene = await Scene.open("--clock", "2026-06-22T09:00");
  await scene.handIn(2026);
  const office = await scene.screen();
  const other = scene.player("owner3");
  await other.say("我要申报");
  await other.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  [draft, handedIn] = (await Promise.all(["owner3", "owner1"].map((login) => scene.chatOf(login)))).map((chat) => chat.match(number)[0]);
  const { label, choices } = (await office.press("指派专家")).find((part) => part.id === "experts");
  await office.press("确认指派", { [label]: choices.slice(0, 3).map((choice) => choice.title) });
  expert = scene.people.find((person) => person.objectId === choices[0].value).userPrincipalName.split("@")[0];
  await scene.told(expert, /接受评审/);
  await scene.player(expert).press("接受评审");
  review = (await scene.page(expert, "reviews")).lines[0].id;
});
after(() => scene?.close());

const pages = () => [
  ["mine", "owner1", "mine"],
  ["mine-empty", "owner6", "mine"],
  ["draft", "owner3", "mine", `proposals/${draft}`],
  ["exceptions", "owner3", "mine", `proposals/${draft}?section=justifications`],
  ["reading", "owner1", "mine", `proposals/${handedIn}?section=courses`],
  ["queue", expert, "review"],
  ["review", expert, "review", `review/${review}`],
  ["board", "office1", "office"],
  ...["columns", "late", "plan", "ranking", "more"].map((view) => [view, "office1", "office", `office/${view}`]),
  ["search", "office1", "mine", `search?q=${encodeURIComponent("数据")}`],
];

const looks = [
  { name: "phone", width: 320, height: 640, theme: "contrast", lang: "en" },
  // What 1280 by 900 is at 200 %.
  { name: "large", width: 640, height: 450, theme: "dark", lang: "zh" },
];

for (const { name, ...look } of looks)
  step(`no page scrolls sideways, cuts words off or hides them from anybody: ${name}`, async () => {
    for (const [view, login, desk, sub] of pages()) {
      const { page, frame } = await scene.tab(login, desk, { sub, ...look });
      const place = await inside(frame);
      await place.waitForFunction(() => document.querySelector("#main h1") && !document.querySelector('#main[aria-busy="true"], #main .bone'));
      assert.equal(await tooWide(frame), 0, `${view} ${name} is wider than its place`);
      assert.deepEqual(await cutOff(place), [], `${view} ${name} cuts words off`);
      assert.deepEqual(await axe(frame), [], `${view} ${name}`);
      await page.screenshot({ path: `artifacts/sights-${view}-${name}.png` });
      await page.close();
    }
  });

step("whoever goes about by keyboard sees where they are", async () => {
  for (const theme of ["default", "contrast"]) {
    const { page, frame } = await scene.tab("office1", "office", { theme });
    const place = await inside(frame);
    await frame.locator("h1").first().waitFor();
    await frame.locator(".skip").focus();
    for (let n = 0; n < 14; n++) {
      await page.keyboard.press("Tab");
      const seen = await place.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return "nowhere";
        const rings = [at, ...["::after", "::before"].map((part) => [at, part])].map((one) => (Array.isArray(one) ? getComputedStyle(...one) : getComputedStyle(one)));
        const marked = rings.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none") || at.closest(".fui-Select, .fui-Input") !== null;
        return marked ? "" : `${at.tagName}.${at.className}`;
      });
      assert.equal(seen, "", `${theme}: no ring at stop ${n + 1}`);
    }
    await page.close();
  }
});

step("words within what was written are found by whoever may read it, and not by the names alone", async () => {
  const { page, frame } = await scene.tab("office1", "mine", { sub: `search?q=${encodeURIComponent("港口物流")}`, width: 390, height: 800 });
  await frame.getByText("没有找到“港口物流”").waitFor();
  await frame.getByRole("button", { name: "在正文里查找" }).press("Enter");
  await frame.getByRole("status").filter({ hasText: "都查过了。正文里另有 1 项。" }).waitFor();
  const found = frame.locator(".texts li");
  assert.match(await found.innerText(), /港口物流/);
  assert.deepEqual(await axe(frame), []);
  assert.equal(await tooWide(frame), 0);
  await page.screenshot({ path: "artifacts/sights-texts.png" });
  await frame.getByRole("searchbox").fill("没有这样的");
  await frame.getByText("没有找到“没有这样的”").waitFor();
  await frame.getByRole("button", { name: "在正文里查找" }).click();
  await frame.getByRole("status").filter({ hasText: "正文里没有别的。" }).waitFor();
  await page.close();
});

step("what cannot be fetched says so in its place, and comes whole when it is asked for again", async () => {
  const { page, frame } = await scene.tab("office1", "office", { sub: "office/more" });
  cut.add(page);
  await page.route(/\/assets\/(CardPanel|PlanMatrix)/, (route) => route.abort());
  const card = frame.getByRole("button", { name: /^批次规则/ });
  await card.click();
  await frame.getByRole("alert").filter({ hasText: "这一部分没有取到" }).waitFor();
  await frame.locator("h1", { hasText: "教务处" }).waitFor();
  await frame.getByRole("link", { name: "专家分配" }).click();
  await frame.locator(".band").filter({ hasText: "这一部分没有取到" }).waitFor();
  await page.screenshot({ path: "artifacts/sights-missing.png" });
  await page.unroute(/\/assets\/(CardPanel|PlanMatrix)/);
  await frame.locator(".band").getByRole("button", { name: "再试一次" }).click();
  await frame.locator(".band").waitFor({ state: "detached" });
  await frame.getByRole("link", { name: "办理与设置" }).click();
  await card.click();
  const field = frame.locator(".panel input").first();
  await field.waitFor();
  // It has come with its looks.
  assert.ok((await field.evaluate((input) => parseFloat(getComputedStyle(input).borderTopLeftRadius))) > 0);
  await page.close();
});

/** Words that stand in a box which is too narrow for them, and which nothing can bring into sight. */
const cutOff = (place) => place.evaluate(() => [...document.querySelectorAll("#main *")]
  .filter((box) => box.childElementCount === 0 && box.textContent.trim() !== "" && !box.closest(".sr, svg, select, option") && box.clientWidth > 1)
  .filter((box) => ["hidden", "clip"].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1 && !box.title && !box.closest("[title]"))
  .map((box) => `${box.className}: ${box.textContent.slice(0, 40)}`));
