import { once } from "../Frame/once";

/** The office's pages, each fetched when it is gone to. */
export const views = {
  board: once(() => import("./BoardTable")),
  columns: once(() => import("./BoardColumns")),
  late: once(() => import("./LateDesk")),
  plan: once(() => import("../Review/PlanMatrix")),
  ranking: once(() => import("../Review/RankingTable")),
  more: once(() => import("./Tiles")),
};
