import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { programme, proposal } from "./answers.mjs";
import { withPalette } from "./palette.mjs";
import { praise, Scene } from "./scene.mjs";

// Plays a round and takes the pictures of docs/guides anew: node pictures-of-guides.mjs. The program and both pages must be built (./run builds them).
const year = 2026;
const folder = fileURLToPath(new URL("../../docs/guides/pictures/", import.meta.url));
const shots = fileURLToPath(new URL("./artifacts/", import.meta.url));
const phone = { width: 460, height: 900 };
const most = 120_000;
mkdirSync(folder, { recursive: true });

const scene = await Scene.open("--clock", `${year}-06-22T09:00`);
const keep = (name, png) => {
  const small = withPalette(png);
  if (small.length > most) throw new Error(`${name} is of ${small.length} bytes`);
  writeFileSync(`${folder}${name}.png`, small);
  console.log(`${name}: ${Math.round(small.length / 1024)} KB`);
};
const card = async (chat, which, name) => {
  await chat.page.addStyleTag({ content: ".latest { display: none !important; }" });
  await chat.shotOf(which, `guide-${name}`);
  keep(name, readFileSync(`${shots}guide-${name}.png`));
};
const desk = async (login, place, name, wait, how = {}) => {
  const { page, frame } = await scene.tab(login, place.split("/")[0] === "proposals" ? "mine" : place.split("/")[0], { width: 1360, height: 760, sub: place.includes("/") ? place : undefined, ...how });
  await wait(frame, page);
  keep(name, await page.screenshot());
  await page.close();
};
async function review(login) {
  const chat = await scene.chatOf(login);
  const grade = (label) => [label.replace(/ \*$/, ""), "ABC"[(label.length + login.charCodeAt(6)) % 3]];
  for (const name of [programme, "跨境电商运营与服务"].filter((one) => chat.includes(one))) {
    const person = scene.player(login);
    const parts = await person.press(/^(开始|继续)评审$|^(Start|Continue) the review$/);
    const grades = parts.filter((part) => part.type === "Input.ChoiceSet" && /（\d+ 分）|\(\d+ points\)/.test(part.label ?? "")).map((part) => part.label);
    // Answered in the language of whoever asks, which is Chinese here, or in that of the card.
    const rest = parts.some((part) => part.label?.startsWith("Conclusion")) ? { Conclusion: "Recommend", "Comment (at least 30 characters)": praise } : { 结论: "推荐", "评语（不少于 30 字）": praise };
    await person.press(/^提交评审$|^Submit the review$/, { ...Object.fromEntries(grades.map(grade)), ...rest });
    console.log(`${login} reviewed ${name}`);
  }
}

const home = (chat) => chat.card(/WZY-\d{4}-\d{4}/);
const idOf = async (chat) => (await home(chat).innerText()).match(/WZY-\d{4}-\d{4}/)[0];

