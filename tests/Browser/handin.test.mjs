import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";

// A college hands its pack in on a phone; the office looks at all colleges, sends it back, and it is handed in again.
const unit = "计算机与软件学院";
let product, browser, people, dean, office;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const pack = () => dean.card(`报送：${unit}`);
const shots = async (chat, card, name) => {
  await chat.shotOf(card, `handin-${name}`);
  const wide = await chat.page.evaluate(() => [...document.querySelectorAll(".card")].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
  assert.equal(wide, 0, `${name} is wider than its place`);
};

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
  for (const [login, submit] of [["owner1", true], ["owner2", false]]) {
    const player = new Player(product, called(login));
    await player.say("我要申报");
    await player.press("建立草稿", { "牵头学院（部）": unit });
    if (!submit) continue;
    await player.fill(proposal(new Date().getFullYear(), player.name, unit));
    await player.press("提交");
  }
  dean = await Chat.open(browser, product.url, called("dean1"), { width: 390 });
  office = await Chat.open(browser, product.url, called("office1"), { width: 390 });
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("A dean endorses, goes on to the hand-in and hands both annexes in at once", async () => {
  await dean.say("报送");
  await pack().getByText("还没有学院已推荐的微专业").waitFor();
  await shots(dean, pack(), "1-nothing");

  const endorsement = dean.card("学院意见（退回时请写明理由）");
  await dean.fill(endorsement, "学院意见（退回时请写明理由）", "同意推荐。");
  await dean.press(endorsement, "同意推荐");
  await shots(dean, dean.card("去报送"), "2-endorsed");
  await dean.press(dean.card("去报送"), "去报送");
  await pack().getByText("附件3与附件2逐项一致").waitFor();
  const said = await pack().innerText();
  assert.match(said, /尚未报送/);
  assert.match(said, /另有 1 个仍在填报/);
  assert.doesNotMatch(said, /✗/);
  await shots(dean, pack(), "3-checked");
  await dean.press(pack(), "报送");
  const ask = dean.card("请不要多次提交");
  await shots(dean, ask, "4-ask");
  await dean.press(ask, "一次性提交 2 个附件");
  await pack().getByText(/已提交 · 第 1 次/).waitFor();
  await shots(dean, pack(), "5-handed-in");
  assert.equal(await pack().getByRole("button", { name: /^附件[23]/ }).or(pack().getByRole("link", { name: /^附件[23]/ })).count(), 2);
});

test("The office hears of it, sees all colleges, and sends the pack back", async () => {
  await office.messages.getByText(`${unit}已报送材料包：第 1 次，1 个微专业`).waitFor();
  await office.say("报送情况");
  const all = office.card("各学院报送情况");
  await all.getByText("已提交 · 第 1 次").waitFor();
  await shots(office, all, "6-all");
  await office.press(all, "提醒未报送的学院");
  await office.card("已提醒").waitFor();
  await shots(office, office.card("已提醒"), "7-reminded");
  await office.card("已提醒").getByRole("button", { name: "查看" }).first().click();
  const one = office.card(`报送：${unit}`);
  await one.waitFor();
  await shots(office, one, "8-one");
  await office.press(one, "退回材料包");
  const form = office.card("退回原因");
  await office.fill(form, "退回原因", "请核对附件3中的联系电话。");
  await shots(office, form, "9-return");
  await office.press(form, "退回材料包");
  await office.card("已退回，学院会收到消息").waitFor();
});

test("The college is told why, hands in again, and a third time only with a reason", async () => {
  await dean.messages.getByText(/教务处退回了.*第 1 次报送：请核对附件3中的联系电话/).waitFor();
  await pack().getByText(/已被教务处退回/).first().waitFor();
  await shots(dean, pack(), "10-returned");
  await dean.press(pack(), "报送");
  await dean.press(dean.card("请不要多次提交"), "一次性提交 2 个附件");
  await pack().getByText(/已提交 · 第 2 次/).waitFor();

  await dean.press(pack(), "重新报送");
  const again = dean.card("重新报送的原因");
  await again.getByRole("button", { name: "重新报送", exact: true }).click();
  await dean.page.getByText(/不能重复提交/).first().waitFor();
  await shots(dean, again, "11-reason");
  await dean.fill(again, "重新报送的原因", "更正负责人电话。");
  await dean.press(again, "重新报送");
  await pack().getByText(/已提交 · 第 3 次/).waitFor();
  await pack().getByText("已被取代").waitFor();
  await shots(dean, pack(), "12-third");
  assert.deepEqual(await product.get("_teams/failures"), []);
});
