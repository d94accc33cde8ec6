import assert from "node:assert/strict";
import { after, before } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { text } from "./docx.mjs";
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
// Who plays what follows from the plan: the outside experts and the declining one have their parts by where they are.
const roles = {};

/** Everything that the bot has sent to a person. */
const chatOf = async (login) => {
  const { chats: [chat] } = await product.get(`_teams/${called(login).objectId}/chats`);
  return JSON.stringify((await product.get(`_teams/${called(login).objectId}/chats/${encodeURIComponent(chat.chatId)}/messages`)).messages);
};

const praise = "需求分析充分，课程体系聚焦且有层次，实践环节落实到位；建议进一步明确企业教师承担的教学任务。";
const blame = "课程之间的衔接还不清楚，与现有专业的差异说明不足，建议落实实践环节的安排后再开设。";

/** The office opens the card of a proposal from its desk. */
const openFromDesk = async (name) => office.open((await office.ask("工作台", "教务处工作台")).locator(".ac-columnSet", { hasText: name }), "打开", name);

/** The office opens an expert's assignment from the card of the proposal. */
const seeTo = async (name, login) => {
  await office.press(office.headed(name).getByText(new RegExp(`^${called(login).displayName} · `)).locator("xpath=ancestor::div[.//button][1]"), "安排…");
  await office.card(called(login).displayName).getByText(/^截止$/).waitFor();
};

const grade = async (form, index) => {
  for (const select of await form.locator("select").all()) await select.selectOption({ index });
};

/** One expert gives one review. */
async function review(expert, name, index, conclusion, comment) {
  await expert.press(expert.headed(name), "开始评审");
  const form = expert.headed(name);
  await form.getByRole("button", { name: "提交评审" }).waitFor();
  await grade(form, index);
  await expert.fill(form, "结论", conclusion);
  await form.locator("textarea").fill(comment);
  await expert.press(form, "提交评审");
  await expert.headed(name).getByText("您已提交评审").waitFor();
}

/** The file that somebody was given, once it lies in their OneDrive. */
async function given(login, name) {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((later) => setTimeout(later, 100))) {
    const file = (await product.get(`_teams/${called(login).objectId}/files`)).find((one) => name.test(one));
    if (file) return Buffer.from(await (await fetch(new URL(`personal/${called(login).objectId}/Documents/${encodeURIComponent(file)}`, product.url))).arrayBuffer());
  }
  assert.fail(`${login} was given no ${name}`);
}

/** Puts everybody's clock forward, in China. */
const clock = async (to) => {
  const answer = await fetch(new URL("_demo/clock", product.url), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ to }) });
  assert.ok(answer.ok, `${to}: ${answer.status}`);
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
  const settings = await dean.ask("我的设置", "我的设置");
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
  const card = await deputy.open(tasks, "打开", other);
  await card.getByText(`您代${dean.name}审核，记录中会写明`).waitFor();
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
  const rules = await office.ask("批次规则", "批次规则");
  await office.press(rules, /^评审/);
  await office.fill(rules, "每份申报拟请专家数（通知未规定）", "3");
  await office.press(rules, "预览影响");
  await office.press(office.card("还没有生效。"), "确认生效");

  const plan = await office.ask("分配方案", "专家分配方案");
  await shot(office, plan, "08-no-plan");
  await office.press(plan, "一步排出方案");
  await plan.getByText("已编排 2 份申报").waitFor();
  assert.match(await plan.innerText(), /每人份数\s+1 份/);
  await shot(office, plan, "09-plan");
  const one = await office.open(plan.locator(".ac-columnSet", { hasText: programme }), "看一看", programme);
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
  // expert3 works for the partner of the first proposal, so they are on the second.
  [roles.away, roles.second, roles.english] = asked.first;
  [roles.declines, roles.first] = asked.second.filter((login) => login !== "expert3");
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
  const expert = await sit(roles.declines, phone);
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
  await expert.headed(other).getByText("您已谢绝").waitFor();
  await shot(expert, expert.headed(other), "16-declined");
  await expert.page.close();

  const screening = office.headed(other);
  await screening.getByText("本周带学生在外实习").waitFor();
  await screening.getByText(/只有 2 位专家（至少要 3 位）：等教务处增补专家/).waitFor();
  await office.messages.getByText(new RegExp(`📤 ${expert.name}不能评审《${other}》.*理由：本周带学生在外实习`)).waitFor();
  await shot(office, screening, "17-office-declined");
});

