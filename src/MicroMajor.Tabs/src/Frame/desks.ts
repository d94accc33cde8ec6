/** Fetched once. What has come is handed over within the same breath, as no promise does, so that it is drawn without a waiting sign before it. */
function once<T>(fetched: () => Promise<T>): () => Promise<T> {
  let here: T | undefined;
  return () => (here === undefined ? fetched().then((come) => (here = come)) : ({ then: (heard: (come: T) => void) => heard(here!) } as unknown as Promise<T>));
}

/** The desks, each fetched when it is gone to. */
export const desks = {
  mine: once(() => import("../Proposals/MyDesk")),
  proposal: once(() => import("../Proposals/ProposalDesk")),
  reviews: once(() => import("../Review/ReviewQueue")),
  review: once(() => import("../Review/ReviewDesk")),
  office: once(() => import("../Rounds/OfficeDesk")),
  search: once(() => import("../Search/SearchPage")),
};

/** What a path will want: its desk, and the question that this asks. */
export function wantedAt(path: string): { desk: () => PromiseLike<unknown>; question: string } | undefined {
  const [, room, id] = /^\/tabs\/([^/]*)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (room === "proposals" && id) return { desk: desks.proposal, question: `/tabs/api/proposals/${id}` };
  if (room === "review") return id ? { desk: desks.review, question: `/tabs/api/reviews/${id}` } : { desk: desks.reviews, question: "/tabs/api/reviews" };
  // Which round it is stands in what says who I am.
  if (room === "office" || room === "settings") return { desk: desks.office, question: "/tabs/api/me" };
  if (room === "search") return { desk: desks.search, question: "/tabs/api/me" };
  return room === "" || room === "mine" || room === "index.html" ? { desk: desks.mine, question: "/tabs/api/mine" } : undefined;
}
