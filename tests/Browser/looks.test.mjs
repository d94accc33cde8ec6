import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let product, browser, people;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const player = (login) => new Player(product, called(login));

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("The cards of owner, office and expert can be used at 360 and 1000 pixels, light, dark and in contrast", async (t) => {
  const owner = player("owner1");
  await owner.say("我要申报");
  await owner.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  await t.test("the home of a draft", () => looksRight("owner1", "WZY-", "home"));
  await owner.press(/[✓◐✕○] 时间安排与授课方式/);
  await t.test("the form of a section", () => looksRight("owner1", "时间安排与授课方式", "section"));
  await owner.press("稍后");
  await owner.fill(proposal(new Date().getFullYear(), owner.name, "计算机与软件学院"));
  await owner.press("提交");
  await player("dean1").press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" });
  const office = player("office1");
  await office.press("形式审查通过");
  const form = await office.press("指派专家");
  const { label, choices } = form.find((part) => part.id === "experts");
  await office.press("确认指派", { [label]: choices.slice(0, 3).map((choice) => choice.title) });
  await t.test("the office's card", () => looksRight("office1", programme, "office"));
  const expert = people.find((person) => choices[0].value === person.objectId);
  const login = expert.userPrincipalName.split("@")[0];
  await player(login).press("接受评审");
  await player(login).press("开始评审");
  await t.test("the form for a review", () => looksRight(login, "提交评审", "score"));
});

test("Everything that the program says is English for who reads English", async () => {
  const owner = await Chat.open(browser, product.url, called("owner2"), { lang: "en" });
  await owner.say("start");
  const start = owner.card("Start a micro-major proposal");
  const unit = start.getByRole("combobox", { name: "Host unit" });
  await unit.pressSequentially("经济");
  await start.getByRole("option").click();
  await owner.press(start, "Create the draft");
  const home = owner.card("WZY-");
  await owner.press(home, "Submit");
  await home.getByText(/Sections · \d+ of \d+ done/).waitFor();
  await owner.shotOf(home, "looks-english");
  assert.doesNotMatch((await home.getByRole("button").allInnerTexts()).join("\n"), /\p{Script=Han}/u);
  await owner.press(home, /Positioning, objectives/);
  const form = owner.card("Positioning, objectives, requirements");
  await owner.shotOf(form, "looks-english-section");
  assert.doesNotMatch(await form.innerText(), /\p{Script=Han}/u);
});

async function looksRight(login, words, name) {
  const chat = await Chat.open(browser, product.url, called(login));
  const { page } = chat;
  const card = chat.card(words);
  await card.waitFor();
  await page.evaluate(axe);
  for (const width of [1000, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of ["light", "dark", "contrast"]) {
      await page.getByTestId("theme-select").selectOption(theme);
      await chat.shotOf(card, `looks-${name}-${width}-${theme}`);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
      const bad = violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
      assert.deepEqual(bad.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), [], `${name} ${width} ${theme}`);
      const wide = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll(".scroller, .card")].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className || "page"));
      assert.deepEqual(wide, [], `${name} ${width} ${theme} is wider than its place`);
    }
  }
  await page.close();
}
