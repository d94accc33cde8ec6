import { store } from "./store";

export type Language = "zh" | "en";

/** The language that everything is said in. */
export const spoken = store<Language>("zh");

/** A host says zh-CN, zh-TW, en-GB …: ours are two. */
export const languageOf = (locale: string | undefined): Language => (/^zh/i.test(locale ?? "zh") ? "zh" : "en");
export const language = (): Language => spoken.get();
export const speak = (locale: string | undefined): void => {
  spoken.set(languageOf(locale));
  if (typeof document !== "undefined") document.documentElement.lang = spoken.get() === "zh" ? "zh-CN" : "en";
};
export const acceptLanguage = (): string => (spoken.get() === "zh" ? "zh-CN" : "en");

/** Sentences of the client's own, in two columns. */
export type Words = Record<string, readonly [zh: string, en: string]>;

/** The way to say one of them; `{name}` is filled from the facts. */
export const sayer = <W extends Words>(words: W) => (key: keyof W & string, facts: Record<string, string | number> = {}): string =>
  words[key][language() === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
