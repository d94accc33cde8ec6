import { DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from "@fluentui/react-components";
import { useEffect, useRef, type JSX } from "react";
import { asking, busy, closePanel, panel, press, showCard } from "../Frame/acts";
import { useFocusBack } from "../Frame/focusBack";
import { Icon } from "../Frame/icons";
import { openLink } from "../Frame/session";
import { useStore } from "../Frame/useStore";
import { say } from "../Frame/words";
import { hear } from "../Wire/answers";
import type { CardJson } from "../Wire/desks";
import { act, suggest } from "../Wire/wire";
import { say as sayCard } from "./words";
import type { DrawnCard } from "./drawCard";
import { isNews } from "./news";
import "../style/cards.css";

/** A card beside the desk: whatever the chat can do can be done here. */
export default function CardPanel(): JSX.Element {
  const now = useStore(panel);
  const drawn = useRef<DrawnCard | undefined>(undefined);
  // While it slides away it still shows what it showed.
  const shown = useRef(now);
  if (now) shown.current = now;
  useFocusBack(now !== null);
  useFollowing(now, drawn);
  useEffect(() => {
    // The host takes the whole frame away, to change its language for one: the person is asked first.
    const ask = (event: BeforeUnloadEvent): void => void (panel.get() !== null && drawn.current?.touched() && event.preventDefault());
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
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

type Shown = ReturnType<typeof panel.get>;

/** What a card asks for when it has grown old, as it stands in its JSON. */
function refreshOf(card: CardJson | undefined): { verb: string; data: Record<string, unknown> } | undefined {
  const action = (card?.refresh as { action?: { verb?: string; data?: Record<string, unknown> } } | undefined)?.action;
  return action?.verb ? { verb: action.verb, data: action.data ?? {} } : undefined;
}

// The live connection tells of one's own act, too: its answer, with what was done at its head, is not read over at once, and then only by what it does not say already.
const answered = 3000;

/** Reads the card anew when somebody changed what it is about, as the chat does; never over what is being typed. */
function useFollowing(now: Shown, drawn: { current: DrawnCard | undefined }): void {
  const followed = useRef<Shown>(null);
  useEffect(() => {
    const asks = refreshOf(now?.card);
    if (!now || !asks) return;
    const since = followed.current === now ? -answered : performance.now();
    const idle = (): boolean => panel.get() === now && busy.get() === null && !drawn.current?.touched();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (early: boolean): Promise<void> => {
      if (!idle()) return;
      const answer = await act(asks.verb, asks.data).catch(() => undefined);
      if (!answer?.card || !idle() || (early && !isNews(now.card, answer.card))) return;
      showCard(answer.card, now.title);
      followed.current = panel.get();
    };
    const stop = hear((change) => {
      if (!change || !Object.values(asks.data).includes(change.id)) return;
      clearTimeout(timer);
      const left = since + answered - performance.now();
      timer = setTimeout(() => void read(left > 0), Math.max(150, left));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [now, drawn]);
}

function Drawn({ now, drawn }: { now: NonNullable<Shown>; drawn: { current: DrawnCard | undefined } }): JSX.Element {
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
      // The button that led here went with the card before: reading goes on at the new one's head, and Escape still closes.
      if (document.activeElement === document.body) place.current.focus({ preventScroll: true });
    });
    return () => {
      gone = true;
      drawn.current = undefined;
    };
  }, [now, drawn]);
  return <div ref={place} className="card-place" tabIndex={-1} />;
}
