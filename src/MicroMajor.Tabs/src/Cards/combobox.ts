import "../style/combobox.css";
import type { Choice } from "../Wire/desks";
import { h, set, uniqueId } from "./dom";
import { say } from "./words";

export interface ComboboxOptions {
  label?: string;
  labelledBy?: string;
  placeholder?: string;
  multiple?: boolean;
  required?: boolean;
  /** What is typed counts as well; the list only suggests. */
  free?: boolean;
  initial: Choice[];
  /** Answers the choices for what was typed; rejects with an AbortError when it was overtaken. */
  find(text: string, signal: AbortSignal): Promise<Choice[]>;
  changed(value: string, chosen: Choice[]): void;
  left?(): void;
}

const pause = 200;

/** An editable combobox with a list of suggestions, after the ARIA pattern; one choice, several, or free text. */
export class Combobox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status: HTMLElement;
  private readonly chips: HTMLElement;
  private chosen: Choice[];
  private found: Choice[] = [];
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking?: AbortController;

  constructor(private readonly options: ComboboxOptions) {
    this.chosen = options.initial;
    const listId = uniqueId("choices");
    this.list = h("ul", { id: listId, role: "listbox", "aria-label": say("choices"), class: "choices", hidden: true, "aria-multiselectable": options.multiple ? "true" : null });
    this.status = h("span", { class: "combobox-status", role: "status", "aria-live": "polite" });
    this.chips = h("span", { class: "chips", role: "list", "aria-label": say("chosen") });
    this.input = h(
      "input",
      { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", "aria-label": options.labelledBy ? null : options.label, "aria-labelledby": options.labelledBy, placeholder: options.placeholder },
      [],
      {
        input: (event) => void ((event as InputEvent).isComposing || this.typed()),
        compositionend: () => this.typed(),
        keydown: (event) => this.key(event),
        click: () => void (this.list.hidden && this.ask(0)),
        blur: () => this.leave(),
      },
    );
    if (options.required) this.input.setAttribute("aria-required", "true");
    this.element = h("div", { class: "combobox ac-input" }, [h("div", { class: "combobox-field" }, [this.chips, this.input]), this.list, this.status]);
    this.drawChosen();
  }

  /** The chosen values, with commas between them as cards submit them; the text itself where that counts. */
  get value(): string {
    return this.options.free ? this.input.value : this.chosen.map((choice) => choice.value).join(",");
  }

  /** What somebody else saved meanwhile. */
  put(chosen: Choice[]): void {
    if (document.activeElement === this.input) return;
    this.chosen = chosen;
    this.drawChosen();
  }

  /** Names that were looked up later than the first drawing. */
  rename(choices: Choice[]): void {
    this.chosen = this.chosen.map((old) => choices.find((choice) => choice.value === old.value) ?? old);
    this.drawChosen();
  }

  private tell(): void {
    this.options.changed(this.value, this.chosen);
  }

  private typed(): void {
    if (this.options.free) {
      this.chosen = [{ title: this.input.value, value: this.input.value }];
      this.tell();
    } else if (!this.options.multiple && this.chosen.length > 0) {
      this.chosen = [];
      this.tell();
    }
    this.ask(pause);
  }

  private ask(wait: number): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const text = this.options.free || this.options.multiple || this.chosen.length === 0 ? this.input.value : "";
    this.timer = setTimeout(async () => {
      this.status.textContent = say("searching");
      try {
        const found = await this.options.find(text.trim(), asking.signal);
        if (!asking.signal.aborted) this.show(found);
      } catch {
        if (asking.signal.aborted) return;
        this.shut();
        this.status.textContent = say("searchFailed");
      }
    }, wait);
  }

  private show(found: Choice[]): void {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(
      ...found.map((choice, index) =>
        h("li", { id: `${this.list.id}-${index}`, role: "option", "aria-selected": String(this.has(choice)) },
          [h("span", {}, choice.title), choice.subtitle ? h("span", { class: "secondary" }, choice.subtitle) : null],
          { mousedown: (event) => event.preventDefault(), click: () => this.choose(choice) }),
      ),
    );
    const open = found.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    set(this.input, "aria-expanded", String(open));
    set(this.input, "aria-activedescendant", null);
    this.status.textContent = found.length > 0 ? say("results", { n: found.length }) : say("noResults");
    this.status.classList.toggle("visible", found.length === 0 && !this.options.free);
  }

  private shut(): void {
    this.asking?.abort();
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.active = -1;
    set(this.input, "aria-expanded", "false");
    set(this.input, "aria-activedescendant", null);
    this.status.textContent = "";
    this.status.classList.remove("visible");
  }

  private leave(): void {
    this.shut();
    // Text that is not a choice is no value: what stays in the box is what was chosen.
    if (!this.options.free) this.input.value = this.options.multiple ? "" : (this.chosen[0]?.title ?? "");
    this.options.left?.();
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.ask(0);
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      const choice = this.found[this.active] ?? (this.found.length === 1 && !this.options.free ? this.found[0] : undefined);
      if (choice) this.choose(choice);
      else this.shut();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.shut();
    } else if (event.key === "Backspace" && this.options.multiple && this.input.value === "" && this.chosen.length > 0) {
      this.drop(this.chosen[this.chosen.length - 1]);
    }
  }

  private move(step: number): void {
    this.list.children[this.active]?.classList.remove("active");
    this.active = (this.active + step + this.found.length) % this.found.length;
    const option = this.list.children[this.active];
    option.classList.add("active");
    option.scrollIntoView({ block: "nearest" });
    set(this.input, "aria-activedescendant", option.id);
  }

  private choose(choice: Choice): void {
    if (!this.options.multiple) this.chosen = [choice];
    else if (this.has(choice)) this.chosen = this.chosen.filter((old) => old.value !== choice.value);
    else this.chosen = [...this.chosen, choice];
    this.shut();
    this.drawChosen();
    this.input.focus();
    this.tell();
  }

  private drop(choice: Choice): void {
    this.chosen = this.chosen.filter((old) => old.value !== choice.value);
    this.drawChosen();
    this.input.focus();
    this.tell();
  }

  private has(choice: Choice): boolean {
    return this.chosen.some((old) => old.value === choice.value);
  }

  private drawChosen(): void {
    if (!this.options.multiple) {
      this.input.value = this.chosen[0]?.title ?? "";
      this.chips.hidden = true;
      return;
    }
    this.input.value = "";
    this.chips.hidden = this.chosen.length === 0;
    this.chips.replaceChildren(
      ...this.chosen.map((choice) =>
        h("span", { class: "chip", role: "listitem" }, [
          h("span", {}, choice.title),
          h("button", { type: "button", class: "plain", "aria-label": say("remove", { name: choice.title }) }, "×", { mousedown: (event) => event.preventDefault(), click: () => this.drop(choice) }),
        ]),
      ),
    );
  }
}
