import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Field } from "../Wire/proposals";
import { cellsOf, fromHtml, fromText, planOf, tableIn, valueOf } from "./paste";

const columns: Field[] = [
  { key: "name", label: "课程名称", kind: "line" },
  { key: "isCore", label: "是否核心", kind: "yesno" },
  { key: "credits", label: "学分", kind: "number" },
  { key: "mode", label: "授课方式", kind: "choice", choices: [{ title: "线上", value: "online" }, { title: "线下", value: "offline" }] },
  { key: "start", label: "开始日期", kind: "date" },
];

test("cells with tabs, quotes and line breaks are read as the spreadsheet copied them", () => {
  assert.deepEqual(fromText('导论\t2\r\n"两\n行"\t"说""好""了"\r\n'), [["导论", "2"], ["两\n行", '说"好"了']]);
});

test("a cell that only begins with a quotation mark keeps it", () => {
  assert.deepEqual(fromText('"引号"开头\t3'), [['"引号"开头', "3"]]);
});

test("a table of Word is read with its spans, breaks and signs, and without its styles", () => {
  const html = `<html><style>td{}</style><table class=x><tr><td rowspan=2><p>课程&nbsp;A</p></td><td>2\n 学分</td></tr><tr><td>3<br>或 4 &amp; 5</td></tr><tr><td colspan="2">合计</td></tr></table><table><tr><td>别的</td></tr></table>`;
  assert.deepEqual(fromHtml(html), [["课程 A", "2 学分"], ["", "3\n或 4 & 5"], ["合计", ""]]);
});

test("a single word is no table", () => {
  assert.equal(tableIn("", "只是一句话。"), null);
  assert.equal(tableIn("<p>一段</p>", "一段"), null);
});

test("columns find their place by the names in the first row, in whatever order", () => {
  const rows = [["序号", "学分", "课程名称", "授课方式"], ["1", "3学分", "无人机原理", "线下"], ["2", "2.5", "导论", "混合"]];
  const plan = planOf(rows, columns);
  assert.deepEqual(plan, { header: true, columns: [null, "credits", "name", "mode"] });
  assert.deepEqual(cellsOf(rows, plan, columns), [
    { cells: { credits: "3", name: "无人机原理", mode: "offline" }, doubts: [] },
    { cells: { credits: "2.5", name: "导论", mode: "混合" }, doubts: ["mode"] },
  ]);
});

test("without names the cells go from the cursor on, and a running number goes nowhere", () => {
  assert.deepEqual(planOf([["无人机原理", "是"]], columns), { header: false, columns: ["name", "isCore"] });
  assert.deepEqual(planOf([["是", "3"]], columns, 1), { header: false, columns: ["isCore", "credits"] });
  assert.deepEqual(planOf([["1", "甲"], ["2", "乙"]], columns), { header: false, columns: [null, "name"] });
});

test("what people write is kept as the form keeps it", () => {
  assert.equal(valueOf(columns[1], "√"), "true");
  assert.equal(valueOf(columns[1], "否"), "false");
  assert.equal(valueOf(columns[1], "也许"), null);
  assert.equal(valueOf(columns[2], "３．５"), "3.5");
  assert.equal(valueOf(columns[2], "三"), null);
  assert.equal(valueOf(columns[4], "2026年9月1日"), "2026-09-01");
  assert.equal(valueOf(columns[4], "2026/12/31"), "2026-12-31");
  assert.equal(valueOf({ ...columns[3], kind: "many" }, "线上、线下"), "online,offline");
});
