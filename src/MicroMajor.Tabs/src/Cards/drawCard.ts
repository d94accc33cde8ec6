import { type Action, AdaptiveCard, CardElement, ExecuteAction, GlobalRegistry, OpenUrlAction, SerializationContext, SubmitAction, Table, TextInput, Versions } from "adaptivecards";
import type { CardJson } from "../Wire/desks";
import { type Search, TypeaheadChoiceSet } from "./choiceSet";
import { h, uniqueId } from "./dom";
import { hostConfig } from "./hostConfig";
import { markdown } from "./markdown";
import { say } from "./words";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

// Named here, for a bundler leaves out what registers itself on import.
GlobalRegistry.elements.register("Table", Table, Versions.v1_5);
GlobalRegistry.elements.register("Input.ChoiceSet", TypeaheadChoiceSet, Versions.v1_0);

/** What a card asks of the panel that shows it. */
export interface CardHost {
  run(verb: string, data: Record<string, unknown>, title: string): Promise<void>;
  open(url: string): void;
  search: Search;
}

class HostedCard extends AdaptiveCard {
  constructor(readonly search: Search) {
    super();
  }
}

export interface DrawnCard {
  element: HTMLElement;
  /** Somebody has begun to fill it in. */
  touched(): boolean;
}

/** Draws a card with the official renderer and hands its buttons to the panel. */
export function drawCard(json: CardJson, host: CardHost, label: string): DrawnCard {
  const card = new HostedCard(host.search);
  card.hostConfig = hostConfig;
  const frame = h("div", { class: "card", role: "group", "aria-label": label });
  card.onExecuteAction = (action) => void run(frame, card, action, host);
  // The renderer's expression for a language is a global one, which goes on where the last card ended and so refuses every second card's.
  if (CardElement.langProperty.regEx) CardElement.langProperty.regEx.lastIndex = 0;
  card.parse(json, new SerializationContext());
  const drawn = card.render();
  frame.append(drawn ?? h("p", {}, say("unreadable")));
  count(card);
  // The renderer's buttons say that they are a menu; here they are plain buttons.
  for (const bar of frame.querySelectorAll('[role="menubar"]')) bar.removeAttribute("role");
  for (const button of frame.querySelectorAll('[role="menuitem"]')) button.removeAttribute("role");
  return { element: frame, touched: () => card.getAllInputs().some((input) => input.isDirty()) };
}

async function run(frame: HTMLElement, card: AdaptiveCard, action: Action, host: CardHost): Promise<void> {
  if (action instanceof OpenUrlAction) {
    host.open(action.url ?? "");
    return;
  }
  if (!(action instanceof ExecuteAction || action instanceof SubmitAction) || frame.ariaBusy === "true") return;
  // What opens a window of the chat, and what a window's button sends, has its verb in the data; here both are drawn in the panel.
  const { verb: sent, msteams: _, ...data } = (action.data ?? {}) as Record<string, unknown>;
  const verb = action instanceof ExecuteAction ? action.verb : typeof sent === "string" ? sent : undefined;
  if (!verb) return;
  frame.ariaBusy = "true";
  frame.classList.add("busy");
  try {
    await host.run(verb, action instanceof ExecuteAction ? ((action.data ?? {}) as Record<string, unknown>) : data, action.title ?? "");
  } finally {
    frame.ariaBusy = "false";
    frame.classList.remove("busy");
    card.updateActionsEnabledState();
  }
}

/** Under a text of several lines stands how long it is, while it is written. */
function count(card: AdaptiveCard): void {
  for (const input of card.getAllInputs()) {
    if (input.renderedElement && input.id) input.renderedElement.dataset.inputId = input.id;
    const box = input instanceof TextInput && input.isMultiline && input.isVisible ? input.renderedElement?.querySelector("textarea") : null;
    if (!box) continue;
    const line = h("div", { id: uniqueId("count"), class: "card-count" });
    const show = (): void => void (line.textContent = say("characters", { n: [...box.value].filter((character) => character.trim() !== "").length }));
    box.addEventListener("input", show);
    box.setAttribute("aria-describedby", line.id);
    box.after(line);
    show();
  }
}
