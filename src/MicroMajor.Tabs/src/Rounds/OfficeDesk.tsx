import { Select } from "@fluentui/react-components";
import { useEffect, useRef, type JSX } from "react";
import { fetched } from "../Frame/fetched";
import { Go } from "../Frame/Go";
import { Due } from "../Frame/Lines";
import { Notice } from "../Frame/Notice";
import { Page } from "../Frame/Page";
import { go } from "../Frame/router";
import { usePlace } from "../Frame/usePlace";
import { exact } from "../Frame/times";
import type { Me } from "../Wire/desks";
import { Bones } from "./Bones";
import BoardTable from "./BoardTable";
import { roundOf, roundsOf, viewOf, views, type View } from "./questions";
import { fetchView, scripts } from "./scripts";
import { say } from "./words";
import "../style/office.css";

const BoardColumns = fetched(scripts.columns, Bones);
const LateDesk = fetched(scripts.late, Bones);
const PlanMatrix = fetched(scripts.plan, Bones);
const RankingTable = fetched(scripts.ranking, Bones);
const Tiles = fetched(scripts.more, Bones);

/** The page of the office that was gone to is on its way as soon as the office is. */
export const firstView = fetchView();

/** 教务处: a round as the office sees it. Which page and which round stand in the address. */
export default function OfficeDesk({ me, view }: { me: Me; view?: string }): JSX.Element {
  const { query } = usePlace();
  const now = viewOf(view);
  const rounds = roundsOf(me);
  const round = roundOf(rounds, query);
  if (!round) return <Notice icon="board" title={say("noRoundTitle")} text={say("noRoundText")} />;
  const asked = round === rounds[0] ? "" : `?round=${encodeURIComponent(round.id)}`;
  const pathOf = (to: View): string => (to === "board" ? "/tabs/office" : `/tabs/office/${to}`);
  return (
    <Page title={say("title")} id={now} wide lead={
      <div className="office-round">
        {rounds.length > 1 ? (
          <Select aria-label={say("round")} value={round.id} onChange={(_, { value }) => go(`${pathOf(now)}?round=${encodeURIComponent(value)}`)}>
            {rounds.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          </Select>
        ) : <span>{round.name}</span>}
        {round.isOpen ? <span className="office-closes">{say("closes")} <Due at={round.closesAt} /></span> : <span>{say("closed")} · {exact(round.closesAt)}</span>}
      </div>
    }>
      <Views now={now} toView={(each) => pathOf(each) + asked} />
      {now === "board" && <BoardTable key={round.id} roundId={round.id} />}
      {now === "columns" && <BoardColumns key={round.id} roundId={round.id} />}
      {now === "late" && <LateDesk key={round.id} roundId={round.id} />}
      {now === "plan" && <PlanMatrix key={round.id} roundId={round.id} />}
      {now === "ranking" && <RankingTable key={round.id} roundId={round.id} />}
      {now === "more" && <Tiles roundId={round.id} />}
    </Page>
  );
}

/** The office's pages; on a phone the one that is open is brought into sight. */
function Views({ now, toView }: { now: View; toView: (view: View) => string }): JSX.Element {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - open.clientWidth) / 2;
  }, [now]);
  return (
    <nav ref={nav} className="views" aria-label={say("views")}>
      {views.map((each) => <Go key={each} to={toView(each)} className="view" current={each === now}>{say(each)}</Go>)}
    </nav>
  );
}
