import { type Client, get } from "./api";
import { h } from "./dom";
import { icon } from "./icons";
import { empty } from "./states";
import { destination } from "./tabs/deepLink";
import { shortTime } from "./times";
import { say } from "./words";

interface Item { id: string; title: string; preview: string; webUrl?: string; at: string; read: boolean }

/** The activity bell: what the app put into this person's activity feed. */
export class ActivityView {
  private items: Item[] = [];
  private readonly list = h("div", { class: "page-body" });
  private readonly element = h("section", { class: "page narrow" }, [h("h1", {}, say("activity")), this.list]);

  constructor(private readonly client: Client, private readonly unreadChanged: (unread: number) => void) {}

  /** Opening the list is reading it; what is new stays marked until the next visit. */
  open(): HTMLElement {
    this.draw();
    if (this.items.some((item) => !item.read)) void this.client.readBell().then(() => this.unreadChanged(0));
    return this.element;
  }

  async sync(): Promise<void> {
    this.items = await get<Item[]>(`/_teams/${this.client.person.objectId}/bell`);
    this.unreadChanged(this.items.filter((item) => !item.read).length);
    if (this.element.isConnected) this.open();
  }

  private draw(): void {
    this.list.replaceChildren(
      this.items.length === 0
        ? empty(say("noActivity"), "bell")
        : h("ul", { class: "activities" }, this.items.map((item) =>
            h("li", { class: item.read ? "" : "unread", "data-testid": "activity-item" }, h("a", { href: item.webUrl && destination(item.webUrl) ? item.webUrl : "#/chat" }, [
              icon("bell"),
              h("span", { class: "activity-title" }, item.title),
              h("time", { class: "secondary", datetime: item.at }, shortTime(item.at)),
              h("span", { class: "secondary activity-preview" }, item.preview),
            ])))),
    );
  }
}
