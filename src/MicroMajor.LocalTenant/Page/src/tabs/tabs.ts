import type { Client, Tab, Tenant } from "../api";
import { h, set } from "../dom";
import { followLinksWith } from "../links";
import { addressWith, settings } from "../settings";
import { failed, loading } from "../states";
import { toast } from "../toast";
import { say } from "../words";
import { conversations, type Destination } from "./deepLink";
import { FramedApp, type Framed, type TaskInfo } from "./framedApp";
import { Shelf } from "./shelf";
import { TabDialog } from "./tabDialog";
import { chatTab, paneId, tabId, TabStrip } from "./tabStrip";

/** As long as Teams waits for an app to say that it has loaded. */
const patience = 30_000;

/** As long as everything else waits for it. */
const courtesy = 3_000;

/** The tabs of the app beside the chat with it. Which one is open, and at which page inside, stands in the address: `?tab=office&sub=ranking`. */
export class Tabs {
  readonly strip?: TabStrip;
  /** The open tab's place; nothing while the chat is what is open. */
  pane?: HTMLElement;
  /** When the open tab has drawn itself, or has had time enough: until then nothing else is drawn, so that it has the page to itself. */
  settled: Promise<void> = Promise.resolve();
  private open?: { tab: Tab; sub?: string; app: FramedApp };
  private readonly shelf = new Shelf();
  private dialog?: TabDialog;

  /** @param changed another tab is open now; the address says so already */
  constructor(private readonly tenant: Tenant, private readonly client: Client, private readonly changed: () => void) {
    followLinksWith((to) => this.go(to));
    if (tenant.tabs.length === 0) return;
    this.strip = new TabStrip(say("tabs"), [{ id: chatTab, name: say("chat") }, ...tenant.tabs.map((tab) => ({ id: tab.entityId, name: nameOf(tab) }))], (id) => this.choose(id));
    window.addEventListener("popstate", () => this.changed());
    this.read();
  }

  /** Opens what the address says, if it is not open yet. */
  read(anew = false): void {
    const query = new URLSearchParams(location.search);
    const tab = this.tenant.tabs.find((one) => one.entityId === query.get("tab"));
    const sub = query.get("sub") ?? undefined;
    this.strip?.select(tab?.entityId ?? chatTab);
    if (anew || tab !== this.open?.tab || sub !== this.open?.sub) this.draw(tab, sub);
  }

  /** Back to the chat, if a tab is open in its place. */
  leave(): void {
    this.choose(chatTab);
  }

  private choose(id: string): void {
    if (id !== (this.open?.tab.entityId ?? chatTab)) this.move(id, undefined, location.hash);
  }

  private move(id: string, sub: string | undefined, hash: string): void {
    history.pushState(null, "", addressWith({ tab: id === chatTab ? undefined : id, sub }, hash));
    this.read(true);
    this.changed();
    // What was pressed may be gone with the place where it stood.
    if (document.activeElement === document.body) this.strip?.focus();
  }

  private go(to: Destination): boolean {
    const { app, botId, tabs } = this.tenant;
    const known = to.appId === app.id || (to.entityId === conversations && botId.endsWith(to.appId));
    if (!known || !(to.entityId === conversations || tabs.some((tab) => tab.entityId === to.entityId))) return false;
    // Whoever asked from inside a frame gets its answer first.
    setTimeout(() => this.move(to.entityId === conversations ? chatTab : to.entityId, to.subEntityId, "#/chat"));
    return true;
  }

  /** The tab goes out of sight. */
  away(): void {
    this.dialog?.cancel();
    if (this.open && this.pane) this.shelf.put(this.pane, this.open.app);
    this.open = this.pane = undefined;
  }

  private draw(tab: Tab | undefined, sub: string | undefined): void {
    this.away();
    if (!tab) return;
    const kept = this.shelf.take();
    const framed: Framed = { title: nameOf(tab), url: tab.contentUrl, entityId: tab.entityId, subEntityId: sub, frameContext: "content" };
    if (kept) {
      kept.app.wake(framed);
      set(kept.pane, "aria-labelledby", tabId(tab.entityId));
      this.open = { tab, sub, app: kept.app };
      this.pane = kept.pane;
      return;
    }
    const pane = h("div", { class: "tab-pane", id: paneId, role: "tabpanel", "aria-labelledby": tabId(tab.entityId) });
    const cover = h("div", { class: "tab-cover" }, loading());
    const giveUp = (): void => cover.replaceChildren(failed(() => {
      const { tab: wanted, sub: at } = this.open!;
      app.leave();
      pane.remove();
      this.open = this.pane = undefined;
      this.draw(wanted, at);
      this.changed();
    }));
    const waiting = window.setTimeout(giveUp, patience);
    let settle = (): void => undefined;
    this.settled = new Promise((resolve) => (settle = resolve));
    window.setTimeout(settle, courtesy);
    const app = new FramedApp(this.tenant, this.client, { title: nameOf(tab), url: tab.contentUrl, entityId: tab.entityId, subEntityId: sub, frameContext: "content" }, {
      ...this.around(),
      loaded: () => {
        clearTimeout(waiting);
        cover.remove();
        settle();
      },
      failed: () => {
        clearTimeout(waiting);
        settle();
        giveUp();
        pane.append(cover);
      },
      startTask: (task) => this.startTask(task),
      relay: (func, args) => func === "messageForChild" && this.dialog?.tell(func, args),
    });
    pane.append(app.element, cover);
    this.open = { tab, sub, app };
    this.pane = pane;
  }

  /** A dialog comes from where the tab comes from. */
  private async startTask(task: TaskInfo): Promise<unknown[]> {
    const address = task.url && URL.canParse(task.url) ? new URL(task.url) : undefined;
    if (this.dialog || !this.open || address?.origin !== new URL(this.open.tab.contentUrl).origin) return ["The task module could not be opened.", null];
    const { tab, sub, app: parent } = this.open;
    const app = new FramedApp(this.tenant, this.client, { title: task.title ?? nameOf(tab), url: address.href, entityId: tab.entityId, subEntityId: sub, frameContext: "task" }, {
      ...this.around(),
      resizeTask: (size) => this.dialog?.resize(size),
      completeTask: (result) => this.dialog?.complete(result),
      relay: (func, args) => func === "messageForParent" && parent.pass(func, args),
    });
    this.dialog = new TabDialog(task, app);
    try {
      return await this.dialog.over;
    } finally {
      this.dialog = undefined;
    }
  }

  /** What is the same for a tab and for a dialog of it. */
  private around() {
    const nothing = (): void => undefined;
    return {
      loaded: nothing,
      failed: nothing,
      navigate: (to: Destination) => this.go(to),
      share: (link: string) => void navigator.clipboard?.writeText(link).then(() => toast(say("linkCopied")), () => toast(link)),
      focusOut: () => this.strip?.focus(),
      startTask: () => Promise.resolve<unknown[]>(["Not supported in a task module.", null]),
      resizeTask: nothing,
      completeTask: nothing,
      relay: nothing as (func: string, args: unknown[]) => void,
    };
  }
}

const nameOf = (tab: Tab): string => (settings.language === "zh" ? tab.name : tab.nameEn);
