import type { Chat, Client, Found, Tenant } from "../api";
import { appAvatar } from "../avatar";
import { h } from "../dom";
import { icon } from "../icons";
import { say } from "../words";
import { FindBox } from "./findBox";

const pause = 300;

/**
 * The box to type in, with files, the app's search and what a link unfolds to beside it. Enter sends, Shift+Enter breaks the line, and Enter that ends a
 * Chinese composition does neither.
 */
export function composer(tenant: Tenant, client: Client, chat: Chat, send: (text: string, files: File[], card?: Found) => Promise<void>): { element: HTMLElement } {
  let files: File[] = [];
  let card: Found | undefined;
  let timer = 0;
  const asked = new Set<string>();
  const box = h("textarea", { rows: 1, "aria-label": say("compose"), placeholder: say("compose"), "data-testid": "composer", autocomplete: "off" });
  const button = h("button", { type: "submit", class: "send", "aria-label": say("send"), title: say("send"), "data-testid": "send", disabled: true }, icon("send"));
  const picker = h("input", { type: "file", multiple: true, hidden: true, "data-testid": "files" });
  const attach = h("button", { type: "button", class: "attach", "aria-label": say("attach"), title: say("attach"), "data-testid": "attach" }, icon("attach"), { click: () => picker.click() });
  const chosen = h("ul", { class: "to-send", "aria-label": say("attached"), hidden: true });
  const grow = (): void => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    button.disabled = box.value.trim() === "" && files.length === 0 && !card;
  };
  const take = (now: File[]): void => {
    files = now;
    chosen.hidden = files.length === 0;
    chosen.replaceChildren(...files.map((file) =>
      h("li", { class: "attached" }, [
        icon("file", 16),
        h("span", {}, file.name),
        h("button", { type: "button", class: "quiet", "aria-label": say("takeOff", { name: file.name }), title: say("takeOff", { name: file.name }) }, icon("close", 16), {
          click: () => {
            take(files.filter((other) => other !== file));
            box.focus();
          },
        }),
      ])));
    grow();
  };
  const place = h("div", { class: "card-to-send", hidden: true });
  const carry = (found: Found | undefined): void => {
    card = found;
    place.hidden = !found;
    const { title = "", text } = found?.preview?.content ?? {};
    place.replaceChildren(...(found ? [h("div", { class: "attached", role: "group", "aria-label": say("cardToSend", { name: title }), "data-testid": "card-to-send" }, [
      appAvatar(tenant.app.name, 32),
      h("span", { class: "card-words" }, [h("span", {}, title), text ? h("span", { class: "secondary" }, text) : null]),
      h("button", { type: "button", class: "quiet", "aria-label": say("takeOff", { name: title }), title: say("takeOff", { name: title }) }, icon("close", 16), {
        click: () => {
          carry(undefined);
          box.focus();
        },
      }),
    ])] : []));
    grow();
  };
  /** Asks the app about the first link of its own, once: who took the preview off does not want it back. */
  const unfold = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const link = card ? undefined : links(box.value, tenant.linkHosts).find((one) => !asked.has(one));
      if (!link) return;
      asked.add(link);
      const { body } = await client.unfold(chat.chatId, link).catch(() => ({ body: undefined }));
      const found = body?.composeExtension?.attachments?.[0];
      if (found && !card && box.value.includes(link)) carry(found);
    }, pause);
  };
  const find = tenant.searches.map((search) => new FindBox(client, chat.chatId, search, tenant.app.name, (found) => {
    carry(found);
    box.focus();
  }));
  const submit = async (): Promise<void> => {
    const [text, sent, carried] = [box.value.trim(), files, card];
    if (text === "" && sent.length === 0 && !carried) return;
    box.value = "";
    asked.clear();
    clearTimeout(timer);
    carry(undefined);
    take([]);
    await send(text, sent, carried);
  };
  box.addEventListener("input", () => {
    grow();
    unfold();
  });
  picker.addEventListener("change", () => {
    take([...files, ...(picker.files ?? [])]);
    picker.value = "";
    box.focus();
  });
  box.addEventListener("keydown", (event) => {
    // 229 is what some input methods report for the key that confirms a candidate.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void submit();
  });
  const element = h("form", { class: "composer" }, [...find.map((one) => one.window), chosen, place, ...(chat.group ? [] : [attach, picker]), ...find.map((one) => one.button), box, button], {
    submit: (event) => {
      event.preventDefault();
      void submit();
    },
  });
  return { element };
}

/** The links in a text to these hosts. */
function links(text: string, hosts: string[]): string[] {
  return (text.match(/https?:\/\/[^\s<>"“”，。；）]+/g) ?? []).filter((link) => URL.canParse(link) && hosts.includes(new URL(link).host));
}
