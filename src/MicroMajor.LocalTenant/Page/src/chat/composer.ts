import { h } from "../dom";
import { icon } from "../icons";
import { say } from "../words";

/** The box to type in, with files beside it. Enter sends, Shift+Enter breaks the line, and Enter that ends a Chinese composition does neither. */
export function composer(send: (text: string, files: File[]) => Promise<void>): { element: HTMLElement; fill(text: string): void } {
  let files: File[] = [];
  const box = h("textarea", { rows: 1, "aria-label": say("compose"), placeholder: say("compose"), "data-testid": "composer", autocomplete: "off" });
  const button = h("button", { type: "submit", class: "send", "aria-label": say("send"), title: say("send"), "data-testid": "send", disabled: true }, icon("send"));
  const picker = h("input", { type: "file", multiple: true, hidden: true, "data-testid": "files" });
  const attach = h("button", { type: "button", class: "attach", "aria-label": say("attach"), title: say("attach"), "data-testid": "attach" }, icon("attach"), { click: () => picker.click() });
  const chosen = h("ul", { class: "to-send", "aria-label": say("attached"), hidden: true });
  const grow = (): void => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    button.disabled = box.value.trim() === "" && files.length === 0;
  };
  const take = (now: File[]): void => {
    files = now;
    chosen.hidden = files.length === 0;
    chosen.replaceChildren(...files.map((file) =>
      h("li", { class: "attached" }, [
        icon("file", 16),
        h("span", {}, file.name),
        h("button", { type: "button", class: "quiet", "aria-label": say("takeOff", { name: file.name }), title: say("takeOff", { name: file.name }) }, icon("close", 16), {
          click: () => {
            take(files.filter((other) => other !== file));
            box.focus();
          },
        }),
      ])));
    grow();
  };
  const submit = async (): Promise<void> => {
    const [text, sent] = [box.value.trim(), files];
    if (text === "" && sent.length === 0) return;
    box.value = "";
    take([]);
    await send(text, sent);
  };
  box.addEventListener("input", grow);
  picker.addEventListener("change", () => {
    take([...files, ...(picker.files ?? [])]);
    picker.value = "";
    box.focus();
  });
  box.addEventListener("keydown", (event) => {
    // 229 is what some input methods report for the key that confirms a candidate.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void submit();
  });
  const element = h("form", { class: "composer" }, [chosen, attach, picker, box, button], {
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
