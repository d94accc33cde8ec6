import type { JSX, ReactNode } from "react";
import { ActButton } from "../Frame/Lines";
import { Icon, type IconName } from "../Frame/icons";
import type { Finding } from "../Wire/proposals";
import { say } from "./words";

const marks: Record<Finding["severity"], { tone: string; icon: IconName }> = {
  stop: { tone: "bad", icon: "alert" },
  ask: { tone: "warn", icon: "edit" },
  note: { tone: "none", icon: "alert" },
  plus: { tone: "good", icon: "star" },
};

const order: Finding["severity"][] = ["stop", "ask", "note", "plus"];

/** What the rules say, the worst first, each with the words of its clause. */
export const Findings = ({ findings, place, id }: { findings: Finding[]; place?: (finding: Finding) => ReactNode; id?: string }): JSX.Element | null =>
  findings.length === 0 ? null : (
    <ul className="findings" id={id}>
      {[...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).map((finding, n) => (
        <li key={`${finding.field} ${finding.row} ${n}`} className={`finding tone-${marks[finding.severity].tone}`}>
          <Icon name={marks[finding.severity].icon} size={16} />
          <div>
            <p className="finding-said"><b>{say(finding.severity)}</b> {finding.sentence} {place?.(finding)}</p>
            {finding.clause && (
              <details className="clause">
                <summary>{say("clause", { number: finding.clause.number })}</summary>
                <blockquote>{finding.clause.words}</blockquote>
              </details>
            )}
            {finding.reason?.text && <p className="finding-reason">{say("given", { text: finding.reason.text })}</p>}
            {finding.reason && <ActButton act={finding.reason.act} small quiet />}
          </div>
        </li>
      ))}
    </ul>
  );
