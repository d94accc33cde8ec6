import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Scene } from "./scene.mjs";
import { journey } from "./steps.mjs";
import { axe, cut, tab, tooWide } from "./tabs.mjs";

// The page of a proposal with more than one person, without a network, with a sign-in that does not come, by keyboard alone, and large.
const year = 2026;
let scene, id, one, two;
const step = journey("together", () => scene.browser);
const long = "对应的岗位是数据运营与分析。";
const looked = async ({ page, frame }, name) => {
  assert.deepEqual(await axe(frame), [], name);
  assert.equal(await tooWide(frame), 0, name);
  await page.screenshot({ path: `artifacts/together-${name}.png` });
};
const saved = ({ frame }) => frame.getByText(/^已保存 \d\d:\d\d/).first();
const field = ({ frame }, label) => frame.getByLabel(label).first();

before(async () => {
  scene = await Scene.open("--clock", `${year}-06-22T09:00`);
  await scene.handIn(year);
  id = (await scene.chatOf("owner1")).match(/WZY-\d{4}-\d{4}/)[0];
  const point = (place, text) => scene.act("dean1", "returns/note", { proposalId: id, shown: "", place, text });
  await point("positioning", "请写明面向的岗位。");
  await point("whole", "请整体再校一遍。");
  await scene.act("dean1", "returns/send", { proposalId: id, shown: "", reason: "方案可行，请按下面两点修改。" });
  await scene.act("owner1", "proposals/invite", { proposalId: id, person: scene.called("owner3").objectId, sections: "goals,need,basics" });
});
after(() => scene?.close());

step("what a return asks is gone to, ticked and answered on the page, and the card in the chat says the same", async () => {
  one = await scene.tab("owner1", "mine", { sub: `proposals/${id}` });
  cut.add(one.page);
  await one.frame.getByText("还有 2 点").first().waitFor();
  await looked(one, "1-returned");
  await one.frame.getByRole("link", { name: /^去改/ }).first().click();
  const text = field(one, "专业定位");
  await text.fill(`面向制造企业。${long}`);
  await saved(one).waitFor();
  await one.frame.getByLabel("第 1 点已改").click();
  await one.frame.getByText("还有 1 点").first().waitFor();
  await one.frame.getByRole("button", { name: "答复（可不填）" }).click();
  await one.frame.getByLabel(/2\. 答复/).fill("已通读全文，改正三处。");
  await one.frame.getByLabel(/2\. 答复/).blur();
  // Tick and answer may come to the chat as one edit: then both points are seen to.
  await scene.told("owner1", /2 点都已处理/);
});

step("two people see each other; what both write in one place stands in two texts, with the other one's name, and becomes one", async () => {
  two = await scene.tab("owner3", "mine", { sub: `proposals/${id}?section=need` });
  cut.add(two.page);
  await two.frame.locator("h2", { hasText: "介绍、需求与差异" }).waitFor();
  await one.frame.getByText(`${scene.called("owner3").displayName} 也在看“介绍、需求与差异”`).waitFor();
  await one.frame.getByRole("link", { name: /介绍、需求与差异/ }).first().click();
  await two.frame.getByText(`${scene.called("owner1").displayName} 也在看`).waitFor();
  await looked(two, "2-here");

  const mine = "第一段由负责人写。";
  const theirs = "第二段由合作者写。";
  // The second one writes over what they saw before the first one's text had come: the way there is shut meanwhile.
  await two.page.route("**/tabs/api/proposals/**", (route) => route.abort());
  await two.page.route("**/tabs/api/live**", (route) => route.abort());
  await field(two, "微专业介绍").fill(theirs.slice(0, 4));
  await field(one, "微专业介绍").fill(mine);
  await saved(one).waitFor();
  await field(two, "微专业介绍").fill(theirs);
  await field(two, "微专业介绍").blur();
  await two.page.unroute("**/tabs/api/proposals/**");
  await two.page.unroute("**/tabs/api/live**");
  await waitFor(async () => (await two.frame.locator(".conflict").count()) + (await one.frame.locator(".conflict").count()) > 0);
  const [who, other] = (await two.frame.locator(".conflict").count()) ? [two, "owner1"] : [one, "owner3"];
  const view = who.frame.locator(".conflict").first();
  // Half of the second text may have been kept by itself already; the view follows what is stored.
  await waitFor(async () => {
    const said = await view.innerText();
    return [mine, theirs, scene.called(other).displayName].every((words) => said.includes(words));
  });
  await looked(who, "3-conflict");
  await view.getByRole("button", { name: "合并…" }).click();
  await view.getByLabel("合并后的文字").fill(`${mine}${theirs}`);
  await view.getByRole("button", { name: "用合并后的" }).click();
  await view.waitFor({ state: "detached" });
  await scene.soon("the merged text, on both pages", async () => {
    for (const place of [one, two]) await waitFor(async () => (await field(place, "微专业介绍").inputValue()) === `${mine}${theirs}`);
  });
  await two.page.close();
});

step("without a network what is typed stays, over a reload of the page, and is saved when the network is back", async () => {
  const name = "没有网络时写的差异";
  await one.page.context().setOffline(true);
  await field(one, "与现有专业的差异").fill(name);
  await one.frame.getByText("暂存在这台设备上，连上后自动保存").waitFor();
  await one.frame.getByText("连不上服务器。您可以继续填写").waitFor();
  await looked(one, "4-offline");
  await one.page.context().setOffline(false);
  await waitFor(() => saved(one).isVisible());
  await one.frame.getByText("已恢复连接").or(saved(one)).first().waitFor();
  await waitFor(async () => JSON.stringify(await scene.page("owner1", `proposals/${id}`)).includes(name));
});

