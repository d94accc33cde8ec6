// Plays one scene with tabs in a real browser; what play.mjs does for the chat.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { PAGE_URL: url, PAGE_PERSON: person, CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"] });
const appId = "aaaaaaaa-0000-0000-0000-000000000001";
const linkTo = (entity, sub) => `https://teams.microsoft.com/l/entity/${appId}/${entity}?context=${encodeURIComponent(JSON.stringify({ subEntityId: sub }))}`;

async function open(query, size = { width: 1280, height: 860 }) {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => assert.fail(error));
  // The library asks Microsoft which hosts there are; it has a list of its own as well.
  await page.route("https://res.cdn.office.net/**", (route) => route.fulfill({ json: { validDomains: [] }, headers: { "Access-Control-Allow-Origin": "*" } }));
  await page.goto(new URL(`?${new URLSearchParams({ as: person, ...query })}`, url).href);
  return page;
}

/** The frame that says it has joined, at the page inside that the address says. */
async function joined(page, testId = "tab-frame") {
  const frame = await (await page.getByTestId(testId).elementHandle()).contentFrame();
  await frame.locator("body[data-joined]").waitFor();
  return frame;
}

const context = (frame) => frame.evaluate(() => microsoftTeams.app.getContext());
const at = (page) => {
  const query = new URL(page.url()).searchParams;
  return [query.get("tab"), query.get("sub")];
};
const token = (frame) => frame.evaluate(() => microsoftTeams.authentication.getAuthToken().catch((failure) => `! ${failure.message}`));
const claims = (jwt) => JSON.parse(Buffer.from(jwt.split(".")[1], "base64url").toString());

async function arrives(page, entity, sub) {
  await page.waitForURL((address) => address.searchParams.get("tab") === entity && address.searchParams.get("sub") === sub);
  const { page: where } = await context(await joined(page));
  assert.deepEqual([where.id, where.subPageId], [entity, sub]);
}

