import { Button } from "@fluentui/react-components";
import type { ComponentProps, JSX } from "react";
import type { Act, Line } from "../Wire/desks";
import { present } from "../Wire/present";
import { busy, press } from "./acts";
import { Go } from "./Go";
import { Icon } from "./icons";
import { exact, relative } from "./times";
import { useStore } from "./useStore";
import { say } from "./words";

/** A verb as a button; while one is done the others wait. What has to be done before it is waited for. */
export function ActButton({ act, small, quiet, before, after }: { act: Act; small?: boolean; quiet?: boolean; before?: () => Promise<void>; after?: () => void }): JSX.Element {
  const now = useStore(busy);
  const run = async (): Promise<void> => {
    await before?.();
    if (await press(act)) after?.();
  };
  return (
    <Button
      size={small ? "small" : "medium"}
      appearance={act.style === "primary" && !quiet ? "primary" : "secondary"}
      className={act.style === "destructive" ? "destructive" : undefined}
      disabledFocusable={now !== null}
      aria-busy={now === act || undefined}
      onClick={() => void run()}
    >
      {now === act ? say("working") : act.label}
    </Button>
  );
}

/** When something is due, both ways of saying it. */
export const Due = ({ at, overdue }: { at: string; overdue?: boolean }): JSX.Element => {
  const left = new Date(at).getTime() - present().getTime();
  const tone = overdue || left < 0 ? "bad" : left < 3 * 86_400_000 ? "warn" : "none";
  return (
    <span className={`due tone-${tone}`}>
      <Icon name="clock" size={16} />
      <time dateTime={at}>
        <b>{relative(at)}</b> <span>{exact(at)}</span>
      </time>
    </span>
  );
};

/** One matter on a desk: what it is, how it stands, until when, and what can be done at once. */
export const LineRow = ({ line, strong, place }: { line: Line; strong?: boolean; place?: ComponentProps<"li"> & Record<`data-${string}`, unknown> }): JSX.Element => (
  <li {...place} className={`line tone-${line.tone ?? "none"}${strong ? " strong" : ""}`}>
    <div className="line-text">
      <Go to={line.to} className="line-title">{line.title}</Go>
      {line.subtitle && <p className="line-sub">{line.subtitle}</p>}
      {(line.dueAt || (line.meta?.length ?? 0) > 0) && (
        <p className="line-meta">
          {line.dueAt && <Due at={line.dueAt} overdue={line.overdue} />}
          {line.meta?.map((text) => <span key={text}>{text}</span>)}
        </p>
      )}
    </div>
    <div className="line-side">
      {line.state && <span className={`state tone-${line.tone ?? "none"}`}>{line.state}</span>}
      {line.act ? <span className="line-act"><ActButton act={line.act} small quiet={!strong} /></span> : <span className="line-go"><Icon name="chevron" size={16} /></span>}
    </div>
  </li>
);
