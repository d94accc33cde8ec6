import assert from "node:assert/strict";
import { after, before } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { journey } from "./steps.mjs";
import { openTab, tab } from "./tabs.mjs";

// The bell: what calls for somebody who is not looking at the chat, and the page that it opens.
const college = "计算机与软件学院";
let product, browser, people;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const player = (login) => new Player(product, called(login));
const step = journey("feed", () => browser);

/** The bell of that person, opened; the one entry that it holds. */
async function bell(login, how) {
  const page = await browser.newPage({ locale: "zh-CN" });
  await openTab(page, product.url, called(login).objectId, "mine", how);
  await page.getByTestId("nav-activity").click();
  const entry = page.getByTestId("activity-item");
  await entry.first().waitFor();
  assert.equal(await entry.count(), 1);
  return { page, entry: entry.first() };
}

before(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  people = await product.get("_teams/people");
  const owner = player("owner1");
  await owner.say("我要申报");
  await owner.press("建立草稿", { "牵头学院（部）": college });
  await owner.fill(proposal(new Date().getFullYear(), owner.name, college));
  await owner.press("提交");
});
after(() => Promise.all([browser?.close(), product?.stop()]));

step("A return rings once, and a click opens the page of the proposal that it is about", async () => {
  await player("dean1").press("退回修改", { "学院意见（退回时请写明理由）": "请在“专业定位”中写明面向的岗位。" });
  const { page, entry } = await bell("owner1");
  assert.match(await entry.innerText(), new RegExp(`《${programme}》[\\s\\S]*请在“专业定位”中写明面向的岗位`));
  await page.screenshot({ path: "artifacts/feed-1-returned.png" });
  await entry.locator("a").click();
  const frame = await tab(page);
  await frame.getByRole("heading", { name: programme, level: 1 }).waitFor();
  await page.screenshot({ path: "artifacts/feed-2-proposal.png" });
});

step("An expert is called to the review, on a phone too", async () => {
  const owner = await Chat.open(browser, product.url, called("owner1"));
  await owner.press(owner.card(/WZY-\d{4}-\d{4}/), "逐点处理");
  const points = owner.card("第 1 次退回意见");
  await points.getByRole("checkbox", { name: "已改" }).uncheck();
  await owner.fill(points, "第 1 点的答复（没有改时必填）", "岗位已在“专业定位”第一句写明。");
  await owner.press(points, "保存并重新提交");
  await owner.card(/WZY-\d{4}-\d{4}/).getByText("已提交，学院审核中").waitFor();
  await player("dean1").press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" });
  await player("office1").press("形式审查通过");
  const office = await Chat.open(browser, product.url, called("office1"));
  await office.card(programme).getByRole("button", { name: "指派专家" }).waitFor();
  await office.press(office.card(programme), "指派专家");
  const form = office.card("评审专家（至少");
  await form.waitFor();
  const boxes = (await form.getByRole("checkbox").all()).slice(0, 3);
  const first = await boxes[0].getAttribute("aria-label");
  for (const box of boxes) await box.check();
  await office.press(form, "确认指派");
  await office.card("专家评审中").waitFor();

  const expert = people.find((person) => first.startsWith(person.displayName)).userPrincipalName.split("@")[0];
  const { page, entry } = await bell(expert, { width: 390, theme: "dark" });
  assert.match(await entry.innerText(), new RegExp(`《${programme}》[\\s\\S]*请于 .* 前完成评审`));
  await page.screenshot({ path: "artifacts/feed-3-asked.png" });
  await entry.locator("a").click();
  const frame = await tab(page);
  await frame.getByRole("button", { name: "接受评审" }).first().waitFor();
  assert.match(await frame.locator("h1").first().innerText(), new RegExp(programme));
  await page.screenshot({ path: "artifacts/feed-4-review.png" });
});
