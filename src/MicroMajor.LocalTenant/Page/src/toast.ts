import { h } from "./dom";
import { icon } from "./icons";
import { say } from "./words";

const stack = h("div", { class: "toasts", role: "status", "aria-live": "polite", "data-testid": "toasts" });
document.body.append(stack);

/** Before a dialog goes away, its toasts move out. */
export const keepToasts = (): void => document.body.append(stack);

/** A sentence that comes and goes; an error stays until it is closed. */
export function toast(text: string, kind: "info" | "error" = "info"): void {
  const close = (): void => note.remove();
  const note = h("div", { class: `toast ${kind}`, "data-testid": "toast" }, [
    kind === "error" ? icon("warning") : null,
    h("span", {}, text),
    h("button", { class: "quiet", "aria-label": say("close") }, icon("close", 16), { click: close }),
  ]);
  // A modal dialog hides what lies outside of it.
  (document.querySelector("dialog[open]") ?? document.body).append(stack);
  stack.append(note);
  if (kind === "info") setTimeout(close, 6000);
}