step("the server is gone while somebody types, the page is opened anew, and the text is still there", async () => {
  const name = "服务器不在时写的差异";
  await one.page.route("**/tabs/api/acts", (route) => route.fulfill({ status: 502, body: "" }));
  await field(one, "与现有专业的差异").fill(name);
  await one.frame.getByText("暂存在这台设备上，连上后自动保存").waitFor();
  await one.page.reload();
  one.frame = await tab(one.page);
  await one.frame.getByRole("link", { name: /介绍、需求与差异/ }).first().click();
  assert.equal(await field(one, "与现有专业的差异").inputValue(), name);
  await one.page.unroute("**/tabs/api/acts");
  await waitFor(async () => JSON.stringify(await scene.page("owner1", `proposals/${id}`)).includes(name));
});

step("everything else that a card does opens in the drawer: the history, and what it was", async () => {
  await one.frame.getByRole("button", { name: "更多" }).click();
  await one.frame.getByRole("menuitem", { name: /历史|版本|记录/ }).first().click();
  await one.frame.locator(".panel .ac-adaptiveCard").first().waitFor();
  await looked(one, "5-history");
  await one.page.keyboard.press("Escape");
  await one.frame.locator(".panel").waitFor({ state: "detached" });
  await one.frame.locator("#root[aria-hidden]").waitFor({ state: "detached" });
});

step("theme and language change while it is open, and what was typed stays", async () => {
  await field(one, "与现有专业的差异").fill("换语言时正在写的");
  await one.page.getByTestId("theme-select").selectOption("dark");
  await one.frame.locator(".theme-dark").waitFor();
  await one.page.getByTestId("language-select").selectOption("en");
  one.frame = await tab(one.page);
  await one.frame.locator('a.rail-way[href*="section=need"]').click();
  await waitFor(async () => (await one.frame.locator("textarea").evaluateAll((boxes) => boxes.map((box) => box.value))).includes("换语言时正在写的"));
  await waitFor(async () => JSON.stringify(await scene.page("owner1", `proposals/${id}`)).includes("换语言时正在写的"));
  await looked(one, "5-dark-english");
  await one.page.close();
});

step("a sign-in that is refused, not agreed to or over is a sentence with a way on", async () => {
  for (const [token, title] of [["denied", "还不能确认您的身份"], ["consent", "还不能确认您的身份"], ["expired", "登录已过期"]]) {
    const refused = await scene.tab("owner1", "mine", { token, width: 390 });
    await refused.frame.getByRole("heading", { name: title }).waitFor();
    await refused.frame.getByRole("button", { name: "重新登录" }).waitFor();
    await looked(refused, `6-${token}`);
    await refused.page.close();
  }
});

step("with the keyboard alone: from 我的 to a cell of a table, which is saved", async () => {
  const at = await scene.tab("owner1", "mine");
  const key = (name) => at.page.keyboard.press(name);
  const tabTo = async (fits) => {
    for (let n = 0; n < 200; n++) {
      await key("Tab");
      if (await at.frame.locator(":focus").evaluateAll((found, [selector, words]) => found.some((one) => one.matches(selector) && (one.textContent + (one.getAttribute("aria-label") ?? "")).includes(words)), fits)) return;
    }
    assert.fail(`Tab never came to ${fits}`);
  };
  await at.frame.locator("h1").waitFor();
  await at.frame.locator("h1").focus();
  await tabTo(["a", "智能数据分析与应用"]);
  await key("Enter");
  await at.frame.locator("nav[aria-label='各节']").waitFor();
  await tabTo(["a.rail-way", "课程设置"]);
  await key("Enter");
  await at.frame.locator("table.grid").waitFor();
  await tabTo(["table.grid input", "课程名称"]);
  await key("Control+a");
  await at.page.keyboard.type("数据思维与编程基础");
  await key("Enter");
  await key("Control+a");
  await at.page.keyboard.type("数据可视化实践");
  await saved(at).waitFor();
  await waitFor(async () => /数据思维与编程基础[^]*数据可视化实践/.test(JSON.stringify(await scene.page("owner1", `proposals/${id}`))));
  await looked(at, "7-grid");
  await at.page.close();
});

step("at 200% and at 320 pixels nothing is wider than the screen", async () => {
  for (const [name, how] of [["8-zoom", { width: 640, height: 430 }], ["9-narrow", { width: 320, lang: "en", theme: "contrast" }]]) {
    for (const section of ["courses", "need", "team"]) {
      const at = await scene.tab("owner1", "mine", { sub: `proposals/${id}?section=${section}`, ...how });
      await at.frame.locator("h2#section-title").waitFor();
      await at.frame.locator(".bone").first().waitFor({ state: "detached" });
      await looked(at, `${name}-${section}`);
      await at.page.close();
    }
  }
});

step("nothing went wrong meanwhile", async () => {
  assert.deepEqual(await scene.product.get("_teams/failures"), []);
});

async function waitFor(isSo) {
  for (const end = Date.now() + 15_000; !(await isSo()); await new Promise((later) => setTimeout(later, 100))) assert.ok(Date.now() < end, `${isSo} never came true`);
}
