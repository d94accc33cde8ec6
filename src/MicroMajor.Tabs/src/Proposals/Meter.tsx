import type { JSX } from "react";
import type { Meter } from "../Wire/proposals";
import { say } from "./words";

/** How many credits there are, and of what; the line is where it ends. */
export function CreditMeter({ meter }: { meter: Meter }): JSX.Element {
  const over = meter.total > meter.max;
  const whole = Math.max(meter.total, meter.max) || 1;
  const groups = (meter.byGroup ?? []).filter((group) => group.value > 0);
  const parts = groups.length > 0 ? groups : [{ label: say("meterTitle"), value: meter.total }];
  return (
    <div className={`meter tone-${meter.tone ?? (over ? "bad" : "good")}`}>
      <p className="meter-said"><b>{meter.total}</b> / {meter.max} {meter.unit ?? say("meterTitle")}</p>
      <div className="meter-bar" role="meter" aria-label={say("meterTitle")} aria-valuemin={0} aria-valuemax={whole} aria-valuenow={meter.total} aria-valuetext={say("meterSaid", { total: meter.total, max: meter.max })}>
        {parts.map((part, n) => <span key={part.label} className={`meter-part meter-part-${n % 4}`} style={{ width: `${(part.value / whole) * 100}%` }} />)}
        {over && <span className="meter-end" style={{ left: `${(meter.max / whole) * 100}%` }} />}
      </div>
      {groups.length > 1 && (
        <ul className="meter-groups">
          {groups.map((group, n) => <li key={group.label}><i className={`meter-part-${n % 4}`} /> {group.label} {group.value}</li>)}
        </ul>
      )}
      {meter.said && <p className="meter-note">{meter.said}</p>}
    </div>
  );
}
