import type { Client, Person, Tenant } from "../api";
import { h } from "../dom";
import { openLink } from "../links";
import { contextTheme, locale, onTheme, settings } from "../settings";
import { conversations, deepLink, type Destination } from "./deepLink";

/** What a frame shows: a tab, or the dialog that a tab opened. */
export interface Framed { title: string; url: string; entityId: string; subEntityId?: string; frameContext: "content" | "task" }

export interface TaskInfo { url?: string; title?: string; width?: string | number; height?: string | number }

/** What the app inside may bring about outside of its frame. */
export interface FrameOwner {
  loaded(): void;
  failed(): void;
  /** Goes there, a moment later; false when there is no such place. */
  navigate(to: Destination): boolean;
  share(link: string): void;
  focusOut(): void;
  /** Answers [error, result] when the dialog is over. */
  startTask(task: TaskInfo): Promise<unknown[]>;
  resizeTask(task: TaskInfo): void;
  completeTask(result: unknown): void;
  /** The other side of a dialog: the one that opened it, or the one that was opened. */
  relay(func: string, args: unknown[]): void;
}

interface Request { id: number; uuidAsString?: string; func: string; args?: unknown[] }

const version = "2.58.0";
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { pages: { currentApp: {} }, dialog: { url: { parentCommunication: {} }, update: {} } },
};
const sandbox = "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
const appSessionId = crypto.randomUUID();

/** An app in a frame that is spoken to as Teams does: requests of its library are answered, to its own window and origin only. What is not supported stays unanswered. */
export class FramedApp {
  readonly element: HTMLIFrameElement;
  readonly origin: string;
  private readonly sessionId = crypto.randomUUID();
  private readonly registered = new Set<string>();
  private readonly forgetTheme: () => void;
  private rested?: (ready: boolean) => void;

  constructor(private readonly tenant: Tenant, private readonly client: Client, private framed: Framed, private readonly owner: FrameOwner) {
    this.origin = new URL(framed.url).origin;
    window.addEventListener("message", this.hear);
    this.forgetTheme = onTheme(() => {
      this.tell("themeChange", [contextTheme()]);
      this.tell("contextChange", [this.changedContext()]);
    });
    this.element = h("iframe", { src: framed.url, title: framed.title, sandbox, allow: "clipboard-read; clipboard-write; fullscreen", "data-testid": framed.frameContext === "task" ? "dialog-frame" : "tab-frame" });
  }

  leave(): void {
    window.removeEventListener("message", this.hear);
    this.forgetTheme();
  }

  /** Only who has said how to be put to rest and how to be woken is kept when somebody goes away. */
  get canRest(): boolean {
    return this.registered.has("load") && this.registered.has("beforeUnload");
  }

