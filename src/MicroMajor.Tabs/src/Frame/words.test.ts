import { strict as assert } from "node:assert";
import { test } from "node:test";
import { cardWords } from "../Cards/words";
import { reviewWords } from "../Review/words";
import { proposalWords } from "../Proposals/words";
import { speak, type Words } from "../Wire/language";
import { doorOf } from "./acts";
import { placeOf, safe } from "./router";
import { exact, relative } from "./times";
import { frameWords } from "./words";

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

for (const [room, words] of Object.entries({ frameWords, proposalWords, reviewWords, cardWords } as Record<string, Words>))
  test(`every sentence of ${room} stands in both languages, with the same holes`, () => {
    for (const [key, [zh, en]] of Object.entries(words)) {
      assert.ok(zh.trim() && en.trim(), `${key} is blank`);
      assert.deepEqual(holes(zh), holes(en), key);
      assert.doesNotMatch(en, /[\u4e00-\u9fff]/, `${key} is not English`);
    }
  });

test("the clock is that of the zone tables, over every hour of two years and at both ends of a day", () => {
  const table = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  speak("zh-cn");
  for (let time = Date.UTC(2025, 11, 30); time < Date.UTC(2028, 0, 3); time += 3_599_000) {
    const p = Object.fromEntries(table.formatToParts(time).map((part) => [part.type, part.value]));
    assert.equal(exact(new Date(time).toISOString(), new Date("1999-06-01T00:00:00Z")), `${p.year}年${Number(p.month)}月${Number(p.day)}日 ${p.hour}:${p.minute}`);
  }
});

test("times are those of Shanghai, exact and as one would say them", () => {
  const now = new Date("2026-06-18T02:00:00Z");
  speak("zh-cn");
  assert.equal(exact("2026-06-20T09:00:00Z", now), "6月20日 17:00");
  assert.equal(exact("2025-06-02T01:05:00Z", now), "2025年6月2日 09:05");
  assert.deepEqual(["2026-06-20T09:00:00Z", "2026-06-19T03:00:00Z", "2026-06-18T05:00:00Z", "2026-06-18T02:20:00Z", "2026-06-17T01:00:00Z", "2026-06-15T02:00:00Z"].map((at) => relative(at, now)),
    ["还剩 2 天", "明天", "还剩 3 小时", "还剩 20 分钟", "昨天", "已过 3 天"]);
  speak("en-gb");
  assert.equal(exact("2026-06-20T09:00:00Z", now), "20 Jun, 17:00");
  assert.equal(relative("2026-06-20T09:00:00Z", now), "2 days left");
});

test("a deep link leads to a place of ours and nowhere else", () => {
  assert.equal(placeOf("proposals/WZY-2025-0001?section=courses"), "/tabs/proposals/WZY-2025-0001?section=courses");
  assert.equal(placeOf("/tabs/review/A1"), "/tabs/review/A1");
  assert.equal(safe("https://elsewhere.example/tabs/mine"), "/tabs/mine");
  assert.equal(safe("/other"), "/tabs/mine");
});

test("a card's way to another card is the way to the desk that shows it", () => {
  assert.equal(doorOf("proposals/section", { proposalId: "P 1", section: "courses" }), "/tabs/proposals/P%201?section=courses");
  assert.equal(doorOf("review/open", { assignmentId: "A1" }), "/tabs/review/A1");
  assert.equal(doorOf("proposals/submit", { proposalId: "P1" }), undefined);
  assert.equal(doorOf("proposals/open", {}), undefined);
});
