import { Player } from "./player.mjs";
import { startProduct } from "./product.mjs";
import { Unwatched } from "./unwatched.mjs";

// How long it takes from the press on a tab, or on a link to a page of it, until its desk can be used: with nothing kept by the browser, in the windows after that one,
// and when somebody is back from the chat; and the calls of Graph it costs. node views.mjs [--rounds N]; fails when an aim is missed.
const aims = { first: 1000, second: 300, third: 300, back: 300 };
const named = { first: "first visit", second: "second", third: "third", back: "back again" };
const at = process.argv.indexOf("--rounds");
const rounds = at > 0 ? Number(process.argv[at + 1]) : 5;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

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

const product = await startProduct();
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
  const { app } = await product.get("_teams/tenant");
  const linkTo = (desk, sub) => `https://teams.microsoft.com/l/entity/${app.id}/${desk}${sub ? `?context=${encodeURIComponent(JSON.stringify({ subEntityId: sub }))}` : ""}`;
  console.log(`${rounds} rounds; milliseconds from the press until the desk can be used`);
  for (const [login, desk, sub] of views) {
    const times = { first: [], second: [], third: [], back: [] };
    const calls = [];
    // The first round warms the server and is not counted.
    for (let round = -1; round < rounds; round++) {
      const browser = await Unwatched.open();
      try {
        for (const visit of ["first", "second", "third"]) {
          const before = (await product.get("_graph/log")).length;
          const { took, more: back } = await browser.view(`${product.url}?as=${person(login).objectId}`, linkTo(desk, sub), async (page) => {
            calls.push((await product.get("_graph/log")).length - before);
            return visit === "third" ? comeBack(page, page.frames().find((each) => new URL(each.url()).pathname.startsWith("/tabs/")), desk) : undefined;
          });
          if (round < 0) continue;
          times[visit].push(took);
          if (back !== undefined) times.back.push(back);
        }
      } finally {
        await browser.close();
      }
    }
    const said = Object.keys(times).map((visit) => {
      const took = Math.round(median(times[visit]));
      if (took > aims[visit]) missed++;
      return `${named[visit]} ${String(took).padStart(5)} (slowest ${Math.round(Math.max(...times[visit]))}, aim ${aims[visit]}${took > aims[visit] ? ", MISSED" : ""})`;
    });
    console.log(`  ${(sub?.replace(/\?.*/, "").replace(id, "…") ?? desk).padEnd(16)} ${said.join("  ")}  ${median(calls)} calls of Graph`);
  }
} finally {
  await product.stop();
}
process.exitCode = missed ? 1 : 0;
