/** A number as people write it: at most two places, none that say nothing. */
export const figure = (value: number, places = 2): string => String(Number(value.toFixed(places)));

/** How many there are: thousands stand apart. The browser's own way would make it read its tables of languages first. */
export const counted = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
