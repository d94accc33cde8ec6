import { ChoiceSetInput, type SerializationContext } from "adaptivecards";
import type { Choice } from "../Wire/desks";
import { Combobox } from "./combobox";
import { set } from "./dom";

interface Query { type: string; dataset: string; associatedInputs?: string }

export type Search = (dataset: string, text: string, data: Record<string, unknown> | undefined, signal: AbortSignal) => Promise<Choice[]>;

/** Input.ChoiceSet with the typeahead of Teams: `style: "filtered"` and `choices.data` (Data.Query), which the renderer does not know. */
export class TypeaheadChoiceSet extends ChoiceSetInput {
  private box?: Combobox;
  private query?: Query;

  protected override internalParse(source: Record<string, unknown>, context: SerializationContext): void {
    super.internalParse(source, context);
    const query = source["choices.data"] as Query | undefined;
    this.query = query?.type === "Data.Query" && query.dataset ? query : undefined;
  }

  protected override internalRender(): HTMLElement | undefined {
    if (!this.query && (this.style !== "filtered" || this.isMultiSelect)) return super.internalRender();
    const values = (this.defaultValue ?? "").split(",").filter((value) => value !== "");
    const own = this.ownChoices();
    const initial = values.map((value) => own.find((choice) => choice.value === value) ?? { title: value, value });
    this.box = new Combobox({
      label: this.label ?? this.placeholder ?? this.id ?? "",
      placeholder: this.placeholder,
      multiple: this.isMultiSelect,
      required: this.isRequired,
      initial,
      find: (text, signal) => this.find(text, signal),
      changed: () => this.valueChanged(),
    });
    void this.nameUnknown(initial.filter((choice) => !own.includes(choice)));
    return this.box.element;
  }

  override focus(): void {
    if (this.box) this.box.input.focus();
    else super.focus();
  }

  override get value(): string | undefined {
    return this.box ? this.box.value || undefined : super.value;
  }

  override isSet(): boolean {
    return !!this.value;
  }

  override isValid(): boolean {
    return this.box ? true : super.isValid();
  }

  /** The renderer names the frame around the box; what has to be named is the box. */
  protected override updateInputControlAriaLabelledBy(): void {
    if (!this.box) {
      super.updateInputControlAriaLabelledBy();
      return;
    }
    const { element, input } = this.box;
    if (element.id) {
      input.id = element.id;
      element.removeAttribute("id");
    }
    const labels = this.getAllLabelIds().join(" ");
    if (labels) input.removeAttribute("aria-label");
    set(input, "aria-labelledby", labels || null);
  }

  private ownChoices(): Choice[] {
    return this.choices.map((choice) => ({ title: choice.title ?? choice.value ?? "", value: choice.value ?? "" }));
  }

  private async find(text: string, signal: AbortSignal): Promise<Choice[]> {
    const word = text.toLowerCase();
    const own = this.ownChoices().filter((choice) => choice.title.toLowerCase().includes(word));
    if (!this.query) return own;
    const more = await this.search(this.query.dataset, text, this.associated(), signal);
    return [...own, ...more.filter((choice) => !own.some((old) => old.value === choice.value))];
  }

  /** A person who was chosen before is only an id in the card; the box shows the name. */
  private async nameUnknown(unknown: Choice[]): Promise<void> {
    if (!this.query?.dataset.startsWith("graph.microsoft.com/users")) return;
    for (const choice of unknown) {
      const found = await this.search(this.query.dataset, choice.value, undefined, new AbortController().signal).catch(() => []);
      this.box?.rename(found.filter((person) => person.value === choice.value));
    }
  }

  private associated(): Record<string, string> | undefined {
    if (this.query?.associatedInputs !== "auto") return undefined;
    const inputs = this.getRootElement().getAllInputs().filter((input) => input !== this && input.id);
    return Object.fromEntries(inputs.map((input) => [input.id!, String(input.value ?? "")]));
  }

  private get search(): Search {
    return (this.getRootElement() as unknown as { search: Search }).search;
  }
}
