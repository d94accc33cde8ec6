import { Fragment, type JSX } from "react";
import { Go } from "../Frame/Go";
import { Icon } from "../Frame/icons";
import { ActButton } from "../Frame/Lines";
import type { Fact, RankingDesk, RankLine } from "../Wire/office";
import { rankingPath } from "../Rounds/questions";
import { useReading } from "../Wire/reading";
import { Bones, Unread } from "../Rounds/Bones";
import { figure } from "../Rounds/figure";
import { useNarrow } from "../Rounds/useNarrow";
import { say } from "../Rounds/words";
import { SpreadBar } from "./SpreadBar";
import { Sternness } from "./Sternness";
import { scaleOf, type Scale } from "./scale";

/** The ranking: means with their spread, where the line is drawn, and how firm all of it is. */
export default function RankingTable({ roundId }: { roundId: string }): JSX.Element {
  const { data, failed, again } = useReading<RankingDesk>(rankingPath(roundId), (change) => change.kind !== "tally");
  const narrow = useNarrow();
  if (!data) return failed ? <Unread failure={failed} again={() => void again()} /> : <Bones />;
  const scale = scaleOf(data.lines);
  return (
    <>
      <Facts facts={data.facts} />
      {data.acts.length > 0 && <div className="buttons office-acts">{data.acts.map((act) => <ActButton key={act.verb} act={act} />)}</div>}
      {data.lines.length === 0 ? <div className="empty"><h2>{say("rankNone")}</h2></div>
        : narrow ? <List desk={data} scale={scale} /> : <Table desk={data} scale={scale} />}
      <div className="rank-more">
        {data.firmness.length > 0 && (
          <section className="part" aria-label={say("firmness")}>
            <h2>{say("firmness")}</h2>
            <ul className="sentences">{data.firmness.map((sentence, n) => <li key={n}>{sentence}</li>)}</ul>
          </section>
        )}
        {data.experts.length > 0 && <Sternness experts={data.experts} />}
      </div>
    </>
  );
}

/** What is known of the whole, a heading and a word each. */
export const Facts = ({ facts }: { facts: Fact[] }): JSX.Element | null =>
  facts.length === 0 ? null : <dl className="facts">{facts.map((fact) => <div key={fact.title}><dt>{fact.title}</dt><dd>{fact.value}</dd></div>)}</dl>;

/** The line is drawn before the first that is below it. */
const isFirstBelow = (desk: RankingDesk, n: number): boolean => desk.hasLine && desk.lines[n].side === "Below" && n > 0 && desk.lines[n - 1].side !== "Below";

const Marks = ({ line }: { line: RankLine }): JSX.Element => (
  <>
    {line.isFragile && <span className="mark tone-warn"><Icon name="alert" size={14} />{say("fragile")}</span>}
    {line.isFlagged && <span className="mark tone-bad">{say("flagged")}</span>}
  </>
);

const Notes = ({ line }: { line: RankLine }): JSX.Element | null => {
  const notes = [line.corrected === undefined ? "" : say("correctedSaid", { n: figure(line.corrected) }), line.tie ?? "", line.missing?.length ? say("missing", { names: line.missing.join("、") }) : ""].filter((text) => text);
  return notes.length > 0 ? <small>{notes.join(" · ")}</small> : null;
};

const toneOf = { Above: "good", Tied: "warn", Below: "none", Unranked: "none" } as const;

const Side = ({ line }: { line: RankLine }): JSX.Element => (
  <>
    {line.sideSaid && <span className={`state tone-${toneOf[line.side]}`}>{line.sideSaid}</span>}
    {line.decision && <small>{line.decision}</small>}
  </>
);

const Table = ({ desk, scale }: { desk: RankingDesk; scale: Scale }): JSX.Element => (
  <div className="table-place" role="region" aria-label={say("ranking")} tabIndex={0}>
    <table className="table ranking">
      <thead>
        <tr>
          <th scope="col" className="number">{say("rank")}</th>
          <th scope="col">{say("name")}</th>
          <th scope="col" className="rank-score">{say("score")}</th>
          <th scope="col" className="number">{say("given")}</th>
          <th scope="col">{say("result")}</th>
          <th scope="col"><span className="sr">{say("do")}</span></th>
        </tr>
      </thead>
      <tbody>
        {desk.lines.map((line, n) => (
          <Fragment key={line.id}>
            {isFirstBelow(desk, n) && <tr className="cut"><td colSpan={6}><span>{say("cutLine")}</span></td></tr>}
            <tr>
              <td className="number rank">{line.rank || <><span aria-hidden="true">–</span><span className="sr">{say("notRanked")}</span></>}</td>
              <th scope="row"><Go to={line.to}>{line.name || say("unnamed")}</Go> <Marks line={line} /><small>{line.id} · {line.unit}</small></th>
              <td><SpreadBar line={line} scale={scale} /><Notes line={line} /></td>
              <td className="number">{line.given}/{line.asked}</td>
              <td><Side line={line} /></td>
              <td className="table-act">{line.act && <ActButton act={line.act} small quiet />}</td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  </div>
);

const List = ({ desk, scale }: { desk: RankingDesk; scale: Scale }): JSX.Element => (
  <ol className="rank-list">
    {desk.lines.map((line, n) => (
      <li key={line.id} className={isFirstBelow(desk, n) ? "after-cut" : undefined}>
        {isFirstBelow(desk, n) && <p className="cut-said">{say("cutLine")}</p>}
        <div className="rank-card">
          <p className="rank-head"><b className="rank">{line.rank || "–"}</b> <Go to={line.to}>{line.name || say("unnamed")}</Go></p>
          <small>{line.unit} · {say("givenOf", { given: line.given, asked: line.asked })}</small>
          <SpreadBar line={line} scale={scale} />
          <Notes line={line} />
          <p className="rank-foot"><Side line={line} /><Marks line={line} />{line.act && <span className="tile-act"><ActButton act={line.act} small quiet /></span>}</p>
        </div>
      </li>
    ))}
  </ol>
);
