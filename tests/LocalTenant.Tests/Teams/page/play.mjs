// Plays one scene in a real browser against the tenant at PAGE_URL as the person PAGE_PERSON; a broken expectation ends it with an error.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { PAGE_URL: url, PAGE_PERSON: person, CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"] });

async function open(address = `?as=${person}`, size = { width: 1280, height: 860 }) {
  const page = await browser.newPage({ viewport: size });
  page.on("pageerror", (error) => assert.fail(error));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && assert.fail(message.text()));
  page.on("request", (request) => assert.equal(new URL(request.url()).origin, new URL(url).origin, "the page asks nobody but its tenant"));
  await page.goto(new URL(address, url).href);
  return page;
}

const say = async (page, text) => {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
};
const messages = (page) => page.getByTestId("messages");
const mine = (page) => page.locator('[data-from="me"]');

const scenes = {
  async composition() {
    const page = await open();
    const composer = page.getByTestId("composer");
    await composer.fill("wo'yao'shen'bao");
    const press = (how) => composer.evaluate((box, init) => box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init })), how);
    await press({ isComposing: true });
    await press({ keyCode: 229 });
    await composer.press("Shift+Enter");
    assert.equal(await mine(page).count(), 0);
    await composer.fill("我要申报");
    await composer.press("Enter");
    await mine(page).getByText("我要申报").waitFor();
    await messages(page).getByText("收到：我要申报").waitFor();
    assert.equal(await composer.inputValue(), "");
  },

  async files() {
    const page = await open();
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "附加文件" }).focus();
    await page.keyboard.press("Enter");
    await (await chosen).setFiles([
      { name: "申报书.docx", mimeType: "application/octet-stream", buffer: Buffer.from("x") },
      { name: "不发.docx", mimeType: "application/octet-stream", buffer: Buffer.from("y") },
    ]);
    await page.getByRole("button", { name: "不发送 不发.docx" }).click();
    await page.getByTestId("composer").press("Enter");
    await mine(page).getByRole("link", { name: "申报书.docx" }).waitFor();
    assert.equal(await page.getByRole("list", { name: "将要发送的文件" }).count(), 0);
  },

  async install() {
    const page = await open("");
    await page.locator(`[data-object-id="${person}"]`).click();
    await page.getByTestId("install-app").click();
    await page.getByTestId("composer").waitFor();
    await messages(page).getByText("欢迎").waitFor();
  },

  async form() {
    const page = await open();
    await say(page, "表单");
    const card = page.locator(".card");
    await card.getByRole("button", { name: "保存" }).click();
    await card.getByText("请填写名称").waitFor();
    await card.getByLabel("名称").fill("语言智能");
    const people = card.getByRole("combobox", { name: "专家" });
    await people.pressSequentially("李");
    await card.getByRole("option", { name: "李娜" }).waitFor();
    await people.press("ArrowDown");
    await people.press("Enter");
    const unit = card.getByRole("combobox", { name: "单位" });
    await unit.pressSequentially("文");
    await card.getByRole("option", { name: "文学院" }).click();
    await card.getByRole("button", { name: "保存" }).click();
    await card.getByText("已保存 语言智能").waitFor();
    await page.reload();
    await page.locator('[data-view="personal"]').getByText("已保存 语言智能").waitFor();
  },

  async dialog() {
    const page = await open();
    await say(page, "表单");
    await page.getByRole("button", { name: "编辑课程" }).click();
    const dialog = page.getByRole("dialog", { name: "课程" });
    await dialog.getByLabel("课程名称").fill("语料库语言学");
    await dialog.getByRole("button", { name: "完成" }).click();
    await page.getByTestId("toast").getByText("课程已保存").waitFor();
    assert.equal(await dialog.count(), 0);
  },

  async live() {
    const page = await open();
    await page.locator("html[data-live]").waitFor();
    await say(page, "进度");
    await messages(page).getByText("第 1 版").waitFor();
    const message = page.locator("[data-message-id]").filter({ hasText: "第 1 版" });
    const id = await message.getAttribute("data-message-id");
    await say(page, "修改");
    // The bot edits the message; the client then asks for this person's own view of it.
    await page.locator(`[data-message-id="${id}"][data-view="personal"]`).getByText("您的第 2 版").waitFor();
    await page.locator(`[data-message-id="${id}"]`).getByText("已编辑").waitFor();
    await page.getByTestId("nav-lists").click();
    await page.evaluate(([who, chat]) => fetch(`/_teams/${who}/chats/${encodeURIComponent(chat)}/messages`, { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"text":"在吗"}' }), [person, await page.evaluate(async (who) => (await (await fetch(`/_teams/${who}/chats`)).json()).chats[0].chatId, person)]);
    await page.getByRole("link", { name: "聊天, 1 条未读" }).click();
    await messages(page).getByText("收到：在吗").waitFor();
    await page.getByRole("link", { name: "聊天", exact: true }).waitFor();
  },

  async access() {
    for (const theme of ["light", "dark", "contrast"]) {
      for (const size of [{ width: 1280, height: 860 }, { width: 360, height: 740 }]) {
        const page = await open(`?as=${person}&theme=${theme}`, size);
        await page.getByTestId("composer").waitFor();
        await say(page, "表单");
        await page.locator(".card").first().waitFor();
        for (const place of ["chat", "activity", "lists", "files"]) {
          await page.getByTestId(`nav-${place}`).click();
          await page.locator("main .state[role=status]").waitFor({ state: "detached" });
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), [], `${theme} ${size.width} ${place}`);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= size.width, `${theme} ${size.width} ${place} is wider than its window`);
        }
        await page.close();
      }
    }
  },
};

try {
  await scenes[process.argv[2]]();
} catch (error) {
  // What it looked like, for whoever has to find out why.
  await browser.contexts().at(-1)?.pages()[0]?.screenshot({ path: `artifacts/${process.argv[2]}.png` });
  throw error;
} finally {
  await browser.close();
}
