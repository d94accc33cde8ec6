import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { journey } from "./steps.mjs";
import { tab } from "./tabs.mjs";

// The compose box of a group: an owner finds their proposal by initials and posts it, everybody sees their own view of it, a link unfolds.
const name = "海洋数据素养";
const group = "微专业建设群";
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let product, browser, people, owner, id;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const step = journey("compose", () => browser);

/** Opens the group as that person. */
const join = async (login, how) => {
  const chat = await Chat.open(browser, product.url, called(login), how);
  if (how?.width < 720) await chat.page.getByRole("button", { name: how.lang === "en" ? "Back" : "返回" }).click();
  await chat.page.getByTestId("chat-item").filter({ hasText: group }).click();
  await chat.page.getByRole("heading", { name: group }).waitFor();
  return chat;
};
const axe = async (page) => {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
};

before(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  people = await product.get("_teams/people");
  const player = new Player(product, called("owner1"));
  await player.say("我要申报");
  await player.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  await player.press(/[✓◐✕○] 基本信息/);
  await player.press("保存", { 微专业名称: name });
  id = JSON.stringify(await product.get(`${player.path}/chats`)).match(/WZY-\d{4}-\d{4}/)[0];
});
after(() => Promise.all([browser?.close(), product?.stop()]));

step("an owner finds their proposal by the initials of its name, by keyboard alone", async () => {
  owner = await join("owner1");
  await owner.page.getByTestId("find").focus();
  await owner.page.keyboard.press("Enter");
  const first = owner.page.getByTestId("find-window").getByRole("option");
  await first.filter({ hasText: id }).waitFor();
  await owner.page.getByTestId("find-input").fill("不存在的名称");
  await owner.page.getByText("没有找到“不存在的名称”").waitFor();
  await owner.page.getByTestId("find-input").fill("hysj");
  await first.filter({ hasText: name }).waitFor();
  assert.deepEqual(await axe(owner.page), []);
  await owner.shot("compose-find");
  await owner.page.keyboard.press("ArrowDown");
  await owner.page.keyboard.press("Enter");
  await owner.page.getByTestId("card-to-send").filter({ hasText: name }).waitFor();
  await owner.page.getByTestId("find-window").waitFor({ state: "hidden" });
});

step("posted into the group, the card says to its owner where it stands and what to do", async () => {
  await owner.say("请各位看看这份");
  await owner.page.getByText("请各位看看这份").first().waitFor();
  const card = owner.headed(name);
  await card.getByText("填报中").waitFor();
  await card.getByRole("button", { name: "打开", exact: true }).waitFor();
  assert.deepEqual(await axe(owner.page), []);
  await owner.shot("compose-posted");
});

step("a colleague in the same group sees the neutral card, and is told nothing more when they press", async () => {
  const colleague = await join("owner2", { width: 390, theme: "dark", lang: "en" });
  const card = colleague.headed(name);
  await card.getByText("Being prepared").waitFor();
  assert.doesNotMatch(await card.innerText(), /Draft|填报中/);
  assert.equal(await colleague.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await card.getByRole("button", { name: "What it is to me" }).click();
  await colleague.page.getByText("There is no such proposal, or it is not yours to see.").waitFor();
  assert.deepEqual(await axe(colleague.page), []);
  await colleague.shot("compose-neutral-390");
  await colleague.page.getByTestId("find").click();
  await colleague.page.getByText("You have no proposal yet to put into a chat.").waitFor();
  assert.equal(await colleague.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await colleague.page.close();
});

step("a link to the page of a proposal unfolds for who may see it, can be taken off, and leads to the tab from the card", async () => {
  const link = `${product.endpoint.replace("/api/messages", "")}/tabs/proposals/${id}`;
  const box = owner.page.getByTestId("composer");
  await box.fill(`在这里 ${link}`);
  await owner.page.getByTestId("card-to-send").getByText("准备申报").waitFor();
  await owner.shot("compose-link");
  await owner.page.getByRole("button", { name: `不发送 ${name}` }).click();
  await owner.page.getByTestId("card-to-send").waitFor({ state: "hidden" });
  await box.fill("");
  await box.fill(`再看 ${link}?from=chat`);
  await owner.page.getByTestId("card-to-send").waitFor();
  await box.press("Enter");
  await owner.page.getByText("再看").first().waitFor();

  const colleague = await join("owner2");
  await colleague.page.getByTestId("composer").fill(link);
  const asked = colleague.page.waitForResponse((response) => response.url().endsWith("/compose/link"));
  assert.deepEqual((await (await asked).json()).body.composeExtension.attachments, []);
  assert.equal(await colleague.page.getByTestId("card-to-send").isVisible(), false);
  await colleague.page.close();
});

step("from the card in the group the owner comes to the proposal's own page", async () => {
  // The tab is another address of this machine, which the page frames.
  const page = await browser.newPage({ locale: "zh-CN" });
  page.setDefaultTimeout(20_000);
  await page.route("https://res.cdn.office.net/**", (route) => route.fulfill({ json: { validDomains: [] }, headers: { "Access-Control-Allow-Origin": "*" } }));
  await page.goto(`${product.url}?as=${called("owner1").objectId}`);
  await page.getByTestId("chat-item").filter({ hasText: group }).click();
  await page.getByRole("link", { name: "在选项卡中打开" }).first().click();
  await (await tab(page)).locator("h1", { hasText: name }).waitFor();
});
