import { useSyncExternalStore } from "react";
import { store } from "./store";

export type Language = "zh" | "en";

const now = store<Language>("zh");

/** A host says zh-CN, zh-TW, en-GB …: ours are two. */
export const languageOf = (locale: string | undefined): Language => (/^zh/i.test(locale ?? "zh") ? "zh" : "en");
export const language = (): Language => now.get();
export const speak = (locale: string | undefined): void => {
  now.set(languageOf(locale));
  if (typeof document !== "undefined") document.documentElement.lang = now.get() === "zh" ? "zh-CN" : "en";
};
export const useLanguage = (): Language => useSyncExternalStore(now.subscribe, now.get);
export const acceptLanguage = (): string => (now.get() === "zh" ? "zh-CN" : "en");

/** Sentences of the client's own, in two columns. */
export type Words = Record<string, readonly [zh: string, en: string]>;

/** The way to say one of them; `{name}` is filled from the facts. */
export const sayer = <W extends Words>(words: W) => (key: keyof W & string, facts: Record<string, string | number> = {}): string =>
  words[key][language() === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
