import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { executable, flags } from "./chat.mjs";
import { freePorts } from "./product.mjs";

// What a page looks at to say when its desk could be used; it is the browser that runs it, as an extension, and nobody is attached to the page meanwhile:
// a debugger holds every new process back until it has been told everything, and makes scripts be read again.
const watch = `
const now = () => performance.timeOrigin + performance.now();
const { dataset } = document.documentElement;
if (location.pathname.startsWith("/tabs/")) {
  const look = () => {
    if (!document.querySelector("#main h1") || document.querySelector('#main[aria-busy="true"], #main [aria-busy="true"], #main .bone')) return;
    seen.disconnect();
    requestAnimationFrame(() => parent.postMessage({ usable: now() }, "*"));
  };
  const seen = new MutationObserver(look);
  seen.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
} else {
  addEventListener("message", ({ data }) => data?.usable && (dataset.usable ??= data.usable));
  const link = new URLSearchParams(location.search).get("press");
  // When the chat stands and nothing moves any more.
  if (link) setTimeout(() => {
    const to = document.body.appendChild(Object.assign(document.createElement("a"), { href: link }));
    dataset.pressed = now();
    to.click();
  }, 1500);
}`;

/** A Chromium with a profile of its own on disk, which keeps what a person's keeps; nobody is attached to its pages until they are read. */
export class Unwatched {
  static async open() {
    const folder = await mkdtemp(join(tmpdir(), "micromajor-browser-"));
    const extension = await mkdtemp(join(tmpdir(), "micromajor-watch-"));
    await writeFile(join(extension, "watch.js"), watch);
    await writeFile(join(extension, "manifest.json"), JSON.stringify({
      manifest_version: 3, name: "watch", version: "1",
      content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["watch.js"], all_frames: true, run_at: "document_start" }],
    }));
    const port = await freePorts(1);
    const options = [...flags, "--headless=new", "--lang=zh-CN", `--user-data-dir=${folder}`, `--load-extension=${extension}`, `--remote-debugging-port=${port}`];
    const child = spawn(executable, [...options, "about:blank"], { stdio: "ignore" });
    const browser = new Unwatched(child, `http://127.0.0.1:${port}`, [folder, extension]);
    for (let tries = 0; !(await browser.ask("/json/version").catch(() => undefined)); tries++) {
      if (tries > 200) throw new Error(`${executable} does not answer.`);
      await pause(100);
    }
    await pause(1000);
    return browser;
  }

  constructor(child, address, folders) {
    Object.assign(this, { child, address, folders });
  }

  async ask(path, method = "GET") {
    const answer = await fetch(this.address + path, { method });
    return answer.text();
  }

  /** Opens the chat page, presses the link there, and gives the milliseconds from the press until the desk can be used, and the page to whoever wants to go on with it. */
  async view(url, link, goOn = async () => undefined) {
    const address = new URL(url);
    address.searchParams.set("press", link);
    const { id } = JSON.parse(await this.ask(`/json/new?${encodeURIComponent(address)}`, "PUT"));
    await pause(4000);
    const attached = await chromium.connectOverCDP(this.address);
    try {
      const page = attached.contexts()[0].pages().find((each) => each.url().startsWith(url.split("?")[0]));
      await page.waitForFunction(() => document.documentElement.dataset.usable, undefined, { timeout: 20_000 });
      const { pressed, usable } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
      return { took: usable - pressed, more: await goOn(page) };
    } finally {
      await attached.close();
      await this.ask(`/json/close/${id}`);
      await pause(500);
    }
  }

  async close() {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
    await pause(300);
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