try {
  const owner = await scene.chat("owner1", phone);
  const sections = proposal(year, owner.name, "计算机与软件学院");
  await owner.say("我要申报");
  const start = owner.card("开始申报微专业");
  await start.getByRole("combobox", { name: "牵头学院（部）" }).pressSequentially("计算机");
  await start.getByRole("option", { name: "计算机与软件学院" }).click();
  await card(owner, start, "zh-owner-start");
  await owner.press(start, "建立草稿");
  await home(owner).waitFor();
  const player = scene.player("owner1");
  await player.fill(sections.slice(0, 6));
  await home(owner).getByText("✓ 依托专业").waitFor();
  await card(owner, home(owner), "zh-owner-home");
  const id = await idOf(owner);
  await desk("owner1", `proposals/${id}`, "zh-owner-page", (frame) => frame.getByText("自动保存").first().waitFor());

  // The same in English, by somebody who has the app in English.
  const [other, third] = ["owner2", "owner3"].map((login) => scene.player(login));
  const texts = (person) => JSON.parse(JSON.stringify(proposal(year, person.name, "经济与管理学院")).replaceAll(programme, "跨境电商运营与服务").replaceAll("计算机科学与技术", "国际经济与贸易").replaceAll("080901", "020401"));
  for (const person of [other, third]) {
    await person.say("我要申报");
    await person.press("建立草稿", { "牵头学院（部）": "经济与管理学院" });
    await person.fill(person === third ? texts(third).slice(0, 6) : texts(other));
  }
  const english = await scene.chat("owner3", { ...phone, lang: "en" });
  const mine = await english.ask("my tasks", "My tasks");
  await english.press(mine, "Go on where you left off");
  await english.press(english.card("Later"), "Later");
  await home(english).getByText("In the chat").or(english.card("Submit")).first().waitFor();
  await card(english, home(english), "en-owner-home");
  await desk("owner3", `proposals/${await idOf(english)}`, "en-owner-page", (frame) => frame.getByText("Saves by itself").first().waitFor(), { lang: "en" });

  // Whoever speaks English to the app is written to in English.
  const [college, reviewer] = await Promise.all(["dean2", "expert2"].map((login) => scene.chat(login, { ...phone, lang: "en" })));
  await Promise.all([college, reviewer].map((one) => one.ask("help", "What you can say")));

  await player.fill(sections.slice(6));
  await player.press("提交");
  await other.press("提交");

  const dean = await scene.chat("dean1", phone);
  const opinion = dean.card("学院意见（退回时请写明理由）");
  await opinion.waitFor();
  await card(dean, opinion, "zh-college-endorse");
  await dean.fill(opinion, "学院意见（退回时请写明理由）", "请在“专业定位”中写明面向的岗位。");
  await dean.press(opinion, "退回修改");
  await home(owner).getByText("学院退回，请修改").waitFor();
  await owner.press(home(owner), "逐点处理");
  const points = owner.card("第 1 次退回意见");
  await points.getByRole("checkbox", { name: "已改" }).check();
  await card(owner, points, "zh-owner-return");
  await owner.press(points, "保存并重新提交");
  const endorsement = college.card("Endorse");
  await endorsement.waitFor();
  await card(college, endorsement, "en-college-endorse");
  await college.fill(endorsement, "College's opinion (when returning, say why)", "Well argued; endorsed.");
  await college.press(endorsement, "Endorse");
  await scene.player("dean1").press("同意推荐", { "学院意见（退回时请写明理由）": "方案可行，同意推荐。" });
  const office = scene.player("office1");
  for (let n = 0; n < 2; n++) await office.press("形式审查通过");

  await scene.player("dean1").say("报送");
  const pack = dean.card("报送：计算机与软件学院");
  await pack.getByText("附件3与附件2逐项一致").waitFor();
  await card(dean, pack, "zh-college-handin");
  await desk("office1", "office", "zh-office-board", async (frame) => {
    await frame.locator("tbody tr").nth(2).waitFor();
    await frame.getByText("正在统计…").waitFor({ state: "detached" });
  });

  await office.say("分配方案");
  await office.press("一步排出方案");
  await office.press("一起发布…");
  await office.press("发布");
  await scene.told("expert1", new RegExp(programme));
  const expert = await scene.chat("expert1", phone);
  await card(expert, expert.card(programme), "zh-expert-task");
  await desk("expert1", "review", "zh-expert-page", async (frame) => {
    await frame.locator("a.line-title").first().click();
    await frame.locator(".rubric").waitFor();
    for (const item of (await frame.locator(".rubric .item").all()).slice(0, 3)) await item.locator("input").first().check();
    await frame.getByText(/^已保存 \d\d:\d\d/).waitFor();
  });
  await desk("expert2", "review", "en-expert-page", async (frame) => {
    await frame.locator("a.line-title").first().click();
    await frame.locator(".rubric").waitFor();
  }, { lang: "en" });

  // Every review is given, and the ranking shows.
  for (const login of ["expert1", "expert2", "expert3", "expert4", "expert5"]) await review(login);
  await desk("office1", "office/ranking", "zh-office-ranking", (frame) => frame.locator("tbody tr").nth(1).waitFor());
} finally {
  // Pages first: one that is still open complains of the program that ends.
  await scene.browser.close();
  await scene.close();
}
