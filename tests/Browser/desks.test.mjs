import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { journey } from "./steps.mjs";
import { axe, openTab, tab, tooWide } from "./tabs.mjs";

// The desks beside the chat: each in its looks, an owner who types on a page while the card lies in the chat, the office that finds it.
const name = "海洋数据素养";
let product, browser, people, page, frame, owner, id;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`)).objectId;
const step = journey("desks", () => browser);

const sit = async (login, desk, how) => {
  page = await browser.newPage({ locale: how?.lang === "en" ? "en-GB" : "zh-CN" });
  return openTab(page, product.url, called(login), desk, how);
};

before(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  people = await product.get("_teams/people");
  owner = new Player(product, people.find((person) => person.objectId === called("owner1")));
});
after(() => Promise.all([browser?.close(), product?.stop()]));

const desks = [
  ["owner1", "mine", { zh: "您好", en: "Hello" }],
  ["expert1", "review", { zh: "我的评审", en: "My reviews" }],
  ["office1", "office", { zh: "教务处", en: "Office" }],
];
const looks = [{ width: 1280, theme: "default" }, { width: 390, theme: "dark", lang: "en" }, { width: 320, theme: "contrast" }];

step("every desk draws itself in both languages, in three themes and on a phone, and axe finds nothing serious", async () => {
  for (const [login, desk, heading] of desks) {
    for (const look of looks) {
      const seen = await sit(login, desk, look);
      await seen.locator("h1").first().waitFor();
      assert.match(await seen.locator("h1").first().innerText(), new RegExp(heading[look.lang ?? "zh"]), `${desk} ${look.theme}`);
      assert.deepEqual(await axe(seen), [], `${desk} at ${look.width} in ${look.theme}`);
      assert.equal(await tooWide(seen), 0, `${desk} at ${look.width}`);
      await page.screenshot({ path: `artifacts/desk-${desk}-${look.width}.png` });
      await page.close();
    }
  }
});

step("who does not let the app sign them in reads why, with a way on", async () => {
  const seen = await sit("owner1", "mine", { token: "denied" });
  await seen.getByRole("button", { name: "重新登录" }).waitFor();
  assert.deepEqual(await axe(seen), []);
  await page.close();
});

step("an owner types on the page of a proposal; it is saved by itself, and the card says the same", async () => {
  await owner.say("我要申报");
  await owner.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  id = JSON.stringify((await product.get(`_teams/${called("owner1")}/chats/${encodeURIComponent(await owner.chat())}/messages`)).messages).match(/WZY-\d{4}-\d{4}/)[0];
  frame = await sit("owner1", "mine", { sub: `proposals/${id}` });
  await frame.getByLabel("微专业名称").fill(name);
  await frame.getByLabel("微专业名称").blur();
  await frame.getByText(/^已保存 \d\d:\d\d/).first().waitFor();
  // The day is there from the start, as on the card, and the last place that was filled in does not lead away.
  assert.equal(await frame.getByLabel("申请时间").inputValue(), new Date().toLocaleDateString("sv", { timeZone: "Asia/Shanghai" }));
  await frame.locator("h2#section-title", { hasText: "基本信息" }).waitFor();
  const parts = await owner.press(/[✓◐✕○] 基本信息/);
  assert.equal(parts.find((part) => part.type === "Input.Text" && /微专业名称/.test(part.label)).value, name);
  assert.deepEqual(await axe(frame), []);
  await page.screenshot({ path: "artifacts/desk-proposal-1280.png" });
});

step("what is saved on the card stands on the open page soon", async () => {
  await owner.press("保存", { 微专业名称: `${name}与应用` });
  await frame.locator("h1", { hasText: `${name}与应用` }).waitFor({ timeout: 10_000 });
  await page.close();
});

step("the desk of the owner leads to the proposal, and the office does not see a draft that was never handed in", async () => {
  const mine = await sit("owner1", "mine", { width: 390 });
  await mine.getByRole("link", { name: new RegExp(name) }).first().click();
  await mine.locator("h1", { hasText: name }).waitFor();
  await page.close();
  const office = await sit("office1", "mine", { sub: `search?q=${encodeURIComponent(name)}` });
  await office.getByText("没有找到").waitFor();
  await page.close();
});

step("a change of the host's language reloads the frame, and what was typed a moment before is saved and stands there", async () => {
  frame = await sit("owner1", "mine", { sub: `proposals/${id}` });
  await frame.locator(".rail-way", { hasText: "基本信息" }).click();
  await frame.getByLabel("微专业名称").fill(`${name}新名`);
  await page.getByTestId("language-select").selectOption("en");
  await page.waitForURL(/lang=en/);
  frame = await tab(page);
  await frame.locator("h1", { hasText: `${name}新名` }).waitFor();
  await page.close();
});

step("what is typed into a card beside the desk is not taken away without a question", async () => {
  const office = await sit("office1", "office", { sub: "office/more" });
  await office.getByRole("button", { name: /^批次规则/ }).click();
  await office.locator(".panel").getByRole("button", { name: /^评审/ }).click();
  const typed = office.locator(".panel").getByLabel(/每份申报拟请专家数/);
  await typed.fill("4");
  const asked = page.waitForEvent("dialog");
  const away = page.getByTestId("language-select").selectOption("en");
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await away;
  assert.equal(await typed.inputValue(), "4");
  await page.close();
});
