import { questionOf as searchOf } from "../Search/question";
import { roundOf, roundsOf, viewOf, views } from "../Rounds/board";
import type { Me } from "../Wire/desks";
import { once, type Once } from "./once";

/** The desks, each fetched when it is gone to. */
export const desks = {
  mine: once(() => import("../Proposals/MyDesk")),
  proposal: once(() => import("../Proposals/ProposalDesk")),
  reviews: once(() => import("../Review/ReviewQueue")),
  review: once(() => import("../Review/ReviewDesk")),
  office: once(() => import("../Rounds/OfficeDesk")),
  search: once(() => import("../Search/SearchPage")),
};

/** What a place will want: the scripts that draw it, the question that it asks, and the one that can be asked only when it is known who is there. */
export interface Wanted { scripts: Once<unknown>[]; question?: string; then?(me: Me): string | undefined }

/** What is wanted at a place of ours, path and query. */
export function wantedAt(place: string): Wanted | undefined {
  const { pathname, searchParams: query } = new URL(place, "https://tabs.invalid");
  const [, room, id] = /^\/tabs\/([^/]*)(?:\/([^/]+))?\/?$/.exec(pathname) ?? [];
  switch (room) {
    case "proposals":
      return id ? { scripts: [desks.proposal], question: `/tabs/api/proposals/${id}` } : undefined;
    case "review":
      return id ? { scripts: [desks.review], question: `/tabs/api/reviews/${id}` } : { scripts: [desks.reviews], question: "/tabs/api/reviews" };
    case "office":
    case "settings": {
      const view = views[room === "settings" ? "more" : viewOf(id)];
      return {
        scripts: [desks.office, view.script],
        then: (me) => {
          const round = me.isOffice ? roundOf(roundsOf(me), query) : undefined;
          return round && view.question(round.id, query);
        },
      };
    }
    case "search":
      return { scripts: [desks.search], question: searchOf(query) };
    case "":
    case "mine":
    case "index.html":
      return { scripts: [desks.mine], question: "/tabs/api/mine" };
  }
  return undefined;
}
