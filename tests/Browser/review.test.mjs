import assert from "node:assert/strict";
import { after, before } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { journey } from "./steps.mjs";

// From the hand-in of two owners to the filing documents: a deputy, the plan of the experts, six of them at work, the meeting, the results, the publicity.
// The two proposals are filled in without a window, by the same buttons; everything after that happens in front of somebody.
const [year, other] = [2026, "跨境电商运营与服务"];
let product, browser, people, office, dean, deputy;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const sit = async (login, how = {}) => {
  const chat = await Chat.open(browser, product.url, called(login), how);
  chat.page.setDefaultTimeout(60_000);
  return chat;
};
const phone = { width: 390, height: 844 };
const step = journey("review", () => browser);
const experts = ["expert1", "expert2", "expert3", "expert4", "expert5", "expert6"];
const asked = { first: [], second: [] };

/** Everything that the bot has sent to a person. */
const chatOf = async (login) => {
  const { chats: [chat] } = await product.get(`_teams/${called(login).objectId}/chats`);
  return JSON.stringify((await product.get(`_teams/${called(login).objectId}/chats/${encodeURIComponent(chat.chatId)}/messages`)).messages);
};

/** A picture of a card that fits its place. */
async function shot(chat, card, name) {
  await chat.shotOf(card, `review-${name}`);
  const wide = await chat.page.evaluate(() => [...document.querySelectorAll(".card")].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
  assert.equal(wide, 0, `${name} is wider than its place`);
}

before(async () => {
  product = await startProduct("--clock", `${year}-06-22T09:00`);
  browser = await launch();
  people = await product.get("_teams/people");
  const texts = JSON.stringify(proposal(year, called("owner2").displayName, "经济与管理学院"))
    .replaceAll(programme, other).replaceAll("海岳数据科技有限公司", "江海港口物流集团").replaceAll("计算机科学与技术", "国际经济与贸易").replaceAll("080901", "020401");
  await Promise.all([["owner1", "计算机与软件学院", proposal(year, called("owner1").displayName, "计算机与软件学院")], ["owner2", "经济与管理学院", JSON.parse(texts)]].map(async ([login, unit, sections]) => {
    const player = new Player(product, called(login));
    await player.say("我要申报");
    await player.press("建立草稿", { "牵头学院（部）": unit });
    await player.fill(sections);
    await player.press("提交");
  }));
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

step("A dean who goes away names a deputy, who is told from when to when and for whom", async () => {
  dean = await sit("dean2");
  await dean.say("我的设置");
  const settings = dean.headed("我的设置");
  await settings.getByText("您现在没有登记外出").waitFor();
  await dean.fill(settings, "从哪天起（不外出就留空）", `${year}-06-22`);
  await dean.fill(settings, "到哪天为止（当天包括在内）", `${year}-06-24`);
  await dean.fill(settings, "外出期间的代理人", called("owner3").displayName);
  await shot(dean, settings, "01-away");
  await dean.press(settings, "保存");
  await settings.getByText(`已保存，并已通知${called("owner3").displayName}`).waitFor();
  await shot(dean, settings, "02-away-saved");

  deputy = await sit("owner3", phone);
  await deputy.messages.getByText(`📌 ${dean.name}请您在 ${year}-06-22 至 ${year}-06-24 外出期间代理`).waitFor();
  await deputy.shot("review-03-deputy-told");
});

step("The deputy endorses in the dean's name, and the dean reads who did it", async () => {
  await deputy.say("我的任务");
  const tasks = deputy.card(other);
  await tasks.waitFor();
  await shot(deputy, tasks, "04-deputy-tasks");
  await tasks.getByRole("button", { name: "打开" }).first().click();
  const card = deputy.card("学院意见（退回时请写明理由）");
  await card.waitFor();
  await shot(deputy, card, "05-deputy-endorsement");
  await deputy.fill(card, "学院意见（退回时请写明理由）", "经学院教学指导委员会论证，方案可行，同意推荐。");
  await deputy.press(card, "同意推荐");
  await shot(deputy, deputy.card(other), "06-deputy-endorsed");
  await dean.messages.getByText(new RegExp(`您外出期间，${deputy.name}.*推荐了《${other}》`)).waitFor();
  await dean.shot("review-07-dean-told");

  await new Player(product, called("dean1")).press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" });
});

step("The office screens both and has the plan worked out, with the reason beside whoever cannot be asked; no expert hears of it", async () => {
  office = await sit("office1");
  for (const name of [programme, other]) {
    const screening = office.headed(name);
    await screening.getByRole("button", { name: "形式审查通过" }).waitFor();
    await office.press(screening, "形式审查通过");
    await office.headed(name).getByRole("button", { name: "指派专家" }).waitFor();
  }

  // With five of six experts on each there would be nobody left to ask instead of somebody.
  await office.say("批次规则");
  const rules = office.headed(/批次规则/);
  await office.press(rules, /^评审/);
  await office.fill(rules, "每份申报拟请专家数（通知未规定）", "3");
  await office.press(rules, "预览影响");
  await office.press(office.card("还没有生效。"), "确认生效");

  await office.say("分配方案");
  const plan = office.headed("专家分配方案");
  await shot(office, plan, "08-no-plan");
  await office.press(plan, "一步排出方案");
  await plan.getByText("已编排 2 份申报").waitFor();
  assert.match(await plan.innerText(), /每人份数\s+1–1 份/);
  await shot(office, plan, "09-plan");
  await plan.locator(".ac-columnSet", { hasText: programme }).getByRole("button", { name: "看一看" }).click();
  const one = office.card("拟请的专家");
  await one.waitFor();
  assert.match(await one.innerText(), new RegExp(`不能列入的\\s+${called("expert3").displayName}：`));
  await shot(office, one, "10-plan-one");
  await one.getByRole("button", { name: "固定" }).first().click();
  await one.getByText("已固定，重新编排时保留").waitFor();
  await office.press(one, "返回方案");
  for (const [name, into] of [[programme, asked.first], [other, asked.second]]) {
    const line = await plan.locator(".ac-columnSet", { hasText: name }).innerText();
    into.push(...experts.filter((login) => line.includes(called(login).displayName)));
    assert.equal(into.length, 3, line);
  }
  for (const login of experts) assert.doesNotMatch(await chatOf(login), new RegExp(`${programme}|${other}`));
});

step("The plan is published together: everybody who is asked has a card, and the office is told when it is done", async () => {
  const plan = office.headed("专家分配方案");
  await office.press(plan, "一起发布…");
  const ask = office.headed("发布专家分配方案");
  await ask.getByText("将为 2 份申报分配专家，6 位专家").waitFor();
  await shot(office, ask, "11-plan-ask");
  await office.press(ask, "发布");
  await office.messages.getByText("📨 专家分配方案已发布：2 份申报已分配专家").waitFor();
  await office.shot("review-12-plan-out");
});

step("An expert declines on a phone, not without saying why; the office reads it and asks another one", async () => {
  const [login] = asked.second.filter((one) => one !== "expert3");
  const expert = await sit(login, phone);
  const card = expert.headed(other);
  await card.waitFor();
  await shot(expert, card, "13-asked");
  await expert.press(card, "不能评审 / 申请回避");
  const form = expert.card("请选择原因");
  await shot(expert, form, "14-leave");
  await expert.press(form, "确认");
  await shot(expert, form, "15-leave-bare");
  await expert.fill(form, "请选择原因", "婉拒：没有时间等");
  await expert.press(form, "确认");
  await form.getByText(/请写明理由/).waitFor();
  await expert.fill(form, "说明（婉拒、弃评和其他原因请写明）", "本周带学生在外实习，无法按时完成。");
  await expert.press(form, "确认");
  await expert.card("已记录，教务处会另请专家").waitFor();
  await shot(expert, expert.headed(other), "16-declined");
  await expert.page.close();

  const screening = office.headed(other);
  await screening.getByText("本周带学生在外实习").waitFor();
  await shot(office, screening, "17-office-declined");
});
