import { get } from "../api";
import { h } from "../dom";
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
    names.replaceChildren(...lists.map((list) => h("li", {}, h("a", { href: `#/lists/${encodeURIComponent(list.id)}`, "aria-current": list.id === decodeURIComponent(chosen ?? "") ? "page" : null, "data-testid": "list" }, [
      h("span", {}, list.displayName),
      h("span", { class: "secondary" }, say("items", { n: list.itemCount })),
    ]))));
    const list = lists.find((one) => one.id === decodeURIComponent(chosen ?? "")) ?? lists[0];
    if (!list) return empty(say("noLists"), "list");
    const table = h("div", { class: "table-frame", tabindex: 0, role: "region", "aria-label": list.displayName });
    void load(table, () => get<Item[]>(`/_sharepoint/lists/${encodeURIComponent(list.id)}/items`), (items) => (items.length === 0 ? empty(say("noItems"), "list") : draw(list, items)));
    return [h("header", { class: "page-header" }, [h("a", { class: "quiet back", href: "#/lists" }, say("lists")), h("h2", {}, list.displayName), h("span", { class: "secondary" }, say("items", { n: list.itemCount }))]), table];
  });
  return view;
}

function draw(list: List, items: Item[]): HTMLElement {
  return h("table", {}, [
    h("thead", {}, h("tr", {}, [h("th", { scope: "col" }, "ID"), ...list.columns.map((column) => h("th", { scope: "col", title: column.name }, column.displayName))])),
    h("tbody", {}, items.map((item) => h("tr", {}, [h("td", {}, item.id), ...list.columns.map((column) => h("td", {}, cell(column, item.fields[column.name])))]))),
  ]);
}

function cell(column: Column, value: unknown): Node | string {
  if (value === null || value === undefined) return "";
  if (column.type === "boolean") return value === true ? "✓" : "–";
  if (column.type === "dateTime" && typeof value === "string") return dateAndTime(value);
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (text.length <= 120) return text;
  return h("details", {}, [h("summary", {}, [...text].slice(0, 60).join("") + "…"), h("div", { class: "long-text" }, text)]);
}
