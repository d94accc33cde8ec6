import { views } from "../Rounds/scripts";
import { viewOf } from "../Rounds/questions";
import { once, type Once } from "./once";
import { roomOf } from "./questions";

/** The desks, each fetched when it is gone to. */
export const desks = {
  mine: once(() => import("../Proposals/MyDesk")),
  proposal: once(() => import("../Proposals/ProposalDesk")),
  reviews: once(() => import("../Review/ReviewQueue")),
  review: once(() => import("../Review/ReviewDesk")),
  office: once(() => import("../Rounds/OfficeDesk")),
  search: once(() => import("../Search/SearchPage")),
};

function scriptsAt(place: string): Once<unknown>[] {
  const { room, id } = roomOf(place);
  switch (room) {
    case "proposals":
      return id ? [desks.proposal] : [];
    case "review":
      return [id ? desks.review : desks.reviews];
    case "office":
      return [desks.office, views[viewOf(id)]];
    case "settings":
      return [desks.office, views.more];
    case "search":
      return [desks.search];
    case "mine":
      return [desks.mine];
  }
  return [];
}

/** Fetches what draws a place of ours. What does not come is asked for once more when it is drawn, and said there. */
export const fetchFor = (place: string): Promise<unknown> => Promise.allSettled(scriptsAt(place).map((script) => script()));
