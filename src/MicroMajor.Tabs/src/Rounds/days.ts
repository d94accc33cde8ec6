export interface Day { day: string; handedIn: number }

const dayMs = 86_400_000;
const most = 45;

/** Every day from the first hand-in to the deadline (or the last one, if that is later), those without any among them; the last six weeks at most. */
export function daysUntil(days: Day[], deadline: string): Day[] {
  if (days.length === 0) return [];
  const counted = new Map(days.map((each) => [each.day, each.handedIn]));
  // A deadline is a day in China.
  const end = new Date(new Date(deadline).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const sorted = [...counted.keys()].sort();
  const last = Date.parse(end > sorted.at(-1)! ? end : sorted.at(-1)!);
  const first = Math.max(Date.parse(sorted[0]), last - (most - 1) * dayMs);
  return Array.from({ length: Math.round((last - first) / dayMs) + 1 }, (_, n) => {
    const day = new Date(first + n * dayMs).toISOString().slice(0, 10);
    return { day, handedIn: counted.get(day) ?? 0 };
  });
}
