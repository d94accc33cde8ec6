import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { ProposalDesk } from "../Wire/proposals";
import { Draft, fieldKey } from "./draft";

const page = (texts: Record<string, string>, rows: { id: string; cells: Record<string, string> }[] = [], conflicts: ProposalDesk["conflicts"] = []): ProposalDesk => ({
  id: "P1", title: "", state: { key: "draft", said: "", tone: "none" }, mayEdit: true, problems: [], conflicts,
  sections: [
    { key: "need", title: "", fields: Object.entries(texts).map(([key, value]) => ({ key, label: key, kind: "line" as const, value })), save: { verb: "proposals/save", data: { proposalId: "P1", section: "need", revision: "1", seen: Object.entries(texts).map(([key, value]) => `${key}=p(${value})`).join(" ") } } },
    { key: "courses", title: "", fields: [{ key: "courses", label: "", kind: "table", columns: [{ key: "name", label: "", kind: "line" }, { key: "unit", label: "", kind: "line", value: "信息学院" }], rows: rows.map((row) => ({ ...row, seen: `name=p(${row.cells.name})` })), rowSave: { verb: "proposals/row-save", data: { proposalId: "P1", table: "courses", newRow: "c9" } } }] },
  ],
});

interface Sent { verb: string; data: Record<string, unknown> }

function scene(first: ProposalDesk, kept: { text: string | null } = { text: null }) {
  const sent: Sent[] = [];
  const answers: ((sent: Sent) => ProposalDesk | Error | string | Promise<ProposalDesk>)[] = [];
  const draft = new Draft(first, {
    pause: 5,
    now: () => new Date(0),
    isAway: (failure) => (failure as Error).message === "away",
    sentence: (failure) => (failure as Error).message,
    reread: async () => first,
    kept: { read: () => kept.text, write: (text) => void (kept.text = text) },
    save: async (verb, data) => {
      sent.push({ verb, data });
      const answer = await answers.shift()!({ verb, data });
      if (answer instanceof Error) throw answer;
      if (typeof answer === "string" && answer.startsWith("said ")) return { said: answer, tone: "warn", page: first };
      return typeof answer === "string" ? { problems: [{ code: "x", sentence: answer }] } : { page: answer };
    },
  });
  return { draft, sent, answers, kept };
}

