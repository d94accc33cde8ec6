import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { launch } from "./chat.mjs";

// Draws every card that lies in these people's chats, in each theme, as the official renderer does, into artifacts/cards; says what axe and the renderer complain of.
const { url, people } = JSON.parse(await text(process.stdin));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = fileURLToPath(new URL("./artifacts/cards/", import.meta.url));
mkdirSync(folder, { recursive: true });
const complaints = [];
// A phone: one pane.
const width = 420;
let pictures = 0;

const browser = await launch();
try {
  for (const { objectId, lang, cards } of people) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: lang === "zh" ? "zh-CN" : "en-GB" });
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => complaints.push(`${lang}: ${error.message}`));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && !message.text().includes("choices.data") && complaints.push(`${lang}: ${message.text()}`));
    await page.goto(`${url}?as=${objectId}&lang=${lang}`);
    await page.locator("html[data-live]").waitFor();
    await page.evaluate(axe);
    await page.addStyleTag({ content: "[data-message-id][hidden], .latest { display: none !important; }" });
    for (const theme of ["light", "dark", "contrast"]) {
      await page.getByTestId("theme-select").selectOption(theme);
      for (const { messageId, name } of cards) {
        // Alone on the page: a window that is made as tall as the card need not lay out all the others.
        await page.evaluate((id) => { for (const message of document.querySelectorAll("[data-message-id]")) message.hidden = message.dataset.messageId !== id; }, messageId);
        const card = page.locator(`[data-message-id="${messageId}"] .card`);
        await page.setViewportSize({ width, height: Math.ceil((await card.boundingBox()).height) + 400 });
        await card.screenshot({ path: `${folder}${name}-${lang}-${theme}.png`, animations: "disabled" });
        pictures++;
      }
      await page.evaluate(() => { for (const message of document.querySelectorAll("[data-message-id]")) message.hidden = false; });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector('[data-testid="messages"]'), { resultTypes: ["violations"] }));
      for (const { id, impact, nodes } of violations) if (["serious", "critical"].includes(impact)) complaints.push(`${lang} ${theme}: ${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
      const wide = await page.evaluate(() => [...document.querySelectorAll(".card")].filter((card) => card.scrollWidth > card.clientWidth + 1).map((card) => card.closest("[data-message-id]").dataset.messageId));
      for (const id of wide) complaints.push(`${lang} ${theme}: ${cards.find((card) => card.messageId === id)?.name} is wider than its place`);
    }
    await page.close();
  }
} finally {
  await browser.close();
}

process.stdout.write(JSON.stringify({ pictures, complaints }));
