import { strict as assert } from "node:assert";
import { test } from "node:test";
import { markdown } from "./markdown";

test("what a person typed shows as typed", () => {
  assert.equal(markdown("a \\*b\\* &lt;script> \\[x\\](y)"), "<p>a *b* &lt;script&gt; [x](y)</p>");
});

test("emphasis, links and lists are drawn, and no link that runs something", () => {
  assert.equal(markdown("**标题**　文字"), "<p><strong>标题</strong>　文字</p>");
  assert.equal(markdown("[看](https://contoso.example/a?b=1&c=2)"), '<p><a href="https://contoso.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">看</a></p>');
  assert.equal(markdown("[看](javascript:alert)"), "<p>看</p>");
  assert.equal(markdown("- 一\n- 二\n\n三\n四"), "<ul><li>一</li><li>二</li></ul><p>三<br>四</p>");
});

test("an element in a text stays a text", () => {
  assert.equal(markdown('<img src=x onerror="a">'), "<p>&lt;img src=x onerror=&quot;a&quot;&gt;</p>");
});
