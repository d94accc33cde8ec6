import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { programme } from "./answers.mjs";
import { parts } from "./docx.mjs";
import { other, praise, Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, tab, tooWide } from "./tabs.mjs";

// The office at its desk beside the chat: the table, the plan by keyboard, cards in the drawer, who is late, the ranking; and what others see of it.
const year = 2026;
let scene, page, frame, beside;
const step = journey("office", () => scene.browser);
const view = (name) => frame.locator("nav.views").getByRole("link", { name, exact: true }).click();
const drawer = () => frame.locator(".panel");
const looked = async (name) => {
  assert.deepEqual(await axe(frame), [], name);
  assert.equal(await tooWide(frame), 0, name);
  await page.screenshot({ path: `artifacts/office-${name}.png` });
};
const shut = async () => {
  await drawer().getByRole("button", { name: "关闭" }).click();
  await drawer().waitFor({ state: "detached" });
  await frame.locator("#root[aria-hidden]").waitFor({ state: "detached" });
};

before(async () => {
  scene = await Scene.open("--clock", `${year}-06-22T09:00`);
  const many = Promise.all(["owner3", "owner4", "owner5"].map(async (login) => {
    const player = scene.player(login);
    for (let n = 0; n < 17; n++) {
      await player.say("我要申报");
      await player.press("建立草稿", { "牵头学院（部）": n % 2 ? "计算机与软件学院" : "经济与管理学院" });
    }
  }));
  await Promise.all([many, scene.handIn(year)]);
});
after(() => scene?.close());

step("the table goes on after fifty, is filtered by state and college, ordered, and a view that is kept is there the next time", async () => {
  ({ page, frame } = await scene.tab("office1", "office"));
  const rows = frame.locator("tbody tr");
  await frame.getByText("已显示 50 份").waitFor();
  assert.equal(await rows.count(), 50);
  await looked("1-board");
  await rows.last().scrollIntoViewIfNeeded();
  await rows.nth(52).waitFor();
  await frame.getByText("共 53 份").first().waitFor();

  await frame.getByLabel("环节", { exact: true }).selectOption({ label: "待学院审核" });
  await rows.nth(2).waitFor({ state: "detached" });
  await frame.getByLabel("学院", { exact: true }).selectOption({ label: "经济与管理学院" });
  await frame.locator("tbody tr", { hasText: other }).waitFor();
  await rows.nth(1).waitFor({ state: "detached" });
  await frame.getByRole("button", { name: "存为常用" }).click();
  await frame.getByLabel("视图名称").fill("经管待审");
  await frame.getByRole("button", { name: "保存", exact: true }).click();
  await frame.getByRole("button", { name: "全部", exact: true }).click();
  // What was opened stays open.
  await rows.nth(52).waitFor();
  const first = await rows.first().locator("th small").innerText();
  await frame.getByRole("button", { name: "由新到旧" }).click();
  await frame.getByRole("button", { name: "由旧到新" }).waitFor();
  await rows.first().filter({ hasNotText: first }).waitFor();

  await page.reload();
  frame = await tab(page);
  await frame.getByRole("button", { name: "经管待审", exact: true }).click();
  await frame.locator("tbody tr", { hasText: other }).waitFor();
  await frame.locator("tbody tr").nth(1).waitFor({ state: "detached" });
});

step("what is shown is exported as a workbook that opens", async () => {
  const [download] = await Promise.all([page.waitForEvent("download"), frame.getByRole("button", { name: "导出表格" }).click()]);
  assert.match(download.suggestedFilename(), /^申报一览_.+\.xlsx$/);
  const book = new Map(parts(await readFile(await download.path())).map(([name, bytes]) => [name, bytes.toString("utf8")]));
  const sheet = [...book].filter(([name]) => /^xl\/(worksheets\/|sharedStrings)/.test(name)).map(([, xml]) => xml).join("\n");
  assert.ok(sheet.includes(other) && !sheet.includes(programme), [...book.keys()].join(" "));
  await frame.getByText("已下载").waitFor();
  await frame.getByRole("button", { name: "删除视图“经管待审”" }).click();
  await frame.getByRole("button", { name: "全部", exact: true }).click();
});