const scenes = {
  async context() {
    const page = await open({ tab: "office", sub: "office/ranking", lang: "en", theme: "contrast" });
    const { app, page: where, user } = await context(await joined(page));
    assert.deepEqual(
      [app.locale, app.theme, app.host.name, app.host.clientType, where.id, where.subPageId, where.frameContext, user.id, user.loginHint, user.userPrincipalName, user.displayName, user.tenant.id],
      ["en-US", "contrast", "Teams", "web", "office", "office/ranking", "content", person, "zhang.wei@contoso.example", "zhang.wei@contoso.example", "张伟", "11111111-1111-1111-1111-111111111111"],
    );
    assert.equal(await page.getByTestId("tab-frame").getAttribute("title"), "Office");
    await page.locator(".tab-cover").waitFor({ state: "detached" });
    const settings = await (await joined(page)).evaluate(() => microsoftTeams.pages.getConfig());
    assert.equal(settings.entityId, "office");
  },

  async token() {
    const page = await open({ tab: "mine" });
    const { oid, scp, exp } = claims(await token(await joined(page)));
    assert.deepEqual([oid, scp], [person, "access_as_user"]);
    assert.ok(exp > Date.now() / 1000);
    assert.equal(await token(await joined(await open({ tab: "mine", token: "denied" }))), "! CancelledByUser");
    assert.equal(await token(await joined(await open({ tab: "mine", token: "consent" }))), "! resourceRequiresConsent");
    assert.ok(claims(await token(await joined(await open({ tab: "mine", token: "expired" })))).exp < Date.now() / 1000);
  },

  async theme() {
    const page = await open({ tab: "mine" });
    const frame = await joined(page);
    await frame.evaluate(() => {
      globalThis.heard = [];
      microsoftTeams.app.registerOnThemeChangeHandler((theme) => heard.push(theme));
    });
    for (const theme of ["dark", "contrast", "light"]) await page.getByTestId("theme-select").selectOption(theme);
    await frame.waitForFunction(() => heard.length === 3);
    assert.deepEqual(await frame.evaluate(() => heard), ["dark", "contrast", "default"]);
    assert.equal((await context(frame)).app.theme, "default");
    await frame.evaluate(() => microsoftTeams.app.registerOnContextChangeHandler((now) => heard.push(now.app.theme)));
    await page.getByTestId("theme-select").selectOption("dark");
    await frame.waitForFunction(() => heard.length === 5);
    assert.deepEqual((await frame.evaluate(() => heard)).slice(3), ["dark", "dark"]);
  },

  async links() {
    const page = await open({});
    await page.getByTestId("composer").fill("链接");
    await page.getByTestId("send").click();
    await page.getByRole("link", { name: "在教务处打开" }).click();
    await arrives(page, "office", "office/ranking");
    assert.equal(await page.getByTestId("tab-office").getAttribute("aria-selected"), "true");
    await page.goBack();
    await page.getByRole("link", { name: "去评审" }).click();
    await arrives(page, "review", "review/7");
    await page.getByTestId("nav-activity").click();
    await page.getByTestId("activity-item").getByText("退回修改").click();
    await arrives(page, "mine", "proposals/9");
    // What leads away takes its frame with it: nobody is left to wait for the answer.
    let frame = await joined(page);
    await frame.evaluate((link) => void microsoftTeams.app.openLink(link), linkTo("mine", "proposals/1"));
    await arrives(page, "mine", "proposals/1");
    frame = await joined(page);
    assert.equal(await frame.evaluate((app) => microsoftTeams.pages.navigateToApp({ appId: app, pageId: "nowhere" }).catch(() => "refused"), appId), "refused");
    await frame.evaluate((app) => void microsoftTeams.pages.navigateToApp({ appId: app, pageId: "office", subPageId: "office/plan" }), appId);
    await arrives(page, "office", "office/plan");
    await (await joined(page)).evaluate(() => void microsoftTeams.pages.currentApp.navigateTo({ pageId: "mine" }));
    await page.waitForURL((address) => address.searchParams.get("tab") === "mine" && !address.searchParams.has("sub"));
    await page.goBack();
    await arrives(page, "office", "office/plan");
    // The same from another place of the page, and after it was loaded again.
    await page.getByTestId("nav-lists").click();
    await page.reload();
    await page.getByTestId("nav-chat").click();
    await arrives(page, "office", "office/plan");
    await (await joined(page)).evaluate((link) => void microsoftTeams.app.openLink(link), `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`);
    await page.getByTestId("composer").waitFor();
    assert.deepEqual(at(page), [null, null]);
    assert.equal(page.context().pages().length, 1);
  },

  async dialog() {
    const page = await open({ tab: "mine" });
    const frame = await joined(page);
    const ask = () => frame.evaluate(() => {
      globalThis.heard = [];
      globalThis.over = new Promise((done) => microsoftTeams.dialog.url.open(
        { url: location.href, title: "选择", size: { width: 480, height: 360 } },
        (answer) => done(answer.err ?? answer.result),
        (message) => heard.push(message),
      ));
    });
    await ask();
    await page.getByRole("dialog", { name: "选择" }).waitFor();
    const inside = await joined(page, "dialog-frame");
    assert.equal((await context(inside)).page.frameContext, "task");
    await inside.evaluate(() => microsoftTeams.dialog.url.parentCommunication.sendMessageToParentFromDialog("选了一个"));
    await frame.waitForFunction(() => heard.length === 1);
    assert.deepEqual(await frame.evaluate(() => heard), ["选了一个"]);
    await inside.evaluate(() => {
      globalThis.told = [];
      microsoftTeams.dialog.url.parentCommunication.registerOnMessageFromParent((message) => told.push(message));
    });
    await frame.evaluate(() => microsoftTeams.dialog.url.parentCommunication.sendMessageToDialog("好"));
    await inside.waitForFunction(() => told.length === 1);
    await inside.evaluate(() => microsoftTeams.dialog.url.submit({ chosen: ["a"] }));
    assert.deepEqual(await frame.evaluate(() => over), { chosen: ["a"] });
    assert.equal(await page.getByRole("dialog").count(), 0);
    await ask();
    await joined(page, "dialog-frame");
    await page.getByTestId("dialog-close").click();
    assert.match(String(await frame.evaluate(() => over)), /cancelled/i);
  },

  async strangers() {
    const page = await open({ tab: "mine" });
    const frame = await joined(page);
    const spy = `window.answers = []; addEventListener("message", (event) => answers.push(event.data)); top.postMessage({ id: 7, uuidAsString: "u", func: "getContext", args: [] }, "*");`;
    // A frame inside of the frame has the same origin but is not the one that is hosted.
    await frame.evaluate((script) => {
      const inner = document.createElement("iframe");
      document.body.append(inner);
      inner.contentWindow.eval(script);
      globalThis.inner = inner;
    }, spy);
    await page.route("http://127.0.0.1:9/**", (route) => route.fulfill({ contentType: "text/html", body: `<link rel="icon" href="data:,"><script>${spy}</script>` }));
    // The frame itself is answered, so the silence is not that of a page that hears nobody.
    assert.equal((await context(frame)).page.id, "mine");
    assert.deepEqual(await frame.evaluate(() => inner.contentWindow.answers), []);
    await frame.goto("http://127.0.0.1:9/elsewhere");
    await page.waitForTimeout(500);
    assert.deepEqual(await frame.evaluate(() => answers), []);
  },

  async strip() {
    for (const lang of ["zh", "en"]) {
      for (const theme of ["light", "dark", "contrast"]) {
        const page = await open({ lang, theme });
        const strip = page.getByRole("tablist");
        await strip.waitFor();
        assert.deepEqual(await strip.getByRole("tab").allInnerTexts(), lang === "zh" ? ["聊天", "我的", "评审", "教务处"] : ["Chat", "Mine", "Reviews", "Office"]);
        const has = (id) => page.waitForFunction((tab) => document.activeElement?.dataset.tab === tab, id);
        await page.getByTestId("tab-chat").focus();
        for (const [key, id] of [["ArrowLeft", "office"], ["ArrowRight", "chat"], ["End", "office"], ["Home", "chat"], ["ArrowRight", "mine"]]) {
          await page.keyboard.press(key);
          await has(id);
        }
        assert.deepEqual(at(page), [null, null]);
        await page.keyboard.press("Enter");
        await joined(page);
        assert.deepEqual([at(page)[0], await strip.locator("[tabindex='0']").count()], ["mine", 1]);
        await page.locator(".tab-cover").waitFor({ state: "detached" });
        for (const width of [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 740 });
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run({ iframes: false }));
          assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), [], `${lang} ${theme} ${width}`);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${lang} ${theme} ${width} is wider than its window`);
          const overlaps = await page.evaluate(() => {
            const boxes = [...document.querySelectorAll(".room-header > *")].map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0);
            return boxes.some((a, i) => boxes.slice(i + 1).some((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
          });
          assert.equal(overlaps, false, `${lang} ${theme} ${width}: the header overlaps`);
        }
        await page.close();
      }
    }
  },
};

try {
  await scenes[process.argv[2]]();
} catch (error) {
  await browser.contexts().at(-1)?.pages()[0]?.screenshot({ path: `artifacts/tabs-${process.argv[2]}.png` });
  throw error;
} finally {
  await browser.close();
}
