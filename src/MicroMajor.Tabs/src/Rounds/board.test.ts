import assert from "node:assert/strict";
import { test } from "node:test";
import { ago } from "./ago";
import { daysUntil } from "./days";
import { nameIn } from "./exportBoard";
import { counted } from "./figure";
import { questionAt, questionOf } from "../Frame/questions";
import { boardPath, roundOf, roundsOf, viewOf } from "./questions";
import { follow, laid, renewed, type Part } from "./useBoard";
import { savedViews } from "./views";

test("A filter that is not set is not asked", () => {
  assert.equal(boardPath("2026-wzy", { state: "Screening", unit: "", order: "", direction: "asc" }, "after=a%20b"), "/tabs/api/rounds/2026-wzy/board?state=Screening&direction=asc&after=a%20b");
  assert.equal(boardPath("2026-wzy", {}), "/tabs/api/rounds/2026-wzy/board");
});

const row = (id: string) => ({ id }) as never;
const ids = (pages: { id: string }[][]): string[] => pages.map((page) => page.map((each) => each.id).join(""));
const part = (after: string, rows: string, next?: string, old = false): Part => ({ after, board: { rows: [...rows].map(row), next }, old });

test("A proposal that moved to another page meanwhile is shown once, where it was read last", () => {
  assert.deepEqual(ids(laid([{ rows: [row("a"), row("b")] }, { rows: [row("b"), row("c")] }])), ["ab", "c"]);
  assert.deepEqual(ids(laid([{ rows: [row("a"), row("b")], old: true }, { rows: [row("b"), row("c")] }])), ["a", "bc"]);
});

test("A page that is read again is followed by the others; where it ends elsewhere than before the next one is read again, too", () => {
  const parts = [part("1", "ab", "2", true), part("2", "cd", "3"), part("3", "ef")];
  assert.deepEqual(renewed(parts, parts[0], { rows: [], next: "2" }), [part("1", "", "2"), parts[1], parts[2]]);
  assert.deepEqual(renewed(parts, parts[1], { rows: [row("x")], next: "4" }), [parts[0], part("2", "x", "4"), part("4", "ef", undefined, true)]);
  assert.deepEqual(renewed(parts, parts[1], { rows: [row("x")], next: undefined }), [parts[0], part("2", "x")]);
  assert.deepEqual(follow(undefined, parts), []);
  assert.deepEqual(follow("1", []), []);
});

test("Days without a hand-in stand between the others, up to the deadline's day in China", () => {
  assert.deepEqual(daysUntil([{ day: "2026-06-17", handedIn: 2 }, { day: "2026-06-19", handedIn: 1 }], "2026-06-19T16:00:00Z"), [
    { day: "2026-06-17", handedIn: 2 }, { day: "2026-06-18", handedIn: 0 }, { day: "2026-06-19", handedIn: 1 }, { day: "2026-06-20", handedIn: 0 },
  ]);
  assert.deepEqual(daysUntil([], "2026-06-19T16:00:00Z"), []);
});

test("A hand-in after the deadline has its day too, and six weeks are enough", () => {
  const days = daysUntil([{ day: "2026-01-01", handedIn: 1 }, { day: "2026-06-21", handedIn: 3 }], "2026-06-19T15:59:59Z");
  assert.equal(days.length, 45);
  assert.deepEqual(days.at(-1), { day: "2026-06-21", handedIn: 3 });
});

test("A file is called what the server calls it", () => {
  assert.equal(nameIn("attachment; filename=board.xlsx; filename*=UTF-8''%E7%94%B3%E6%8A%A5.xlsx", "x"), "申报.xlsx");
  assert.equal(nameIn('attachment; filename="board.xlsx"', "x"), "board.xlsx");
  assert.equal(nameIn("attachment; filename*=UTF-8''%E7%", "x"), "x");
  assert.equal(nameIn(null, "x"), "x");
});

