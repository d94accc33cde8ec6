import { useEffect, useRef, type JSX } from "react";
import { Combobox } from "../Cards/combobox";
import type { Choice } from "../Wire/desks";
import { suggest } from "../Wire/wire";
import { say } from "./words";

export interface TypeaheadProps {
  label?: string;
  labelledBy?: string;
  dataset?: string;
  /** What belongs to the question, such as the proposal. */
  data: Record<string, unknown>;
  choices: Choice[];
  value: string;
  multiple?: boolean;
  free?: boolean;
  required?: boolean;
  describedBy?: string;
  invalid?: boolean;
  changed(value: string, chosen: Choice[]): void;
  left?(): void;
}

/** A box that finds while one types, drawn by the same code as that of the cards. */
export function Typeahead(props: TypeaheadProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const box = useRef<Combobox | undefined>(undefined);
  const now = useRef(props);
  now.current = props;
  const named = useRef(new Map<string, string>());
  const chosen = (): Choice[] => {
    const { value, multiple, free, choices } = now.current;
    const values = free ? (value === "" ? [] : [value]) : value.split(",").filter((one) => one !== "");
    return (multiple ? values : values.slice(0, 1)).map((one) => ({ value: one, title: (free ? undefined : choices.find((choice) => choice.value === one)?.title ?? named.current.get(one)) ?? one }));
  };
  useEffect(() => {
    const made = new Combobox({
      label: props.label,
      labelledBy: props.labelledBy,
      placeholder: say("typeToFind"),
      multiple: props.multiple,
      free: props.free,
      required: props.required,
      initial: chosen(),
      find: async (text, signal) => {
        const { choices, dataset, data } = now.current;
        const own = choices.filter((choice) => choice.title.toLowerCase().includes(text.toLowerCase()));
        const more = dataset ? await suggest(dataset, text, data, signal) : [];
        return [...own, ...more.filter((choice) => !own.some((old) => old.value === choice.value))].slice(0, 40);
      },
      changed: (value, picked) => {
        for (const choice of picked) named.current.set(choice.value, choice.title);
        now.current.changed(value, picked);
      },
      left: () => now.current.left?.(),
    });
    box.current = made;
    place.current?.replaceChildren(made.element);
  }, []);
  useEffect(() => {
    if (box.current && box.current.value !== props.value) box.current.put(chosen());
  }, [props.value, props.choices]);
  useEffect(() => {
    const input = box.current?.input;
    if (!input) return;
    if (props.describedBy) input.setAttribute("aria-describedby", props.describedBy);
    else input.removeAttribute("aria-describedby");
    if (props.invalid) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }, [props.describedBy, props.invalid]);
  return <div ref={place} className="typeahead" />;
}
