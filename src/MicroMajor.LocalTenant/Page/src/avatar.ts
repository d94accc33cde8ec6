import { h } from "./dom";

/** A round sign with the last characters of a Chinese name or the initials of another. */
export function avatar(name: string, size = 32): HTMLElement {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 997;
  const latin = /^[\x00-\x7f]+$/.test(name);
  const short = latin
    ? name.split(/\s+/).map((part) => part[0] ?? "").join("").slice(0, 2).toUpperCase()
    : [...name].slice(-2).join("");
  return h("span", { class: `avatar hue-${sum % 8}`, style: `--size:${size}px`, "aria-hidden": "true" }, short);
}

export const appAvatar = (name: string, size = 32): HTMLElement =>
  h("span", { class: "avatar app", style: `--size:${size}px`, "aria-hidden": "true" }, [...name][0] ?? "");
