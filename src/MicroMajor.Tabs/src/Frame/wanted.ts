import { fetchFor } from "./desks";
import { place } from "./router";

/** What draws the desk that is gone to first is on its way before the large libraries are evaluated: whoever draws imports this before anything else. */
export const wanted = fetchFor(place.get());
