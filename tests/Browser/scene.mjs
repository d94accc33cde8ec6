import assert from "node:assert/strict";
import { programme, proposal } from "./answers.mjs";
import { Chat, launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { openTab } from "./tabs.mjs";

export const other = "跨境电商运营与服务";
export const praise = "需求分析充分，课程体系聚焦且有层次，实践环节落实到位；建议进一步明确企业教师承担的教学任务。";

// What the owner of the second proposal types: the same with other names in it.
const another = [[programme, other], ["海岳数据科技有限公司", "江海港口物流集团"], ["计算机科学与技术", "国际经济与贸易"], ["080901", "020401"]];

/** The product with its people: each may play without a window, sit in front of the chat, or in front of a tab. */
export class Scene {
  static async open(...options) {
    const scene = new Scene();
    [scene.product, scene.browser] = await Promise.all([startProduct(...options), launch()]);
    scene.people = await scene.product.get("_teams/people");
    return scene;
  }

  called(login) {
    return this.people.find((person) => person.userPrincipalName.startsWith(`${login}@`));
  }

  player(login) {
    return new Player(this.product, this.called(login));
  }

  chat(login, how) {
    return Chat.open(this.browser, this.product.url, this.called(login), how);
  }

  /** A desk of that person's: the page, and what is inside of its frame. */
  async tab(login, desk, how) {
    const page = await this.browser.newPage({ locale: how?.lang === "en" ? "en-GB" : "zh-CN" });
    return { page, frame: await openTab(page, this.product.url, this.called(login).objectId, desk, how) };
  }

  /** Everything that the app has sent to a person, as JSON. */
  async chatOf(login) {
    const { chats: [chat] } = await this.product.get(`_teams/${this.called(login).objectId}/chats`);
    return JSON.stringify((await this.product.get(`_teams/${this.called(login).objectId}/chats/${encodeURIComponent(chat.chatId)}/messages`)).messages);
  }

  /** Waits until a person's chat says so. */
  async told(login, words) {
    for (const end = Date.now() + 45_000; ; await new Promise((later) => setTimeout(later, 100))) {
      if (words.test(await this.chatOf(login))) return;
      assert.ok(Date.now() < end, `${login} was not told ${words}; the product wrote: ${this.product.said().slice(-2000)}`);
    }
  }

  /** Does what a button does, as a tab does it. */
  async act(login, verb, data) {
    const said = await this.ask(login, "acts", { verb, data, from: "tab" });
    assert.ok(!said.problems && said.tone !== "bad", `${verb}: ${JSON.stringify(said).slice(0, 600)}`);
    return said;
  }

  /** What a tab reads. */
  page(login, path) {
    return this.ask(login, path);
  }

  async ask(login, path, body) {
    const { token } = await this.product.get(`_teams/${this.called(login).objectId}/tab-token`);
    const answer = await fetch(new URL(`/tabs/api/${path}`, this.product.endpoint), {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "accept-language": "zh-CN", "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.json();
  }

  /** Puts everybody's clock forward, in China. */
  async clock(to) {
    const answer = await fetch(new URL("_demo/clock", this.product.url), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ to }) });
    assert.ok(answer.ok, `${to}: ${answer.status}`);
  }

  /** Two owners hand in. */
  async handIn(year) {
    const [first, second] = [this.called("owner1").displayName, this.called("owner2").displayName];
    const texts = another.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(proposal(year, second, "经济与管理学院")));
    await Promise.all([["owner1", "计算机与软件学院", proposal(year, first, "计算机与软件学院")], ["owner2", "经济与管理学院", JSON.parse(texts)]].map(async ([login, unit, sections]) => {
      const player = this.player(login);
      await player.say("我要申报");
      await player.press("建立草稿", { "牵头学院（部）": unit });
      await player.fill(sections);
      await player.press("提交");
    }));
  }

  /** Their colleges recommend both, and the office lets them through. */
  async screen() {
    await Promise.all(["dean1", "dean2"].map((dean) => this.player(dean).press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" })));
    const office = this.player("office1");
    for (let n = 0; n < 2; n++) await office.press("形式审查通过");
    return office;
  }

  /** What came of it shows within ten seconds, and how soon is printed: two seconds are what the product promises. */
  async soon(what, wait) {
    const begun = performance.now();
    await wait({ timeout: 10_000 });
    console.log(`${what}: ${Math.round(performance.now() - begun)} ms`);
  }

  async close() {
    await Promise.all([this.browser?.close(), this.product?.stop()]);
  }
}
