import { useEffect, useState, type JSX } from "react";
import { reach } from "../Wire/wire";
import { said } from "./acts";
import { Icon } from "./icons";
import { useStore } from "./useStore";
import { say } from "./words";

const marks = { good: "check", warn: "alert", bad: "alert", accent: "check", none: "check" } as const;

/** What came of the last act, read aloud and gone after a while; what went wrong stays until it is closed. */
export function Saying(): JSX.Element {
  const now = useStore(said);
  const [held, hold] = useState(false);
  useEffect(() => {
    if (!now || held || now.tone === "bad") return;
    const timer = setTimeout(() => said.set(null), Math.max(5000, now.text.length * 160));
    return () => clearTimeout(timer);
  }, [now, held]);
  return (
    <div className="saying" onMouseEnter={() => hold(true)} onMouseLeave={() => hold(false)}>
      <div role={now?.tone === "bad" ? "alert" : "status"} aria-live={now?.tone === "bad" ? "assertive" : "polite"}>
        {now && (
          <div key={now.id} className={`said tone-${now.tone}`}>
            <Icon name={marks[now.tone]} />
            <span>{now.text}</span>
            <button type="button" className="plain" aria-label={say("close")} onClick={() => said.set(null)}><Icon name="close" size={16} /></button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Says that nobody answers, and when somebody does again. */
export function AwayBanner(): JSX.Element {
  const now = useStore(reach);
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (now === "away") {
      setWas(true);
      return;
    }
    const timer = setTimeout(() => setWas(false), 4000);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status" aria-live="polite">
      {now === "away" && <div className="band band-away"><Icon name="cloud" /> <span>{say("away")}</span></div>}
      {now === "there" && was && <div className="band band-back"><Icon name="check" /> <span>{say("backAgain")}</span></div>}
    </div>
  );
}
