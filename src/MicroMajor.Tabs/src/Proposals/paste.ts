import type { Field } from "../Wire/proposals";

/** Cells of a table that was copied from Excel, WPS or Word; null where there is none. */
export function tableIn(html: string, text: string): string[][] | null {
  const rows = html ? fromHtml(html) : null;
  if (rows && (rows.length > 1 || (rows[0]?.length ?? 0) > 1)) return rows;
  const plain = fromText(text);
  return plain.length > 1 || (plain[0]?.length ?? 0) > 1 ? plain : null;
}

/** Tab-separated text as spreadsheets copy it: a cell with a line break or a tab stands in quotes. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') (cell += '"', at++);
      else quoted = false;
    } else if (sign === '"' && cell === "" && closes(source, at)) quoted = true;
    else if (sign === "\t") (row.push(cell), (cell = ""));
    else if (sign === "\n") (row.push(cell), rows.push(row), (row = []), (cell = ""));
    else cell += sign;
  }
  row.push(cell);
  rows.push(row);
  return trimmed(rows);
}

// A cell that only begins with a quotation mark is text.
const closes = (source: string, at: number): boolean => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));

/** The first table of a piece of HTML; a cell that spans several is written once, the rest of its place stays blank. */
export function fromHtml(html: string): string[][] | null {
  const start = html.search(/<table[\s>]/i);
  if (start < 0) return null;
  const rows: string[][] = [];
  const below = new Map<number, number>();
  let row: string[] | undefined;
  let column = 0;
  let cell: string | undefined;
  let depth = 0;
  const skip = (): void => {
    while (row && (below.get(column) ?? 0) > 0) {
      below.set(column, below.get(column)! - 1);
      row[column++] = "";
    }
  };
  for (const [piece, tag, rest] of html.slice(start).replace(/<!--[\s\S]*?-->/g, "").replace(/<(style|script)[\s\S]*?<\/\1>/gi, "").matchAll(/<(\/?[a-z][a-z0-9:]*)([^>]*)>|[^<]+|</gi)) {
    const name = tag?.toLowerCase();
    if (name === "table") depth++;
    else if (name === "/table" && --depth === 0) break;
    if (depth !== 1) {
      if (!name && cell !== undefined) cell += piece;
      continue;
    }
    if (name === "tr") (rows.push((row = [])), (column = 0), skip());
    else if (name === "td" || name === "th") {
      cell = "";
      const down = Number(/rowspan\s*=\s*["']?(\d+)/i.exec(rest ?? "")?.[1] ?? 1);
      const across = Math.min(50, Number(/colspan\s*=\s*["']?(\d+)/i.exec(rest ?? "")?.[1] ?? 1));
      if (down > 1) for (let n = 0; n < across; n++) below.set(column + n, down - 1);
      pending = across;
    } else if (name === "/td" || name === "/th") {
      if (row && cell !== undefined) {
        row[column++] = plain(cell);
        for (let n = 1; n < pending; n++) row[column++] = "";
        skip();
      }
      cell = undefined;
    } else if (cell !== undefined) cell += name === "br" || name === "/p" || name === "/div" ? "\u0001" : name ? "" : piece;
  }
  return trimmed(rows);
}

let pending = 1;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", middot: "·", mdash: "—", ndash: "–", ldquo: "“", rdquo: "”" };

// Line breaks of the source are blanks; those of the page are marked.
const plain = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) =>
    name[0] === "#" ? String.fromCodePoint(Math.min(0x10ffff, Number(/^#x/i.test(name) ? `0x${name.slice(2)}` : name.slice(1)) || 0xfffd)) : (entities[name.toLowerCase()] ?? whole))
    .replace(/ *\u0001 */g, "\n").trim();

function trimmed(rows: string[][]): string[][] {
  const full = rows.map((row) => row.map((cell) => (cell ?? "").replace(/\u00a0/g, " ").trim())).filter((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...full.map((row) => row.findLastIndex((cell) => cell !== "") + 1));
  return full.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? ""));
}

const bare = (text: string): string => text.toLowerCase().replace(/[\s*＊:：()（）/、，,.。_-]/g, "");

/** Does this cell name the column? */
const names = (column: Field, text: string): boolean => {
  const [label, cell] = [bare(column.label), bare(text)];
  return cell !== "" && (label === cell || bare(column.key) === cell || (cell.length >= 2 && label.length >= 2 && (label.includes(cell) || cell.includes(label))));
};

export interface PastePlan { columns: (string | null)[]; header: boolean }

/** Which pasted column goes where: by the names in the first row, else one after the other from where the cursor stood. */
export function planOf(rows: string[][], columns: Field[], from = 0): PastePlan {
  const first = rows[0] ?? [];
  const taken = new Set<string>();
  const named = first.map((cell) => {
    const exact = columns.find((column) => !taken.has(column.key) && bare(column.label) === bare(cell) && cell !== "");
    const found = exact ?? columns.find((column) => !taken.has(column.key) && names(column, cell));
    if (found) taken.add(found.key);
    return found?.key ?? null;
  });
  const hits = named.filter((key) => key !== null).length;
  if (hits >= Math.max(1, Math.ceil(first.filter((cell) => cell !== "").length / 2)) && (rows.length > 1 || hits > 1)) return { header: true, columns: named };
  // A first column that only counts the rows belongs nowhere.
  const counts = rows.length > 1 && from === 0 && rows.every((row, n) => /^\d+$/.test(row[0]) && Number(row[0]) === Number(rows[0][0]) + n) && columns[0]?.kind !== "number";
  return { header: false, columns: first.map((_, n) => (counts && n === 0 ? null : (columns[from + n - (counts ? 1 : 0)]?.key ?? null))) };
}

/** The pasted rows as cells of the table, and what could not be understood of them. */
export function cellsOf(rows: string[][], plan: PastePlan, columns: Field[]): { cells: Record<string, string>; doubts: string[] }[] {
  return (plan.header ? rows.slice(1) : rows).map((row) => {
    const cells: Record<string, string> = {};
    const doubts: string[] = [];
    row.forEach((text, n) => {
      const column = columns.find((one) => one.key === plan.columns[n]);
      if (!column || text === "") return;
      const value = valueOf(column, text);
      cells[column.input ?? column.key] = value ?? text;
      if (value === null) doubts.push(column.key);
    });
    return { cells, doubts };
  });
}

/** A pasted text as the column keeps it; null where it is not one of its kind. */
export function valueOf(column: Field, text: string): string | null {
  switch (column.kind) {
    case "number": {
      const found = /^[^\d-]*(-?\d+(?:[.,]\d+)?)\s*[^\d]*$/.exec(text.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));
      return found ? found[1].replace(",", ".") : null;
    }
    case "yesno":
      return /^(是|有|对|√|✓|✔|☑|y|yes|true|1)$/i.test(text) ? "true" : /^(否|无|不是|×|✗|□|n|no|false|0)$/i.test(text) ? "false" : null;
    case "date": {
      const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.replace(/\s/g, ""));
      return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : null;
    }
    case "choice":
    case "many": {
      const one = (word: string): string | undefined => column.choices?.find((choice) => bare(choice.title) === bare(word) || choice.value === word)?.value;
      if (column.kind === "choice") return one(text) ?? null;
      const all = text.split(/[、,，;；\n]/).map((word) => word.trim()).filter((word) => word !== "").map(one);
      return all.every((value) => value !== undefined) ? all.join(",") : null;
    }
    default:
      return column.kind === "long" ? text : text.replace(/\s*\n\s*/g, " ");
  }
}
