import type { Attachment, Client, Message, Outcome } from "../api";
import { appAvatar, avatar } from "../avatar";
import type { CardHost } from "../cards/cardHost";
import { type DrawnCard, drawCard } from "../cards/drawCard";
import { found, openDialog } from "../cards/dialog";
import { h, markup } from "../dom";
import { icon } from "../icons";
import { markdown } from "../markdown";
import { clock, dateAndTime } from "../times";
import { toast } from "../toast";
import { say } from "../words";

const consentCard = "application/vnd.microsoft.teams.card.file.consent";

/** One message of the chat. It keeps its place and its node; what the bot changes is drawn anew inside. */
export class MessageItem {
  readonly element: HTMLElement;
  private card?: DrawnCard;
  private drawnCard = "";
  private refreshing = false;
  private acted = false;
  private refreshes: number[] = [];

  constructor(private readonly client: Client, public message: Message, private readonly send: (text: string) => Promise<void>) {
    this.element = h("article", { class: `message ${message.from}`, "data-message-id": message.id, "data-from": message.from });
    this.draw();
  }

  update(message: Message): void {
    this.message = message;
    this.draw();
  }

  /** Asks for a fresh view by itself; never while somebody is filling the card in. */
  async refreshIfDue(): Promise<void> {
    if (!this.message.card?.refresh || this.refreshing || this.card?.touched()) return;
    // A bot that edits the message on every refresh would go round forever.
    const now = Date.now();
    this.refreshes = this.refreshes.filter((at) => now - at < 60_000);
    if (this.refreshes.length >= 5) return;
    this.refreshing = true;
    try {
      const outcome = await this.client.refresh(this.message.id, false);
      if (outcome.shown !== "nothing") this.refreshes.push(now);
    } finally {
      this.refreshing = false;
    }
  }

  private draw(): void {
    const { message } = this;
    const cardJson = JSON.stringify(message.card ?? null);
    const hadFocus = this.element.contains(document.activeElement) ? focusName(document.activeElement as HTMLElement) : null;
    const redrawn = cardJson !== this.drawnCard;
    if (redrawn) {
      this.card = message.card ? drawCard(message.card, this.host(), message.summary ?? `${message.author} ${clock(message.at)}`) : undefined;
      this.drawnCard = cardJson;
    }
    this.element.dataset.change = String(message.change);
    this.element.dataset.view = message.personalView ? "personal" : "base";
    this.element.replaceChildren(...this.parts());
    if (hadFocus) restoreFocus(this.element, hadFocus);
    if (redrawn && this.acted) this.showBeginning();
  }

  /** Whoever pressed a button reads what it brought from its beginning. */
  private showBeginning(): void {
    this.acted = false;
    const scroller = this.element.closest(".scroller");
    if (scroller && this.element.getBoundingClientRect().top < scroller.getBoundingClientRect().top) this.element.scrollIntoView({ block: "start" });
  }

  private parts(): Node[] {
    const { message } = this;
    const mine = message.from === "me";
    const meta = h("div", { class: "meta" }, [
      !mine ? h("span", { class: "author" }, message.author) : h("span", { class: "visually-hidden" }, say("you")),
      h("time", { datetime: message.at, title: dateAndTime(message.at) }, clock(message.at)),
      message.editedAt ? h("span", { class: "edited" }, say("edited")) : null,
      message.card?.refresh ? this.refreshButton() : null,
    ]);
    const content = [
      message.text ? bubble(message) : null,
      this.card?.element,
      ...message.attachments.map((item) => (item.contentType === consentCard ? this.consent(item) : attachment(item))),
      message.suggestedActions.length > 0 ? this.suggestions() : null,
      message.undelivered ? h("p", { class: "undelivered" }, [icon("warning", 16), say("notDelivered")]) : null,
    ].filter((part) => part) as Node[];
    return [...(mine ? [] : [message.from === "bot" ? appAvatar(message.author) : avatar(message.author)]), h("div", { class: "stack" }, [meta, ...content])];
  }

