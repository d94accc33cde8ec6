import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./chat.mjs";
import { freePorts, startProduct } from "./product.mjs";
import { startTeamsClient } from "./teamsClient.mjs";

// Microsoft's client always says that it is English; what is typed stays Chinese.
test("Microsoft's local Teams client greets, starts a proposal, fills one field and saves it", async () => {
  const port = await freePorts(1);
  const product = await startProduct("--playground", `http://127.0.0.1:${port}`);
  const browser = await launch();
  let client;
  try {
    const people = await product.get("_teams/people");
    const owners = people.filter((person) => person.userPrincipalName.startsWith("owner"));
    client = await startTeamsClient(port, product.endpoint, await product.get("_teams/tenant"), owners);
    const page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
    page.setDefaultTimeout(30_000);
    await page.goto(client.url, { waitUntil: "domcontentloaded" });
    const box = page.locator('[data-lexical-editor="true"]').first();
    const say = async (text) => {
      await box.click();
      await page.keyboard.insertText(text);
      await box.getByText(text).waitFor();
      await page.keyboard.press("Enter");
    };
    const card = (text) => page.locator(".ac-adaptiveCard").filter({ hasText: text }).last();

    // What is typed before the first greeting is lost.
    await page.locator(".ac-adaptiveCard").first().waitFor();
    await say("帮助");
    await card("What you can say").waitFor();
    await say("我要申报");
    const start = card("Start a micro-major proposal");
    await start.getByRole("combobox").click();
    await page.getByRole("option", { name: "计算机与软件学院" }).click();
    await start.getByRole("button", { name: "Create the draft" }).click();
    await card(/Draft WZY-\d{4}-\d{4} is ready/).getByRole("button", { name: /Positioning, objectives/ }).click();
    const form = card("Save and continue");
    const text = "面向区域企业的数据运营、分析与服务岗位，培养复合型应用人才。";
    await form.locator("textarea").first().fill(text);
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await card(/Saved at \d\d:\d\d/).waitFor();
    await page.screenshot({ path: "artifacts/playground.png" });

    const lists = await product.get("_sharepoint/lists");
    const drafts = await product.get(`_sharepoint/lists/${lists.find((list) => list.displayName === "Proposals").id}/items`);
    assert.equal(drafts.length, 1);
    assert.ok(Object.values(drafts[0].fields).includes(text), "the list carries what was typed");
  } catch (error) {
    await browser.contexts()[0]?.pages()[0]?.screenshot({ path: "artifacts/playground-broken.png" });
    throw error;
  } finally {
    await browser.close();
    await client?.stop();
    await product.stop();
  }
});
