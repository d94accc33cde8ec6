import { defaultRangeExtractor, useWindowVirtualizer, type Range } from "@tanstack/react-virtual";
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX, type Ref } from "react";
import { Go } from "../Frame/Go";
import { ActButton, LineRow } from "../Frame/Lines";
import { exact } from "../Frame/times";
import { usePlace } from "../Frame/usePlace";
import type { BoardRow } from "../Wire/office";
import { ago } from "./ago";
import { figure } from "./figure";
import { say } from "./words";

/** So many rows are all there, and found by the browser's own search; of more only those in sight and their neighbours. */
const few = 120;
const neighbours = 12;

/** How the table was left: how far it was scrolled, which row had the focus and where that stood. */
interface Left { full: string; y: number; id?: string; top?: number; sizes: NonNullable<Parameters<typeof useWindowVirtualizer>[0]["initialMeasurementsCache"]> }
let left: Left | undefined;

/** Where browsers keep what is looked at in its place by themselves, nobody else has to. */
const anchors = typeof CSS !== "undefined" && CSS.supports("overflow-anchor", "auto");

/** However many rows, as a table or, where it is narrow, as a list; `look` hears which are in sight. */
export function BoardRows({ rows, total, narrow, look }: { rows: BoardRow[]; total?: number; narrow: boolean; look: (from: number, to: number) => void }): JSX.Element {
  const { full } = usePlace();
  const list = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [back] = useState(() => (left?.full === full ? left : undefined));
  const at = useMemo(() => new Map(rows.map((row, n) => [row.id, n])), [rows]);
  const rolls = useWindowVirtualizer<HTMLElement>({
    count: rows.length,
    estimateSize: () => (narrow ? 116 : 66),
    getItemKey: (n) => rows[n].id,
    overscan: rows.length <= few ? few : neighbours,
    scrollMargin: top,
    initialMeasurementsCache: back?.sizes,
    rangeExtractor: (range) => withHeld(range, list.current, at),
  });
  if (anchors) rolls.shouldAdjustScrollPositionOnItemSizeChange = () => false;

  useLayoutEffect(() => {
    const measure = (): void => setTop((old) => {
      const now = Math.round((list.current?.getBoundingClientRect().top ?? 0) + scrollY);
      return Math.abs(now - old) > 1 ? now : old;
    });
    measure();
    // What stands above is opened and shut.
    const watch = new ResizeObserver(measure);
    watch.observe(document.getElementById("main") ?? document.body);
    return () => watch.disconnect();
  }, [narrow]);

  const { startIndex = 0, endIndex = 0 } = rolls.range ?? {};
  useEffect(() => look(startIndex, endIndex));
  useComingBack(full, back, list, () => rolls.measurementsCache);

  const items = rolls.getVirtualItems();
  const gaps = items.map((item, n) => item.start - (n === 0 ? top : items[n - 1].end));
  const rest = rows.length === 0 || items.length === 0 ? 0 : top + rolls.getTotalSize() - items.at(-1)!.end;
  const drawn = (gap: (height: number, key: string) => JSX.Element, row: (row: BoardRow, n: number) => JSX.Element): JSX.Element[] => [
    ...items.flatMap((item, n) => [...(gaps[n] > 0.5 ? [gap(gaps[n], `before ${item.key}`)] : []), row(rows[item.index], item.index)]),
    ...(rest > 0.5 ? [gap(rest, "rest")] : []),
  ];
  return narrow ? (
    <ul ref={list as Ref<HTMLUListElement>} className="lines">
      {drawn(
        (height, key) => <li key={key} className="gap" role="presentation" aria-hidden="true" style={{ height }} />,
        (row, n) => <Card key={row.id} row={row} n={n} total={total} measure={rolls.measureElement} />,
      )}
    </ul>
  ) : (
    <div className="table-place board-place" role="region" aria-label={say("board")} tabIndex={0}>
      <table className="table board-table" aria-rowcount={total === undefined ? -1 : total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("unit")}</th>
            <th scope="col">{say("state")}</th>
            <th scope="col" className="number">{say("credits")}</th>
            <th scope="col" className="number">{say("mean")}</th>
            <th scope="col">{say("updatedAt")}</th>
            <th scope="col"><span className="sr">{say("do")}</span></th>
          </tr>
        </thead>
        <tbody ref={list as Ref<HTMLTableSectionElement>}>
          {drawn(
            (height, key) => <tr key={key} className="gap" role="presentation" aria-hidden="true"><td colSpan={7} style={{ height }} /></tr>,
            (row, n) => <Row key={row.id} row={row} n={n} measure={rolls.measureElement} />,
          )}
        </tbody>
      </table>
    </div>
  );
}

