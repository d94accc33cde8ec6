import { h } from "../dom";
import { icon } from "../icons";
import { say } from "../words";

/** The box to type in. Enter sends, Shift+Enter breaks the line, and Enter that ends a Chinese composition does neither. */
export function composer(send: (text: string) => Promise<void>): { element: HTMLElement; fill(text: string): void } {
  const box = h("textarea", { rows: 1, "aria-label": say("compose"), placeholder: say("compose"), "data-testid": "composer", autocomplete: "off" });
  const button = h("button", { type: "submit", class: "send", "aria-label": say("send"), title: say("send"), "data-testid": "send", disabled: true }, icon("send"));
  const grow = (): void => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    button.disabled = box.value.trim() === "";
  };
  const submit = async (): Promise<void> => {
    const text = box.value.trim();
    if (text === "") return;
    box.value = "";
    grow();
    await send(text);
  };
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    // 229 is what some input methods report for the key that confirms a candidate.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void submit();
  });
  const element = h("form", { class: "composer" }, [box, button], {
    submit: (event) => {
      event.preventDefault();
      void submit();
    },
  });
  return {
    element,
    fill: (text) => {
      box.value = text;
      grow();
      box.focus();
    },
  };
}
