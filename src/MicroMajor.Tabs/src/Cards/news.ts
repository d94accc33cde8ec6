import type { CardJson } from "../Wire/desks";

const partsOf = (card: CardJson): string[] => [card.body, card.actions].flatMap((part) => (Array.isArray(part) ? part : [])).map((part) => JSON.stringify(part));

/** Does the newer card say anything else than the one that stands there, apart from the sentence at its head? */
export function isNews(there: CardJson, newer: CardJson): boolean {
  const [old, now] = [partsOf(there), partsOf(newer)];
  return now.some((part) => !old.includes(part)) || old.filter((part) => !now.includes(part)).length > 1;
}
