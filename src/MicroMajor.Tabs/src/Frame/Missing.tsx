import { Button } from "@fluentui/react-components";
import { useEffect, type JSX } from "react";
import { tellPerson } from "./acts";
import { Icon } from "./icons";
import { say } from "./words";

/** In the place of a part that could not be fetched: what was typed beside it stays. */
export const Missing = ({ again }: { again: () => void }): JSX.Element => (
  <div role="alert" className="band band-away">
    <Icon name="cloud" /> <span>{say("partMissing")}</span> <Button size="small" onClick={again}>{say("again")}</Button>
  </div>
);

/** The same for what lies over the page: it is said, and as if it had been closed. */
export const saidMissing = (close: () => void) => function SaidMissing(): null {
  useEffect(() => {
    tellPerson(say("partMissing"), "bad");
    close();
  }, []);
  return null;
};
