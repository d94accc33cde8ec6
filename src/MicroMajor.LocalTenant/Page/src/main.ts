import "./style/tokens.css";
import "./style/frame.css";
import "./style/chat.css";
import "./style/cards.css";
import "./style/tabs.css";
import "./style/pages.css";
import { ActivityView } from "./activity";
import { Client, people, tenant } from "./api";
import { ChatView } from "./chat/chatView";
import { Frame } from "./frame";
import { listen } from "./live";
import { applyTheme, settings } from "./settings";
import { filesView } from "./sharepoint/files";
import { listsView } from "./sharepoint/lists";
import { failed } from "./states";
import { Tabs } from "./tabs/tabs";
import { setTenantNow } from "./times";
import { welcome } from "./welcome";
import { say } from "./words";

async function start(): Promise<void> {
  applyTheme(settings.theme);
  document.documentElement.lang = settings.language === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  const [home, everybody] = await Promise.all([tenant(), people()]);
  setTenantNow(home.now);
  const person = everybody.find((one) => one.objectId.toLowerCase() === settings.as?.toLowerCase());
  if (!person) {
    document.getElementById("app")!.replaceChildren(welcome(home, everybody));
    return;
  }

  const client = new Client(person);
  const frame = new Frame(home, everybody, person);
  const { chats } = await client.chats();
  const tabs = new Tabs(home, client, () => route());
  const chat = new ChatView(client, home, chats, tabs, (unread) => frame.count("chat", unread));
  const activity = new ActivityView(client, (unread) => frame.count("activity", unread));
  const route = (): void => {
    const [, place, id] = location.hash.split("/");
    const elsewhere = place === "activity" || place === "lists" || place === "files";
    if (elsewhere) tabs.away();
    else tabs.read();
    if (place === "activity") frame.show("activity", activity.open());
    else if (place === "lists") frame.show("lists", listsView(id));
    else if (place === "files") frame.show("files", filesView(person.objectId));
    else {
      frame.show("chat", chat.element);
      chat.shown();
    }
  };
  window.addEventListener("hashchange", route);
  frame.count("chat", chats.reduce((sum, one) => sum + one.unread, 0));
  frame.show("chat", chat.element);
  await chat.open();
  route();
  await activity.sync();
  listen(client, {
    caughtUp: () => void chat.sync(),
    message: () => void Promise.all([chat.sync(), activity.sync()]),
    typing: () => chat.showTyping(),
    installed: () => void chat.reinstalled(),
    bell: () => void activity.sync(),
  });
}

start().catch(() => document.getElementById("app")!.replaceChildren(failed(() => location.reload())));
