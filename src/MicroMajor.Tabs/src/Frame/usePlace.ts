import { place } from "./router";
import { useStore } from "./useStore";

/** Where we are: path below /tabs/, and query. */
export function usePlace(): { path: string; query: URLSearchParams; full: string } {
  const full = useStore(place);
  const url = new URL(full, "https://tabs.invalid");
  return { path: url.pathname.replace(/^\/tabs\/?/, "").replace(/\/$/, ""), query: url.searchParams, full };
}
