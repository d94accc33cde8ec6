import type { JSX } from "react";
import { language } from "../Wire/language";
import { daysUntil, type Day } from "./days";
import { counted } from "./figure";
import { say } from "./words";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const short = (day: string): string => (language() === "zh" ? `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日` : `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`);

/** A column for each day until the deadline; in words for whoever does not see it, and as a table. */
export function DayChart({ days, deadline }: { days: Day[]; deadline: string }): JSX.Element {
  const all = daysUntil(days, deadline);
  if (all.length === 0) return <p className="quiet">{say("nothingHanded")}</p>;
  const most = Math.max(1, ...all.map((each) => each.handedIn));
  const top = all.find((each) => each.handedIn === most)!;
  const step = 300 / Math.max(all.length, 10);
  const end = new Date(new Date(deadline).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const at = all.findIndex((each) => each.day === end);
  const said = say("byDaySaid", { from: short(all[0].day), to: short(all.at(-1)!.day), n: counted(all.reduce((sum, each) => sum + each.handedIn, 0)), top: short(top.day), most: counted(most) });
  return (
    <figure className="days">
      <svg viewBox="0 0 300 104" role="img" aria-label={said}>
        <line className="days-base" x1="0" x2="300" y1="90" y2="90" />
        {all.map((each, n) => each.handedIn > 0 && (
          <rect key={each.day} className="days-bar" x={n * step + step * 0.14} width={Math.min(step * 0.72, 22)} y={90 - (each.handedIn / most) * 70} height={(each.handedIn / most) * 70} rx="1.5"><title>{say("onDay", { day: short(each.day), n: counted(each.handedIn) })}</title></rect>
        ))}
        <text className="days-most" x={all.indexOf(top) * step + step / 2} y="14" textAnchor={all.indexOf(top) < all.length / 8 ? "start" : all.indexOf(top) > all.length * 0.88 ? "end" : "middle"}>{counted(most)}</text>
        {at >= 0 && <line className="days-end" x1={(at + 1) * step - 1} x2={(at + 1) * step - 1} y1="18" y2="90" />}
        <text x="0" y="102">{short(all[0].day)}</text>
        <text x={Math.min(300, all.length * step)} y="102" textAnchor="end">{short(all.at(-1)!.day)}{at === all.length - 1 ? ` ${say("deadline")}` : ""}</text>
      </svg>
      <figcaption>{said}</figcaption>
    </figure>
  );
}
