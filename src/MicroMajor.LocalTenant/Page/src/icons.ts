import { markup } from "./dom";

const paths = {
  chat: '<path d="M4 5.500A2.500 2.500 0 0 1 6.500 3h7A2.500 2.500 0 0 1 16 5.500v5a2.500 2.500 0 0 1-2.500 2.500H9.800l-3.300 3.100c-.4.400-1 .100-1-.400V13h-.1A1.900 1.900 0 0 1 4 11z"/>',
  bell: '<path d="M10 2.800a4.700 4.700 0 0 0-4.700 4.700v3L4 13.200h12l-1.300-2.700v-3A4.700 4.700 0 0 0 10 2.800zM8 15.200a2 2 0 0 0 4 0"/>',
  list: '<path d="M3 4.500h14v11H3zM3 8.200h14M3 11.800h14M8 8.200v7.300"/>',
  folder: '<path d="M2.800 5.500c0-.700.500-1.200 1.200-1.200h3.600l1.800 2h6.600c.7 0 1.200.500 1.200 1.200v7c0 .7-.5 1.200-1.200 1.200H4c-.7 0-1.200-.5-1.200-1.200z"/>',
  send: '<path d="M3 3.400 17.200 10 3 16.600l1.800-6.600zM5 10h6"/>',
  attach: '<path d="m15.500 9.500-5.600 5.600a3.400 3.400 0 0 1-4.800-4.800l6.300-6.300a2.200 2.200 0 0 1 3.200 3.200l-6.200 6.200a1.100 1.100 0 0 1-1.600-1.600l5.300-5.300"/>',
  back: '<path d="M12 4 6 10l6 6"/>',
  close: '<path d="m5 5 10 10M15 5 5 15"/>',
  download: '<path d="M10 3v9m0 0 3.500-3.500M10 12 6.500 8.500M4 16h12"/>',
  chevron: '<path d="m6 8 4 4 4-4"/>',
  right: '<path d="m8 5 5 5-5 5"/>',
  more: '<path d="M4.500 10h.01M10 10h.01M15.500 10h.01"/>',
  refresh: '<path d="M16 10a6 6 0 1 1-1.800-4.300M16 3.500v3h-3"/>',
  file: '<path d="M5 2.800h6.500L15.500 7v10.200H5zM11.500 2.800V7h4"/>',
  warning: '<path d="M10 3 18 16.500H2zM10 8v4M10 14.200h.01"/>',
  add: '<path d="M10 4v12M4 10h12"/>',
  search: '<path d="M8.700 3.200a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM12.700 12.700 17 17"/>',
  people: '<path d="M10 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.500c0-2.800 2.700-4.500 6-4.500s6 1.700 6 4.500z"/>',
};

export type IconName = keyof typeof paths;

/** A line icon in the colour of the text; never read aloud. */
export const icon = (name: IconName, size = 20): HTMLElement =>
  markup(
    `<svg viewBox="0 0 20 20" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.500" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths[name]}</svg>`,
    "span",
    "icon",
  );
