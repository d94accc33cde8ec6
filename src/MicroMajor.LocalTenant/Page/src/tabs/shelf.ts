import { h } from "../dom";
import type { FramedApp } from "./framedApp";

declare global {
  interface Node {
    /** Moves without taking away: a frame that is moved so goes on. Not in every browser yet. */
    moveBefore?(node: Node, before: Node | null): void;
  }
}

/** As long as Teams keeps an app that somebody has gone away from. */
const lifetime = 30 * 60_000;

/** As long as it waits for such an app to say that it is ready for that. */
const patience = 30_000;

/** The app that was gone away from: out of sight, alive, to be shown again without being loaded again. */
export class Shelf {
  private readonly element = h("div", { hidden: true });
  private kept?: { pane: HTMLElement; app: FramedApp; over: number };

  constructor() {
    document.body.append(this.element);
  }

  /** Keeps an app that can be kept; any other is over. */
  put(pane: HTMLElement, app: FramedApp): void {
    this.clear();
    if (!app.canRest || !pane.isConnected || !this.element.moveBefore) {
      app.leave();
      pane.remove();
      return;
    }
    this.element.moveBefore(pane, null);
    const mine = (this.kept = { pane, app, over: window.setTimeout(() => this.clear(), lifetime) });
    void app.rest(patience).then((ready) => {
      if (!ready && this.kept === mine) this.clear();
    });
  }

  /** What was kept, if anything still is; it is the caller's then. */
  take(): { pane: HTMLElement; app: FramedApp } | undefined {
    const kept = this.kept;
    this.kept = undefined;
    clearTimeout(kept?.over);
    return kept;
  }

  private clear(): void {
    const kept = this.take();
    kept?.app.leave();
    kept?.pane.remove();
  }
}

/** Puts a pane where it is seen, without loading what is in it again where that can be had. */
export function show(room: HTMLElement, pane: HTMLElement): void {
  if (pane.isConnected && room.moveBefore) room.moveBefore(pane, null);
  else room.append(pane);
}
