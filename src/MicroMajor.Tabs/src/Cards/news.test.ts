import { strict as assert } from "node:assert";
import { test } from "node:test";
import { isNews } from "./news";

const text = (words: string): unknown => ({ type: "TextBlock", text: words });
const card = (body: unknown[], ...actions: unknown[]): Record<string, unknown> => ({ type: "AdaptiveCard", body, actions });

test("A card read anew is news when it says anything else, not when only what was done is gone from its head", () => {
  const done = card([text("已退回"), text("名称"), text("学院已退回")], { title: "撤销" });
  assert.equal(isNews(done, card([text("名称"), text("学院已退回")], { title: "撤销" })), false);
  assert.equal(isNews(done, card([text("名称"), text("待学院审核")], { title: "撤销" })), true);
  assert.equal(isNews(done, card([text("名称"), text("学院已退回")], { title: "撤销" }, { title: "同意推荐" })), true);
  assert.equal(isNews(done, card([text("名称")])), true);
  assert.equal(isNews(card([]), {}), false);
});
