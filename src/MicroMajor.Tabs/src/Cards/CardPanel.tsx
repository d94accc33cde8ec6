import { DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from "@fluentui/react-components";
import { useEffect, useRef, type JSX } from "react";
import { asking, closePanel, panel, press } from "../Frame/acts";
import { useFocusBack } from "../Frame/focusBack";
import { Icon } from "../Frame/icons";
import { openLink } from "../Frame/session";
import { useStore } from "../Frame/useStore";
import { say } from "../Frame/words";
import { suggest } from "../Wire/wire";
import { say as sayCard } from "./words";
import type { DrawnCard } from "./drawCard";
import "../style/cards.css";

/** A card beside the desk: whatever the chat can do can be done here. */
export default function CardPanel(): JSX.Element {
  const now = useStore(panel);
  const drawn = useRef<DrawnCard | undefined>(undefined);
  // While it slides away it still shows what it showed.
  const shown = useRef(now);
  if (now) shown.current = now;
  useFocusBack(now !== null);
  const shut = async (): Promise<void> => {
    // What was typed into a card is kept by its own button only.
    if (drawn.current?.touched() && !(await new Promise<boolean>((answer) => asking.set({ act: { label: sayCard("leave"), verb: "", data: {}, asks: sayCard("leaveAsks") }, answer })))) return;
    closePanel();
  };
  return (
    <OverlayDrawer open={now !== null} position="end" size="medium" className="panel" onOpenChange={(_, data) => void (data.open || void shut())}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<button type="button" className="plain" aria-label={say("close")} onClick={() => void shut()}><Icon name="close" /></button>}>{shown.current?.title || say("panel")}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{shown.current && <Drawn key={shown.current.id} now={shown.current} drawn={drawn} />}</DrawerBody>
    </OverlayDrawer>
  );
}

function Drawn({ now, drawn }: { now: NonNullable<ReturnType<typeof panel.get>>; drawn: { current: DrawnCard | undefined } }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    void import("./drawCard").then(({ drawCard }) => {
      if (gone || !place.current) return;
      drawn.current = drawCard(now.card, {
        run: async (verb, data, title) => void (await press({ verb, data, label: title })),
        open: openLink,
        search: (dataset, text, data, signal) => suggest(dataset, text, data, signal),
      }, now.title);
      place.current.replaceChildren(drawn.current.element);
    });
    return () => {
      gone = true;
      drawn.current = undefined;
    };
  }, [now, drawn]);
  return <div ref={place} className="card-place" aria-busy={false} />;
}
