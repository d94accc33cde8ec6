import { box } from "../Frame/box";
import type { BoardFilter } from "./questions";

export interface SavedView { name: string; filter: Partial<BoardFilter> }

const most = 12;

/** The filters that somebody wants to have again, in this browser. */
export function savedViews(roundId: string): { all(): SavedView[]; keep(view: SavedView): SavedView[]; forget(name: string): SavedView[] } {
  const kept = box(`office views ${roundId}`);
  const all = (): SavedView[] => {
    try {
      const read = JSON.parse(kept.read() ?? "[]") as unknown;
      return Array.isArray(read) ? (read as SavedView[]).filter((view) => typeof view?.name === "string" && typeof view.filter === "object" && view.filter !== null).slice(0, most) : [];
    } catch {
      return [];
    }
  };
  const write = (views: SavedView[]): SavedView[] => (kept.write(views.length > 0 ? JSON.stringify(views) : null), views);
  return {
    all,
    keep: (view) => write([...all().filter((each) => each.name !== view.name), view].slice(-most)),
    forget: (name) => write(all().filter((each) => each.name !== name)),
  };
}
