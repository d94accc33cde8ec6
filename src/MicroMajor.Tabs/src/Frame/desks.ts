import { once, type Once } from "./once";
import { roomOf } from "./questions";

/** The desks, each fetched when it is gone to. 我的, where most people begin, comes with what draws. */
export const desks = {
  proposal: once(() => import("../Proposals/ProposalDesk")),
  reviews: once(() => import("../Review/ReviewQueue")),
  review: once(() => import("../Review/ReviewDesk")),
  office: once(async () => {
    const office = await import("../Rounds/OfficeDesk");
    await office.firstView;
    return office;
  }),
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
    case "settings":
      return [desks.office];
    case "search":
      return [desks.search];
  }
  return [];
}

/** Fetches what draws a place of ours. What does not come is asked for once more when it is drawn, and said there. */
export const fetchFor = (place: string): Promise<unknown> => Promise.allSettled(scriptsAt(place).map((script) => script()));
