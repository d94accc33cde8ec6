import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { startProduct } from "./product.mjs";

// One round, step by step, as its people play it in the browser. Each step goes on where the last one ended.
let product, browser, people, owner, dean, office;
const experts = [];
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const sit = (login) => Chat.open(browser, product.url, called(login));
const home = () => owner.card(/WZY-\d{4}-\d{4}/);

let broken;
const step = (name, play) => test(name, async () => {
  assert.equal(broken, undefined, "an earlier step broke");
  broken = name;
  try {
    await play();
    broken = undefined;
  } finally {
    // What everybody saw, for whoever has to find out why.
    if (broken) for (const [n, page] of browser.contexts().flatMap((context) => context.pages()).entries()) await page.screenshot({ path: `artifacts/broken-${n}.png` });
  }
});

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
  owner = await sit("owner1");
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

step("The owner starts in the chat and gets a draft with an id", async () => {
  await owner.say("我要申报");
  const start = owner.card("开始申报微专业");
  const unit = start.getByRole("combobox", { name: "牵头学院（部）" });
  await unit.pressSequentially("计算机");
  await start.getByRole("option", { name: "计算机与软件学院" }).click();
  await owner.shot("round-1-start");
  await owner.press(start, "建立草稿");
  await home().getByText("已建立草稿 WZY-").waitFor();
  await owner.shotOf(home(), "round-2-draft");
});

step("A submission that comes too early is refused with the clause of the notice", async () => {
  await owner.press(home(), "提交");
  await home().getByText("还不能提交").waitFor();
  const said = await home().innerText();
  assert.match(said, /还不能提交：\d+ 项须改/);
  assert.match(said, /请填写“微专业名称”/);
  assert.match(said, /通知五\.1：“确定微专业名称/);
  await owner.shotOf(home(), "round-3-too-early");
});

step("The owner fills every section through the forms", async () => {
  const year = new Date().getFullYear();
  for (const [section, ...parts] of proposal(year, owner.name, "计算机与软件学院")) {
    await owner.press(home(), new RegExp(`[✓◐✕○] ${section}`));
    const form = owner.messages.locator(".card").filter({ has: owner.page.getByRole("heading") }).last();
    for (const part of parts) {
      if (Array.isArray(part)) await addRows(form, part);
      else {
        await owner.fillAll(form, part);
        await owner.shotOf(form, `round-4-${section}`);
        await owner.press(form, "保存");
        await form.getByText(/已保存 \d\d:\d\d/).waitFor();
      }
    }
    await owner.press(form, "稍后");
  }
  await home().getByText("15 / 15 学分").waitFor();
  const said = await home().innerText();
  assert.match(said, /5 门课程（核心 5 门）/);
  assert.doesNotMatch(said, /项须改/);
  await owner.shotOf(home(), "round-5-filled");
});

async function addRows(form, rows) {
  await owner.press(form, "添加一行");
  for (const row of rows) {
    await owner.fillAll(form, row);
    if (row === rows[0]) await owner.shotOf(form, `round-4-${Object.keys(row)[0]}`);
    await owner.press(form, row === rows.at(-1) ? "保存这一行" : "保存并再加一行");
    await form.getByText(/已保存“/).waitFor();
  }
}

step("The college returns it with a reason; the owner reads why, changes it and submits again", async () => {
  await owner.press(home(), "提交");
  await home().getByText("已提交，学院审核中").waitFor();
  await owner.shotOf(home(), "round-6-submitted");

  dean = await sit("dean1");
  const card = dean.card("学院意见");
  await card.waitFor();
  await dean.shotOf(card, "round-7-endorsement");
  await dean.press(card, "查看申报书");
  const reading = dean.card(programme);
  await dean.shotOf(reading, "round-8-reading");
  await dean.press(reading, "返回");
  await dean.fill(card, "学院意见（退回时请写明理由）", "请在“专业定位”中写明面向的岗位。");
  await dean.press(card, "退回修改");
  await dean.card("学院已退回").waitFor();

  await home().getByText("学院退回，请修改").waitFor();
  await home().getByText("请在“专业定位”中写明面向的岗位。").waitFor();
  await owner.shotOf(home(), "round-9-returned");
  await owner.press(home(), /定位、目标与要求/);
  const form = owner.card("定位、目标与要求");
  await owner.fill(form, "专业定位", "面向区域企业的数据运营、分析与服务岗位，培养能胜任一线工作的复合型应用人才。");
  await owner.press(form, "稍后");
  await owner.press(home(), "逐点处理");
  const points = owner.card("第 1 次退回意见");
  await points.getByRole("checkbox", { name: "已改" }).check();
  await owner.shotOf(points, "round-9-checklist");
  await owner.press(points, "保存并重新提交");
  await home().getByText("已提交，学院审核中").waitFor();
});