  /** Lets the app save what it has; answers whether it was ready for its rest in time. */
  rest(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.rested = resolve;
      setTimeout(() => resolve(false), patience);
      this.tell("beforeUnload", []);
    });
  }

  /** Somebody is back, at this tab or another one of the same app. */
  wake(framed: Framed): void {
    this.framed = framed;
    this.element.title = framed.title;
    this.rested?.(true);
    this.tell("load", [{ entityId: framed.entityId, contentUrl: framed.url }]);
  }

  /** An event, for who has registered for it. */
  tell(func: string, args: unknown[]): void {
    if (this.registered.has(func)) this.element.contentWindow?.postMessage({ func, args }, this.origin);
  }

  /** What one side of a dialog says to the other: nobody registers for it at the host. */
  pass(func: string, args: unknown[]): void {
    this.element.contentWindow?.postMessage({ func, args }, this.origin);
  }

  private readonly hear = (event: MessageEvent): void => {
    const request = event.data as Request | null;
    if (!event.source || event.source !== this.element.contentWindow || event.origin !== this.origin || typeof request?.func !== "string") return;
    void this.answer(request.func, request.args ?? []).then((args) => {
      if (args) this.element.contentWindow?.postMessage({ id: request.id, uuidAsString: request.uuidAsString, args }, this.origin);
    });
  };

  private async answer(func: string, args: unknown[]): Promise<unknown[] | undefined> {
    const { owner } = this;
    switch (func) {
      case "initialize":
        this.registered.clear();
        return [this.framed.frameContext, "web", JSON.stringify(runtime), version];
      case "getContext":
        return [this.context()];
      case "authentication.getAuthToken":
        return this.token();
      case "registerHandler":
        this.registered.add(String(args[0]));
        return undefined;
      case "readyToUnload":
        this.rested?.(true);
        return undefined;
      case "appInitialization.appLoaded":
      case "appInitialization.success":
        owner.loaded();
        return undefined;
      case "appInitialization.failure":
        owner.failed();
        return undefined;
      case "executeDeepLink":
        return said(openLink(String(args[0])), "The link could not be opened.");
      case "pages.navigateToApp":
      case "pages.currentApp.navigateTo":
        return this.navigate(args[0]);
      case "pages.currentApp.navigateToDefaultPage":
        return this.navigate({ pageId: conversations });
      case "settings.getSettings":
        return [{ entityId: this.framed.entityId, contentUrl: this.framed.url, suggestedDisplayName: this.framed.title }];
      case "shareDeepLink":
        owner.share(deepLink({ appId: this.tenant.app.id, entityId: this.framed.entityId, subEntityId: String(args[0] ?? "") }));
        return undefined;
      case "returnFocus":
        owner.focusOut();
        return undefined;
      case "tasks.startTask":
        return owner.startTask((args[0] ?? {}) as TaskInfo);
      case "tasks.updateTask":
        owner.resizeTask((args[0] ?? {}) as TaskInfo);
        return undefined;
      case "tasks.completeTask":
        owner.completeTask(args[0]);
        return undefined;
      case "messageForChild":
      case "messageForParent":
        owner.relay(func, args);
        return undefined;
      default:
        return undefined;
    }
  }

  private navigate(where: unknown): unknown[] {
    const { appId = this.tenant.app.id, pageId = "", subPageId } = (where ?? {}) as { appId?: string; pageId?: string; subPageId?: string };
    return said(this.owner.navigate({ appId, entityId: pageId, subEntityId: subPageId }), "No such page.");
  }

  /** `?token=denied|consent|expired` of the page tries what a person, a policy or a long wait can do. */
  private async token(): Promise<unknown[]> {
    if (settings.token === "denied") return [false, "CancelledByUser"];
    if (settings.token === "consent") return [false, "resourceRequiresConsent"];
    try {
      return [true, (await this.client.tabToken(settings.token === "expired")).token];
    } catch {
      return [false, "FailedToFetchToken"];
    }
  }

  // The library hands this one on as it is, so it comes in the shape that the app reads.
  private changedContext(): Record<string, unknown> {
    const { framed, tenant, sessionId } = this;
    const person = this.client.person;
    return {
      app: { locale: locale(), theme: contextTheme(), sessionId: appSessionId, host: { name: "Teams", clientType: "web", sessionId } },
      page: { id: framed.entityId, subPageId: framed.subEntityId ?? "", frameContext: framed.frameContext },
      user: { id: person.objectId, displayName: person.displayName, loginHint: person.userPrincipalName, userPrincipalName: person.userPrincipalName, tenant: { id: tenant.tenantId } },
    };
  }

  private context(): Record<string, unknown> {
    const { framed, tenant } = this;
    const person: Person = this.client.person;
    return {
      locale: locale(),
      theme: contextTheme(),
      entityId: framed.entityId,
      subEntityId: framed.subEntityId ?? "",
      frameContext: framed.frameContext,
      hostClientType: "web",
      hostName: "Teams",
      userObjectId: person.objectId,
      loginHint: person.userPrincipalName,
      userPrincipalName: person.userPrincipalName,
      userDisplayName: person.displayName,
      tid: tenant.tenantId,
      appSessionId,
      sessionId: this.sessionId,
      channelId: "",
      teamId: "",
      chatId: "",
      isFullScreen: false,
      isMultiWindow: false,
    };
  }
}

const said = (done: boolean, reason: string): unknown[] => (done ? [true] : [false, reason]);
