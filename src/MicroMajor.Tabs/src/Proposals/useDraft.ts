import { useEffect, useState, useSyncExternalStore } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { box } from "../Frame/box";
import { onLeave } from "../Frame/router";
import type { ProposalDesk } from "../Wire/proposals";
import { present } from "../Wire/present";
import { act, reach, read, Unreachable } from "../Wire/wire";
import { Draft } from "./draft";

// On a shared computer somebody else's text is none of my business.
const keyOf = (person: string, id: string): string => `unsaved ${person} ${id}`;

/** What is being written into this proposal, kept while the desk is open and given to the server when it is left. */
export function useDraft(page: ProposalDesk, person: string): Draft {
  const [draft] = useState(() => new Draft(page, {
    save: (verb, data) => act<ProposalDesk>(verb, data),
    reread: () => read<ProposalDesk>(`/tabs/api/proposals/${encodeURIComponent(page.id)}`),
    isAway: (failure) => failure instanceof Unreachable,
    sentence: sentenceOf,
    told: (sentence) => tellPerson(sentence, "warn"),
    kept: box(keyOf(person, page.id)),
    now: present,
  }));
  useSyncExternalStore(draft.subscribe, draft.version);
  useEffect(() => draft.adopt(page), [draft, page]);
  useEffect(() => {
    const flush = (): void => void draft.flush();
    const hidden = (): void => void (document.visibilityState === "hidden" && flush());
    const back = (): void => void (reach.get() === "there" && !draft.isClean && flush());
    const stop = onLeave(flush);
    const heard = reach.subscribe(back);
    addEventListener("online", flush);
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      stop();
      heard();
      removeEventListener("online", flush);
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", hidden);
      draft.end();
    };
  }, [draft]);
  return draft;
}