step("The college endorses and the office screens and assigns three experts", async () => {
  const card = dean.card("学院意见（退回时请写明理由）");
  await dean.fill(card, "学院意见（退回时请写明理由）", "经学院教学指导委员会论证，方案可行，同意推荐。");
  await dean.press(card, "同意推荐");
  await dean.card("待形式审查").waitFor();
  await dean.shot("round-10-endorsed");

  office = await sit("office1");
  const screening = office.card(programme);
  await screening.getByRole("button", { name: "形式审查通过" }).waitFor();
  await office.shotOf(screening, "round-11-screening");
  await office.press(screening, "形式审查通过");
  await office.press(screening, "指派专家");
  const form = office.card("评审专家（至少");
  await form.waitFor();
  for (const box of (await form.getByRole("checkbox").all()).slice(0, 3)) {
    const name = await box.getAttribute("aria-label");
    experts.push(people.find((person) => name.startsWith(person.displayName)));
    await box.check();
  }
  await office.shotOf(form, "round-12-assign");
  await office.press(form, "确认指派");
  await office.card("专家评审中").waitFor();
});

step("Three experts accept and score on their cards", async () => {
  for (const [index, person] of experts.entries()) {
    const expert = await Chat.open(browser, product.url, person);
    const card = expert.card(programme);
    await card.getByRole("button", { name: "接受评审" }).waitFor();
    if (index === 0) await expert.shotOf(card, "round-13-assignment");
    // Whoever scores has taken it, said or not.
    await expert.press(card, "开始评审");
    const form = expert.card("提交评审");
    await form.waitFor();
    for (const select of await form.locator("select").all()) await select.selectOption({ index: index === 1 ? 2 : 1 });
    await expert.choice(form, "radio", index === 1 ? "修改后推荐" : "推荐").check();
    await form.locator("textarea").fill("需求分析充分，课程体系聚焦且有层次，实践环节落实到位；建议进一步明确企业教师承担的教学任务。");
    if (index === 0) await expert.shotOf(form, "round-14-score");
    await expert.press(form, "提交评审");
    await expert.card("您已提交评审").waitFor();
    if (index === 0) await expert.shotOf(expert.card("您已提交评审"), "round-15-scored");
    await expert.page.close();
  }
});

step("The office recommends and orders the filing documents", async () => {
  const screening = office.card("结论理由");
  await office.shotOf(screening, "round-16-decide");
  await office.fill(screening, "结论理由（必填，申报人和学院会看到）", "专家意见一致，符合通知要求，择优推荐。");
  await office.press(screening, "推荐");
  await office.card("拟定结论（未公布）").waitFor();
  await office.shotOf(office.card("拟定结论（未公布）"), "round-16-pending");
  assert.match(await home().innerText(), /专家评审中/);
  await office.say("工作台");
  const before = office.headed("教务处工作台");
  await before.waitFor();
  await office.press(before, "评审排序与结论");
  const ranking = office.card("推荐线");
  await ranking.waitFor();
  await office.shotOf(ranking, "round-16-ranking");
  await office.press(ranking, "统一公布（1 项）");
  await ranking.getByText("将一次公布 1 项").waitFor();
  await office.shotOf(ranking, "round-16-publish");
  await office.press(ranking, "确认公布 1 项");
  await home().getByText("获得推荐").or(home().getByText("已列入推荐名单")).first().waitFor();
  await owner.shotOf(home(), "round-17-recommended");

  // Nobody waits five working days here: the office lets the filing documents be written before the publicity is over.
  await office.say("批次规则");
  const rules = office.headed("批次规则");
  await rules.waitFor();
  await office.press(rules, "备案材料");
  await office.fill(rules, "公示结束后才生成备案材料（通知未规定）", "否");
  await office.press(rules, "预览影响");
  const preview = office.card("还没有生效。");
  await office.shotOf(preview, "round-17-policy");
  await office.press(preview, "确认生效");

  await office.say("工作台");
  const desk = office.headed("教务处工作台");
  await desk.getByRole("button", { name: "生成备案材料" }).waitFor();
  await office.shotOf(desk, "round-18-desk");
  await office.press(desk, "生成备案材料");
  await desk.getByRole("link", { name: "附件3 汇总表", exact: true }).waitFor();
  await office.shotOf(desk, "round-19-filed");
});

step("The library shows the annexes and the announcements and hands them out as files", async () => {
  await office.page.getByTestId("nav-files").click();
  for (const name of [/附件2_.+_.+_备案表\.docx/, /附件3_江海师范学院_汇总表\.docx/, /附件3_江海师范学院_汇总表\.xlsx/, /公示_.+\.docx/, /推荐结果通知_.+\.docx/]) {
    const file = office.page.getByTestId("file").filter({ hasText: name }).getByRole("link").first();
    const download = office.page.waitForEvent("download");
    await file.click();
    const bytes = await readFile(await (await download).path());
    assert.equal(bytes.subarray(0, 2).toString(), "PK", `${name} is a file of Office`);
  }
  await office.shot("round-20-library");
  await office.page.getByTestId("nav-lists").click();
  await office.page.getByText("Proposals", { exact: true }).click();
  await office.page.getByRole("table").waitFor();
  await office.shot("round-21-lists");
  assert.deepEqual(await product.get("_teams/failures"), []);
});
