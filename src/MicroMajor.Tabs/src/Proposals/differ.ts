/** Two texts, cut where they begin and end alike, so that what differs stands out. */
export interface Differing { before: string; middle: string; after: string }

export function differ(one: string, other: string): [Differing, Differing] {
  const [a, b] = [[...one], [...other]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const cut = (signs: string[]): Differing => ({ before: signs.slice(0, start).join(""), middle: signs.slice(start, signs.length - end).join(""), after: signs.slice(signs.length - end).join("") });
  return [cut(a), cut(b)];
}
