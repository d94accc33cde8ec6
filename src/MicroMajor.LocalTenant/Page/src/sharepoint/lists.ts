import { get } from "../api";
import { h } from "../dom";
import { icon } from "../icons";
import { empty, load } from "../states";
import { dateAndTime } from "../times";
import { say } from "../words";

interface Column { name: string; displayName: string; type: string }
interface List { id: string; displayName: string; itemCount: number; columns: Column[] }
interface Item { id: string; fields: Record<string, unknown> }

/** The site's lists as a person sees them in SharePoint. */
export function listsView(chosen: string | undefined): HTMLElement {
  const names = h("ul", { class: "side-list" });
  const body = h("div", { class: "page-body" });
  const view = h("div", { class: `two-panes${chosen ? " open" : ""}` }, [
    h("nav", { class: "side", "aria-label": say("lists") }, [h("h1", {}, say("lists")), names]),
    h("section", { class: "page", "aria-label": say("lists") }, body),
  ]);
  void load(body, () => get<List[]>("/_sharepoint/lists"), (lists) => {
    const list = lists.find((one) => one.id === decodeURIComponent(chosen ?? "")) ?? lists[0];
    names.replaceChildren(...lists.map((one) => h("li", {}, h("a", { href: `#/lists/${encodeURIComponent(one.id)}`, "aria-current": one === list ? "page" : null, "data-testid": "list" }, [
      h("span", {}, one.displayName),
      h("span", { class: "secondary" }, say("items", { n: one.itemCount })),
    ]))));
    if (!list) return empty(say("noLists"), "list");
    const table = h("div", { class: "table-frame", tabindex: 0, role: "region", "aria-label": list.displayName });
    void load(table, () => get<Item[]>(`/_sharepoint/lists/${encodeURIComponent(list.id)}/items`), (items) => (items.length === 0 ? empty(say("noItems"), "list") : draw(list, items)));
    return [h("header", { class: "page-header" }, [h("a", { class: "quiet back", href: "#/lists" }, [icon("back"), say("lists")]), h("h1", {}, list.displayName), h("span", { class: "secondary" }, say("items", { n: list.itemCount }))]), table];
  });
  return view;
}

// What the platform writes stands last: a person looks for the rest.
const columnsOf = (list: List): Column[] => {
  const last = ["Modified", "Created"];
  return [...list.columns.filter((column) => !last.includes(column.name)), ...list.columns.filter((column) => last.includes(column.name))];
};

function draw(list: List, items: Item[]): HTMLElement {
  const columns = columnsOf(list);
  return h("table", {}, [
    h("thead", {}, h("tr", {}, [h("th", { scope: "col" }, "ID"), ...columns.map((column) => h("th", { scope: "col", title: column.name }, column.displayName))])),
    h("tbody", {}, items.map((item) => h("tr", {}, [h("td", {}, item.id), ...columns.map((column) => data(cell(column, item.fields[column.name])))]))),
  ]);
}

const data = (content: Node | string): HTMLElement => h("td", { class: typeof content === "string" && content.length <= 24 ? "short" : null }, content);

function cell(column: Column, value: unknown): Node | string {
  if (value === null || value === undefined) return "";
  if (column.type === "boolean") return value === true ? "✓" : "–";
  if (column.type === "dateTime" && typeof value === "string") return dateAndTime(value);
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (text.length <= 80) return text;
  return h("details", {}, [h("summary", {}, [...text].slice(0, 36).join("") + "…"), h("div", { class: "long-text" }, text)]);
}
