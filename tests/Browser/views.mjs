import { launch } from "./chat.mjs";
import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { inside, tab } from "./tabs.mjs";

// How long it takes until a desk can be used, in the chat page's frame: with nothing kept by the browser, in another window, and when somebody is back from the chat; and the
// calls of Graph it costs. node views.mjs [--rounds N]; fails when an aim is missed.
const aims = { first: 1000, second: 300, back: 300 };
const named = { first: "first visit", second: "new window", back: "back again" };
const at = process.argv.indexOf("--rounds");
const rounds = at > 0 ? Number(process.argv[at + 1]) : 7;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// From the frame's own beginning to the desk without a waiting sign, as it is painted.
const watch = () => {
  if (!location.pathname.startsWith("/tabs/")) return;
  const look = () => {
    if (!document.querySelector("#main h1") || document.querySelector('#main[aria-busy="true"], #main .bone')) return requestAnimationFrame(look);
    globalThis.usableAfter = performance.now();
  };
  look();
};

// From the press on the tab to the desk's title as it is seen.
const comeBack = async (page, frame, desk) => {
  await page.getByTestId("tab-chat").click();
  await page.getByTestId("messages").waitFor();
  // Out of sight nothing is observed.
  const seen = frame.evaluate(() => new Promise((done) => {
    const look = () => new IntersectionObserver(([entry], watch) => {
      watch.disconnect();
      const whole = !document.querySelector('#main[aria-busy="true"], #main .bone');
      if (entry.isIntersecting && whole) done(performance.timeOrigin + performance.now());
      else setTimeout(look, 1);
    }).observe(document.querySelector("#main h1") ?? document.body);
    look();
  }));
  await frame.evaluate(() => undefined);
  const pressed = await page.evaluate((tab) => {
    const now = performance.timeOrigin + performance.now();
    document.querySelector(`[data-testid="tab-${tab}"]`).click();
    return now;
  }, desk);
  return (await seen) - pressed;
};

const [product, browser] = await Promise.all([startProduct(), launch()]);
let missed = 0;
try {
  const people = await product.get("_teams/people");
  const person = (login) => people.find((one) => one.userPrincipalName.startsWith(`${login}@`));
  const owner = new Player(product, person("owner1"));
  for (const name of ["海洋数据素养", "智慧养老服务", "低空智能巡检技术"]) {
    await owner.say("我要申报");
    await owner.press("建立草稿", { "牵头学院（部）": "计算机与软件学院" });
    await owner.press(/[✓◐✕○] 基本信息/);
    await owner.press("保存", { 微专业名称: name });
  }
  const [id] = JSON.stringify((await product.get(`_teams/${person("owner1").objectId}/chats/${encodeURIComponent(await owner.chat())}/messages`)).messages).match(/WZY-\d{4}-\d{4}/);
  const views = [["owner1", "mine"], ["owner1", "mine", `proposals/${id}`], ["expert1", "review"], ["office1", "office"], ["office1", "office", "office/ranking"], ["office1", "mine", `search?q=${encodeURIComponent("养老")}`]];
  console.log(`Chromium ${browser.version()}, ${rounds} rounds; milliseconds from the frame's beginning until the desk can be used`);
  for (const [login, desk, sub] of views) {
    const times = { first: [], second: [], back: [] };
    const calls = [];
    // The first round warms the server and is not counted.
    for (let round = -1; round < rounds; round++) {
      const context = await browser.newContext({ locale: "zh-CN" });
      await context.addInitScript(watch);
      for (const visit of ["first", "second"]) {
        const before = (await product.get("_graph/log")).length;
        const page = await context.newPage();
        // Without a watch on its requests: that would turn the browser's cache off.
        const query = new URLSearchParams({ as: person(login).objectId, tab: desk, ...(sub && { sub }) });
        await page.goto(`${product.url}?${query}`);
        const frame = await inside(await tab(page));
        await frame.waitForFunction(() => globalThis.usableAfter);
        if (round >= 0) times[visit].push(await frame.evaluate(() => globalThis.usableAfter));
        await page.waitForTimeout(300);
        calls.push((await product.get("_graph/log")).length - before);
        if (visit === "second") {
          const took = await comeBack(page, frame, desk);
          if (round >= 0) times.back.push(took);
        }
        await page.close();
      }
      await context.close();
    }
    const said = Object.keys(times).map((visit) => {
      const took = Math.round(median(times[visit]));
      if (took > aims[visit]) missed++;
      return `${named[visit]} ${String(took).padStart(5)} (slowest ${Math.round(Math.max(...times[visit]))}, aim ${aims[visit]}${took > aims[visit] ? ", MISSED" : ""})`;
    });
    console.log(`  ${(sub?.replace(/\?.*/, "").replace(id, "…") ?? desk).padEnd(16)} ${said.join("  ")}  ${median(calls)} calls of Graph`);
  }
} finally {
  await Promise.all([browser.close(), product.stop()]);
}
process.exitCode = missed ? 1 : 0;
