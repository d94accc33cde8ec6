/** A number as people write it: at most two places, none that say nothing. */
export const figure = (value: number, places = 2): string => String(Number(value.toFixed(places)));