step("The office asks another one instead, and the deputy of an expert who is away first of all; whoever is taken off is told", async () => {
  const screening = office.headed(other);
  await office.press(screening, "增补专家");
  const form = office.card("增补专家（现有 2 位，共至少 3 位）");
  await form.getByRole("checkbox", { name: new RegExp(called(roles.second).displayName) }).check();
  await shot(office, form, "18-assign-more");
  await office.press(form, "确认指派");
  await screening.getByText(new RegExp(`^${called(roles.second).displayName} · 待专家答复`)).waitFor();

  const away = await sit(roles.away);
  const settings = await away.ask("我的设置", "我的设置");
  await away.fill(settings, "从哪天起（不外出就留空）", `${year}-06-22`);
  await away.fill(settings, "到哪天为止（当天包括在内）", `${year}-06-30`);
  await away.fill(settings, "外出期间的代理人", called(roles.first).displayName);
  await away.press(settings, "保存");

  await openFromDesk(programme);
  await seeTo(programme, roles.away);
  const care = office.card("撤换理由（专家看不到）");
  await care.getByText(`代理人：${called(roles.first).displayName}`).waitFor();
  await care.getByRole("combobox", { name: "改请哪位专家" }).click();
  assert.match(await care.getByRole("option").first().innerText(), new RegExp(`^${called(roles.first).displayName}`));
  await shot(office, care, "19-care");
  await office.pick(care, care, called(roles.first).displayName);
  await office.fill(care, "撤换理由（专家看不到）", "评审期间外出，由其代理人接替。");
  await office.press(care, "撤换专家");
  await office.headed(programme).getByText(`${called(roles.first).displayName} · 待专家答复`).waitFor();
  await shot(office, office.headed(programme), "20-replaced");

  await away.messages.getByText(`《${programme}》`).and(away.messages.getByText("您不必再评")).waitFor();
  await shot(away, away.headed(programme), "21-taken-off");
  await away.page.close();
});

step("On a phone a bare “agreed” is refused, half a review is kept over a restart, and the next one follows", async () => {
  let expert = await sit(roles.first, phone);
  await expert.headed(other).waitFor();
  await expert.press(expert.headed(programme), "开始评审");
  const form = () => expert.card("结论");
  await shot(expert, form(), "22-score");
  await grade(form(), 1);
  await expert.fill(form(), "结论", "推荐");
  await expert.fill(form(), "评语（不少于 30 字）", "同意");
  await expert.press(form(), "提交评审");
  await form().getByText(/只写/).or(form().getByText(/评语/)).first().waitFor();
  await shot(expert, form(), "23-bare");
  await expert.press(form(), "暂存");
  await expert.page.close();

  // What the store has, not what the client still shows.
  expert = await sit(roles.first, phone);
  const again = await expert.open((await expert.ask("我的任务", "我的任务")).locator(".ac-columnSet", { hasText: programme }), "打开", programme);
  await expert.press(again, "继续评审");
  await shot(expert, form(), "24-kept");
  for (const select of await form().locator("select").all()) assert.notEqual(await select.inputValue(), "");
  await expert.fill(form(), "评语（不少于 30 字）", praise);
  await expert.press(form(), "提交评审");
  const done = expert.card("您已提交评审");
  await done.waitFor();
  await shot(expert, done, "25-given");
  await expert.press(done, /^下一份/);
  await shot(expert, expert.headed(other), "26-next");
  await review(expert, other, 1, "推荐", praise);
  await shot(expert, expert.headed(other), "27-all-given");
  await expert.page.close();
});

