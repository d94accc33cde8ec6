import assert from "node:assert/strict";
import { after, before } from "node:test";
import { programme, proposal } from "./answers.mjs";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, inside, tooWide } from "./tabs.mjs";

// A whole proposal without the chat: written on its page, its tables pasted out of a workbook, returned and endorsed by the dean on a phone, changed and handed in again.
const year = 2026;
const unit = "计算机与软件学院";
let scene, owner, dean;
const step = journey("proposing", () => scene.browser);
const looked = async ({ page, frame }, name) => {
  assert.deepEqual(await axe(frame), [], name);
  assert.equal(await tooWide(frame), 0, name);
  await page.screenshot({ path: `artifacts/proposing-${name}.png` });
};
const saved = () => owner.frame.getByText(/^已保存 \d\d:\d\d/).first().waitFor();

/** Goes to a section by its name and fills what stands there, each field by its label. */
async function fill(title, parts) {
  await owner.frame.locator(".rail-way", { hasText: title }).first().click();
  await owner.frame.locator("h2#section-title", { hasText: title }).waitFor();
  for (const part of parts) {
    if (Array.isArray(part)) await paste(part);
    else for (const [label, value] of Object.entries(part)) await one(label, value);
  }
  await saved();
}

async function one(label, value) {
  const field = owner.frame.locator(".field").filter({ has: owner.page.locator("label, .group-label", { hasText: new RegExp(`^${label.replace(/[()（）/+]/g, "\\$&")}\\s*\\*?$`) }) }).first();
  await field.waitFor();
  const kind = await field.evaluate((box) => (box.querySelector("[role=radiogroup]") ? "radios" : box.querySelector("select") ? "select" : box.querySelector("input[type=checkbox]") ? "checks" : box.querySelector("[role=combobox]") ? "find" : "text"));
  if (kind === "radios") await field.getByRole("radio", { name: value, exact: true }).check();
  else if (kind === "select") await field.locator("select").selectOption({ label: value });
  else if (kind === "checks") for (const each of [value].flat()) await field.getByRole("checkbox", { name: each, exact: true }).check();
  else if (kind === "find")
    for (const each of [value].flat()) {
      await field.getByRole("combobox").fill(each);
      await field.getByRole("option", { name: each }).first().click();
    }
  else await field.locator("input, textarea").first().fill(value);
}

/** Pastes a table as Excel and Word copy it: with a line of headings, as HTML. */
async function paste(rows) {
  await owner.frame.locator(".grid-block").waitFor();
  const heads = Object.keys(rows[0]);
  const html = `<table><tr>${heads.map((head) => `<td>${head}</td>`).join("")}</tr>${rows.map((row) => `<tr>${heads.map((head) => `<td>${row[head] ?? ""}</td>`).join("")}</tr>`).join("")}</table>`;
  await (await inside(owner.frame)).evaluate((table) => {
    const carried = new DataTransfer();
    carried.setData("text/html", table);
    document.querySelector(".grid-block").dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
  }, html);
  await owner.frame.getByRole("button", { name: `添加 ${rows.length} 行` }).click();
  await owner.frame.locator("table.grid tbody tr").nth(rows.length - 1).waitFor();
}

const drawer = ({ frame }) => frame.locator(".panel");
const act = ({ frame }, name) => frame.locator(".proposal-acts").getByRole("button", { name, exact: true }).click();
const close = async (at) => {
  await at.page.keyboard.press("Escape");
  await drawer(at).waitFor({ state: "detached" });
};

before(async () => {
  scene = await Scene.open("--clock", `${year}-06-22T09:00`);
});
after(() => scene?.close());

step("from an empty desk to a draft on its own page", async () => {
  owner = await scene.tab("owner1", "mine");
  await owner.frame.getByRole("button", { name: "我要申报" }).click();
  const drawer = owner.frame.locator(".panel");
  await drawer.getByRole("combobox", { name: "牵头学院（部）" }).fill("计算机");
  await drawer.getByRole("option", { name: unit }).click();
  await drawer.getByRole("button", { name: "建立草稿" }).click();
  await owner.frame.locator("h2#section-title", { hasText: "基本信息" }).waitFor();
  assert.match(await owner.frame.locator(".proposal-facts").innerText(), /WZY-\d{4}-\d{4}/);
});

