/** A number as people write it: at most two places, none that say nothing. */
export const figure = (value: number, places = 2): string => String(Number(value.toFixed(places)));

/** How many there are: thousands stand apart. */
export const counted = (n: number): string => n.toLocaleString("en-US");
