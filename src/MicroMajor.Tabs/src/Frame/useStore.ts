import { useSyncExternalStore } from "react";
import type { Store } from "../Wire/store";

/** What a store holds, drawn again when it changes. */
export const useStore = <T>({ subscribe, get }: Store<T>): T => useSyncExternalStore(subscribe, get);
