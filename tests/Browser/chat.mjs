import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

// A page of Playwright's is a window of its own, and every window of Chromium's fetches the pages behind its address bar: some 400 scripts that
// nobody looks at. Of this option only the last is heard, so that what Playwright turns off is named again.
const off = [
  "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
  "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
  // An extension given on the command line is what looks on where nobody may be attached.
  "DisableLoadExtensionCommandLineSwitch",
];
export const flags = [
  `--disable-features=${off}`,
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
];
const artifacts = fileURLToPath(new URL("./artifacts/", import.meta.url));
mkdirSync(artifacts, { recursive: true });

export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const launch = () => chromium.launch({ executablePath: executable, args: flags });

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A person in front of the chat page. */
export class Chat {
  constructor(page, name) {
    this.page = page;
    this.name = name;
    this.messages = page.getByTestId("messages");
  }

  /** Opens the page as that person; anything that the page complains of fails the test. */
  static async open(browser, url, person, { width = 1000, height = 900, ...query } = {}) {
    const page = await browser.newPage({ viewport: { width, height }, locale: query.lang === "en" ? "en-GB" : "zh-CN" });
    page.setDefaultTimeout(45_000);
    page.on("pageerror", (error) => assert.fail(error));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && assert.fail(`${person.displayName}: ${message.text()}`));
    page.on("request", (request) => assert.equal(new URL(request.url()).origin, new URL(url).origin, "the page asks nobody but its tenant"));
    await page.goto(`${url}?${new URLSearchParams({ as: person.objectId, ...query })}`);
    await page.locator("html[data-live]").waitFor();
    return new Chat(page, person.displayName);
  }

  async say(text) {
    await this.page.getByTestId("composer").fill(text);
    await this.page.getByTestId("composer").press("Enter");
  }

  /** Types a text and gives the card with that heading that answers it: an older card on the same matter may lie in the chat until then. */
  async ask(text, heading) {
    const newest = () => this.page.evaluate(() => Math.max(0, ...[...document.querySelectorAll("[data-message-id]")].map((message) => Number(message.dataset.messageId))));
    const before = await newest();
    await this.say(text);
    await this.page.waitForFunction(([after, name]) => [...document.querySelectorAll("[data-message-id]")].some((message) =>
      Number(message.dataset.messageId) > after && [...message.querySelectorAll('[role="heading"]')].some((title) => title.textContent.includes(name))), [before, heading]);
    return this.headed(heading);
  }

  /** The newest card that says so. */
  card(text) {
    return this.messages.locator(".card").filter({ hasText: text }).last();
  }

  /** The newest card with that heading. */
  headed(name) {
    return this.messages.locator(".card").filter({ has: this.page.getByRole("heading", { name }) }).last();
  }

  /** Presses a button of a card and waits until the answer is drawn. */
  async press(card, name) {
    const id = await card.locator("xpath=ancestor::*[@data-message-id]").getAttribute("data-message-id");
    const message = this.page.locator(`[data-message-id="${id}"]`);
    const before = await message.getAttribute("data-change");
    const answered = this.page.waitForResponse((response) => response.url().endsWith(`/messages/${encodeURIComponent(id)}/action`));
    // Together: a button that never comes must not leave the other wait behind.
    await Promise.all([answered, card.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).click()]);
    await this.page.locator(`[data-message-id="${id}"]:not([data-change="${before}"]) .card:not(.busy)`).waitFor();
  }

  /** Presses a button that leads to another card in the same message, and gives that card. */
  async open(card, name, heading) {
    const id = await card.locator("xpath=ancestor::*[@data-message-id]").getAttribute("data-message-id");
    await this.press(card, name);
    const opened = this.page.locator(`[data-message-id="${id}"] .card`).filter({ has: this.page.getByRole("heading", { name: heading }) });
    await opened.waitFor();
    return opened;
  }

  /** Fills a field by the label that stands over it; several choices are a list. */
  async fill(card, label, value) {
    const field = card.locator("div:has(> .ac-input-container)").filter({ has: this.page.getByText(new RegExp(`^${escaped(label)}( \\*)?$`)) });
    // A card that is just drawn anew has no field yet, and of which kind it is cannot be told before it is there.
    await field.first().waitFor();
    if (Array.isArray(value)) for (const one of value) await this.choice(field, "checkbox", one).check();
    else if (await field.getByRole("radio").count()) await this.choice(field, "radio", value).check();
    else if (await field.locator("select").count()) await field.locator("select").selectOption({ label: value });
    else if (await field.getByRole("combobox").count()) await this.pick(card, field, value);
    else await field.locator("input, textarea").fill(value);
  }

  /** A choice by its own words: the renderer reads the question out before the first one. */
  choice(field, role, words) {
    return field.getByRole(role, { name: new RegExp(`(^|\\s)${escaped(words)}$`) });
  }

  /** Types into a typeahead and takes the suggestion that begins so. */
  async pick(card, field, value) {
    await field.getByRole("combobox").fill(value);
    await card.getByRole("option", { name: new RegExp(`^${escaped(value)}`) }).first().click();
  }

  async fillAll(card, fields) {
    for (const [label, value] of Object.entries(fields)) await this.fill(card, label, value);
  }

  async shot(name) {
    await this.page.screenshot({ path: `${artifacts}${name}.png` });
  }

  /** The whole message of a card, however long. Its node stays when an answer draws the card anew. */
  async shotOf(card, name) {
    const message = await card.locator("xpath=ancestor::*[@data-message-id]").elementHandle();
    const { width, height } = this.page.viewportSize();
    await this.page.setViewportSize({ width, height: Math.ceil(Math.max(height, (await message.boundingBox()).height + 260)) });
    // The page follows its end when the window grows, a frame later.
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await message.evaluate((element) => element.scrollIntoView({ block: "nearest" }));
    await this.page.screenshot({ path: `${artifacts}${name}.png`, clip: await message.boundingBox() });
    await this.page.setViewportSize({ width, height });
  }
}
