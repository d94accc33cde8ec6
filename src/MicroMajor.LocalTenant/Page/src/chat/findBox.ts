import type { Client, Found, Search } from "../api";
import { h, set, uniqueId } from "../dom";
import { icon } from "../icons";
import { settings } from "../settings";
import { say } from "../words";

const pause = 300;
const page = 25;

/** A search of the app over the compose box: its button, and a window with a field and what was found. Arrows move, Enter takes, Escape goes back. */
export class FindBox {
  readonly button: HTMLButtonElement;
  readonly window: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status: HTMLElement;
  private readonly more: HTMLButtonElement;
  private found: Found[] = [];
  private active = -1;
  private timer = 0;
  private asking?: AbortController;

  constructor(private readonly client: Client, private readonly chat: string, private readonly search: Search, appName: string, private readonly picked: (found: Found) => void) {
    const zh = settings.language === "zh";
    const title = zh ? search.title : search.titleEn;
    const hint = zh ? search.hint : search.hintEn;
    const id = uniqueId("find");
    this.list = h("ul", { id, role: "listbox", "aria-label": say("pickResult"), class: "found" });
    this.status = h("p", { role: "status", class: "found-status secondary" });
    this.more = h("button", { type: "button", class: "quiet found-more", hidden: true }, say("moreResults"), { click: () => void this.ask(this.found.length) });
    this.input = h(
      "input",
      { type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-label": say("findLabel", { title, hint }), placeholder: hint, "data-testid": "find-input" },
      [],
      {
        input: (event) => void ((event as InputEvent).isComposing || this.later()),
        compositionend: () => this.later(),
        keydown: (event) => this.key(event),
      },
    );
    this.window = h("div", { class: "find-window", role: "dialog", "aria-label": title, hidden: true, "data-testid": "find-window" }, [
      h("header", {}, [h("h2", {}, title), h("button", { type: "button", class: "quiet", "aria-label": say("close") }, icon("close", 16), { click: () => this.shut() })]),
      this.input,
      h("div", { class: "found-scroller" }, [this.list, this.more]),
      this.status,
    ], {
      keydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.shut();
      },
    });
    this.button = h("button", { type: "button", class: "attach", "aria-label": title, title: `${title} · ${say("findWith", { name: appName })}`, "aria-haspopup": "dialog", "aria-expanded": "false", "data-testid": "find" }, icon("search"), {
      click: () => (this.window.hidden ? this.open() : this.shut()),
    });
    // Whoever goes on elsewhere has done with it.
    this.window.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.window.contains(relatedTarget) && relatedTarget !== this.button) this.hide();
    });
  }

  private open(): void {
    this.window.hidden = false;
    set(this.button, "aria-expanded", "true");
    this.input.value = "";
    this.show([]);
    this.input.focus();
    if (this.search.initialRun) void this.ask(0);
  }

  private shut(): void {
    this.hide();
    this.button.focus();
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.window.hidden = true;
    set(this.button, "aria-expanded", "false");
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(0), pause);
  }

  private async ask(skip: number): Promise<void> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const text = this.input.value.trim();
    if (!text && !this.search.initialRun) return this.show([]);
    this.status.textContent = say("searching");
    try {
      const parameters = [text ? { name: this.search.parameter, value: text } : { name: "initialRun", value: "true" }];
      const { failure, body } = await this.client.find(this.chat, this.search.id, parameters, skip, asking.signal);
      if (asking.signal.aborted) return;
      const answer = body?.composeExtension;
      if (failure || !answer) throw new Error(failure ?? "no answer");
      const results = answer.attachments ?? [];
      this.show(skip > 0 ? [...this.found, ...results] : results, results.length === page);
      this.status.textContent = answer.type === "message" ? (answer.text ?? "") : this.found.length > 0 ? say("results", { n: this.found.length }) : say("noResults");
    } catch {
      if (!asking.signal.aborted) this.status.textContent = say("searchFailed");
    }
  }

  private show(found: Found[], more = false): void {
    const kept = found.length > this.found.length && this.found.length > 0 && found[0] === this.found[0];
    this.found = found;
    if (!kept) this.active = -1;
    this.list.replaceChildren(...found.map((one, index) => {
      const { title, text } = one.preview?.content ?? (one.content as { title?: string; text?: string } | undefined) ?? {};
      return h("li", { id: `${this.list.id}-${index}`, role: "option", "aria-selected": String(index === this.active), class: index === this.active ? "active" : null }, [h("span", {}, title ?? ""), text ? h("span", { class: "secondary" }, text) : null], {
        mousedown: (event) => event.preventDefault(),
        click: () => void this.take(one),
      });
    }));
    this.more.hidden = !more;
    set(this.input, "aria-expanded", String(found.length > 0));
    if (!kept) set(this.input, "aria-activedescendant", null);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const one = this.found[Math.max(this.active, 0)];
      if (one) void this.take(one);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.found.length === 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + (this.active < 0 && step < 0 ? 1 : 0) + this.found.length) % this.found.length;
      [...this.list.children].forEach((line, index) => {
        line.classList.toggle("active", index === this.active);
        line.setAttribute("aria-selected", String(index === this.active));
      });
      const line = this.list.children[this.active];
      line.scrollIntoView({ block: "nearest" });
      set(this.input, "aria-activedescendant", line.id);
    }
  }

  /** A result whose preview says so is asked for now that it is wanted. */
  private async take(one: Found): Promise<void> {
    const tap = one.preview?.content?.tap;
    if (tap?.type !== "invoke") return this.give(one);
    this.status.textContent = say("loading");
    try {
      const { failure, body } = await this.client.pick(this.chat, tap.value);
      const answer = body?.composeExtension;
      const card = answer?.attachments?.[0];
      if (!failure && card) this.give(card);
      else this.status.textContent = answer?.text ?? say("wentWrong");
    } catch {
      this.status.textContent = say("wentWrong");
    }
  }

  private give(found: Found): void {
    this.hide();
    this.picked(found);
  }
}
