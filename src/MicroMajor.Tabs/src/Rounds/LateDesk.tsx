import { Button } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { busy } from "../Frame/acts";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import { ActButton, Due } from "../Frame/Lines";
import { useStore } from "../Frame/useStore";
import type { Line } from "../Wire/desks";
import type { LateDesk as Late } from "../Wire/office";
import { useReading } from "../Wire/reading";
import { Bones, Unread } from "./Bones";
import { counted } from "./figure";
import { quietly } from "./quietly";
import { latePath } from "./questions";
import { say } from "./words";

/** What is overdue and what does not move, each with its nudge. */
export default function LateDesk({ roundId }: { roundId: string }): JSX.Element {
  const { data, failed, again } = useReading<Late>(latePath(roundId), (change) => change.kind !== "tally");
  if (!data) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones />;
  const colleges = `${counted(data.collegeCount)}${data.moreColleges ? "+" : ""}`;
  const nothing = data.reviewCount === 0 && data.collegeCount === 0;
  return (
    <>
      <div className="late-head">
        <p role="status" className={nothing ? "sr" : undefined}>{nothing ? say("lateNone") : say("lateLead", { reviews: counted(data.reviewCount), colleges })}</p>
        {data.reviewCount > 1 && <ActButton act={{ label: say("nudgeAll"), verb: "reviews/remind", data: { roundId }, asks: say("nudgeAllAsks") }} />}
      </div>
      {nothing && <div className="empty" aria-hidden="true"><span className="notice-mark"><Icon name="check" size={40} /></span><h2>{say("lateNone")}</h2></div>}
      <Part title={say("lateReviews")} lines={data.reviews} all={data.reviewCount} said={counted(data.reviewCount)} />
      <Part title={say("lateColleges")} lines={data.colleges} all={data.collegeCount} said={colleges} />
    </>
  );
}

const Part = ({ title, lines, all, said }: { title: string; lines: Line[]; all: number; said: string }): JSX.Element | null =>
  lines.length === 0 ? null : (
    <section className="part" aria-label={title}>
      <h2>{title} <span className="part-count">{said}</span></h2>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.id} className={`line tone-${line.tone ?? "none"}`}>
            <div className="line-text">
              <Go to={line.to} className="line-title">{line.title}</Go>
              {line.subtitle && <p className="line-sub">{line.subtitle}</p>}
              {line.dueAt && <p className="line-meta"><Due at={line.dueAt} overdue={line.overdue} /></p>}
            </div>
            <div className="line-side">
              {line.state && <span className={`state tone-${line.tone ?? "none"}`}>{line.state}</span>}
              {line.act && <span className="line-act"><Nudge line={line} /></span>}
            </div>
          </li>
        ))}
      </ul>
      {all > lines.length && <p className="more">{say("firstOf", { n: lines.length, all: said })}</p>}
    </section>
  );

function Nudge({ line }: { line: Line }): JSX.Element {
  const now = useStore(busy);
  const [done, setDone] = useState(false);
  return (
    <Button size="small" disabledFocusable={now !== null || done} icon={<Icon name={done ? "check" : "send"} size={16} />} aria-label={`${done ? say("nudged") : line.act!.label}：${line.title} ${line.subtitle ?? ""}`}
      onClick={() => void quietly(line.act!).then(setDone)}>
      {done ? say("nudged") : line.act!.label}
    </Button>
  );
}
