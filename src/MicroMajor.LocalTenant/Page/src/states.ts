import { h } from "./dom";
import { icon, type IconName } from "./icons";
import { say } from "./words";

export const loading = (): HTMLElement => h("p", { class: "state", role: "status" }, say("loading"));

export const empty = (text: string, picture: IconName): HTMLElement => h("p", { class: "state" }, [icon(picture, 40), text]);

export const failed = (again: () => void): HTMLElement =>
  h("div", { class: "state", role: "alert" }, [icon("warning", 40), h("p", {}, say("failed")), h("button", { class: "primary" }, say("tryAgain"), { click: again })]);

/** Draws what a promise brings into a place, with its waiting and its failing. */
export async function load<T>(place: HTMLElement, ask: () => Promise<T>, draw: (value: T) => Node | Node[]): Promise<void> {
  place.replaceChildren(loading());
  try {
    place.replaceChildren(...[draw(await ask())].flat());
  } catch {
    place.replaceChildren(failed(() => void load(place, ask, draw)));
  }
}
