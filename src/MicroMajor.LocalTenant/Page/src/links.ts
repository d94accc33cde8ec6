import { type Destination, destination } from "./tabs/deepLink";

type Follower = (to: Destination) => boolean;

let follow: Follower = () => false;

/** Links into Teams that lead to this app are followed inside the page; everything else opens beside it. */
export function followLinksWith(follower: Follower): void {
  follow = follower;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const to = link ? destination(link.href) : undefined;
    if (to && follow(to)) event.preventDefault();
  }, { capture: true });
}

/** False for what is no link that a person may open. */
export function openLink(link: string): boolean {
  const to = destination(link);
  if (to && follow(to)) return true;
  if (!/^(https?|mailto|tel):/i.test(link)) return false;
  window.open(link, "_blank", "noopener,noreferrer");
  return true;
}
