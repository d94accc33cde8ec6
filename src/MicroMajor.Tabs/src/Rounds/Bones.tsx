import { Button } from "@fluentui/react-components";
import type { JSX } from "react";
import { Refusal } from "../Wire/wire";
import { say as sayFrame } from "../Frame/words";

/** Something like the page to come, inside the office's own frame. */
export const Bones = ({ lines = 6 }: { lines?: number }): JSX.Element => (
  <div aria-busy="true">
    <p className="sr" role="status">{sayFrame("loading")}</p>
    <div className="office-bones" aria-hidden="true">{Array.from({ length: lines }, (_, n) => <div key={n} className="bone" style={{ width: `${92 - ((n * 13) % 40)}%` }} />)}</div>
  </div>
);

/** A part of the office that could not be read, with the way to try again; the other parts stay at hand. */
export const Unread = ({ failure, again }: { failure: Error; again: () => void }): JSX.Element => (
  <div className="empty" role="alert">
    <h2>{sayFrame("goneTitle")}</h2>
    <p>{(failure instanceof Refusal && failure.problems[0]?.sentence) || sayFrame("goneText")}</p>
    <div className="buttons"><Button appearance="primary" onClick={again}>{sayFrame("again")}</Button></div>
  </div>
);
