import { Button, FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from "@fluentui/react-components";
import type { JSX } from "react";
import { spoken } from "../Wire/language";
import type { Me } from "../Wire/desks";
import MyDesk from "../Proposals/MyDesk";
import { asking, closePanel, panel } from "./acts";
import { desks } from "./desks";
import { fetched } from "./fetched";
import { Go } from "./Go";
import { Icon, type IconName } from "./icons";
import { saidMissing } from "./Missing";
import { Boundary, Notice } from "./Notice";
import { once } from "./once";
import { Skeleton } from "./Page";
import { usePlace } from "./usePlace";
import { openLink, session, start, theme, type Step } from "./session";
import { AwayBanner, Saying } from "./Saying";
import { useStore } from "./useStore";
import { say } from "./words";

const ProposalDesk = fetched(desks.proposal, Skeleton);
const ReviewDesk = fetched(desks.review, Skeleton);
const ReviewQueue = fetched(desks.reviews, Skeleton);
const OfficeDesk = fetched(desks.office, Skeleton);
const SearchPage = fetched(desks.search, Skeleton);
// What lies over the page.
const over = { asking: once(() => import("./Asking")), panel: once(() => import("../Cards/CardPanel")) };
const Asking = fetched(over.asking, undefined, saidMissing(() => {
  asking.get()?.answer(false);
  asking.set(null);
}));
const CardPanel = fetched(over.panel, undefined, saidMissing(closePanel));

const fonts = { fontFamilyBase: '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif' };
const themes: Record<string, Theme> = {
  default: { ...teamsLightTheme, ...fonts },
  dark: { ...teamsDarkTheme, ...fonts },
  contrast: { ...teamsHighContrastTheme, ...fonts },
};

/** Everything inside the frame: the theme of the host, the way about, the desk that was gone to. */
export function App(): JSX.Element {
  const named = useStore(theme);
  const name = named in themes ? named : named === "glass" ? "dark" : "default";
  useStore(spoken);
  return (
    <FluentProvider theme={themes[name]} className={`frame theme-${name}`}>
      <div className="ground"><Frame /></div>
    </FluentProvider>
  );
}

function Frame(): JSX.Element {
  const step = useStore(session);
  const { full } = usePlace();
  const asked = useStore(asking);
  const card = useStore(panel);
  // Closed rather than taken away: what lies behind them comes back to screen readers only when they close themselves.
  const wanted = { asking: asked !== null || over.asking.here() !== undefined, panel: card !== null || over.panel.here() !== undefined };
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), document.querySelector<HTMLElement>("#main h1")?.focus())}>{say("skip")}</a>
      {step.name === "ready" && <Bar me={step.me} />}
      <AwayBanner />
      <Boundary place={full}>
        {step.name === "ready" ? <Desk me={step.me} /> : <Before step={step} />}
      </Boundary>
      <Saying />
      {wanted.asking && <Asking />}
      {wanted.panel && <CardPanel />}
    </>
  );
}

function Before({ step }: { step: Step }): JSX.Element {
  switch (step.name) {
    case "outside":
      return (
        <Notice icon="people" title={say("outsideTitle")} text={say("outsideText")}>
          {step.appId && <Button appearance="primary" onClick={() => openLink(`https://teams.microsoft.com/l/entity/${encodeURIComponent(step.appId!)}/mine`)}>{say("outsideGo")}</Button>}
        </Notice>
      );
    case "denied":
      return <Notice icon="people" title={say("deniedTitle")} text={say("deniedText")}><Button appearance="primary" onClick={() => void start()}>{say("signIn")}</Button></Notice>;
    case "expired":
      return <Notice icon="clock" title={say("expiredTitle")} text={say("expiredText")}><Button appearance="primary" onClick={() => void start()}>{say("signIn")}</Button></Notice>;
    case "gone":
      return <Notice title={say("goneTitle")} text={say("goneText")}><Button appearance="primary" onClick={() => void start()}>{say("again")}</Button></Notice>;
    default:
      return <Skeleton />;
  }
}

/** The ways to the other desks; somebody who has only one sees none. */
function Bar({ me }: { me: Me }): JSX.Element | null {
  const { path } = usePlace();
  const room = path.split("/")[0] || "mine";
  const ways: { to: string; name: string; icon: IconName; rooms: string[] }[] = [
    { to: "/tabs/mine", name: say("mine"), icon: "clip", rooms: ["mine", "proposals", "index.html"] },
    ...(me.isExpert ? [{ to: "/tabs/review", name: say("review"), icon: "star" as const, rooms: ["review"] }] : []),
    ...(me.isOffice ? [{ to: "/tabs/office", name: say("office"), icon: "board" as const, rooms: ["office", "settings"] }] : []),
    // Who has a few matters only sees them all at once.
    ...(me.isOffice || me.isDean ? [{ to: "/tabs/search", name: say("search"), icon: "search" as const, rooms: ["search"] }] : []),
  ];
  if (ways.length < 2 && room === "mine") return null;
  return (
    <nav className="bar" aria-label={say("desks")}>
      {ways.map((way) => (
        <Go key={way.to} to={way.to} className="bar-way" current={way.rooms.includes(room)}>
          <Icon name={way.icon} size={18} /> <span>{way.name}</span>
        </Go>
      ))}
    </nav>
  );
}

function Desk({ me }: { me: Me }): JSX.Element {
  const { path, query } = usePlace();
  const [room, id, ...more] = path.split("/").map(decodeURIComponent);
  if (more.length === 0)
    switch (room) {
      case "":
      case "index.html":
      case "mine":
        if (id === undefined) return <MyDesk me={me} />;
        break;
      case "proposals":
        if (id) return <ProposalDesk key={id} id={id} me={me} section={query.get("section") ?? undefined} at={query.get("at") ?? undefined} />;
        break;
      case "review":
        return id ? <ReviewDesk key={id} id={id} me={me} /> : <ReviewQueue />;
      case "office":
        if (me.isOffice) return <OfficeDesk me={me} view={id} />;
        break;
      case "search":
        if (id === undefined) return <SearchPage />;
        break;
      case "settings":
        if (me.isOffice && id === undefined) return <OfficeDesk me={me} view="more" />;
        break;
    }
  return (
    <Notice icon="search" title={say("missingTitle")} text={say("missingText")}>
      <Go className="button-link" to="/tabs/mine">{say("toMine")}</Go>
    </Notice>
  );
}
