import {
  type Action, AdaptiveCard, CardElement, CardElementContainer, ExecuteAction, GlobalRegistry, OpenUrlAction, SerializationContext, ShowCardAction, SubmitAction, Table, TextInput, Versions,
} from "adaptivecards";
import type { CardJson } from "../api";
import { h, uniqueId } from "../dom";
import { openLink } from "../links";
import { say } from "../words";
import { markdown } from "../markdown";
import type { CardHost } from "./cardHost";
import { TeamsChoiceSet } from "./choiceSet";
import { hostConfig } from "./hostConfig";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

// Named here, for a bundler leaves out what registers itself on import.
GlobalRegistry.elements.register("Table", Table, Versions.v1_5);
GlobalRegistry.elements.register("Input.ChoiceSet", TeamsChoiceSet, Versions.v1_0);

/** A card that knows who shows it, for the inputs that have to ask. */
class HostedCard extends AdaptiveCard {
  constructor(readonly host: CardHost) {
    super();
  }
}

export interface DrawnCard {
  element: HTMLElement;
  /** Somebody has begun to fill it in. */
  touched(): boolean;
}

/** Draws a card with the official renderer and wires its actions to the host. */
export function drawCard(json: CardJson, host: CardHost, label: string): DrawnCard {
  const card = new HostedCard(host);
  card.hostConfig = hostConfig;
  const frame = h("div", { class: `card${isFull(json) ? " full" : ""}`, role: "group", "aria-label": label });
  card.onExecuteAction = (action) => void run(frame, card, action, host);
  const context = new SerializationContext();
  // The renderer's expression for a language is a global one, which goes on where the last card ended and so refuses every second card's.
  if (CardElement.langProperty.regEx) CardElement.langProperty.regEx.lastIndex = 0;
  card.parse(json, context);
  // What Teams would leave out or refuse is said aloud, where a test can hear it.
  for (let index = 0; index < context.eventCount; index++) console.warn(`Adaptive Card: ${context.getEventAt(index).message}`);
  const drawn = card.render();
  if (drawn) frame.append(h("div", { class: "card-progress", "aria-hidden": "true" }), drawn);
  mark(card);
  count(card);
  tidy(frame);
  return { element: frame, touched: () => card.getAllInputs().some((input) => input.isDirty()) };
}

async function run(frame: HTMLElement, card: AdaptiveCard, action: Action, host: CardHost): Promise<void> {
  if (action instanceof OpenUrlAction) {
    openLink(action.url ?? "");
    return;
  }
  if (!(action instanceof ExecuteAction || action instanceof SubmitAction) || frame.ariaBusy === "true") return;
  busy(frame, true);
  try {
    const done = action instanceof ExecuteAction
      ? await host.execute({ id: action.id, title: action.title, verb: action.verb, data: action.data ?? {} })
      : await host.submit(action.data ?? {});
    if (done) for (const input of card.getAllInputs()) input.resetDirtyState();
  } finally {
    busy(frame, false);
    card.updateActionsEnabledState();
  }
}

function busy(frame: HTMLElement, on: boolean): void {
  frame.ariaBusy = String(on);
  frame.classList.toggle("busy", on);
}

/** Stable names for whoever drives this page from outside: inputs by id, actions by id and verb. */
function mark(card: AdaptiveCard): void {
  for (const input of card.getAllInputs()) if (input.renderedElement && input.id) input.renderedElement.dataset.inputId = input.id;
  const walk = (element: CardElement): void => {
    for (let index = 0; index < element.getActionCount(); index++) markAction(element.getActionAt(index));
    if (element instanceof CardElementContainer) for (let index = 0; index < element.getItemCount(); index++) walk(element.getItemAt(index));
  };
  const markAction = (action: Action | undefined): void => {
    if (action instanceof ShowCardAction) walk(action.card);
    if (!action?.renderedElement) return;
    if (action.id) action.renderedElement.dataset.actionId = action.id;
    if (action instanceof ExecuteAction && action.verb) action.renderedElement.dataset.verb = action.verb;
  };
  walk(card);
}

/** Under a text of several lines stands how long it is, while it is written. */
function count(card: AdaptiveCard): void {
  for (const input of card.getAllInputs()) {
    const box = input instanceof TextInput && input.isMultiline && input.isVisible ? input.renderedElement?.querySelector("textarea") : null;
    if (!box) continue;
    const line = h("div", { id: uniqueId("count"), class: "count" });
    const show = (): void => void (line.textContent = say("characters", { n: [...box.value].filter((character) => character.trim() !== "").length }));
    box.addEventListener("input", show);
    box.setAttribute("aria-describedby", line.id);
    box.after(line);
    show();
  }
}

/** The renderer's buttons say that they are a menu; in a chat they are plain buttons. */
function tidy(frame: HTMLElement): void {
  for (const bar of frame.querySelectorAll('[role="menubar"]')) bar.removeAttribute("role");
  for (const button of frame.querySelectorAll('[role="menuitem"]')) button.removeAttribute("role");
}

const isFull = (json: CardJson): boolean => (json.msteams as { width?: string } | undefined)?.width?.toLowerCase() === "full";
