import { locale } from "./settings";

export interface Tab { entityId: string; name: string; nameEn: string; contentUrl: string }
export interface Search { id: string; title: string; titleEn: string; parameter: string; hint: string; hintEn: string; initialRun: boolean }
export interface Tenant { tenantId: string; tenantName: string; app: { id: string; name: string }; botId: string; now: string; tabs: Tab[]; searches: Search[]; linkHosts: string[] }
export interface Person { objectId: string; displayName: string; userPrincipalName: string; jobTitle?: string; department?: string; chatId: string; installed: boolean; unread: number }
export interface Attachment { contentType: string; name?: string; contentUrl?: string; content?: unknown }
export interface SuggestedAction { type: string; title: string; value?: unknown; text?: string; displayText?: string }
export interface Message {
  id: string; chatId: string; from: "bot" | "me" | "other"; author: string; text?: string; textFormat: string; summary?: string; at: string; editedAt?: string;
  deleted: boolean; undelivered: boolean; replyToId?: string; card?: CardJson; attachments: Attachment[]; suggestedActions: SuggestedAction[];
  personalView: boolean; refreshDue: boolean; change: number;
}
export interface Chat { chatId: string; name: string; installed: boolean; unread: number; last?: Message; group: boolean }
/** What a search of the compose box finds, or a link unfolds to: a card, and how it looks in a list. */
export interface Found { contentType: string; content?: CardJson; preview?: { content?: Thumbnail } }
export interface Thumbnail { title?: string; text?: string; tap?: { type: string; value?: unknown } }
export interface ComposeAnswer { composeExtension?: { type: string; text?: string; attachments?: Found[] } }
export type CardJson = Record<string, unknown>;
export interface Outcome { shown: "card" | "message" | "error" | "failure" | "nothing"; text?: string }
export interface Choice { title: string; value: string; subtitle?: string }
export interface Task { type: "continue" | "message"; value?: unknown }
export interface Answer<T> { failure?: string | null; body?: T | null }

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method,
    signal,
    // The language of the client is the locale of what it sends.
    headers: { "Accept-Language": locale(), ...(body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return (response.status === 204 || response.headers.get("Content-Length") === "0" ? undefined : await response.json()) as T;
}

export const get = <T>(path: string): Promise<T> => call<T>("GET", path);
export const put = async (path: string[], file: File, person: string): Promise<void> => {
  const response = await fetch(`/_sharepoint/library/${path.map(encodeURIComponent).join("/")}?as=${encodeURIComponent(person)}`, { method: "PUT", body: file });
  if (!response.ok) throw new Error(`PUT ${file.name}: ${response.status}`);
};
export const tenant = (): Promise<Tenant> => get("/_teams/tenant");
export const people = (): Promise<Person[]> => get("/_teams/people");

/** Everything that one person can do. */
export class Client {
  private readonly root: string;

  constructor(readonly person: Person) {
    this.root = `/_teams/${person.objectId}`;
  }

  private chat = (id: string): string => `${this.root}/chats/${encodeURIComponent(id)}`;

  install = (): Promise<unknown> => call("POST", "/_teams/install", { people: [this.person.objectId] });
  chats = (): Promise<{ cursor: number; chats: Chat[] }> => get(`${this.root}/chats`);
  messages = (chat: string): Promise<{ cursor: number; messages: Message[] }> => get(`${this.chat(chat)}/messages`);
  updates = (after: number): Promise<{ cursor: number; unread: number; messages: Message[] }> => get(`${this.root}/updates?after=${after}`);
  events = (): EventSource => new EventSource(`${this.root}/events`);
  read = (chat: string): Promise<void> => call("POST", `${this.chat(chat)}/read`);
  tabToken = (expired: boolean): Promise<{ token: string }> => get(`${this.root}/tab-token${expired ? "?expired=1" : ""}`);
  readBell = (): Promise<void> => call("POST", `${this.root}/bell/read`);
  type = (chat: string, text: string, card?: Found): Promise<{ message: Message; failure?: string }> => call("POST", `${this.chat(chat)}/messages`, { text, card });
  sendFiles = (chat: string, text: string, files: File[]): Promise<{ message: Message; failure?: string }> => {
    const form = new FormData();
    form.set("text", text);
    for (const file of files) form.append("files", file, file.name);
    return call("POST", `${this.chat(chat)}/files`, form);
  };

  find = (chat: string, commandId: string, parameters: { name: string; value: string }[], skip: number, signal: AbortSignal): Promise<Answer<ComposeAnswer>> =>
    call("POST", `${this.root}/compose/query`, { commandId, parameters, skip, chat }, signal);
  pick = (chat: string, value: unknown): Promise<Answer<ComposeAnswer>> => call("POST", `${this.root}/compose/pick`, { value, chat });
  unfold = (chat: string, url: string): Promise<Answer<ComposeAnswer>> => call("POST", `${this.root}/compose/link`, { url, chat });

  execute = (message: string, action: unknown): Promise<Outcome> => call("POST", `${this.root}/messages/${message}/action`, { action });
  refresh = (message: string, byHand: boolean): Promise<Outcome> => call("POST", `${this.root}/messages/${message}/refresh`, { byHand });
  submit = (message: string, data: unknown): Promise<Answer<never>> => call("POST", `${this.root}/messages/${message}/submit`, { data });
  consent = (message: string, accept: boolean): Promise<{ failure?: string }> => call("POST", `${this.root}/messages/${message}/consent`, { accept });
  task = (step: "fetch" | "submit", message: string, data: unknown, theme: string): Promise<Answer<{ task?: Task }>> =>
    call("POST", `${this.root}/messages/${message}/task/${step}`, { data, theme });
  search = (message: string, query: { dataset: string; queryText: string; top?: number; data?: unknown }, signal: AbortSignal): Promise<Answer<{ results: Choice[] }>> =>
    call("POST", `${this.root}/messages/${message}/search`, query, signal);
}
