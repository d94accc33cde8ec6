import type { Chat, Client, Found, Message, Tenant } from "../api";
import { appAvatar, avatar } from "../avatar";
import { h, set } from "../dom";
import { icon } from "../icons";
import { show } from "../tabs/shelf";
import { chatTab, paneId, tabId } from "../tabs/tabStrip";
import type { Tabs } from "../tabs/tabs";
import { dayKey, dayName, shortTime } from "../times";
import { toast } from "../toast";
import { say } from "../words";
import { composer } from "./composer";
import { MessageItem } from "./messageItem";

/** The chat list (the chat with the app first, then groups) and the open chat, kept true by what the tenant tells. */
export class ChatView {
  readonly element: HTMLElement;
  private readonly items = new Map<string, MessageItem>();
  private readonly log: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly latest: HTMLButtonElement;
  private readonly typing: HTMLElement;
  private readonly list: HTMLElement;
  private readonly room: HTMLElement;
  private readonly pane = h("div", { class: "chat-pane" });
  private readonly seen: IntersectionObserver;
  private firstUnread?: string;
  private cursor = 0;
  private running?: Promise<void>;
  private again = false;
  private typingEnds = 0;
  private place: number | "end" = "end";

  private openId: string;

  constructor(private readonly client: Client, private readonly home: Tenant, private chats: Chat[], private readonly tabs: Tabs, private readonly unreadChanged: (unread: number) => void) {
    const chat = chats[0];
    this.openId = chat.chatId;
    this.log = h("div", { class: "log", role: "log", "aria-label": say("messages", { name: chat.name }), "data-testid": "messages", tabindex: 0 });
    this.typing = h("div", { class: "typing", role: "status", hidden: true, "data-testid": "typing" }, [h("span", { class: "dots", "aria-hidden": "true" }, [h("i"), h("i"), h("i")]), `${chat.name} ${say("typing")}`]);
    this.scroller = h("div", { class: "scroller" }, [this.log, this.typing]);
    this.scroller.addEventListener("scroll", () => {
      if (!this.scroller.isConnected) return;
      this.latest.hidden = this.atEnd();
      this.place = this.atEnd() ? "end" : this.scroller.scrollTop;
    });
    this.latest = h("button", { class: "latest", hidden: true }, [icon("chevron", 16), say("toLatest")], { click: () => this.toEnd() });
    this.list = h("ul", { class: "chat-list" });
    this.room = h("section", { class: "room", "aria-label": chat.name });
    this.element = h("div", { class: "chat two-panes open" }, [
      h("nav", { class: "side", "aria-label": say("chats") }, [h("h1", {}, say("chat")), this.list]),
      this.room,
    ]);
    this.seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) void this.items.get((entry.target as HTMLElement).dataset.messageId!)?.refreshIfDue();
    });
    document.addEventListener("visibilitychange", () => void (document.hidden || this.sync()));
  }

  async open(): Promise<void> {
    this.drawRoom();
    await this.tabs.settled;
    const id = this.openId;
    const { cursor, messages } = await this.client.messages(id);
    if (id !== this.openId) return;
    this.cursor ||= cursor;
    if (this.chat.unread > 0) this.firstUnread = messages.filter((message) => message.from !== "me").slice(-this.chat.unread)[0]?.id;
    this.take(messages);
    this.toEnd();
    await this.markRead();
  }

  private get chat(): Chat {
    return this.chats.find((one) => one.chatId === this.openId) ?? this.chats[0];
  }

  private async choose(chat: Chat): Promise<void> {
    this.element.classList.add("open");
    if (chat.chatId === this.openId) return this.sync();
    this.openId = chat.chatId;
    for (const item of this.items.values()) this.seen.unobserve(item.element);
    this.items.clear();
    this.log.replaceChildren();
    set(this.log, "aria-label", say("messages", { name: chat.name }));
    set(this.room, "aria-label", chat.name);
    this.firstUnread = undefined;
    this.typing.hidden = true;
    if (chat.group) this.tabs.leave();
    await this.open();
    await this.sync();
  }

  /** Fetches what changed; calls that come meanwhile are served by one more round. */
  sync(): Promise<void> {
    this.again = true;
    return (this.running ??= this.catchUp().finally(() => (this.running = undefined)));
  }

  /** Back from another page: a browser forgets where a taken-out element was scrolled to. */
  shown(): void {
    // A tab stands beside the chat with its app.
    if (this.tabs.pane && this.chat.group) return void this.choose(this.chats[0]);
    this.drawPane();
    if (this.place === "end") this.toEnd();
    else this.scroller.scrollTop = this.place;
    void this.sync();
  }

  showTyping(): void {
    const atEnd = this.atEnd();
    this.typing.hidden = false;
    if (atEnd) this.toEnd();
    clearTimeout(this.typingEnds);
    this.typingEnds = window.setTimeout(() => (this.typing.hidden = true), 8000);
  }

  async reinstalled(): Promise<void> {
    const was = this.chat.installed;
    this.chats = (await this.client.chats()).chats;
    if (was !== this.chat.installed) this.drawRoom();
    await this.sync();
  }

  private async catchUp(): Promise<void> {
    while (this.again) {
      this.again = false;
      const atEnd = this.atEnd();
      const id = this.openId;
      const { cursor, messages: all, unread } = await this.client.updates(this.cursor);
      if (this.chats.length > 1) this.chats = (await this.client.chats()).chats;
      else this.chats = [{ ...this.chats[0], unread }];
      this.cursor = Math.max(this.cursor, cursor);
      // What came for a chat that was left meanwhile is read when it is opened again.
      if (id !== this.openId) continue;
      const messages = all.filter((message) => message.chatId === id);
      const added = messages.filter((message) => !message.deleted && !this.items.has(message.id));
      if (messages.some((message) => message.from === "bot")) this.typing.hidden = true;
      this.take(messages);
      // An edit leaves the reader where he is; only what is new moves the page, and not past its own beginning.
      if (added.length > 0 && (atEnd || added.some((message) => message.from === "me"))) this.toEnd(this.items.get(added[0].id)?.element);
      else this.latest.hidden = this.atEnd();
      await this.markRead();
    }
  }

  private async markRead(): Promise<void> {
    const { chatId, unread } = this.chat;
    const looking = !document.hidden && this.scroller.isConnected && this.element.classList.contains("open");
    if (unread > 0 && looking) {
      await this.client.read(chatId);
      this.chats = this.chats.map((one) => (one.chatId === chatId ? { ...one, unread: 0 } : one));
    }
    this.unreadChanged(this.chats.reduce((sum, one) => sum + one.unread, 0));
    this.tabs.strip?.count(chatTab, this.chats[0].unread);
    this.drawList();
  }

  private take(messages: Message[]): void {
    for (const message of messages) {
      const item = this.items.get(message.id);
      if (message.deleted) {
        if (item) this.seen.unobserve(item.element);
        item?.element.remove();
        this.items.delete(message.id);
      } else if (item) {
        if (message.change >= item.message.change) item.update(message);
        if (message.refreshDue && !document.hidden) void item.refreshIfDue();
      } else {
        this.add(new MessageItem(this.client, message, (text) => this.send(text)));
      }
    }
    this.drawDividers();
    this.drawList();
  }

  private add(item: MessageItem): void {
    const after = [...this.items.values()].find((other) => Number(other.message.id) > Number(item.message.id));
    this.items.set(item.message.id, item);
    this.log.insertBefore(item.element, after?.element ?? null);
    this.seen.observe(item.element);
  }

  private drawDividers(): void {
    for (const divider of this.log.querySelectorAll(".divider, .empty")) divider.remove();
    if (this.items.size === 0) this.log.append(h("p", { class: "empty" }, say("noMessages")));
    let day = "";
    for (const { element, message } of [...this.items.values()].sort((a, b) => Number(a.message.id) - Number(b.message.id))) {
      if (dayKey(message.at) !== day) {
        day = dayKey(message.at);
        element.before(h("div", { class: "divider" }, h("span", {}, dayName(message.at))));
      }
      if (message.id === this.firstUnread) element.before(h("div", { class: "divider new" }, h("span", {}, say("newMessages"))));
    }
  }

  private drawList(): void {
    const focused = this.list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.chatId : undefined;
    this.list.replaceChildren(...this.chats.map((chat) => h("li", {}, this.line(chat))));
    if (focused) this.list.querySelector<HTMLElement>(`[data-chat-id="${CSS.escape(focused)}"]`)?.focus();
  }

  private line(chat: Chat): HTMLElement {
    const open = chat.chatId === this.openId;
    const last = open
      ? [...this.items.values()].reduce<Message | undefined>((latest, { message }) => (!latest || Number(message.id) > Number(latest.id) ? message : latest), undefined)
      : chat.last;
    return h(
      "button",
      { class: `chat-item${chat.unread > 0 ? " unread" : ""}`, "aria-current": open ? "true" : null, "data-testid": "chat-item", "data-chat-id": chat.chatId },
      [
        sign(chat, 40),
        h("span", { class: "chat-name" }, chat.name),
        h("span", { class: "chat-time" }, last ? shortTime(last.at) : ""),
        h("span", { class: "chat-last" }, last ? preview(last) : ""),
        chat.unread > 0 ? h("span", { class: "badge", "data-testid": "unread", "aria-label": say("unread", { n: chat.unread }) }, String(chat.unread)) : null,
      ],
      { click: () => void this.choose(chat) },
    );
  }

  private drawRoom(): void {
    const { chat } = this;
    const back = h("button", { class: "quiet back", "aria-label": say("back") }, icon("back"), { click: () => this.element.classList.remove("open") });
    const strip = chat.installed && !chat.group ? this.tabs.strip : undefined;
    const header = h("header", { class: "room-header" }, [back, sign(chat), h("h1", {}, chat.name), h("span", { class: "tag" }, say(chat.group ? "groupMembers" : "bot")), strip?.element]);
    const foot = chat.installed ? composer(this.home, this.client, chat, (text, files, card) => this.send(text, files, card)).element : this.installer();
    this.pane.replaceChildren(this.scroller, h("div", { class: "foot" }, [this.latest, foot]));
    for (const [name, value] of [["role", "tabpanel"], ["id", paneId], ["aria-labelledby", tabId(chatTab)]]) set(this.pane, name, strip ? value : null);
    this.room.replaceChildren(header);
    this.drawPane();
    this.drawList();
  }

  /** The chat, or the tab that is open in its place. */
  private drawPane(): void {
    const pane = (this.chat.installed && !this.chat.group ? this.tabs.pane : undefined) ?? this.pane;
    if (this.room.lastElementChild === pane) return;
    for (const other of [...this.room.children].slice(1)) other.remove();
    show(this.room, pane);
    if (pane !== this.pane) this.element.classList.add("open");
  }

  private installer(): HTMLElement {
    const button = h("button", { class: "primary", "data-testid": "install-app" }, [icon("add", 16), say("install")], {
      click: async () => {
        button.disabled = true;
        button.textContent = say("installing");
        await this.client.install();
        await this.reinstalled();
      },
    });
    return h("div", { class: "installer" }, [h("p", {}, say("notInstalled")), button]);
  }

  private async send(text: string, files: File[] = [], card?: Found): Promise<void> {
    const chat = this.openId;
    try {
      const sent = files.length > 0 ? await this.client.sendFiles(chat, text, files) : undefined;
      const { failure } = sent && !card ? sent : await this.client.type(chat, sent ? "" : text, card);
      if (failure) toast(say("wentWrong"), "error");
    } catch {
      toast(say("notDelivered"), "error");
    }
    await this.sync();
  }

  private atEnd(): boolean {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 80;
  }

  private toEnd(first?: HTMLElement): void {
    const end = this.scroller.scrollHeight;
    this.scroller.scrollTop = first ? Math.min(end, this.scroller.scrollTop + first.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - 12) : end;
    this.latest.hidden = this.atEnd();
  }
}

const sign = (chat: Chat, size = 32): HTMLElement => (chat.group ? avatar(chat.name, size) : appAvatar(chat.name, size));

const preview = (message: Message): string => {
  const text = message.text ?? message.summary ?? message.attachments[0]?.name ?? "";
  return message.from === "me" ? `${say("you")}: ${text}` : message.from === "other" ? `${message.author}: ${text}` : text.replace(/[*_`]/g, "");
};
