import type { Person, Tenant } from "./api";
import { avatar } from "./avatar";
import { h, set } from "./dom";
import { icon, type IconName } from "./icons";
import { addressWith, applyTheme, setLanguage, settings, type Theme } from "./settings";
import { say, type Word } from "./words";

export type Place = "activity" | "chat" | "lists" | "files";

const places: readonly (readonly [Place, IconName])[] = [["activity", "bell"], ["chat", "chat"], ["lists", "list"], ["files", "folder"]];

/** The window around everything: the bar with person, theme and language, and the rail with the places. */
export class Frame {
  readonly main = h("main", { id: "main", tabindex: -1 });
  private readonly links = new Map<Place, HTMLAnchorElement>();

  constructor(tenant: Tenant, people: Person[], person: Person) {
    const rail = h("nav", { class: "rail", "aria-label": say("navigation") }, places.map(([place, picture]) => this.link(place, picture)));
    document.getElementById("app")!.replaceChildren(
      h("a", { class: "skip", href: "#main" }, say("skip"), {
        click: (event) => {
          event.preventDefault();
          this.main.focus();
        },
      }),
      topBar(tenant, people, person),
      rail,
      this.main,
    );
  }

  show(place: Place, view: HTMLElement): void {
    for (const [name, link] of this.links) set(link, "aria-current", name === place ? "page" : null);
    if (this.main.firstChild !== view) this.main.replaceChildren(view);
  }

  count(place: Place, n: number): void {
    const link = this.links.get(place)!;
    link.querySelector(".badge")?.remove();
    set(link, "aria-label", n > 0 ? `${say(place)}, ${say("unread", { n })}` : null);
    if (n > 0) link.append(h("span", { class: "badge", "aria-hidden": "true" }, String(n)));
    if (place === "chat") document.title = n > 0 ? `(${n}) ${say("title")}` : say("title");
  }

  private link(place: Place, picture: IconName): HTMLElement {
    const link = h("a", { href: `#/${place}`, class: "rail-link", "data-testid": `nav-${place}` }, [icon(picture, 22), h("span", {}, say(place))]);
    this.links.set(place, link);
    return link;
  }
}

function topBar(tenant: Tenant, people: Person[], person: Person): HTMLElement {
  const who = select(say("person"), "person-select", people.map((one) => [one.objectId, one.displayName]), person.objectId, (value) => location.assign(addressWith({ as: value, sub: undefined })));
  return h("header", { class: "top" }, [
    h("a", { class: "brand", href: "/", title: say("whoAreYou") }, [h("img", { src: "/icon.svg", alt: "", width: 24, height: 24 }), h("span", {}, tenant.tenantName)]),
    settingsControls(),
    h("div", { class: "who" }, [avatar(person.displayName, 28), who]),
  ]);
}

/** Theme and language, also on the page that asks who you are. */
export function settingsControls(): HTMLElement {
  const themes: [Theme, Word][] = [["light", "light"], ["dark", "dark"], ["contrast", "contrast"]];
  return h("div", { class: "settings" }, [
    select(say("theme"), "theme-select", themes.map(([theme, word]) => [theme, say(word)]), settings.theme, (value) => applyTheme(value as Theme)),
    select(say("language"), "language-select", [["zh", "中文"], ["en", "English"]], settings.language, (value) => setLanguage(value as "zh" | "en")),
  ]);
}

function select(label: string, testId: string, choices: [string, string][], value: string, changed: (value: string) => void): HTMLElement {
  const box = h("select", { "aria-label": label, title: label, "data-testid": testId }, choices.map(([key, text]) => h("option", { value: key, selected: key === value }, text)), {
    change: () => changed(box.value),
  });
  return h("span", { class: "select" }, [box, icon("chevron", 16)]);
}
