import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Events } from "./events";
import { listen, pauseAfter } from "./live";

const stream = (...pieces: string[]): Response => new Response(new ReadableStream({
  start(controller) {
    for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
    controller.close();
  },
}));

test("events are whole however the stream is cut", () => {
  const text = 'id: 7\r\nevent: changed\r\ndata: {"kind":"proposal","id":"中"}\r\n\r\n: still here\n\nevent: resync\n\n';
  for (let size = 1; size < text.length; size++) {
    const events = new Events();
    const found = [];
    for (let at = 0; at < text.length; at += size) found.push(...events.take(text.slice(at, at + size)));
    assert.deepEqual(found, [{ id: "7", event: "changed", data: '{"kind":"proposal","id":"中"}' }, { id: "", event: "resync", data: "" }], `cut every ${size}`);
  }
});

test("after a drop it goes on where the last one ended, and a lost beginning makes everything be read again", async () => {
  const asked: (string | undefined)[] = [];
  const heard: unknown[] = [];
  const answers = [
    () => stream(),
    () => stream("id: p-3\nevent: hello\n\n"),
    () => stream('id: 4\nevent: changed\ndata: {"kind":"desk","id":"a"}\n\n', 'id: 5\nevent: cha'),
    () => { throw new Error("gone"); },
    () => stream("id: 9\nevent: resync\n\n"),
  ];
  await new Promise<void>((done) => {
    const { stop } = listen({
      open: async (last) => {
        asked.push(last);
        if (answers.length === 0) return stop(), done(), new Promise<Response>(() => undefined);
        return answers.shift()!();
      },
      heard: (change) => heard.push(change),
      wait: async () => undefined,
      chance: () => 0.5,
      silence: 50,
    });
  });
  assert.deepEqual(asked, [undefined, undefined, "p-3", "4", "4", "9"]);
  assert.deepEqual(heard, [null, { kind: "desk", id: "a" }, null]);
});

test("while nobody looks there is no connection; what changed meanwhile comes when somebody does", async () => {
  const asked: (string | undefined)[] = [];
  const cut: boolean[] = [];
  const heard: unknown[] = [];
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  const open = (last: string | undefined, signal: AbortSignal): Promise<Response> => {
    asked.push(last);
    const at = asked.length;
    return Promise.resolve(new Response(new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`id: ${at}\nevent: changed\ndata: {"id":"${at}"}\n\n`));
        signal.addEventListener("abort", () => (cut.push(true), controller.error(new Error("cut"))));
      },
    })));
  };
  const listening = listen({ open, heard: (change) => heard.push(change), wait: async () => assert.fail("it comes back at once") });
  await turn();
  listening.pause();
  listening.pause();
  await turn();
  assert.deepEqual([asked, cut.length, heard.length], [[undefined], 1, 1]);
  listening.resume();
  await turn();
  assert.deepEqual([asked, heard], [[undefined, "1"], [{ id: "1" }, { id: "2" }]]);
  listening.pause();
  listening.stop();
  await turn();
  assert.equal(asked.length, 2);
});

test("pauses grow to half a minute and differ from person to person", () => {
  assert.deepEqual([0, 1, 2, 5, 50].map((failures) => pauseAfter(failures, 0.5)), [1000, 2000, 4000, 30000, 30000]);
  assert.equal(pauseAfter(0, 0), 750);
  assert.equal(pauseAfter(0, 1), 1250);
});
