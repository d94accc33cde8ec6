import { useEffect, useRef, useState } from "react";
import { sentenceOf, tellPerson } from "../Frame/acts";
import type { Board, BoardRow } from "../Wire/office";
import { useReading } from "../Wire/reading";
import { read } from "../Wire/wire";

export interface BoardFilter { state: string; unit: string; order: string; direction: string }

export const queryOf = (filter: Partial<BoardFilter>): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();

export const boardPath = (roundId: string, filter: Partial<BoardFilter>, more = ""): string => {
  const query = [queryOf(filter), more].filter((part) => part).join("&");
  return `/tabs/api/rounds/${encodeURIComponent(roundId)}/board${query && `?${query}`}`;
};

/** Pages that follow each other, without what moved from one to the next while they were read. */
export function joined(pages: Pick<Board, "rows">[]): BoardRow[] {
  const seen = new Set<string>();
  return pages.flatMap((page) => page.rows).filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** The board, page after page; what was opened stays open when it is read again. */
export function useBoard(roundId: string, filter: BoardFilter) {
  const path = boardPath(roundId, filter);
  const { data, failed, again } = useReading<Board>(path, (change) => change.kind !== "assignment");
  const [rest, setRest] = useState<{ path: string; pages: Board[] }>({ path, pages: [] });
  const [reading, setReading] = useState(false);
  // While another choice is read the last one is still shown.
  const last = useRef<Board>(undefined);
  if (data) last.current = data;
  const open = useRef(rest);
  open.current = rest.path === path ? rest : { path, pages: [] };

  useEffect(() => {
    const count = open.current.pages.length;
    if (!data || count === 0) return;
    let over = false;
    void (async () => {
      const pages: Board[] = [];
      for (let next = data.next; next && pages.length < count; next = pages.at(-1)?.next) pages.push(await read<Board>(boardPath(roundId, filter, `after=${encodeURIComponent(next)}`)));
      if (!over) setRest({ path, pages });
    })().catch(() => undefined);
    return () => void (over = true);
    // Only a newer first page asks for the others again.
  }, [data]);

  const pages = open.current.pages;
  const shown = data ?? last.current;
  const next = shown && (pages.length > 0 ? pages.at(-1)!.next : shown.next);
  const more = async (): Promise<void> => {
    if (!next || reading) return;
    setReading(true);
    try {
      const page = await read<Board>(boardPath(roundId, filter, `after=${encodeURIComponent(next)}`));
      setRest({ path, pages: [...open.current.pages, page] });
    } catch (failure) {
      tellPerson(sentenceOf(failure), "bad");
    } finally {
      setReading(false);
    }
  };
  return { board: shown, rows: shown ? joined([shown, ...pages]) : [], next, more, reading, stale: !data, failed, again };
}
