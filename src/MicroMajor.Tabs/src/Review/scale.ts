import type { RankLine } from "../Wire/office";

export interface Scale { from: number; to: number }

/** A common scale for all bars: round tens that hold every mean with its spread. */
export function scaleOf(lines: Pick<RankLine, "mean" | "spread">[]): Scale {
  const scored = lines.filter((line) => line.mean !== undefined);
  if (scored.length === 0) return { from: 0, to: 100 };
  const from = Math.floor(Math.min(...scored.map((line) => line.mean! - line.spread / 2)) / 10) * 10;
  const to = Math.ceil(Math.max(...scored.map((line) => line.mean! + line.spread / 2)) / 10) * 10;
  return { from: Math.max(0, from), to: Math.max(to, from + 10) };
}

/** Where a number stands on it, in hundredths. */
export const placeOn = (scale: Scale, value: number): number => Math.min(100, Math.max(0, ((value - scale.from) / (scale.to - scale.from)) * 100));

/** From the middle of a hundred to so many points, either way; at most points it is two short of the end. */
export function fromMiddle(points: number, most: number): { x: number; width: number } {
  const width = (Math.abs(points) / most) * 48;
  return { x: points < 0 ? 50 - width : 50, width };
}