// Where the focus is, or a selection begins, the row stays although it is out of sight: nobody is thrown out of what they do.
function withHeld(range: Range, list: HTMLElement | null, at: Map<string, number>): number[] {
  const shown = defaultRangeExtractor(range);
  const held = [document.activeElement, getSelection()?.anchorNode?.parentElement]
    .map((node) => (node && list?.contains(node) ? at.get(node.closest<HTMLElement>("[data-id]")?.dataset.id ?? "") : undefined))
    .filter((n) => n !== undefined && n < range.count);
  return held.length === 0 ? shown : [...new Set([...shown, ...(held as number[])])].sort((a, b) => a - b);
}

/** Whoever comes back from a proposal finds the table where they left it, at the row that they went to. */
function useComingBack(full: string, back: Left | undefined, list: { current: HTMLElement | null }, sizes: () => Left["sizes"]): void {
  const now = useRef<Left>({ full, y: 0, sizes: [] });
  now.current.full = full;
  useEffect(() => {
    const mine = now.current;
    const rowOf = (id = ""): HTMLElement | null => list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? null;
    const look = (id: string | undefined): void => {
      // While the next page is fetched this one is hidden, its list taken away from us: what is scrolled and focused is no longer here.
      if ((list.current?.getClientRects().length ?? 0) === 0) return;
      Object.assign(mine, { y: scrollY, id, top: rowOf(id)?.getBoundingClientRect().top });
    };
    const scrolled = (): void => look(mine.id);
    const focused = ({ target }: FocusEvent): void => look(target instanceof Element && list.current?.contains(target) ? target.closest<HTMLElement>("[data-id]")?.dataset.id : undefined);
    addEventListener("scroll", scrolled, { passive: true });
    document.addEventListener("focusin", focused);
    let frame = 0;
    let came = false;
    // Rows above that are measured only now move it once more: it is held until it has stood still for three frames.
    const hold = (calm: number, tries: number): void => {
      const row = rowOf(back!.id);
      const off = row ? row.getBoundingClientRect().top - back!.top! : 0;
      if (row && !came) row.querySelector("a")?.focus({ preventScroll: true });
      came ||= row !== null;
      if (Math.abs(off) > 1) scrollBy({ top: off });
      if (back!.id !== undefined && tries > 0 && calm < 3) frame = requestAnimationFrame(() => hold(row && Math.abs(off) <= 1 ? calm + 1 : 0, tries - 1));
    };
    // The page has begun at its head by then.
    if (back && (back.y > 0 || back.id !== undefined)) frame = requestAnimationFrame(() => (scrollTo({ top: back.y }), hold(0, 20)));
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", scrolled);
      document.removeEventListener("focusin", focused);
      left = { ...mine, sizes: sizes() };
    };
    // Once for each time that it is gone to.
  }, []);
}

const lineOf = (row: BoardRow) => ({
  id: row.id, kind: "proposal", title: row.name || say("unnamed"), subtitle: `${row.id} · ${row.unit} · ${row.owner}`, state: row.said, tone: row.tone, to: row.to, act: row.act,
  meta: [row.waiting, row.pending ?? "", row.mean === undefined ? "" : say("meanOf", { n: figure(row.mean) }), ...(row.flags ?? [])].filter((text) => text),
});

const Card = memo(function Card({ row, n, total, measure }: { row: BoardRow; n: number; total?: number; measure: (node: HTMLElement | null) => void }): JSX.Element {
  return <LineRow line={lineOf(row)} place={{ ref: measure, "data-index": n, "data-id": row.id, "aria-posinset": n + 1, "aria-setsize": total ?? -1 }} />;
});

const Row = memo(function Row({ row, n, measure }: { row: BoardRow; n: number; measure: (node: HTMLElement | null) => void }): JSX.Element {
  return (
    <tr ref={measure} data-index={n} data-id={row.id} aria-rowindex={n + 2}>
      <th scope="row"><Go to={row.to}>{row.name || say("unnamed")}</Go><small>{row.id}</small></th>
      <td>{row.unit}<small>{row.owner}</small></td>
      <td>
        <span className={`state tone-${row.tone}`}>{row.said}</span>
        <small>{[row.pending ?? row.waiting, ...(row.flags ?? [])].filter((text) => text).join(" · ")}</small>
      </td>
      <td className="number">{row.credits ? figure(row.credits) : say("none2")}</td>
      <td className="number">{row.mean === undefined ? say("none2") : figure(row.mean)}</td>
      <td><time dateTime={row.updatedAt} title={exact(row.updatedAt)}>{ago(row.updatedAt)}</time><small>{exact(row.updatedAt)}</small></td>
      <td className="table-act">{row.act && <ActButton act={row.act} small quiet />}</td>
    </tr>
  );
});
