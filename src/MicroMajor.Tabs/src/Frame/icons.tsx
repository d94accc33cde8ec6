import type { JSX } from "react";

const drawn = {
  alert: "M10 3.2 17.4 16.4H2.6ZM10 8v3.8M10 14v.2",
  arrow: "M4 10h12M11 5l5 5-5 5",
  back: "M16 10H4M9 5l-5 5 5 5",
  board: "M3.5 4h13v12h-13zM8 4v12M12.5 4v12",
  check: "M4 10.5l4 4 8-9",
  chevron: "M5 8l5 5 5-5",
  clock: "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14M10 6v4.2l2.8 1.8",
  close: "M5 5l10 10M15 5L5 15",
  clip: "M6 3.5h8v13H6zM8 2.5h4v2H8zM8.3 8h3.6M8.3 11h3.6",
  cloud: "M6 15h8.4a3.2 3.2 0 0 0 .3-6.4A5 5 0 0 0 5.2 8.9 3.1 3.1 0 0 0 6 15z",
  document: "M5.5 3h6l3.5 3.5V17h-9.5zM11.2 3v3.8H15",
  down: "M10 4v11M5.5 10.5L10 15l4.5-4.5",
  down2: "M10 3v9M6 8.5L10 12.5l4-4M4 16.5h12",
  edit: "M4 16l.8-3.4L13.2 4.2l2.6 2.6L7.4 15.2zM11.6 5.8l2.6 2.6",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  paste: "M6.5 4.5h-2v12h8M8 3.5h4v2H8zM12 4.5h2v3M10 9.5h6.5v7H10z",
  people: "M7.5 9.5a2.7 2.7 0 1 0 0-5.4a2.7 2.7 0 0 0 0 5.4M2.8 16c.2-3 2-4.6 4.7-4.6s4.500 1.600 4.700 4.600M13 9.300a2.300 2.300 0 1 0 0-4.600M14.200 11.600c1.800.300 2.900 1.800 3 4.400",
  plus: "M10 4v12M4 10h12",
  search: "M9 3.800a5.200 5.200 0 1 1 0 10.400a5.200 5.200 0 1 1 0-10.400M12.900 12.900 16.500 16.500",
  send: "M3.500 10 16.500 4l-3.300 12.500-3.600-5.100zM9.600 11.400 16.500 4",
  star: "M10 3.300l2 4.300 4.700.6-3.500 3.200.9 4.700L10 13.800l-4.100 2.300.9-4.700L3.300 8.200l4.700-.6z",
  trash: "M4 5.800h12M8 5.500V4h4v1.500M5.500 6l.7 10.500h7.600l.7-10.500M8.500 8.800v5M11.500 8.800v5",
  up: "M10 16V5M5.500 9.500L10 5l4.500 4.500",
} as const;

export type IconName = keyof typeof drawn;

/** A small drawing that says nothing to a screen reader: the words beside it do. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element => (
  <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={name === "more" ? 2.4 : 1.4} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
    <path d={drawn[name]} />
  </svg>
);
