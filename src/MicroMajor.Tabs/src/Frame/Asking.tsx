import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useRef, type JSX } from "react";
import { asking } from "./acts";
import { useFocusBack } from "./focusBack";
import { useStore } from "./useStore";
import { say } from "./words";

/** The question before an act that is hard to take back. */
export default function Asking(): JSX.Element {
  const now = useStore(asking);
  const shown = useRef(now);
  if (now) shown.current = now;
  useFocusBack(now !== null);
  const answer = (yes: boolean): void => {
    now?.answer(yes);
    asking.set(null);
  };
  return (
    <Dialog open={now !== null} modalType="alert" onOpenChange={(_, data) => void (data.open || answer(false))}>
      <DialogSurface className="narrow">
        <DialogBody>
          <DialogTitle>{say("sure")}</DialogTitle>
          <DialogContent>{shown.current?.act.asks}</DialogContent>
          <DialogActions>
            <Button onClick={() => answer(false)}>{say("cancel")}</Button>
            <Button appearance="primary" className={shown.current?.act.style === "destructive" ? "destructive" : undefined} onClick={() => answer(true)}>{shown.current?.act.label ?? say("confirm")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
