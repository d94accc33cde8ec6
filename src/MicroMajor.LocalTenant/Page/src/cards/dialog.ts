import type { CardJson, Client, Task } from "../api";
import { h, uniqueId } from "../dom";
import { icon } from "../icons";
import { contextTheme } from "../settings";
import { keepToasts, toast } from "../toast";
import { say } from "../words";
import { drawCard } from "./drawCard";

interface TaskValue { title?: string; width?: string | number; height?: string | number; card?: { content?: CardJson } & CardJson; url?: string }

const widths = { small: "20vw", medium: "50vw", large: "60vw" };
const heights = { small: "20vh", medium: "50vh", large: "66vh" };

const size = (value: string | number | undefined, named: Record<string, string>): string =>
  typeof value === "number" ? `${value}px` : (named[value ?? "medium"] ?? named.medium);

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
  const titleId = uniqueId("dialog");
  const title = h("h2", { id: titleId });
  const body = h("div", { class: "dialog-body" });
  const dialog = h("dialog", { "aria-labelledby": titleId, "data-testid": "dialog" }, [
    h("header", {}, [title, h("button", { class: "quiet", "aria-label": say("close"), "data-testid": "dialog-close" }, icon("close"), { click: () => dialog.close() })]),
    body,
  ]);
  dialog.addEventListener("close", () => {
    keepToasts();
    dialog.remove();
  });

  const fill = (value: TaskValue): void => {
    title.textContent = value.title ?? "";
    dialog.style.setProperty("--dialog-width", size(value.width, widths));
    dialog.style.setProperty("--dialog-height", size(value.height, heights));
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
  document.body.append(dialog);
  fill((task.value ?? {}) as TaskValue);
  dialog.showModal();
}

/** The rows of a search answer; a failed one is an exception for whoever shows them. */
export function found<T>(answer: { failure?: string | null; body?: { results: T[] } | null }): T[] {
  if (answer.failure) throw new Error(answer.failure);
  return answer.body?.results ?? [];
}
