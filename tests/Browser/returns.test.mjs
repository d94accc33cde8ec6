import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";

// A return as a checklist, as its people play it on a phone and at a desk.
let product, browser, people, owner, dean;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const home = () => owner.card(/WZY-\d{4}-\d{4}/);
const college = () => dean.card(programme);
const shots = async (chat, card, name) => {
  await chat.shotOf(card, `returns-${name}`);
  const { width } = await card.boundingBox();
  const wide = await chat.page.evaluate(() => [...document.querySelectorAll(".card")].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
  assert.equal(wide, 0, `${name} is wider than its place (${width})`);
};

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
  const player = new Player(product, called("owner1"));
  await player.say("我要申报");
  await player.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  await player.fill(proposal(new Date().getFullYear(), player.name, "计算机与软件学院"));
  await player.press("提交");
  owner = await Chat.open(browser, product.url, called("owner1"), { width: 390 });
  dean = await Chat.open(browser, product.url, called("dean1"));
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("The college asks the clause, notes points while reading and returns point by point", async () => {
  await dean.say("学分有什么要求？");
  const clause = dean.card("总学分不超过 15 学分");
  await clause.waitFor();
  await shots(dean, clause, "1-clause");

  await college().getByRole("button", { name: "逐点退回…" }).waitFor();
  await dean.fill(college(), "学院意见（退回时请写明理由）", "方案总体可行，请按下面几点修改。");
  await dean.press(college(), "逐点退回…");
  const form = () => dean.card("请申报人怎么改");
  await form().getByRole("combobox", { name: "再加一点：针对哪里" }).fill("专业定位");
  await dean.page.getByRole("option", { name: "专业定位", exact: true }).click();
  await dean.fill(form(), "请申报人怎么改", "请写明面向的岗位。");
  await shots(dean, form(), "2-form");
  await dean.press(form(), "记下，再加一点");
  await form().getByText("已记下").first().waitFor();
  await form().getByRole("combobox", { name: "再加一点：针对哪里" }).fill("课程设置");
  await dean.page.getByRole("option", { name: "整个部分：课程设置" }).click();
  await dean.fill(form(), "请申报人怎么改", "请核对各门课程的实践学时。");
  await shots(dean, form(), "3-noted");
  await dean.press(form(), "退回修改");
  await dean.card("等申报人处理").waitFor();
  await shots(dean, dean.card("等申报人处理"), "4-returned");
});

test("The owner sees the points on a phone, changes what they name, answers the other, and submits again", async () => {
  await home().getByText("学院退回 · 共 2 点，还有 2 点没有处理").waitFor();
  await shots(owner, home(), "5-home");
  await owner.press(home(), "逐点处理");
  const list = () => owner.card("第 1 次退回意见");
  await shots(owner, list(), "6-checklist");
  await owner.press(list(), "去改：定位、目标与要求");
  const form = owner.card("专业定位");
  await owner.fill(form, "专业定位", "面向制造企业的数据运营与分析岗位，培养能胜任一线工作的应用人才。");
  await shots(owner, form, "7-field");
  await owner.press(form, "稍后");
  await owner.press(home(), "逐点处理");
  await list().getByRole("checkbox", { name: "已改" }).first().check();
  await owner.press(list(), "保存并重新提交");
  await list().getByText(/退回意见第 2 点还没有处理/).waitFor();
  await shots(owner, list(), "8-left");
  await owner.fill(list(), "第 2 点的答复（没有改时必填）", "已逐门核对，实践学时与培养方案一致。");
  await owner.press(list(), "保存并重新提交");
  await home().getByText("已提交，学院审核中").waitFor();
});

test("The college sees point, answer and change side by side", async () => {
  const card = dean.card("第 1 次退回的处理情况");
  await card.waitFor();
  const said = await card.innerText();
  assert.match(said, /请写明面向的岗位/);
  assert.match(said, /已逐门核对/);
  assert.match(said, /现：面向制造企业的数据运营与分析岗位/);
  assert.match(said, /自退回以来改了 1 处/);
  await shots(dean, card, "9-since");
  await dean.press(card, "逐点对照");
  const compared = dean.card("意见、答复与变化对照");
  await compared.getByText("自退回以来的变化").waitFor();
  await shots(dean, compared, "10-compared");
  await dean.press(compared, "返回");
  assert.deepEqual(await product.get("_teams/failures"), []);
});

test("The office moves a limit of the round only after it has seen what that does", async () => {
  const office = await Chat.open(browser, product.url, called("office1"));
  await office.say("批次规则");
  const form = office.card("批次规则");
  await form.waitFor();
  await office.fill(form, "总学分上限（通知三.2）", "12");
  await shots(office, form, "11-policy");
  await office.press(form, "预览影响");
  const preview = office.card("改动预览");
  await preview.getByText("总学分上限：15 → 12").waitFor();
  await preview.getByText("将出现新的须改之处").waitFor();
  await shots(office, preview, "12-preview");
  await office.press(preview, "确认生效");
  await office.card("已生效").waitFor();
  await shots(office, office.card("已生效"), "13-applied");
});