step("A second expert scores both on a phone, sternly, and a third does it in English", async () => {
  const stern = await sit(roles.second, phone);
  await stern.headed(programme).waitFor();
  await review(stern, programme, 2, "推荐", praise);
  await review(stern, other, 3, "修改后推荐", blame);
  await stern.page.close();

  const english = await sit(roles.english, { lang: "en" });
  const card = english.headed(programme);
  await card.waitFor();
  await english.press(card, "Accept");
  await shot(english, english.headed(programme), "28-english");
  assert.match(await english.headed(programme).innerText(), /15 Sep 2026/);
  await english.press(english.headed(programme), "Start the review");
  const form = english.card("Submit the review");
  await grade(form, 1);
  await english.fill(form, "Conclusion", "Recommend");
  await form.locator("textarea").fill(praise);
  await shot(english, form, "29-english-score");
  await english.press(form, "Submit the review");
  await shot(english, english.headed(programme), "30-english-given");
  assert.doesNotMatch((await english.headed(programme).getByRole("button").allInnerTexts()).join("\n"), /\p{Script=Han}/u);
  await english.page.close();
});

step("Who is late is reminded, nobody else is; the office nudges them and gives this one more time", async () => {
  const late = await sit("expert3");
  await late.headed(other).waitFor();
  await clock(`${year}-06-25T09:30`);
  await late.messages.getByText("⏰ 您还有 1 份评审没有提交").waitFor();
  for (const login of experts) if (login !== "expert3") assert.doesNotMatch(await chatOf(login), /您还有 \d 份评审/);
  await late.shot("review-31-reminded");

  await clock(`${year}-06-26T10:00`);
  await openFromDesk(other);
  await office.headed(other).getByText(`${late.name} 已逾期`).waitFor();
  await shot(office, office.headed(other), "32-overdue");
  await seeTo(other, "expert3");
  await office.press(office.card("延期理由"), "催办");
  await late.messages.getByText(new RegExp(`⏰ 教务处提醒：《${other}》.*现已逾期`)).waitFor();
  await late.shot("review-33-nudged");

  await seeTo(other, "expert3");
  const care = office.card("延期理由");
  await shot(office, care, "34-care-late");
  await office.fill(care, "延期理由", "出差途中，按约定延期。");
  await office.press(care, "延期");
  await late.messages.getByText("评审截止时间已为您延至").waitFor();
  await shot(late, late.headed(other), "35-extended");
  await review(late, other, 2, "修改后推荐", blame);
  await late.page.close();
});

step("The reviews are closed; one is reopened with a reason, changed and submitted again, and what it was stays in its history", async () => {
  const desk = await office.ask("工作台", "教务处工作台");
  await office.press(desk, "关闭评审");
  await desk.getByText(/评审已于 .* 关闭/).waitFor();
  await shot(office, desk, "36-closed");
  const expert = await sit(roles.second);
  await expert.headed(other).waitFor();
  await shot(expert, await expert.ask("我的任务", "我的任务"), "37-nothing-left");

  await openFromDesk(other);
  await seeTo(other, roles.second);
  const care = office.card("重新开放的理由（专家会看到）");
  await office.fill(care, "重新开放的理由（专家会看到）", "第 3 项与评语不一致，请核对。");
  await shot(office, care, "38-reopen");
  await office.press(care, "重新开放这份评审");
  await expert.messages.getByText("第 3 项与评语不一致，请核对").last().waitFor();
  const card = expert.headed(other);
  await card.getByText("已重新开放，请修改后提交").waitFor();
  await shot(expert, card, "39-reopened");
  await expert.press(card, /评审$|修改$/);
  const form = expert.card("结论");
  await form.locator("select").nth(2).selectOption({ index: 2 });
  await expert.press(form, /提交/);
  await expert.headed(other).getByText(/已提交/).first().waitFor();
  await shot(expert, expert.headed(other), "40-given-again");
  await expert.press(expert.headed(other), "修改记录");
  await shot(expert, expert.card("第 2 次提交"), "41-history");
  await expert.page.close();
});

