import type { JSX } from "react";
import { LineRow } from "../Frame/Lines";
import { Failed } from "../Frame/Notice";
import { Page, Skeleton } from "../Frame/Page";
import type { ReviewQueue as Queue } from "../Wire/reviews";
import { useReading } from "../Wire/reading";
import { say } from "./words";
import "../style/review.css";

/** 评审: what was given to me to judge, and how far I am. */
export default function ReviewQueue(): JSX.Element {
  const { data, failed, again } = useReading<Queue>("/tabs/api/reviews", (change) => change.kind !== "round");
  if (!data) return failed ? <Failed failure={failed} again={() => void again()} /> : <Skeleton lines={4} />;
  const { done, total, lines } = data;
  return (
    <Page title={say("queueTitle")} lead={<p>{total === 0 ? say("queueEmpty") : done === total ? say("queueDone", { total }) : say("queueProgress", { done, total })}</p>}>
      {total > 0 && <div className="progress" role="progressbar" aria-label={say("queueProgress", { done, total })} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}><span style={{ width: `${(done / total) * 100}%` }} /></div>}
      {lines.length > 0 && <ul className="lines lines-strong">{lines.map((line) => <LineRow key={line.id} line={line} strong />)}</ul>}
    </Page>
  );
}
