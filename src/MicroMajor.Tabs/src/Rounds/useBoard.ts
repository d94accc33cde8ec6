import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import { keyOf } from "../Wire/answers";
import type { Board, BoardRow } from "../Wire/office";
import { useReading } from "../Wire/reading";
import { read } from "../Wire/wire";
import { boardPath, type BoardFilter } from "./questions";

/** A page after the first: where it begins, what stood there, and whether something has changed since. */
export interface Part { after: string; board: Pick<Board, "rows" | "next">; old: boolean }

/** So many rows before the end the next page is fetched. */
const ahead = 30;

/** The rows page by page; what moved from one to another meanwhile stands once, where it was read last. */
export function laid(pages: { rows: BoardRow[]; old?: boolean }[]): BoardRow[][] {
  const at = new Map<string, unknown>();
  for (const page of [...pages.filter((each) => !each.old), ...pages.filter((each) => each.old)]) for (const row of page.rows) if (!at.has(row.id)) at.set(row.id, page);
  return pages.map((page) => page.rows.filter((row) => at.get(row.id) === page));
}

/** The pages with one that was read again: those behind it go on where it ends now. */
export function renewed(parts: Part[], part: Part, board: Part["board"]): Part[] {
  const [before, behind] = [parts.slice(0, parts.indexOf(part)), parts.slice(parts.indexOf(part) + 1)];
  return [...before, { ...part, board, old: false }, ...follow(board.next, behind)];
}

/** The pages behind one that ends there. */
export const follow = (next: string | undefined, [first, ...rest]: Part[]): Part[] =>
  next === undefined || !first ? [] : [first.after === next ? first : { ...first, after: next, old: true }, ...rest];

// What was opened last is there again for whoever comes back.
let opened: { key: string; parts: Part[] } = { key: "", parts: [] };

/** The board, page after page as it is looked through; when something changes, what is in sight is read again, and the rest when it comes in sight. */
export function useBoard(roundId: string, filter: BoardFilter) {
  const path = boardPath(roundId, filter);
  const key = keyOf(path);
  const { data, failed, again } = useReading<Board>(path, (change) => change.kind !== "assignment");
  const [, draw] = useState(opened);
  const [reading, setReading] = useState(false);
  const stuck = useRef(false);
  const going = useRef(false);
  // While another choice is read the last one is still shown.
  const last = useRef<Board>(undefined);
  if (data) last.current = data;
  const parts = opened.key === key ? opened.parts : none;
  const put = useCallback((now: Part[]): void => draw((opened = { key, parts: now })), [key]);

  const first = useRef(data);
  useEffect(() => {
    stuck.current = false;
    if (!data || data === first.current) return;
    first.current = data;
    if (opened.key === key && opened.parts.length > 0) put(follow(data.next, opened.parts).map((part) => ({ ...part, old: true })));
  }, [data, key, put]);

  const shown = data ?? last.current;
  const pages = useMemo(() => (shown ? laid([{ rows: shown.rows }, ...parts.map((part) => ({ rows: part.board.rows, old: part.old }))]) : []), [shown, parts]);
  const rows = useMemo(() => pages.flat(), [pages]);
  const next = shown && (parts.length > 0 ? parts.at(-1)!.board.next : shown.next);

  const fetchOne = async (after: string, take: (board: Board) => void): Promise<void> => {
    if (going.current) return;
    going.current = true;
    setReading(true);
    try {
      const board = await read<Board>(boardPath(roundId, filter, `after=${encodeURIComponent(after)}`));
      if (here.current === key) take(board);
      stuck.current = false;
    } catch (failure) {
      // It is not tried again by itself: the button is there, and every change.
      stuck.current = true;
      tellPerson(sentenceOf(failure), "bad");
    } finally {
      going.current = false;
      setReading(false);
    }
  };
  const here = useRef(key);
  here.current = key;

  const more = async (): Promise<void> => {
    if (next && data) await fetchOne(next, (board) => put([...(opened.key === key ? opened.parts : []), { after: next, board, old: false }]));
  };

  /** These rows are in sight. */
  const look = (from: number, to: number): void => {
    if (!data || reading || stuck.current) return;
    let at = pages[0].length;
    for (const [n, part] of parts.entries()) {
      const end = at + pages[n + 1].length;
      // A page whose rows all went elsewhere is looked at where it was.
      if (part.old && at <= to && Math.max(end, at + 1) > from) return void fetchOne(part.after, (board) => opened.parts.includes(part) && put(renewed(opened.parts, part, board)));
      at = end;
    }
    if (next && to >= rows.length - ahead) void more();
  };
  return { board: shown, rows, next, more, look, reading, stale: !data, failed, again };
}

const none: Part[] = [];
