import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useSyncExternalStore, type JSX } from "react";
import { asking } from "./acts";
import { say } from "./words";

/** The question before an act that is hard to take back. */
export default function Asking(): JSX.Element {
  const now = useSyncExternalStore(asking.subscribe, asking.get);
  const answer = (yes: boolean): void => {
    now?.answer(yes);
    asking.set(null);
  };
  return (
    <Dialog open={now !== null} modalType="alert" onOpenChange={(_, data) => void (data.open || answer(false))}>
      <DialogSurface className="narrow">
        <DialogBody>
          <DialogTitle>{say("sure")}</DialogTitle>
          <DialogContent>{now?.act.asks}</DialogContent>
          <DialogActions>
            <Button onClick={() => answer(false)}>{say("cancel")}</Button>
            <Button appearance="primary" className={now?.act.style === "destructive" ? "destructive" : undefined} onClick={() => answer(true)}>{now?.act.label ?? say("confirm")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
