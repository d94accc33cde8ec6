import { once, type Once } from "../Frame/once";
import { roomOf } from "../Frame/questions";
import { place } from "../Frame/router";
import { type View, viewOf } from "./questions";

/** The office's pages beside the board, each fetched when it is gone to. */
export const scripts = {
  columns: once(() => import("./BoardColumns")),
  late: once(() => import("./LateDesk")),
  plan: once(() => import("../Review/PlanMatrix")),
  ranking: once(() => import("../Review/RankingTable")),
  more: once(() => import("./Tiles")),
};

const scriptOf = (view: View): Once<unknown> | undefined => (view === "board" ? undefined : scripts[view]);

/** The page that was gone to first has come, or will not. */
export const fetchView = async (): Promise<void> => {
  const { room, id } = roomOf(place.get());
  await scriptOf(room === "settings" ? "more" : viewOf(id))?.().catch(() => undefined);
};
