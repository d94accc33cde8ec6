import type { CardJson, Client, Task } from "../api";
import { h } from "../dom";
import { contextTheme } from "../settings";
import { toast } from "../toast";
import { say } from "../words";
import { type DialogSize, dialogShell } from "./dialogShell";
import { drawCard } from "./drawCard";

interface TaskValue extends DialogSize { card?: { content?: CardJson } & CardJson; url?: string }

/** task/fetch, then the dialog until the bot or the person closes it. Never counts as done: the card itself was only asked. */
export async function openDialog(client: Client, messageId: string, data: unknown): Promise<boolean> {
  const answer = await client.task("fetch", messageId, data, contextTheme());
  if (answer.failure) toast(say("wentWrong"), "error");
  else show(client, messageId, answer.body?.task);
  return false;
}

function show(client: Client, messageId: string, task: Task | undefined): void {
  if (!task) return;
  if (task.type === "message") {
    toast(String(task.value ?? ""));
    return;
  }
  const { dialog, body, fit } = dialogShell();
  const fill = (value: TaskValue): void => {
    fit({ ...value, title: value.title ?? "" });
    const json = (value.card?.content ?? value.card) as CardJson | undefined;
    if (json) {
      body.replaceChildren(drawCard(json, host, value.title ?? "").element);
      body.querySelector<HTMLElement>("input, textarea, select")?.focus();
    } else if (value.url && /^https?:/i.test(value.url)) {
      body.replaceChildren(h("iframe", { src: value.url, title: value.title ?? "", sandbox: "allow-scripts allow-forms allow-same-origin" }));
    }
  };

  const host = {
    execute: async () => {
      toast(say("dialogNoExecute"), "error");
      return false;
    },
    submit: async (data: unknown) => {
      const answer = await client.task("submit", messageId, data, contextTheme());
      const next = answer.body?.task;
      if (answer.failure) toast(say("wentWrong"), "error");
      else if (next?.type === "continue") fill((next.value ?? {}) as TaskValue);
      else {
        dialog.close();
        if (next?.type === "message" && next.value) toast(String(next.value));
      }
      return !answer.failure;
    },
    search: async (dataset: string, text: string, top: number, inputs: Record<string, string> | undefined, signal: AbortSignal) =>
      found(await client.search(messageId, { dataset, queryText: text, top, data: inputs }, signal)),
  };
  fill((task.value ?? {}) as TaskValue);
  dialog.showModal();
}

/** The rows of a search answer; a failed one is an exception for whoever shows them. */
export function found<T>(answer: { failure?: string | null; body?: { results: T[] } | null }): T[] {
  if (answer.failure) throw new Error(answer.failure);
  return answer.body?.results ?? [];
}