step("every section is written on the page; tables come out of a workbook, and the meter counts the credits", async () => {
  for (const [title, ...parts] of proposal(year, scene.called("owner1").displayName, unit)) await fill(title, parts);
  await owner.frame.getByText("5 门课程（核心 5 门）").waitFor();
  assert.match(await owner.frame.locator(".rail").innerText(), /15 \/ 15 学分/);
  await looked(owner, "1-filled");
});

step("what is checked is said with the clause, and it is handed in", async () => {
  await act(owner, "核对");
  await drawer(owner).getByText("核对通过，可以提交。").waitFor();
  await looked(owner, "2-check");
  await close(owner);
  await act(owner, "提交");
  await owner.frame.getByText("已提交，学院审核中").first().waitFor();
  await owner.frame.getByText("正在等计算机与软件学院审核。").waitFor();
});

step("the dean reads it on a phone, and asks for changes point by point", async () => {
  dean = await scene.tab("dean1", "mine", { width: 390 });
  await dean.frame.getByRole("link", { name: programme }).first().click();
  await act(dean, "学院审核");
  await looked(dean, "3-dean");
  await drawer(dean).getByLabel("学院意见（退回时请写明理由）").fill("方案总体可行，请按下面两点修改。");
  await drawer(dean).getByRole("button", { name: "逐点退回…" }).click();
  for (const [place, text] of [["专业定位", "请写明面向的岗位。"], ["整个部分：课程设置", "请核对各门课程的实践学时。"]]) {
    await drawer(dean).getByRole("combobox", { name: "再加一点：针对哪里" }).fill(place.split("：").at(-1));
    await drawer(dean).getByRole("option", { name: place, exact: true }).click();
    await drawer(dean).getByLabel("请申报人怎么改").last().fill(text);
    await drawer(dean).getByRole("button", { name: "记下，再加一点" }).click();
    await drawer(dean).getByText(text).first().waitFor();
  }
  await drawer(dean).getByRole("heading", { name: "学院审核" }).waitFor();
  await looked(dean, "4-points");
  await drawer(dean).getByRole("button", { name: "退回修改" }).click();
  await scene.soon("the return, on the owner's open page", (patience) => owner.frame.getByText("方案总体可行，请按下面两点修改。").waitFor(patience));
});

step("the owner goes where the points lead, ticks them, sees what changed, and hands it in again", async () => {
  await looked(owner, "5-returned");
  await owner.frame.getByRole("link", { name: /^去改“.*专业定位”/ }).click();
  await one("专业定位", "面向数据分析领域，培养能胜任数据运营与分析岗位的复合型应用人才。");
  await saved();
  for (const n of [1, 2]) await owner.frame.getByLabel(`第 ${n} 点已改`).click();
  await owner.frame.getByText("已改的 2 点").waitFor();
  await act(owner, "提交");
  await owner.frame.getByText("正在等计算机与软件学院审核。").waitFor();
  await scene.soon("what was handed in again, on the card that the dean left open", (patience) => drawer(dean).getByRole("button", { name: "同意推荐" }).waitFor(patience));
});

step("the dean sees point and change side by side and recommends it; the office has it at once", async () => {
  const office = await scene.tab("office1", "office");
  await drawer(dean).getByText("请写明面向的岗位。").first().waitFor();
  await looked(dean, "6-changed");
  await drawer(dean).getByLabel("学院意见（退回时请写明理由）").fill("已按要求修改，同意推荐。");
  await drawer(dean).getByRole("button", { name: "同意推荐" }).click();
  await owner.frame.getByText("正在等计算机与软件学院审核。").waitFor({ state: "detached" });
  await looked(owner, "7-endorsed");
  await scene.soon("what was recommended, on the office's open desk", (patience) => office.frame.getByText(programme).first().waitFor(patience));
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});
