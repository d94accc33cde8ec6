import assert from "node:assert/strict";
import { after, before } from "node:test";
import { programme } from "./answers.mjs";
import { other, praise, Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, tab, tooWide } from "./tabs.mjs";

// Experts at their desk beside the chat: by keyboard, on a phone, in English; and what stands in the chat and on the office's desk meanwhile.
const year = 2026;
let scene, page, frame, queue, ranking;
const step = journey("reviewing", () => scene.browser);
const key = (name, n = 1) => Array.from({ length: n }).reduce((before) => before.then(() => page.keyboard.press(name)), Promise.resolve());
const focused = () => frame.locator(":focus");

/** Presses Tab until what has the focus fits, as somebody without a mouse does. */
async function tabTo(selector) {
  for (let n = 0; n < 120; n++) {
    if (await frame.locator(`${selector}:focus`).count()) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came to ${selector}`);
}

const sit = async (login, desk, how) => ({ page, frame } = await scene.tab(login, desk, how));
const looked = async (name) => {
  assert.deepEqual(await axe(frame), [], name);
  assert.equal(await tooWide(frame), 0, name);
  await page.screenshot({ path: `artifacts/reviewing-${name}.png` });
};

before(async () => {
  scene = await Scene.open("--clock", `${year}-06-22T09:00`);
  await scene.handIn(year);
  const office = await scene.screen();
  await office.say("分配方案");
  await office.press("一步排出方案");
  await office.press("一起发布…");
  await office.press("发布");
  for (const login of ["expert1", "expert2", "expert4"]) await scene.told(login, new RegExp(`${programme}[^]*${other}|${other}[^]*${programme}`));
});
after(() => scene?.close());

step("an expert comes to the first review of the list with the keyboard alone, and time is told by the server's clock", async () => {
  queue = await scene.tab("expert1", "review");
  ranking = await scene.tab("office1", "office", { sub: "office/ranking" });
  await sit("expert1", "review");
  await frame.getByText("已交 0 份，共 2 份。").waitFor();
  assert.match(await frame.locator(".due").first().innerText(), /还剩 \d+ (天|小时)/);
  await looked("1-queue");
  await frame.locator("h1").focus();
  await tabTo("a.line-title");
  await key("Enter");
  await frame.locator(".rubric").waitFor();
});

step("the items are scored with digits, the conclusion and the comment follow, and it is given with Ctrl+Enter", async () => {
  await tabTo(".rubric input");
  const items = await frame.locator(".rubric .item").count();
  for (let n = 0; n < items; n++) {
    const item = await focused().getAttribute("name");
    await key(String((n % 2) + 1));
    assert.ok(await frame.locator(`input[name="${item}"]`).nth(n % 2).isChecked(), item);
  }
  await frame.getByText(`已评 ${items} / ${items} 项`).waitFor();
  await frame.getByText(/^已保存 \d\d:\d\d/).waitFor();
  await tabTo(".rubric-end input");
  await key("Space");
  await tabTo(".rubric textarea");
  await page.keyboard.type("同意");
  await key("Control+Enter");
  await frame.locator(".rubric .problem").first().waitFor();
  await looked("2-bare");
  await tabTo("textarea");
  await key("Control+a");
  await page.keyboard.type(praise);
  await key("Control+Enter");
  await scene.soon("given on the desk, on the other open desks", async (patience) => {
    await frame.getByText("已提交。在截止前还可以修改").waitFor(patience);
    await queue.frame.getByText("已交 1 份，共 2 份。").waitFor(patience);
    await ranking.frame.locator("td.number", { hasText: /^1\/5$/ }).waitFor(patience);
  });
  await looked("3-given");
});

step("what was given stands on the card in the chat, too", async () => {
  const title = await frame.locator("h1").innerText();
  const chat = await scene.chat("expert1");
  const card = chat.headed(title);
  await card.getByText("您已提交评审").waitFor();
  assert.match(await card.innerText(), /需求分析充分/);
  await chat.shotOf(card, "reviewing-4-chat");
  await chat.page.close();
});

step("Alt+N leads to the next one; half a review is kept when the page is read anew", async () => {
  const title = await frame.locator("h1").innerText();
  await key("Alt+n");
  await frame.locator("h1").filter({ hasNotText: title }).waitFor();
  await tabTo(".rubric input");
  await key("1", 2);
  await frame.getByText(/^已保存 \d\d:\d\d/).waitFor();
  await page.reload();
  frame = await tab(page);
  await frame.getByRole("link", { name: title === programme ? other : programme }).click();
  await frame.getByText(/已评 2 \/ \d+ 项/).waitFor();
  await page.close();
});

step("on a phone one of the two is shown at a time, the next may be skipped to, and nothing is wider than the screen", async () => {
  await sit("expert2", "review", { width: 390, theme: "dark" });
  await frame.locator("a.line-title").first().click();
  await frame.locator(".switch").waitFor();
  await looked("5-phone-proposal");
  await frame.getByRole("button", { name: "评分", exact: true }).click();
  await frame.locator(".item").first().locator("label").nth(1).click();
  await frame.getByText(/^已保存 \d\d:\d\d/).waitFor();
  await looked("6-phone-scoring");
  const title = await frame.locator("h1").innerText();
  await frame.getByRole("button", { name: "先跳过" }).click();
  await frame.locator("h1").filter({ hasNotText: title }).waitFor();
});

step("who cannot review it says why in the drawer; the desk, the chat and the office know it at once", async () => {
  const title = await frame.locator("h1").innerText();
  await frame.getByRole("button", { name: "不能评审" }).click();
  const drawer = frame.locator(".panel");
  await drawer.getByText("请选择原因").waitFor();
  await looked("7-leave");
  await drawer.getByRole("radio", { name: /婉拒/ }).check();
  await drawer.getByRole("button", { name: "确认" }).click();
  await drawer.getByText(/请写明理由/).waitFor();
  await drawer.locator("textarea").fill("本周带学生在外实习，无法按时完成。");
  await drawer.getByRole("button", { name: "确认" }).click();
  await drawer.waitFor({ state: "detached" });
  // What lies behind a drawer is out of reach until it is gone.
  await frame.locator("#root[aria-hidden]").waitFor({ state: "detached" });
  await scene.soon("declined, on the office's desk", (patience) => ranking.frame.locator("tr", { hasText: title }).locator("td.number", { hasText: /^\d\/4$/ }).waitFor(patience));
  await looked("8-left");
  await scene.told("expert2", /您已谢绝/);
  await scene.told("office1", /本周带学生在外实习/);
  await page.close();
});

step("the desk is English for who reads English, in high contrast", async () => {
  await sit("expert4", "review", { lang: "en", theme: "contrast" });
  await frame.getByText("0 of 2 given.").waitFor();
  await frame.locator("a.line-title").first().click();
  await frame.getByRole("heading", { name: "Scoring" }).waitFor();
  // The notice itself is quoted as it is.
  assert.doesNotMatch((await frame.locator(".rubric :is(h2, h3, label, button, summary, .item-words, .rubric-count, .kept, .count-line), .proposal-acts").allInnerTexts()).join("\n"), /\p{Script=Han}/u);
  await looked("9-english");
  await page.close();
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});
