import assert from "node:assert/strict";

/** A person who plays without a window, over the local tenant's own endpoints: the same buttons and labels, drawn nowhere. */
export class Player {
  constructor(product, person) {
    this.product = product;
    this.path = `_teams/${person.objectId}`;
    this.name = person.displayName;
  }

  async say(text) {
    await this.post(`chats/${encodeURIComponent(await this.chat())}/messages`, { text });
  }

  /** Presses the button with that title on the newest card that has one, with what was typed by label; waits for the button, for what others did comes a moment later. */
  async press(title, typed = {}) {
    const fits = (part) => part.type === "Action.Execute" && (typeof title === "string" ? part.title === title : title.test(part.title));
    for (const end = Date.now() + 20_000; ; ) {
      const { cursor, messages } = await this.product.get(`${this.path}/chats/${encodeURIComponent(await this.chat())}/messages`);
      const message = messages.findLast((one) => [...within(one.card)].some(fits));
      if (message) return this.act(message, fits, typed);
      assert.ok(Date.now() < end, `${this.name} has no card with a button ${title}`);
      await this.product.get(`${this.path}/updates?after=${cursor}&wait=5`);
    }
  }

  /** Fills the draft section by section: [section, then field by field or a list of rows]. */
  async fill(sections) {
    for (const [section, ...parts] of sections) {
      await this.press(new RegExp(`[✓◐✕○] ${section}`));
      for (const part of parts) {
        if (!Array.isArray(part)) await this.press("保存", part);
        else {
          await this.press("添加一行");
          for (const row of part) await this.press(row === part.at(-1) ? "保存这一行" : "保存并再加一行", row);
        }
      }
      await this.press("稍后");
    }
  }

  async act(message, fits, typed) {
    const parts = [...within(message.card)];
    const inputs = Object.fromEntries(Object.entries(typed).map(([label, value]) => typing(parts, label, value)));
    const outcome = await this.post(`messages/${encodeURIComponent(message.id)}/action`, { action: parts.find(fits), inputs });
    assert.equal(outcome.statusCode, 200, `${this.name}: ${JSON.stringify(outcome)}`);
    return [...within(outcome.value)];
  }

  async chat() {
    return (this.chatId ??= (await this.product.get(`${this.path}/chats`)).chats[0].chatId);
  }

  async post(path, body) {
    const answer = await fetch(new URL(`${this.path}/${path}`, this.product.url), { method: "POST", headers: { "Content-Type": "application/json", "Accept-Language": "zh-CN" }, body: JSON.stringify(body) });
    const said = await answer.json();
    assert.ok(answer.ok && !said.failure, `${this.name}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  }
}

/** Everything on a card that has a type. */
function* within(node) {
  if (Array.isArray(node)) for (const one of node) yield* within(one);
  else if (node && typeof node === "object") {
    if (typeof node.type === "string") yield node;
    for (const [name, value] of Object.entries(node)) if (!["fallback", "refresh", "data"].includes(name)) yield* within(value);
  }
}

function typing(parts, label, value) {
  const input = parts.find((part) => part.type.startsWith("Input.") && part.label?.replace(/ \*$/, "") === label);
  assert.ok(input, `no field “${label}”`);
  const chosen = (title) => input.choices?.find((choice) => choice.title === title)?.value ?? title;
  return [input.id, [value].flat().map(chosen).join(",")];
}
