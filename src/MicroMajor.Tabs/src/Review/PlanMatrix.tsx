import { Button } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { ActButton } from "../Frame/Lines";
import type { PlanDesk } from "../Wire/office";
import { planPath } from "../Rounds/questions";
import { useReading } from "../Wire/reading";
import { Bones, Unread } from "../Rounds/Bones";
import { useNarrow } from "../Rounds/useNarrow";
import { say } from "../Rounds/words";
import { PlanGrid } from "./PlanGrid";
import { PlanList } from "./PlanList";
import { Facts } from "./RankingTable";

const step = 60;

/** Who reads what: proposals down, experts across, and what is short. */
export default function PlanMatrix({ roundId }: { roundId: string }): JSX.Element {
  const { data, failed, again } = useReading<PlanDesk>(planPath(roundId), (change) => change.kind !== "tally");
  const narrow = useNarrow();
  const [onlyGaps, setOnlyGaps] = useState(false);
  const [count, setCount] = useState(step);
  if (!data) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones />;
  const short = data.rows.filter((row) => row.gaps.length > 0).length;
  const wanted = onlyGaps && short > 0 ? data.rows.filter((row) => row.gaps.length > 0) : data.rows;
  const rows = wanted.slice(0, count);
  const has = data.standing !== "none";
  return (
    <>
      <Facts facts={data.facts} />
      <div className="buttons office-acts">
        {data.acts.map((act) => <ActButton key={act.verb} act={act} />)}
        {has && short > 0 && <button type="button" className="plain toggle" aria-pressed={onlyGaps} onClick={() => setOnlyGaps(!onlyGaps)}>{say("gaps", { n: short })} · {say("onlyGaps")}</button>}
      </div>
      {!has ? <div className="empty"><p>{say("planNone")}</p></div>
        : narrow ? <PlanList desk={data} rows={rows} /> : <PlanGrid desk={data} rows={rows} />}
      {has && wanted.length > rows.length && <div className="board-end"><span /><Button onClick={() => setCount(count + step)}>{say("moreRows", { n: Math.min(step, wanted.length - rows.length) })}</Button></div>}
    </>
  );
}
