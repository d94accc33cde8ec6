import { useSyncExternalStore } from "react";

const watched = typeof matchMedia === "function" ? matchMedia("(max-width: 760px)") : undefined;

/** Is there room for a list only, and none for a table? */
export const useNarrow = (): boolean =>
  useSyncExternalStore((heard) => (watched?.addEventListener("change", heard), () => watched?.removeEventListener("change", heard)), () => watched?.matches ?? false);