step("The meeting: who belongs to a partner stays out by the rules, one steps aside, two thirds carry, and the minutes are a Word file", async () => {
  const meeting = await office.ask("评审会", "评审会");
  await office.press(meeting, "召开评审会");
  await office.press(meeting, "时间、地点、到会人员");
  const seats = office.headed("时间、地点和到会人员");
  await office.fillAll(seats, { 日期: `${year}-06-26`, 开始时间: "14:30", 地点: "行政楼 301", 主持人: "钟秋白", 记录人: "欧阳川", "应到人数（如有规定）": "9" });
  const there = ["expert3", roles.first, roles.second, roles.english, roles.away];
  for (const login of there) await seats.getByRole("checkbox", { name: new RegExp(called(login).displayName) }).check();
  await office.fill(seats, "其他到会人员（一行一个姓名）", "钟秋白\n欧阳川");
  await shot(office, seats, "42-present");
  await office.press(seats, "保存");
  const agenda = office.headed("评审会（第 1 次）");
  await agenda.getByText("应到 9 人，到会 7 人").waitFor();
  await shot(office, agenda, "43-agenda");

  await office.press(agenda, "逐项审议");
  const item = office.headed(`1/2 ${programme}`);
  assert.match(await item.innerText(), new RegExp(`回避（不投票.*\\s+${called("expert3").displayName}：`));
  await office.fill(item, "另外回避", ["欧阳川"]);
  await office.fill(item, "审议意见（不超过 500 字，写入纪要）", "课程体系聚焦，企业参与充分，建议推荐。");
  await office.fillAll(item, { 赞成票: "5", 反对票: "1", 弃权票: "0" });
  await office.press(item, "计票");
  await item.getByText("票数合计 6，超过应投票的 5 人").waitFor();
  await shot(office, item, "44-too-many-votes");
  await office.fillAll(item, { 赞成票: "4", 反对票: "1", 弃权票: "0" });
  await office.press(item, "计票");
  await item.getByText("赞成 4，反对 1，弃权 0（应投票 5）：建议推荐").first().waitFor();
  await item.getByText("欧阳川：会上提出回避").waitFor();
  await shot(office, item, "45-voted");
  await office.press(item, "下一项");
  const second = office.headed(`2/2 ${other}`);
  await office.fillAll(second, { "审议意见（不超过 500 字，写入纪要）": "与现有专业的差异不足。", 赞成票: "4", 反对票: "2", 弃权票: "1" });
  await office.press(second, "计票");
  await second.getByText("赞成 4，反对 2，弃权 1（应投票 7）：建议不推荐").first().waitFor();
  await office.press(second, "议程");
  await shot(office, agenda, "46-all-voted");
  await agenda.getByRole("button", { name: "会议纪要（Word）" }).click();
  await office.page.getByTestId("accept-file").last().click();
  const minutes = await given("office1", /纪要.*\.docx$/);
  await office.page.getByText(/纪要.*\.docx/).last().waitFor();
  await office.shot("review-47-minutes");
  const said = text(minutes);
  for (const words of [programme, other, "行政楼 301", "钟秋白", "赞成4票", "欧阳川", "三分之二", called("expert3").displayName]) assert.ok(said.includes(words), `${words} in the minutes: ${said}`);
});

step("Decisions stay with the office until they are published together; then each owner reads result, reasons and points to improve", async () => {
  const owners = [await sit("owner1"), await sit("owner2", phone)];
  await openFromDesk(programme);
  await office.fill(office.card("结论理由"), "结论理由（必填，申报人和学院会看到）", "专家意见一致，会议表决通过，择优推荐。");
  await office.press(office.card("结论理由"), "推荐");
  await openFromDesk(other);
  const card = office.card("结论理由");
  await shot(office, card, "48-decide");
  await office.fill(card, "结论理由（必填，申报人和学院会看到）", "课程体系与现有专业的差异还不明显，会议表决未通过。");
  await office.fill(card, "改进意见（一行一条，申报人会看到；修改后推荐时必填）", "写明与现有专业课程的差异。\n落实实践环节的场地和企业教师。");
  await office.press(card, "不推荐");
  await office.headed(other).getByText("拟定结论（未公布）").first().waitFor();
  await shot(office, office.headed(other), "49-pending");
  for (const login of ["owner1", "owner2"]) assert.doesNotMatch(await chatOf(login), /择优推荐。|本次不推荐|落实实践环节的场地/);

  const desk = await office.ask("工作台", "教务处工作台");
  await office.press(desk, "评审排序与结论");
  const ranking = office.headed("评审排序与结论");
  await shot(office, ranking, "50-ranking");
  await office.press(ranking, "统一公布（2 项）");
  await ranking.getByText("将一次公布 2 项").waitFor();
  await shot(office, ranking, "51-publish");
  await office.press(ranking, "确认公布 2 项");

  await owners[0].messages.getByText(`🎉 《${programme}》`).waitFor();
  await shot(owners[0], owners[0].headed(programme), "52-recommended");
  await owners[0].shot("review-53-recommended-chat");
  const told = owners[1].messages.getByText("评审结果：本次不推荐").first();
  await told.waitFor();
  for (const words of ["会议表决未通过", "写明与现有专业课程的差异", "落实实践环节的场地和企业教师"]) await owners[1].messages.getByText(words).first().waitFor();
  await shot(owners[1], owners[1].headed(other), "54-not-recommended");
  await owners[1].shot("review-55-not-recommended-chat");
  for (const owner of owners) await owner.page.close();
});

