import { get, put } from "../api";
import { h } from "../dom";
import { icon } from "../icons";
import { empty, load } from "../states";
import { dateAndTime } from "../times";
import { say } from "../words";

interface Entry { id: string; name: string; folder: boolean; size: number; modified: string; path: string }

/** The document library as a tree of folders, with a download for every file, and a way to put a folder into it. */
export function filesView(person: string): HTMLElement {
  const body = h("div", { class: "page-body" });
  const show = (): void => void load(body, () => get<Entry[]>("/_sharepoint/library"), (entries) => (entries.length === 0 ? empty(say("noFiles"), "folder") : draw(entries)));
  show();
  return h("section", { class: "page narrow" }, [h("h1", {}, say("files")), upload(person, show), body]);
}

// A chosen folder keeps its name below the folder that is typed, as when it is dragged there.
function upload(person: string, then: () => void): HTMLElement {
  const into = h("input", { type: "text", "aria-label": say("into"), placeholder: say("into"), "data-testid": "into" });
  const picker = h("input", { type: "file", multiple: true, hidden: true, "data-testid": "folder-picker" });
  picker.webkitdirectory = true;
  picker.addEventListener("change", () => {
    void Promise.all([...(picker.files ?? [])].map((file) =>
      put([...into.value.split("/"), ...file.webkitRelativePath.split("/")].filter((part) => part), file, person))).then(then);
  });
  return h("div", { class: "upload" }, [into, h("button", { type: "button", "data-testid": "upload-folder" }, say("uploadFolder"), { click: () => picker.click() }), picker]);
}

function draw(entries: Entry[]): HTMLElement {
  return h("div", { class: "table-frame", tabindex: 0, role: "region", "aria-label": say("library") }, h("table", { class: "files" }, [
    h("thead", {}, h("tr", {}, [say("name"), say("modified"), say("size")].map((title) => h("th", { scope: "col" }, title)))),
    h("tbody", {}, entries.map((entry) => h("tr", { "data-testid": entry.folder ? "folder" : "file" }, [
      h("td", { style: `--depth:${depth(entry)}` }, entry.folder
        ? h("span", { class: "file-name" }, [icon("folder"), entry.name])
        : h("a", { class: "file-name", href: `/_sharepoint/files/${encodeURIComponent(entry.id)}`, download: entry.name, "aria-label": say("download", { name: entry.name }) }, [icon("file"), entry.name, icon("download", 16)])),
      h("td", {}, entry.modified ? dateAndTime(entry.modified) : ""),
      h("td", { class: "number" }, entry.folder ? "" : bytes(entry.size)),
    ]))),
  ]));
}

const depth = (entry: Entry): number => entry.path.split("/").filter((part) => part).length - 1;

const bytes = (n: number): string => (n < 1024 ? `${n} B` : n < 1_048_576 ? `${(n / 1024).toFixed(1)} KB` : `${(n / 1_048_576).toFixed(1)} MB`);