const rest = (milliseconds = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("only what was changed is sent, once, after the typing stopped", async () => {
  const { draft, sent, answers, kept } = scene(page({ a: "1", b: "2" }));
  answers.push(() => page({ a: "13", b: "2" }));
  draft.typeField("need", "a", "12");
  draft.typeField("need", "a", "13");
  assert.equal(sent.length, 0);
  assert.match(kept.text ?? "", /13/);
  await rest();
  assert.deepEqual(sent, [{ verb: "proposals/save", data: { proposalId: "P1", section: "need", revision: "1", a: "13", seen: "a=p(1)", then: "stay", want: "page" } }]);
  assert.deepEqual(draft.state, { name: "saved", at: new Date(0) });
  assert.equal(kept.text, null);
});

test("what a section begins with is shown, and goes with the first thing typed beside it; what was taken out of it stays out", async () => {
  const fresh = page({ name: "", day: "" });
  fresh.sections[0].fields[1].begins = "2026-06-22";
  const { draft, sent, answers } = scene(fresh);
  const shown = (): string => draft.text(fieldKey("need", "day"), draft.desk.sections[0].fields[1].value, draft.desk.sections[0].fields[1].begins);
  assert.equal(shown(), "2026-06-22");
  assert.equal(draft.isClean, true);
  answers.push(() => page({ name: "甲", day: "2026-06-22" }));
  draft.typeField("need", "name", "甲");
  await rest();
  assert.deepEqual([sent[0].data.name, sent[0].data.day], ["甲", "2026-06-22"]);
  assert.equal(shown(), "2026-06-22");

  const other = scene(structuredClone(fresh));
  other.answers.push(() => page({ name: "甲", day: "" }));
  other.draft.typeField("need", "day", "");
  other.draft.typeField("need", "name", "甲");
  assert.equal(other.draft.text(fieldKey("need", "day"), "", "2026-06-22"), "");
  await rest();
  assert.deepEqual([other.sent[0].data.name, other.sent[0].data.day], ["甲", ""]);
  assert.equal(other.draft.isClean, true);
});

test("a text that is typed back is not sent", async () => {
  const { draft, sent } = scene(page({ a: "1" }));
  draft.typeField("need", "a", "12");
  draft.typeField("need", "a", "1");
  await rest();
  assert.deepEqual(sent, []);
});

test("what is typed while a save is on its way is sent after it, over what was just saved", async () => {
  const { draft, sent, answers } = scene(page({ a: "1" }));
  answers.push(async () => {
    draft.typeField("need", "a", "123");
    return page({ a: "12" });
  }, () => page({ a: "123" }));
  draft.typeField("need", "a", "12");
  await rest();
  assert.deepEqual(sent.map(({ data }) => [data.a, data.seen]), [["12", "a=p(1)"], ["123", "a=p(12)"]]);
  assert.ok(draft.isClean);
});

test("somebody else's text does not take the place of mine, and mine says what it was typed over", async () => {
  const { draft, sent, answers } = scene(page({ a: "1", b: "2" }));
  draft.typeField("need", "a", "mine");
  draft.adopt(page({ a: "theirs", b: "new" }));
  assert.equal(draft.text(fieldKey("need", "a"), "theirs"), "mine");
  assert.equal(draft.text(fieldKey("need", "b"), "new"), "new");
  answers.push(() => page({ a: "theirs", b: "new" }));
  await rest();
  assert.equal(sent[0].data.seen, "a=p(1)");
});

test("what is typed on at a disputed place goes aside again and overwrites nobody", async () => {
  const { draft, sent, answers } = scene(page({ a: "1" }));
  const disputed = page({ a: "theirs" }, [], [{ at: "a", section: "need", field: "a", input: "a", label: "", mine: "mine", theirs: "theirs", settle: { verb: "proposals/settle", data: {} } }]);
  answers.push(async () => {
    draft.typeField("need", "a", "mine more");
    return disputed;
  }, () => disputed);
  draft.typeField("need", "a", "mine");
  await rest();
  assert.deepEqual(sent.map(({ data }) => data.seen), ["a=p(1)", "a=p(1)"]);
});

test("without a server the text waits, and goes when it is back", async () => {
  const { draft, sent, answers, kept } = scene(page({ a: "1" }));
  answers.push(() => new Error("away"), () => page({ a: "12" }));
  draft.typeField("need", "a", "12");
  await rest();
  assert.deepEqual(draft.state, { name: "away" });
  assert.match(kept.text ?? "", /12/);
  await draft.flush();
  assert.equal(sent.length, 2);
  assert.ok(draft.isClean);
  draft.end();
});

test("whoever has it sent while it is being sent waits until it was", async () => {
  const { draft, sent, answers } = scene(page({ a: "1" }));
  let answer = (): void => undefined;
  answers.push(() => new Promise<ProposalDesk>((resolve) => (answer = () => resolve(page({ a: "12" })))));
  draft.typeField("need", "a", "12");
  const first = draft.flush();
  let done = false;
  const second = draft.flush().then(() => (done = true));
  await rest();
  assert.equal(done, false);
  answer();
  await Promise.all([first, second]);
  assert.deepEqual([sent.length, draft.isClean, done], [1, true, true]);
});

test("a text that was left unsaved is there again when the desk is opened anew", async () => {
  const { draft, sent, answers } = scene(page({ a: "1" }), { text: JSON.stringify({ typed: [["f/need/a", { text: "kept", print: "old" }]], begun: [] }) });
  assert.equal(draft.text(fieldKey("need", "a"), "1"), "kept");
  answers.push(() => page({ a: "kept" }));
  await rest();
  assert.deepEqual([sent[0].data.a, sent[0].data.seen], ["kept", "a=old"]);
});

test("where something typed waits is known, so that whoever is back goes on there", () => {
  const kept = { text: null as string | null };
  const { draft } = scene(page({ a: "1" }, [{ id: "c1", cells: { name: "大数据" } }]), kept);
  assert.equal(draft.waitsIn, undefined);
  draft.typeCell("courses", "c1", "name", "大数据导论");
  assert.equal(scene(page({ a: "1" }, [{ id: "c1", cells: { name: "大数据" } }]), kept).draft.waitsIn, "courses");
  draft.typeField("need", "a", "12");
  assert.equal(draft.waitsIn, "need");
});

test("a refused text stays and is not sent over and over", async () => {
  const { draft, sent, answers } = scene(page({ a: "1", b: "2" }));
  answers.push(() => "太长", () => page({ a: "short", b: "2" }));
  draft.typeField("need", "a", "long");
  await rest();
  assert.deepEqual([draft.state, draft.text(fieldKey("need", "a"), "1"), sent.length], [{ name: "refused", sentence: "太长" }, "long", 1]);
  draft.typeField("need", "a", "short");
  await rest();
  assert.equal(sent.length, 2);
  assert.ok(draft.isClean);
});

test("a save that only says a sentence took nothing: the text stays", async () => {
  const { draft, answers, kept } = scene(page({ a: "1" }));
  answers.push(() => "said too long");
  draft.typeField("need", "a", "long");
  const key = draft.addRow("courses", { name: "x" });
  answers.push(() => "said too many");
  await rest();
  assert.deepEqual([draft.state, draft.text(fieldKey("need", "a"), "1"), draft.rows(draft.desk.sections[1].fields[0]).map((row) => [row.key, row.cells.name])], [{ name: "refused", sentence: "said too many" }, "long", [[key, "x"]]]);
  assert.match(kept.text ?? "", /long/);
});

test("a new row is sent when it has a word, keeps its place, and is changed from then on", async () => {
  const { draft, sent, answers } = scene(page({}, [{ id: "c1", cells: { name: "x" } }]));
  const key = draft.addRow("courses");
  assert.deepEqual(draft.rows(draft.desk.sections[1].fields[0])[1].cells, { name: "", unit: "信息学院" });
  await rest();
  assert.equal(sent.length, 0);
  answers.push(() => page({}, [{ id: "c1", cells: { name: "x" } }, { id: "c9", cells: { name: "y" } }]), () => page({}, [{ id: "c1", cells: { name: "x" } }, { id: "c9", cells: { name: "yz" } }]));
  draft.typeCell("courses", key, "name", "y");
  await rest();
  assert.deepEqual(draft.rows(draft.desk.sections[1].fields[0]).map((row) => [row.key, row.id]), [["c1", "c1"], [key, "c9"]]);
  draft.typeCell("courses", key, "name", "yz");
  await rest();
  assert.deepEqual(sent.map(({ data }) => [data.row, data.name, data.unit, data.seen]), [[undefined, "y", "信息学院", ""], ["c9", "yz", undefined, "name=p(y)"]]);
});

test("pasted rows are sent one after the other", async () => {
  const { draft, sent, answers } = scene(page({}));
  let rows: { id: string; cells: Record<string, string> }[] = [];
  for (let n = 0; n < 3; n++) answers.push(({ data }) => page({}, (rows = [...rows, { id: `c${rows.length + 1}`, cells: { name: String(data.name) } }])));
  for (const name of ["甲", "乙", "丙"]) draft.addRow("courses", { name });
  await rest();
  assert.deepEqual(sent.map(({ data }) => data.name), ["甲", "乙", "丙"]);
  assert.deepEqual(draft.rows(draft.desk.sections[1].fields[0]).map((row) => row.id), ["c1", "c2", "c3"]);
  assert.ok(draft.isClean);
});
