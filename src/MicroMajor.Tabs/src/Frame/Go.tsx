import type { JSX, MouseEvent, ReactNode } from "react";
import { go, safe } from "./router";

/** A link to a place of ours: an ordinary one, so that it can be opened in a new window too. */
export const Go = ({ to, children, className, current, onGo }: { to: string; children: ReactNode; className?: string; current?: boolean; onGo?: () => void }): JSX.Element => (
  <a
    href={safe(to)}
    className={className}
    aria-current={current ? "page" : undefined}
    onClick={(event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      onGo?.();
      go(to);
    }}
  >
    {children}
  </a>
);
