import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, inside } from "./tabs.mjs";

// Whoever goes to the chat, to another tab or to the files finds the app as it was left: nothing is loaded again, nothing typed is lost, and what others did meanwhile is there.
const name = "海洋数据素养";
let scene, page, frame, id;
const step = journey("resting", () => scene?.browser);

before(async () => {
  scene = await Scene.open();
  const owner = scene.player("owner1");
  await owner.say("我要申报");
  await owner.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  id = (await scene.chatOf("owner1")).match(/WZY-\d{4}-\d{4}/)[0];
});
after(() => scene?.close());

const to = (tab) => page.getByTestId(`tab-${tab}`).click();
const same = async () => (await inside(frame)).evaluate(() => globalThis.mine === true);

step("what is being typed is saved when the chat is opened, and stands there on the way back, in the same page", async () => {
  ({ page, frame } = await scene.tab("owner1", "mine", { sub: `proposals/${id}` }));
  await (await inside(frame)).evaluate(() => (globalThis.mine = true));
  await frame.getByLabel("微专业名称").fill(name);
  await to("chat");
  await page.getByTestId("messages").waitFor();
  await assert.doesNotReject(scene.told("owner1", new RegExp(name)), "the card in the chat says it");
  await to("mine");
  await frame.locator("h1", { hasText: name }).waitFor();
  assert.equal(await frame.getByLabel("微专业名称").inputValue(), name);
  assert.ok(await same(), "it was not loaded again");
  assert.deepEqual(await axe(frame), []);
});

step("what was changed while nobody looked stands there on the way back", async () => {
  const owner = scene.player("owner1");
  await to("chat");
  await owner.press(/[✓◐✕○] 基本信息/);
  await owner.press("保存", { 微专业名称: `${name}与应用` });
  await to("mine");
  await frame.locator("h1", { hasText: `${name}与应用` }).waitFor({ timeout: 5_000 });
  await owner.press("保存", { 微专业名称: `${name}与治理` });
  await frame.locator("h1", { hasText: `${name}与治理` }).waitFor({ timeout: 5_000 });
  assert.ok(await same());
});

step("the theme that was chosen meanwhile is the tab's too", async () => {
  await to("chat");
  await page.getByTestId("theme-select").selectOption("dark");
  await to("mine");
  await frame.locator(".theme-dark").waitFor();
  assert.ok(await same());
});

step("the files of the site lead away and back as well", async () => {
  await page.getByTestId("nav-files").click();
  await page.getByTestId("tab-frame").waitFor({ state: "hidden" });
  await page.getByTestId("nav-chat").click();
  await frame.locator("h1", { hasText: `${name}与治理` }).waitFor();
  assert.ok(await same());
  await page.close();
});

step("another tab of the app is opened by the page that is there, and a link by the place it names", async () => {
  ({ page, frame } = await scene.tab("office1", "mine"));
  await (await inside(frame)).evaluate(() => (globalThis.mine = true));
  await to("office");
  await frame.locator("h1", { hasText: "教务处" }).waitFor();
  assert.equal(await frame.owner().getAttribute("title"), await page.getByTestId("tab-office").innerText());
  await page.goBack();
  await frame.locator("h1", { hasText: "您好" }).waitFor();
  assert.equal(await page.getByTestId("tab-mine").getAttribute("aria-selected"), "true");
  assert.ok(await same());
  await page.close();
});

step("a page that could not begin tries again when somebody is back", async () => {
  ({ page, frame } = await scene.tab("owner1", "mine", { token: "expired" }));
  await frame.getByRole("button", { name: "重新登录" }).waitFor();
  await to("chat");
  const again = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/tabs/api/me");
  await to("mine");
  assert.equal((await again).status(), 401);
  await frame.getByRole("button", { name: "重新登录" }).waitFor();
  await page.close();
});
