import { questionOf as searchOf } from "../Search/question";
import { questions, roundOf, roundsOf, viewOf } from "../Rounds/questions";
import type { Me } from "../Wire/desks";

/** Where in the tabs a place is: its room, what in there, and the query. */
export function roomOf(place: string): { room: string; id?: string; query: URLSearchParams } {
  const { pathname, searchParams: query } = new URL(place, "https://tabs.invalid");
  const [, room, id] = /^\/tabs\/([^/]*)(?:\/([^/]+))?\/?$/.exec(pathname) ?? [, "nowhere"];
  return { room: room === "" || room === "index.html" ? "mine" : room!, id, query };
}

/** What a place asks at once; it draws nothing, so that it can be asked before anything that draws has come. */
export function questionAt(place: string): string | undefined {
  const { room, id, query } = roomOf(place);
  switch (room) {
    case "proposals":
      return id && `/tabs/api/proposals/${id}`;
    case "review":
      return id ? `/tabs/api/reviews/${id}` : "/tabs/api/reviews";
    case "search":
      return searchOf(query);
    case "mine":
      return "/tabs/api/mine";
  }
  return undefined;
}

/** What it asks when it is known who is there: which round the office looks at stands in what says so. */
export function questionOf(me: Me, place: string): string | undefined {
  const { room, id, query } = roomOf(place);
  const round = room === "office" && me.isOffice ? roundOf(roundsOf(me), query) : undefined;
  return round && questions[viewOf(id)](round.id, query);
}
