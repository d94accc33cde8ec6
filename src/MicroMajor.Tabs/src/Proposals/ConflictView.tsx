import { Button, Textarea } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { Icon } from "../Frame/icons";
import { exact } from "../Frame/times";
import type { Conflict, ProposalDesk } from "../Wire/proposals";
import { act } from "../Wire/wire";
import { differ, type Differing } from "./differ";
import type { Draft } from "./draft";
import { say } from "./words";

const Marked = ({ text }: { text: Differing }): JSX.Element => <>{text.before}{text.middle && <mark>{text.middle}</mark>}{text.after || (!text.before && !text.middle ? say("blank") : "")}</>;

/** Two texts of one place, side by side, to be chosen from or made one of. */
export default function ConflictView({ conflict, draft }: { conflict: Conflict; draft: Draft }): JSX.Element {
  const [merging, setMerging] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [mine, theirs] = differ(conflict.mine, conflict.theirs);
  const settle = async (use: "mine" | "theirs" | "merged"): Promise<void> => {
    setBusy(true);
    try {
      const answer = await act<ProposalDesk>(conflict.settle.verb, { ...conflict.settle.data, use, ...(use === "merged" ? { [conflict.input]: merging ?? "" } : {}), want: "page" });
      if (answer.said) tellPerson(answer.said, answer.tone);
      if (answer.page) draft.adopt(answer.page);
      else draft.adopt(await draftReread(draft));
    } catch (failure) {
      tellPerson(sentenceOf(failure), "bad");
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="conflict" aria-label={say("conflictTitle", { label: conflict.label })} aria-busy={busy}>
      <h3><Icon name="people" size={18} /> {say("conflictTitle", { label: conflict.label })}</h3>
      <p>{say("conflictBy", { who: conflict.who || say("somebody") })} {conflict.when && <time dateTime={conflict.when}>{exact(conflict.when)}</time>}</p>
      <div className="conflict-texts">
        <div><h4>{say("mine")}</h4><p><Marked text={mine} /></p><Button size="small" disabledFocusable={busy} onClick={() => void settle("mine")}>{say("useMine")}</Button></div>
        <div><h4>{say("theirs")}</h4><p><Marked text={theirs} /></p><Button size="small" disabledFocusable={busy} onClick={() => void settle("theirs")}>{say("useTheirs")}</Button></div>
      </div>
      {merging === null ? <button type="button" className="plain link" onClick={() => setMerging(conflict.theirs === "" ? conflict.mine : `${conflict.theirs}\n${conflict.mine}`)}>{say("merge")}</button> : (
        <div className="conflict-merge">
          <Textarea className="long" resize="vertical" aria-label={say("merged")} value={merging} onChange={(_, { value }) => setMerging(value)} />
          <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => void settle("merged")}>{say("useMerged")}</Button>
        </div>
      )}
    </section>
  );
}

const draftReread = async (draft: Draft): Promise<ProposalDesk> => (await import("../Wire/wire")).read<ProposalDesk>(`/tabs/api/proposals/${encodeURIComponent(draft.desk.id)}`);