step("an act in the drawer changes the table here and on another open desk, and so does a draft that somebody begins", async () => {
  beside = await scene.tab("office1", "office");
  await beside.frame.getByText("已显示 50 份").waitFor();
  await scene.soon("a new draft, on an open board", async (patience) => {
    const player = scene.player("owner6");
    await player.say("我要申报");
    await player.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
    await beside.frame.locator("tbody tr", { hasText: scene.called("owner6").displayName }).waitFor(patience);
  });

  await Promise.all(["dean1", "dean2"].map((dean) => scene.player(dean).press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" })));
  for (const place of [frame, beside.frame]) await place.getByLabel("排列", { exact: true }).selectOption({ label: "按提交时间" });
  for (const name of [programme, other]) {
    await frame.locator("tbody tr", { hasText: name }).getByRole("button").click();
    await drawer().getByRole("button", { name: "形式审查通过" }).waitFor();
    if (name === programme) await looked("2-screening");
    await drawer().getByRole("button", { name: "形式审查通过" }).click();
    await scene.soon("screened in the drawer, on both tables", async (patience) => {
      await drawer().getByRole("button", { name: "指派专家" }).waitFor(patience);
      for (const place of [frame, beside.frame]) await place.locator("tbody tr", { hasText: name }).getByText("待分配专家").first().waitFor(patience);
    });
    await shut();
  }
});

step("a tile opens its card in the drawer; what is changed there is previewed before it holds", async () => {
  await view("办理与设置");
  await looked("3-tiles");
  await frame.getByRole("button", { name: /^批次规则/ }).click();
  await drawer().getByRole("button", { name: /^评审/ }).click();
  const experts = drawer().getByLabel(/每份申报拟请专家数/);
  await experts.fill("4");
  await looked("4-policy");
  await drawer().getByRole("button", { name: "预览影响" }).click();
  await drawer().getByText("还没有生效。").waitFor();
  await looked("5-preview");
  await drawer().getByRole("button", { name: "确认生效" }).click();
  await drawer().getByText("已生效").first().waitFor();
  await shut();
});

step("the plan is made and changed by keyboard: added to, dropped from, pinned; the other desk follows", async () => {
  await view("专家分配");
  await beside.frame.locator("nav.views").getByRole("link", { name: "专家分配", exact: true }).click();
  await frame.getByRole("button", { name: "排出方案" }).click();
  await frame.locator("table.matrix").waitFor();
  if (await drawer().count()) await shut();
  await beside.frame.locator("table.matrix").waitFor();
  await looked("6-plan");

  const cellOf = (place, at) => place.locator(`table.matrix tbody tr:nth-child(${at.row}) td:nth-of-type(${at.column})`);
  const find = async (kind) => {
    for (let row = 1; row <= 2; row++) {
      const cells = frame.locator(`table.matrix tbody tr:nth-child(${row}) td[role="gridcell"]`);
      for (let column = 1; column <= (await cells.count()); column++) if ((await cells.nth(column - 1).getAttribute("class")) === kind) return { row, column };
    }
    assert.fail(`no cell ${kind}`);
  };
  const goTo = async ({ row, column }) => {
    await frame.locator('table.matrix td[tabindex="0"]').focus();
    await page.keyboard.press("Control+Home");
    for (let n = 1; n < row; n++) await page.keyboard.press("ArrowDown");
    for (let n = 1; n < column; n++) await page.keyboard.press("ArrowRight");
  };
  const change = async (at, key, become) => {
    await goTo(at);
    await page.keyboard.press(key);
    await scene.soon(`${key} in the matrix, on both desks`, async (patience) => {
      for (const place of [frame, beside.frame]) await cellOf(place, at).and(place.locator(`td[class="${become}"]`)).waitFor(patience);
    });
  };
  const seat = await find("cell is-seat");
  await change(seat, "p", "cell is-pinned");
  await change(seat, "p", "cell is-seat");
  await change(seat, "Delete", "cell");
  await change(seat, "p", "cell is-pinned");
  await looked("7-plan-pinned");

  await frame.getByRole("button", { name: "发布方案" }).click();
  await drawer().getByRole("button", { name: "发布", exact: true }).click();
  await frame.locator("td.is-asked").first().waitFor();
  await looked("8-plan-out");
  if (await drawer().count()) await shut();
});

step("who is late is nudged from the desk, and reads it in the chat", async () => {
  await scene.clock(`${year}-06-28T10:00`);
  await view("逾期与停滞");
  const line = frame.locator("li.line").first();
  await line.waitFor();
  await looked("9-late");
  const name = (await line.locator(".line-sub").innerText()).split(" · ")[1];
  const login = scene.people.find((person) => person.displayName === name).userPrincipalName.split("@")[0];
  await line.getByRole("button", { name: /催办/ }).click();
  await frame.getByRole("button", { name: /^已催办/ }).waitFor();
  await scene.told(login, /教务处提醒：.*现已逾期/);
  await looked("10-nudged");
});

step("the ranking follows the reviews, and its acts open beside it", async () => {
  await view("排序");
  await frame.getByRole("region", { name: "排序" }).or(frame.getByText("还没有可以排序的申报")).first().waitFor();
  const login = "expert1";
  const expert = scene.player(login);
  await expert.press("开始评审");
  const card = JSON.parse(await scene.chatOf(login)).map((message) => message.card).findLast((one) => JSON.stringify(one).includes("提交评审"));
  const grades = [...JSON.stringify(card).matchAll(/"id":"grade_[^"]+","label":"([^"]+)"|"label":"([^"]+)"[^{}]*"id":"grade_/g)].map((found) => found[1] ?? found[2]);
  await expert.press("提交评审", { ...Object.fromEntries(grades.map((label) => [label.replace(/ \*$/, ""), "B"])), 结论: "推荐", "评语（不少于 30 字）": praise });
  await scene.soon("a review that was given, on the ranking", (patience) => frame.locator("td.number", { hasText: /^1\/\d$/ }).first().waitFor(patience));
  await looked("11-ranking");
  await page.setViewportSize({ width: 390, height: 860 });
  await frame.locator("nav.views").waitFor();
  await looked("12-ranking-phone");
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});