test("A view is kept under its name, replaced by its namesake, and forgotten", () => {
  const stored = new Map<string, string>();
  Object.assign(globalThis, { localStorage: { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => stored.set(key, text), removeItem: (key: string) => stored.delete(key) } });
  const views = savedViews("2026-wzy");
  views.keep({ name: "待审", filter: { state: "Screening" } });
  views.keep({ name: "文学院", filter: { unit: "lit" } });
  views.keep({ name: "待审", filter: { state: "UnitReview" } });
  assert.deepEqual(views.all(), [{ name: "文学院", filter: { unit: "lit" } }, { name: "待审", filter: { state: "UnitReview" } }]);
  assert.deepEqual(savedViews("2025-wzy").all(), []);
  views.forget("文学院");
  views.forget("待审");
  assert.equal(stored.size, 0);
  stored.set("office views 2026-wzy", "{not json");
  assert.deepEqual(views.all(), []);
});

test("Eleven at night was yesterday at eight the next evening, and some hours ago at one in the morning", () => {
  assert.equal(ago("2026-06-18T15:00:00Z", new Date("2026-06-19T12:00:00Z")), "昨天");
  assert.equal(ago("2026-06-18T15:00:00Z", new Date("2026-06-18T17:00:00Z")), "2 小时前");
  assert.equal(ago("2026-06-15T15:00:00Z", new Date("2026-06-19T12:00:00Z")), "4 天前");
  assert.equal(ago("2026-06-19T12:00:30Z", new Date("2026-06-19T12:00:00Z")), "刚刚");
});

test("An address means a page and a round of the office; what is no page is the one with everything else", () => {
  assert.deepEqual([viewOf(undefined), viewOf("ranking"), viewOf("calendar"), viewOf("toString")], ["board", "ranking", "more", "more"]);
  const round = (id: string, isOpen: boolean, opensAt: string) => ({ id, isOpen, opensAt }) as never;
  const rounds = roundsOf({ rounds: [round("a", false, "2024-03-01T00:00:00Z"), round("b", true, "2025-03-01T00:00:00Z"), round("c", false, "2026-03-01T00:00:00Z")] } as never);
  assert.deepEqual(rounds.map((each) => each.id), ["b", "c", "a"]);
  assert.deepEqual(["round=c", "round=x", ""].map((query) => roundOf(rounds, new URLSearchParams(query))?.id), ["c", "b", "b"]);
  assert.equal(roundOf([], new URLSearchParams()), undefined);
});

test("What a place will ask is known before it is drawn", () => {
  const me = { isOffice: true, rounds: [{ id: "2026-wzy", isOpen: true, opensAt: "2026-03-01T00:00:00Z" }] } as never;
  const asked = (place: string, who = me) => [questionAt(place), questionOf(who, place)];
  assert.deepEqual(asked("/tabs/office?state=Screening&order=updated"), [undefined, "/tabs/api/rounds/2026-wzy/board?state=Screening&order=updated"]);
  assert.deepEqual(asked("/tabs/office/ranking"), [undefined, "/tabs/api/rounds/2026-wzy/ranking"]);
  assert.deepEqual(asked("/tabs/office/plan", { ...(me as object), isOffice: false } as never), [undefined, undefined]);
  assert.deepEqual(asked("/tabs/settings"), [undefined, undefined]);
  assert.deepEqual(asked("/tabs/search?q=养老"), ["/tabs/api/search?q=%E5%85%BB%E8%80%81", undefined]);
  assert.deepEqual(asked("/tabs/search"), [undefined, undefined]);
  assert.deepEqual(asked("/tabs/proposals/WZY-2026-0001?section=courses"), ["/tabs/api/proposals/WZY-2026-0001", undefined]);
  assert.deepEqual(asked("/tabs/"), ["/tabs/api/mine", undefined]);
  assert.deepEqual(asked("/tabs/nowhere/at/all"), [undefined, undefined]);
});

test("Thousands stand apart, as the browser's own tables write them", () => {
  for (const n of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 123_456_789]) assert.equal(counted(n), n.toLocaleString("en-US"));
});
