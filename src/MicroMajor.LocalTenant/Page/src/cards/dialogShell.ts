import { h, uniqueId } from "../dom";
import { icon } from "../icons";
import { keepToasts } from "../toast";
import { say } from "../words";

export interface DialogSize { title?: string; width?: string | number; height?: string | number }

export interface DialogShell {
  dialog: HTMLDialogElement;
  body: HTMLElement;
  fit(size: DialogSize): void;
}

const widths = { small: "20vw", medium: "50vw", large: "60vw" };
const heights = { small: "20vh", medium: "50vh", large: "66vh" };

const length = (value: string | number | undefined, named: Record<string, string>): string =>
  typeof value === "number" ? `${value}px` : (named[value ?? "medium"] ?? named.medium);

/** The window of a dialog, with its title and its button to close; not yet shown. */
export function dialogShell(closed: () => void = () => undefined): DialogShell {
  const titleId = uniqueId("dialog");
  const title = h("h2", { id: titleId });
  const body = h("div", { class: "dialog-body" });
  const dialog = h("dialog", { "aria-labelledby": titleId, "data-testid": "dialog" }, [
    h("header", {}, [title, h("button", { class: "quiet", "aria-label": say("close"), "data-testid": "dialog-close" }, icon("close"), { click: () => dialog.close() })]),
    body,
  ]);
  dialog.addEventListener("close", () => {
    keepToasts();
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  return {
    dialog,
    body,
    fit: (size) => {
      if (size.title !== undefined) title.textContent = size.title;
      dialog.style.setProperty("--dialog-width", length(size.width, widths));
      dialog.style.setProperty("--dialog-height", length(size.height, heights));
    },
  };
}