  private refreshButton(): HTMLElement {
    return h("button", { class: "quiet refresh", "aria-label": say("refreshCard"), title: say("refreshCard"), "data-testid": "refresh-card" }, icon("refresh", 16), {
      click: () => void this.client.refresh(this.message.id, true).then((outcome) => tell(outcome)),
    });
  }

  private consent(item: Attachment): HTMLElement {
    const { description, sizeInBytes } = (item.content ?? {}) as { description?: string; sizeInBytes?: number };
    const answer = async (accept: boolean): Promise<void> => {
      for (const button of [yes, no]) button.disabled = true;
      const { failure } = await this.client.consent(this.message.id, accept);
      if (failure) toast(say("wentWrong"), "error");
    };
    const yes = h("button", { class: "primary", "data-testid": "accept-file" }, say("accept"), { click: () => void answer(true) });
    const no = h("button", { class: "suggestion", "data-testid": "decline-file" }, say("decline"), { click: () => void answer(false) });
    return h("section", { class: "consent", "aria-label": item.name ?? "" }, [
      h("p", {}, say("consent", { name: this.message.author })),
      h("p", { class: "attached" }, [icon("file"), item.name ?? "", sizeInBytes ? h("span", { class: "size" }, `${Math.max(1, Math.round(sizeInBytes / 1024))} KB`) : null]),
      description ? h("p", {}, description) : null,
      h("div", { class: "suggestions" }, [yes, no]),
    ]);
  }

  private suggestions(): HTMLElement {
    return h("div", { class: "suggestions" }, this.message.suggestedActions.map((action) =>
      h("button", { class: "suggestion" }, action.title, { click: () => void this.send(String(action.value ?? action.title)) })));
  }

  private host(): CardHost {
    const { client, message: { id } } = this;
    return {
      execute: async (action) => {
        this.acted = true;
        return tell(await client.execute(id, { type: "Action.Execute", ...action }));
      },
      submit: async (data) => {
        const teams = (data as { msteams?: { type?: string } }).msteams;
        if (teams?.type === "task/fetch") return openDialog(client, id, data);
        const { failure } = await client.submit(id, data);
        if (failure) toast(say("wentWrong"), "error");
        return !failure;
      },
      search: async (dataset, text, top, inputs, signal) => found(await client.search(id, { dataset, queryText: text, top, data: inputs }, signal)),
    };
  }
}

/** Says what came of an action; true when it was done. */
function tell(outcome: Outcome): boolean {
  if (outcome.shown === "message") toast(outcome.text ?? "");
  else if (outcome.shown === "error") toast(outcome.text ?? say("refused"), "error");
  else if (outcome.shown === "failure") toast(say("wentWrong"), "error");
  return outcome.shown !== "error" && outcome.shown !== "failure";
}

function bubble(message: Message): HTMLElement {
  if (message.textFormat === "markdown") return markup(markdown(message.text!), "div", "bubble");
  return h("div", { class: "bubble plain" }, message.text!);
}

function attachment(item: Attachment): HTMLElement {
  const name = item.name ?? item.contentType;
  if (item.contentUrl && item.contentType.startsWith("image/")) return h("img", { class: "attached", src: item.contentUrl, alt: name });
  return item.contentUrl && /^https?:/i.test(item.contentUrl)
    ? h("a", { class: "attached", href: item.contentUrl, target: "_blank", rel: "noopener noreferrer" }, [icon("file"), name])
    : h("p", { class: "attached" }, [icon("file"), name]);
}

/** Where the focus was, in words that survive a new drawing of the card. */
const focusName = (element: HTMLElement): string =>
  element.closest<HTMLElement>("[data-input-id]")?.dataset.inputId ?? element.getAttribute("aria-label") ?? element.textContent ?? "";

function restoreFocus(message: HTMLElement, name: string): void {
  if (message.contains(document.activeElement)) return;
  const candidates = [...message.querySelectorAll<HTMLElement>("input, select, textarea, button, a")];
  const same = candidates.find((element) => focusName(element) === name) ?? message.querySelector<HTMLElement>(".card");
  if (!same) return;
  if (same.classList.contains("card")) same.tabIndex = -1;
  same.focus({ preventScroll: true });
}
