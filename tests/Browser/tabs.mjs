import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const watched = new WeakSet();

/** Pages whose network or sign-in a test cuts: what cannot be fetched is no fault of theirs. */
export const cut = new WeakSet();

/**
 * Opens a tab of the app in the chat page as that person; answers what is inside of its frame when the host's waiting sign is gone.
 * Whatever page or tab complain of fails the test, and so does asking anybody but the two.
 */
export async function openTab(page, base, personId, entityId, { sub, theme, lang, token, width = 1280, height = 860 } = {}) {
  await watch(page, base);
  if (token) cut.add(page);
  await page.setViewportSize({ width, height });
  const query = { as: personId, tab: entityId, sub, theme, lang, token };
  await page.goto(`${base}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined))}`);
  return tab(page);
}

/** The open tab, once it has drawn itself; also after a link has led to another one. */
export async function tab(page) {
  await page.getByTestId("tab-frame").waitFor();
  await page.locator(".tab-cover").waitFor({ state: "detached", timeout: 60_000 });
  return page.frameLocator('[data-testid="tab-frame"]');
}

/** The frame itself, for whoever has to run something in it. */
export const inside = async (frame) => (await frame.owner().elementHandle()).contentFrame();

/** What axe finds seriously wrong inside of the frame, one line each. */
export async function axe(frame) {
  const inner = await inside(frame);
  // What still fades in has not its colours yet.
  await inner.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map((one) => one.finished)));
  await inner.evaluate(source);
  // Fluent UI's own marks at both ends of the page, which hand on the focus that comes to them.
  const { violations } = await inner.evaluate(() => globalThis.axe.run({ exclude: [["[data-tabster-dummy]"]] }, { resultTypes: ["violations"] }));
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
}

/** By how many pixels the tab is wider than its frame. */
export const tooWide = async (frame) => (await inside(frame)).evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

async function watch(page, base) {
  if (watched.has(page)) return;
  watched.add(page);
  page.setDefaultTimeout(20_000);
  // The library of Teams asks Microsoft which hosts there are; it goes on with a list of its own.
  await page.route("https://res.cdn.office.net/**", (route) => route.fulfill({ json: { validDomains: [] }, headers: { "Access-Control-Allow-Origin": "*" } }));
  page.on("pageerror", (error) => (cut.has(page) && error.message === "Failed to fetch") || assert.fail(error));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !(cut.has(page) && /Failed to load resource/.test(message.text())) && assert.fail(`${message.location().url}: ${message.text()}`));
  const { hostname } = new URL(base);
  page.on("request", (request) => {
    const address = new URL(request.url());
    assert.ok(["blob:", "data:"].includes(address.protocol) || [hostname, "res.cdn.office.net"].includes(address.hostname), `a tab asks ${address.origin}`);
  });
}
