import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Chat, launch } from "./chat.mjs";
import { freePorts } from "./product.mjs";
import { openTab } from "./tabs.mjs";

// Somebody who has never seen it follows docs/install.md: its blocks in a shell (but for the first, which builds what ./test has built), its sentences in the chat, from nothing to the first card.
const root = fileURLToPath(new URL("../../", import.meta.url));
let shell, blocks, tenant, port, browser, people, office, owner;
const called = (login) => people.find((person) => person.userPrincipalName.startsWith(`${login}@`));

/** One shell for all blocks, as somebody has who copies them: what a block sets, the next one knows. */
class Shell {
  constructor() {
    this.child = spawn("bash", ["--noprofile", "--norc"], { cwd: root, detached: true, stdio: ["pipe", "pipe", "pipe"] });
    this.lines = createInterface({ input: this.child.stdout });
    this.errors = "";
    this.child.stderr.on("data", (text) => (this.errors += text));
    this.gone = once(this.child, "exit");
    this.child.stdin.write("set -euo pipefail\n");
  }

  /** What the block printed. It stands on ports of its own here, so that nothing else on the machine is in its way. */
  async run(block) {
    const ours = block.replaceAll("127.0.0.1:5100", `127.0.0.1:${port}`).replaceAll("--port 5100", `--port ${port}`).replaceAll("127.0.0.1:5101", `127.0.0.1:${port + 1}`)
      .replace(". docs/examples/rehearsal/settings.env;", `. <(sed 's/127.0.0.1:5100/127.0.0.1:${port}/' docs/examples/rehearsal/settings.env);`);
    const said = [];
    const done = new Promise((resolve) => {
      const hear = (line) => (line === "--done--" ? (this.lines.off("line", hear), resolve(true)) : said.push(line));
      this.lines.on("line", hear);
    });
    // On a line of its own, whatever the block printed last.
    // Read as a whole first: a program that listens to its own input must not swallow the rest of the block.
    this.child.stdin.write(`{\n${ours}\n} < /dev/null\nprintf "\\n--done--\\n"\n`);
    const ended = await Promise.race([done, this.gone.then(() => false)]);
    assert.ok(ended, `the block ended the shell:\n${block}\n${said.join("\n")}\n${this.errors}`);
    return said.filter((line) => line.length > 0);
  }

  async stop() {
    // With everything that the blocks started.
    try {
      process.kill(-this.child.pid, "SIGTERM");
    } catch (gone) {
      assert.equal(gone.code, "ESRCH");
    }
    await this.gone;
  }
}

let broken;
const step = (name, play) => test(name, { timeout: 600_000 }, async () => {
  assert.equal(broken, undefined, "an earlier step broke");
  broken = name;
  try {
    await play();
    broken = undefined;
  } finally {
    // What everybody saw, for whoever has to find out why.
    if (broken) for (const [n, page] of (browser?.contexts() ?? []).flatMap((context) => context.pages()).entries()) await page.screenshot({ path: `artifacts/broken-${n}.png` });
  }
});

before(async () => {
  const text = await readFile(`${root}docs/install.md`, "utf8");
  blocks = [...text.slice(text.indexOf("## Rehearse it")).split("\n## ")[0].matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]);
  port = await freePorts(2);
  tenant = `http://127.0.0.1:${port}/`;
  shell = new Shell();
});

after(async () => {
  await browser?.close();
  await shell?.stop();
});

step("The tenant starts, the site is granted, the lists are made, and the right is narrowed", async () => {
  assert.equal(blocks.length, 5);
  await shell.run(blocks[1]);
  const provisioned = await shell.run(blocks[2]);
  assert.match(provisioned.at(-1), /^[1-9]\d* created, 0 changed$/);
});

step("The program serves, and Teams takes its package", async () => {
  const [uploaded] = await shell.run(blocks[3]);
  const { tabs, searches } = JSON.parse(uploaded);
  assert.deepEqual([tabs, searches], [["mine", "review", "office"], ["find"]]);
});

step("The office brings its colleges and experts in, and begins a round", async () => {
  browser = await launch();
  people = await (await fetch(`${tenant}_teams/people`)).json();
  office = await Chat.open(browser, tenant, called("office"));
  for (const [file, title] of [["units.csv", "预览：单位"], ["experts.csv", "预览：评审专家"]]) {
    const chosen = office.page.waitForEvent("filechooser");
    await office.page.getByRole("button", { name: "附加文件" }).click();
    await (await chosen).setFiles(`${root}docs/examples/rehearsal/${file}`);
    await office.page.getByTestId("composer").press("Enter");
    await office.card(title).waitFor();
    await office.shotOf(office.card(title), `install-${file}`);
    await office.press(office.card(title), "写入");
    await office.card(title).getByText("已写入").waitFor();
    await office.shotOf(office.card(title), `install-${file}`);
  }

  const form = await office.ask("新批次", "新批次");
  await office.press(form, "开设这个批次");
  await form.getByText("请填写批次名称").waitFor();
  await office.shotOf(form, "install-refused");
  await office.fillAll(form, { "批次名称": "2027年微专业申报（校内）", "申报高校全称": "江海师范学院" });
  await office.press(form, "开设这个批次");
  await office.card("已开设。正在接收提交").waitFor();
  await office.shotOf(office.card("已开设。正在接收提交"), "install-round");
});

step("The doctor finds nothing amiss", async () => {
  const said = await shell.run(blocks[4]);
  assert.deepEqual(said.filter((line) => line.startsWith("✗")), []);
  assert.deepEqual(said.filter((line) => line.startsWith("!")), []);
  assert.ok(said.filter((line) => line.startsWith("✓")).length > 15, said.join("\n"));
});

step("An owner says 我要申报, and the first card comes; its desk opens beside the chat", async () => {
  owner = await Chat.open(browser, tenant, called("owner"));
  const start = await owner.ask("我要申报", "开始申报微专业");
  await owner.pick(start, start, "计算机与软件学院");
  await owner.press(start, "建立草稿");
  const home = owner.card(/WZY-\d{4}-\d{4}/);
  await home.getByText("已建立草稿 WZY-").waitFor();
  await owner.shotOf(home, "install-first-card");
  const page = await browser.newPage({ locale: "zh-CN" });
  const desk = await openTab(page, tenant, called("owner").objectId, "mine");
  await desk.getByText(/WZY-\d{4}-\d{4}/).first().waitFor();
  await page.screenshot({ path: "artifacts/install-desk.png" });
});
