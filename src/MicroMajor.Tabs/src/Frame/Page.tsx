import { useEffect, useRef, type JSX, type ReactNode } from "react";
import { say } from "./words";
import { settled } from "./session";

/** A desk: its title takes the focus when it is gone to, so that a screen reader says where one is. */
export function Page({ title, lead, children, wide, id }: { title: string; lead?: ReactNode; children?: ReactNode; wide?: boolean; id?: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${title} · ${say("product")}`;
  }, [title]);
  useEffect(() => {
    settled();
    // Whoever has begun to type already is not disturbed.
    if (document.activeElement === null || document.activeElement === document.body || !first.current) heading.current?.focus({ preventScroll: true });
    first.current = false;
    scrollTo({ top: 0 });
  }, [id]);
  return (
    <main id="main" className={wide ? "page wide" : "page"}>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {lead && <div className="lead">{lead}</div>}
      </header>
      {children}
    </main>
  );
}

/** Something like the desk to come, without its words. */
export const Skeleton = ({ lines = 5, title = true }: { lines?: number; title?: boolean }): JSX.Element => (
  <main id="main" className="page" aria-busy="true">
    <p className="sr" role="status">{say("loading")}</p>
    <div aria-hidden="true">
      {title && <div className="bone bone-title" />}
      {Array.from({ length: lines }, (_, n) => (
        <div className="bone-line" key={n}>
          <div className="bone bone-dot" />
          <div className="bone" style={{ width: `${72 - ((n * 17) % 38)}%` }} />
        </div>
      ))}
    </div>
  </main>
);
