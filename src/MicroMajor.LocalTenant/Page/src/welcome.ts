import type { Person, Tenant } from "./api";
import { avatar } from "./avatar";
import { h } from "./dom";
import { settingsControls } from "./frame";
import { addressWith } from "./settings";
import { say } from "./words";

/** The first page: everybody who lives here, to choose one from. */
export function welcome(tenant: Tenant, people: Person[]): HTMLElement {
  return h("main", { class: "welcome", id: "main" }, [
    h("div", { class: "welcome-bar" }, settingsControls()),
    h("p", { class: "secondary" }, tenant.tenantName),
    h("h1", {}, say("whoAreYou")),
    h("p", { class: "secondary" }, say("whoHint")),
    h("ul", { class: "people" }, people.map((person) => h("li", {}, h("a", { href: addressWith({ as: person.objectId }), "data-testid": "person", "data-object-id": person.objectId }, [
      avatar(person.displayName, 44),
      h("span", { class: "person-name" }, person.displayName),
      h("span", { class: "secondary" }, [person.jobTitle, person.department].filter((part) => part).join(" · ") || person.userPrincipalName),
      person.unread > 0 ? h("span", { class: "badge", role: "img", "aria-label": say("unread", { n: person.unread }) }, String(person.unread)) : null,
    ])))),
  ]);
}
