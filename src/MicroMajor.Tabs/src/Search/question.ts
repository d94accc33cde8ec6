/** No longer question is asked, in signs. */
export const longest = 60;

/** What the address seeks. */
export const askedBy = (query: URLSearchParams): string => (query.get("q") ?? "").slice(0, longest);

export const pathOf = (asked: string): string => `/tabs/api/search?q=${encodeURIComponent(asked)}`;

/** The stretch of the texts that begins there. */
export const textsPathOf = (asked: string, next?: string): string => `/tabs/api/search/texts?q=${encodeURIComponent(asked)}${next === undefined ? "" : `&after=${encodeURIComponent(next)}`}`;

/** What a place of the search asks first; nothing if nothing is sought. */
export function questionOf(query: URLSearchParams): string | undefined {
  const asked = askedBy(query);
  return asked ? pathOf(asked) : undefined;
}
