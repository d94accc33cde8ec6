import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { startProduct } from "./product.mjs";

// A new user fills a whole proposal by cards alone, in Chinese, following the buttons from one section to the next.
const unit = "计算机与软件学院";
const year = new Date().getFullYear();
let product, browser, people;

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("A new user fills and submits a complete proposal in fewer than 60 card actions", async () => {
  const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
  const owner = await Chat.open(browser, product.url, called("owner1"));
  const answers = new Map(proposal(year, owner.name, unit).map(([section, ...parts]) => [section, parts]));
  const colleagues = ["owner2", "owner3", "owner4"].map((login) => called(login).displayName);
  let actions = 0;
  const press = async (card, name) => {
    actions++;
    await owner.press(card, name);
  };
  const form = () => owner.messages.locator(".card").filter({ has: owner.page.getByRole("heading") }).last();
  const section = async (title) => {
    await form().getByRole("heading", { name: title, exact: true }).waitFor();
    return answers.get(title);
  };
  const fillAndGoOn = async (title, part) => {
    await owner.fillAll(form(), part);
    await owner.shotOf(form(), `filling-${title}`);
    await press(form(), "保存并继续");
  };

  await owner.say("我要申报");
  const start = owner.card("开始申报微专业");
  await start.getByRole("combobox", { name: "牵头学院（部）" }).pressSequentially("计算机");
  await start.getByRole("option", { name: unit }).click();
  await press(start, "建立草稿");
  await press(form(), "继续填写");

  const [basics] = await section("基本信息");
  assert.match(await form().locator('input[type="date"]').inputValue(), /^\d{4}-\d\d-\d\d$/, "the day stands there already");
  await fillAndGoOn("基本信息", { 微专业名称: basics.微专业名称 });
  const [type, mode] = await section("类型与方向");
  await fillAndGoOn("类型与方向", type);
  await form().getByText("这里新增了 1 项").or(form().getByText("请接着填写")).first().waitFor();
  await fillAndGoOn("类型与方向", mode);

  const [[host]] = await section("依托专业");
  await press(form(), "添加一行");
  await fillAndGoOn("依托专业一行", host);

  for (const title of ["面向对象与招生", "面向学科及专业", "时间安排与授课方式", "介绍、需求与差异", "定位、目标与要求"])
    await fillAndGoOn(title, (await section(title))[0]);

  // The plan is long: it is written in the dialog.
  const [{ "人才培养方案（进程安排、考核、结业条件）": plan, ...design }] = await section("课程体系与培养方案");
  await owner.fillAll(form(), design);
  actions += 2;
  await form().getByRole("button", { name: "在大窗口中写" }).last().click();
  const dialog = owner.page.getByTestId("dialog");
  await dialog.locator("textarea").fill(plan);
  await dialog.getByText(`${plan.length} 字`).waitFor();
  await owner.shot("filling-dialog");
  await dialog.getByRole("button", { name: "保存并关闭" }).click();
  await owner.page.getByText(`现有 ${plan.length} 字，建议 800 字左右`).waitFor();
  await press(form(), "保存并继续");

  // Courses: one is typed, the others are copies of it. Teachers come from the directory and join the team; the last one is from outside.
  const [courses] = await section("课程设置");
  await press(form(), "添加一行");
  for (const [index, course] of courses.entries()) {
    const { 授课教师: _, ...typed } = course;
    const { 课程名称, 模块, 开课学期, 开始日期, 结束日期, 授课方式 } = course;
    await owner.fillAll(form(), index === 0 ? typed : { 课程名称, 模块, 开课学期, 开始日期, 结束日期, 授课方式 });
    if (index < 4) await owner.fill(form(), "授课教师", [colleagues[0], colleagues[1], colleagues[2], colleagues[0]][index]);
    else await form().getByRole("combobox", { name: "授课教师" }).fill("");
    await owner.shotOf(form(), `filling-course-${index + 1}`);
    await press(form(), index < 4 ? "保存并复制一行" : "保存并继续");
  }

  const [{ 负责人姓名: __, ...lead }] = await section("微专业负责人");
  await owner.fill(form(), "从通讯录选人（校内）", owner.name);
  await fillAndGoOn("微专业负责人", lead);
  await section("负责人近三年主讲课程");
  await press(form(), "继续");

  // The team: who joined by teaching is completed, who comes from outside is typed.
  const [team] = await section("教学团队");
  await owner.shotOf(form(), "filling-team");
  for (let row = 0; row < 3; row++) {
    actions++;
    const id = await form().locator("xpath=ancestor::*[@data-message-id]").getAttribute("data-message-id");
    const answered = owner.page.waitForResponse((response) => response.url().endsWith(`/messages/${encodeURIComponent(id)}/action`));
    await form().getByRole("button", { name: "修改" }).nth(row).click();
    await answered;
    await form().getByRole("button", { name: "保存这一行" }).waitFor();
    await owner.fillAll(form(), { "主要从事专业/行业": team[row]["主要从事专业/行业"] });
    await owner.shotOf(form(), `filling-member-${row + 1}`);
    await press(form(), "保存这一行");
    await form().getByText("已保存“").waitFor();
  }
  await press(form(), "添加一行");
  await fillAndGoOn("校外教师", { ...team[4], 拟授课程: courses[4].课程名称 });

  const [partners, [partner]] = await section("产教融合");
  await fillAndGoOn("产教融合", partners);
  await press(form(), "添加一行");
  await fillAndGoOn("产教合作单位", partner);
  for (const title of ["共建与共享", "条件保障与论证"]) await fillAndGoOn(title, (await section(title))[0]);
  await section("例外说明");
  await press(form(), "继续");

  // Home: one thing is left, and its button opens the very cell.
  const home = owner.card(/WZY-\d{4}-\d{4}/);
  await home.getByText("15 / 15 学分").waitFor();
  await owner.shotOf(home, "filling-home");
  await home.getByText("提交前还有 1 项须改").waitFor();
  await press(home, /^去改：.* · 授课教师$/);
  await owner.fill(form(), "授课教师", team[4].姓名);
  await owner.shotOf(form(), "filling-last-cell");
  await press(form(), "稍后");
  await home.getByText("15 / 15 学分").waitFor();
  await press(home, "提交");
  await home.getByText("已提交，学院审核中").waitFor();
  await owner.shotOf(home, "filling-submitted");

  console.log(`${actions} card actions`);
  assert.ok(actions < 60, `${actions} card actions`);
  const lists = await product.get("_sharepoint/lists");
  const [item] = await product.get(`_sharepoint/lists/${lists.find((list) => list.displayName === "Proposals").id}/items`);
  assert.deepEqual([item.fields.Title, item.fields.State], [programme, "UnitReview"]);
  // One card in the chat, whatever was filled in on it.
  assert.equal(await owner.messages.locator(".card").count(), 2, "the greeting and the proposal");
  assert.deepEqual(await product.get("_teams/failures"), []);
});
