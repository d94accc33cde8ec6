import { h, set } from "../dom";
import { say } from "../words";

/** What stands in the header of the chat: the chat itself and the tabs of the app. Arrows move, Enter or a click opens. */
export class TabStrip {
  readonly element: HTMLElement;
  private readonly buttons: HTMLButtonElement[];

  constructor(label: string, tabs: readonly { id: string; name: string }[], private readonly chosen: (id: string) => void) {
    this.buttons = tabs.map(({ id, name }) =>
      h("button", { type: "button", role: "tab", id: tabId(id), class: "tab", tabindex: -1, "data-tab": id, "data-testid": `tab-${id}` }, h("span", { class: "tab-name", "data-name": name }, name), {
        click: () => this.chosen(id),
      }));
    this.element = h("div", { class: "tabs", role: "tablist", "aria-label": label, "data-testid": "tabs" }, this.buttons, { keydown: (event) => this.move(event) });
  }

  select(id: string): void {
    for (const button of this.buttons) {
      const selected = button.dataset.tab === id;
      set(button, "aria-selected", String(selected));
      set(button, "aria-controls", selected ? paneId : null);
      button.tabIndex = selected ? 0 : -1;
      if (selected) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  /** How many messages nobody has read, beside the name of the chat. */
  count(id: string, n: number): void {
    const button = this.buttons.find((one) => one.dataset.tab === id)!;
    button.querySelector(".badge")?.remove();
    set(button, "aria-label", n > 0 ? `${button.querySelector(".tab-name")!.textContent}, ${say("unread", { n })}` : null);
    if (n > 0) button.append(h("span", { class: "badge", "aria-hidden": "true" }, String(n)));
  }

  focus(): void {
    this.buttons.find((button) => button.tabIndex === 0)?.focus();
  }

  private move(event: KeyboardEvent): void {
    const at = this.buttons.indexOf(document.activeElement as HTMLButtonElement);
    const { length } = this.buttons;
    const next = { ArrowRight: (at + 1) % length, ArrowLeft: (at + length - 1) % length, Home: 0, End: length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    this.buttons[next].focus();
  }
}

/** The chat's own place in the strip. */
export const chatTab = "chat";
export const paneId = "tab-pane";
export const tabId = (id: string): string => `tab-of-${id}`;