step("The list is shown to the public; an objection is answered with reasons; it ends after its working days, and only then are the documents written", async () => {
  const results = await office.ask("公示", "公示");
  await shot(office, results, "56-results");
  await office.press(results, "开始公示");
  await results.getByText(/公示中：.*待答复的异议 0 件/).waitFor();
  assert.equal(await results.getByRole("button", { name: "结束公示" }).count(), 0);
  await shot(office, results, "57-public");
  const early = await office.ask("工作台", "教务处工作台");
  assert.equal(await early.getByRole("button", { name: "生成备案材料" }).count(), 0);
  await shot(office, early, "58-desk-public");

  const member = await sit("owner2", phone);
  const form = await member.ask("异议", "提出异议");
  await member.pick(form, form, "计算机与软件学院");
  await member.fill(form, "具体情况（不超过 800 字）", "两门课程的名称与本院现有选修课相近，请核对是否重复。");
  await shot(member, form, "59-objection");
  await member.press(form, "提交异议");
  await member.card("异议已提交").waitFor();
  await shot(member, member.card("异议已提交"), "60-objected");

  await office.messages.getByText("📣 公示期间收到异议 1").waitFor();
  const open = await office.ask("公示", "公示");
  await shot(office, open, "61-objections");
  await office.press(open, "打开");
  const objection = office.headed(`异议 1：《${programme}》`);
  await office.press(objection, "不成立");
  await shot(office, objection, "62-bare-answer");
  await office.fill(objection, "答复理由（必填，提出人会看到）", "已核对课程大纲：教学内容和学时安排不同，不重复。");
  await office.press(objection, "不成立");
  await objection.getByText("已答复").waitFor();
  await shot(office, objection, "63-answered");
  await member.messages.getByText(/您对《.*》.*的异议经核实不成立.*已核对课程大纲/).waitFor();
  await member.shot("review-64-answer-told");
  await member.page.close();

  await clock(`${year}-07-06T09:30`);
  const over = await office.ask("公示", "公示");
  await shot(office, over, "65-over");
  await office.press(over, "结束公示");
  await over.getByText("公示已结束").first().waitFor();
  await shot(office, over, "66-ended");
  const desk = await office.ask("工作台", "教务处工作台");
  await office.press(desk, "生成备案材料");
  await desk.getByRole("link", { name: "附件3 汇总表", exact: true }).waitFor();
  await shot(office, desk, "67-filed");
});

step("Nobody has two cards on one matter, and nobody was shown that something went wrong", async () => {
  for (const { userPrincipalName } of people) {
    const matters = [...(await chatOf(userPrincipalName.split("@")[0])).matchAll(/"refresh":\{"action":\{[^{}]*"verb":"([^"]+)","data":\{([^{}]*)\}/g)].map(([, verb, data]) => `${verb} ${data}`);
    assert.deepEqual(matters, [...new Set(matters)], userPrincipalName);
  }
  assert.deepEqual(await product.get("_teams/failures"), []);
});
