import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { typed } from "./docx.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";

// A draft goes to Word and comes back, on a phone; the office sends a list as a file, at a desk.
let product, browser, people, owner, office;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
const shots = async (chat, card, name) => {
  await chat.shotOf(card, `word-${name}`);
  const wide = await chat.page.evaluate(() => [...document.querySelectorAll(".card")].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
  assert.equal(wide, 0, `${name} is wider than its place`);
};
const send = async (chat, name, buffer) => {
  const chosen = chat.page.waitForEvent("filechooser");
  await chat.page.getByRole("button", { name: "附加文件" }).click();
  await (await chosen).setFiles({ name, mimeType: "application/octet-stream", buffer });
  await chat.page.getByTestId("composer").press("Enter");
};

before(async () => {
  product = await startProduct();
  browser = await launch();
  people = await product.get("_teams/people");
  const player = new Player(product, called("owner1"));
  await player.say("我要申报");
  await player.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
  await player.fill(proposal(new Date().getFullYear(), player.name, "计算机与软件学院").slice(0, 3));
  owner = await Chat.open(browser, product.url, called("owner1"), { width: 390 });
  office = await Chat.open(browser, product.url, people.find((person) => person.userPrincipalName.startsWith("office")));
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("A draft is taken to Word by consent, changed there, sent back, and saved when its owner says so", async () => {
  const home = () => owner.card(/WZY-\d{4}-\d{4}/);
  await owner.press(home(), "更多…");
  await shots(owner, owner.card("导出 Word"), "1-more");
  const more = owner.card("导出 Word");
  await more.getByRole("button", { name: "导出 Word" }).click();
  await owner.page.getByTestId("accept-file").click();
  await owner.page.getByTestId("accept-file").waitFor({ state: "detached" });
  const [name] = await untilSome(() => product.get(`_teams/${called("owner1").objectId}/files`));
  assert.match(name, /^草稿_.*WZY-\d{4}-\d{4}\.docx$/);
  const file = Buffer.from(await (await fetch(new URL(`personal/${called("owner1").objectId}/Documents/${encodeURIComponent(name)}`, product.url))).arrayBuffer());
  await owner.shot("word-2-given");

  await send(owner, name, typed(file, { programName: "改过的名称" }));
  const changes = () => owner.card("Word 中不同的地方");
  await changes().getByText("共 1 处不同").waitFor();
  await shots(owner, changes(), "3-changes");
  await owner.press(changes(), "导入勾选的并保存");
  await owner.card("已从 Word 导入 1 项并保存").waitFor();
  await shots(owner, owner.card("已从 Word 导入 1 项并保存"), "4-taken");
  assert.match(await owner.card("已从 Word 导入 1 项并保存").innerText(), /改过的名称/);
});

test("A link to nothing is answered with how to get one, and stays typed", async () => {
  await owner.press(owner.card("已从 Word 导入 1 项并保存"), "更多…");
  await owner.press(owner.card("导出 Word"), "从 Word 导入");
  const ask = () => owner.card("粘贴它的链接");
  await owner.fill(ask(), "或者，文件在资料库中：粘贴它的链接", `${product.url}sites/none/a.docx`);
  await owner.press(ask(), "读取这个文件");
  await ask().getByText("没有带到您可以导入的 Word 文件").waitFor();
  await shots(owner, ask(), "5-link");
});

test("The office sends a list as a file, sees what would change, writes it, and sees duties and editions", async () => {
  const gb18030 = Buffer.from("d7a8d2b5b4fac2eb2cd7a8d2b5c3fbb3c62cd1a7d4ba0d0a", "hex");
  await send(office, "专业.csv", Buffer.concat([gb18030, Buffer.from("990001,Testing,cs\r\n990002,Mending,no-such\r\n")]));
  const preview = () => office.card("预览：本科专业");
  await preview().getByText("990001 Testing").waitFor();
  await shots(office, preview(), "6-preview");
  await office.press(preview(), "写入");
  await preview().getByText("已写入").waitFor();
  await shots(office, preview(), "7-written");
  await office.say("就业方向");
  await office.card("去向落实率").waitFor();
  await shots(office, office.card("去向落实率"), "8-duties");
  await office.say("表单");
  await office.card("2025 版").waitFor();
  await shots(office, office.card("2025 版"), "9-editions");
});

async function untilSome(ask) {
  for (const end = Date.now() + 20_000; ; await new Promise((wait) => setTimeout(wait, 100))) {
    const found = await ask();
    if (found.length > 0) return found;
    assert.ok(Date.now() < end, "nothing came");
  }
}
