import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { programme } from "./answers.mjs";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";

// An expert who blocked the bot: the office reads why there is no card, tries in vain, and sends it once the block is gone.
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let scene, expert, login, conversation, office;
const step = journey("delivery", () => scene.browser);
const faults = (method, body) => fetch(new URL("_faults", scene.product.url), { method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) });

/** What axe finds serious in the chat, what is wider than its place; and a picture of the card. */
async function looked(chat, card, name) {
  await chat.shotOf(card, `delivery-${name}`);
  await chat.page.evaluate(axe);
  const { violations } = await chat.page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  assert.deepEqual(violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], name);
  const wide = await chat.page.evaluate(() => [document.documentElement, ...document.querySelectorAll(".scroller, .card")].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className || "page"));
  assert.deepEqual(wide, [], name);
}

before(async () => {
  scene = await Scene.open("--clock", "2026-06-22T09:00");
  await scene.handIn(2026);
  const desk = await scene.screen();
  const form = await desk.press("指派专家");
  const { label, choices } = form.find((part) => part.id === "experts");
  expert = scene.people.find((person) => person.objectId === choices[0].value);
  login = expert.userPrincipalName.split("@")[0];
  conversation = (await scene.product.get(`_teams/${expert.objectId}/chats`)).chats[0].chatId;
  assert.ok((await faults("POST", { route: `/connector/v3/conversations/${conversation}/*`, kind: "403", error: "MessageWritesBlocked" })).ok);
  await desk.press("确认指派", { [label]: choices.slice(0, 3).map((choice) => choice.title) });
  await Promise.all(choices.slice(1, 3).map((choice) => scene.told(scene.people.find((person) => person.objectId === choice.value).userPrincipalName.split("@")[0], /接受评审/)));
});
after(() => scene?.close());

step("the office reads who has no card, why, and what to do", async () => {
  office = await scene.chat("office1");
  const list = await office.ask("没收到卡片", "谁没收到卡片");
  await list.getByText("屏蔽了机器人").waitFor();
  await list.getByText(expert.displayName, { exact: true }).waitFor();
  for (const theme of ["dark", "contrast", "light"]) {
    await office.page.getByTestId("theme-select").selectOption(theme);
    await looked(office, list, `1-list-${theme}`);
  }
  const person = await office.open(list, "查看", `${expert.displayName}收到卡片了吗？`);
  await person.getByText("取消屏蔽").waitFor();
  await looked(office, person, "2-person");
  assert.doesNotMatch(await scene.chatOf(login), /接受评审/);
});

step("while the block stands, sending again is said to have failed", async () => {
  const person = office.headed(`${expert.displayName}收到卡片了吗？`);
  await office.press(person, "补发");
  await person.getByText("仍然没有送到").waitFor();
  await looked(office, person, "3-in-vain");
  assert.doesNotMatch(await scene.chatOf(login), /接受评审/);
});

step("without the block it arrives, and a second press sends no second one; the same on a phone in English", async () => {
  assert.ok((await faults("DELETE")).ok);
  const person = office.headed(`${expert.displayName}收到卡片了吗？`);
  await office.press(person, "补发");
  await person.getByText(`已给${expert.displayName}发出`).waitFor();
  await looked(office, person, "4-sent");
  const chat = await scene.chat(login);
  await chat.messages.locator(".card").filter({ has: chat.page.getByRole("button", { name: "接受评审", exact: true }) }).waitFor();
  await office.press(person, "更新");
  await person.getByText("没有另发一张").waitFor();
  assert.equal(await chat.messages.locator(".card").filter({ has: chat.page.getByRole("button", { name: "接受评审", exact: true }) }).count(), 1);

  const phone = await scene.chat("office1", { lang: "en", width: 360 });
  const list = await phone.ask("delivery", "Who has not received a card");
  await list.getByText("No card is held up.").waitFor();
  await looked(phone, list, "5-list-en");
  await phone.fill(list, "Name, or part of it (of experts, pinyin initials too)", expert.displayName);
  const found = await phone.open(list, "Find", `Has ${expert.displayName} received the cards?`);
  await looked(phone, found, "6-person-en");
  assert.equal((await found.innerText()).split("\n").filter((line) => line.trim() === expert.displayName).length, 0, "the name stands in the heading only");
  for (const theme of ["dark", "contrast"]) {
    await phone.page.getByTestId("theme-select").selectOption(theme);
    await looked(phone, found, `7-person-${theme}`);
  }
});
