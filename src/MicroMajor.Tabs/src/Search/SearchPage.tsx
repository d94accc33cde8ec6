import { Input } from "@fluentui/react-components";
import { useEffect, useRef, useState, type JSX } from "react";
import { Icon } from "../Frame/icons";
import { LineRow } from "../Frame/Lines";
import { Failed } from "../Frame/Notice";
import { Page } from "../Frame/Page";
import { go } from "../Frame/router";
import { usePlace } from "../Frame/usePlace";
import type { Line } from "../Wire/desks";
import { useReading } from "../Wire/reading";
import { askedBy, longest, pathOf } from "./question";
import { Texts } from "./Texts";
import { say } from "./words";

// So long after the last key the question goes out.
const pause = 200;

/** Everything that I may see, by what it says. The question stands in the address: a link finds the same again. */
export default function SearchPage(): JSX.Element {
  const { query } = usePlace();
  const asked = askedBy(query);
  const [text, setText] = useState(asked);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === asked) return;
    const timer = setTimeout(() => go(`/tabs/search${wanted ? `?q=${encodeURIComponent(wanted)}` : ""}`, { replace: true }), pause);
    return () => clearTimeout(timer);
  }, [text, asked]);
  return (
    <Page title={say("title")} lead={<p>{say("lead")}</p>} id="search">
      <search>
        <Input ref={box} type="search" size="large" style={{ width: "100%", marginBottom: 16 }} aria-label={say("box")} maxLength={longest} value={text} contentBefore={<Icon name="search" size={18} />} onChange={(_, { value }) => setText(value)} />
      </search>
      {asked ? <Found asked={asked} /> : <p className="more" role="status">{say("start")}</p>}
    </Page>
  );
}

interface SearchView { lines: Line[]; isGrowing: boolean; hasTexts: boolean }

// Earlier rounds are still being read there.
const growing = 1000;

function Found({ asked }: { asked: string }): JSX.Element {
  const { data, failed, again } = useReading<SearchView>(pathOf(asked), (change) => change.kind === "proposal" || change.kind === "assignment");
  useEffect(() => {
    if (!data?.isGrowing) return;
    const timer = setTimeout(() => void again(), growing);
    return () => clearTimeout(timer);
  }, [data, again]);
  // What was found last stays until there is something newer.
  const last = useRef<Line[]>(undefined);
  if (data) last.current = data.lines;
  if (failed && !data) return <Failed failure={failed} again={() => void again()} />;
  const lines = last.current;
  return (
    <div aria-busy={!data || undefined}>
      <p className="more" role="status">{data && `${data.isGrowing && data.lines.length === 0 ? "" : saidOf(data.lines.length, asked)}${data.isGrowing ? say("growing") : ""}`}</p>
      {lines && lines.length > 0 && <ul className="lines">{lines.map((line) => <LineRow key={`${line.kind} ${line.id}`} line={line} />)}</ul>}
      {data?.hasTexts && <Texts key={asked} asked={asked} found={data.lines} />}
    </div>
  );
}

const saidOf = (found: number, asked: string): string => (found === 0 ? say("nothing", { q: asked }) : found === 1 ? say("foundOne") : say("found", { n: found }));
