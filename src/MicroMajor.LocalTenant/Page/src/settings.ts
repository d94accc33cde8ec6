export type Theme = "light" | "dark" | "contrast";
export type Language = "zh" | "en";

const themes: readonly Theme[] = ["light", "dark", "contrast"];
const query = new URLSearchParams(location.search);

function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // Storage may be switched off; then the page forgets.
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}

const known = <T extends string>(value: string | null, all: readonly T[], otherwise: T): T => (all.includes(value as T) ? (value as T) : otherwise);

/** What the address and the last visit say: `?as=<objectId>&theme=dark&lang=en`; `token=denied|consent|expired` lets sign-in of the tabs fail. */
export const settings = {
  as: query.get("as"),
  theme: known(query.get("theme") ?? remembered("theme"), themes, "light"),
  language: known<Language>(query.get("lang") ?? remembered("lang"), ["zh", "en"], "zh"),
  token: query.get("token"),
};

/** The locale that the client tells the bot. */
export const locale = (): string => (settings.language === "zh" ? "zh-CN" : "en-US");

const themeListeners = new Set<() => void>();

export function applyTheme(theme: Theme): void {
  settings.theme = theme;
  remember("theme", theme);
  document.documentElement.dataset.theme = theme;
  for (const listener of themeListeners) listener();
}

/** Hears of another theme until the answer is called. */
export function onTheme(listener: () => void): () => void {
  themeListeners.add(listener);
  return () => void themeListeners.delete(listener);
}

export function setLanguage(language: Language): void {
  remember("lang", language);
  location.assign(addressWith({ lang: language }));
}

/** This page's address with other settings; what is not named stays, what is undefined goes. */
export function addressWith(changes: Partial<Record<"as" | "theme" | "lang" | "tab" | "sub", string | undefined>>, hash = location.hash): string {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  if (query.has("theme") && !("theme" in changes)) next.set("theme", settings.theme);
  return `/?${next}${hash}`;
}

export const contextTheme = (): string => (settings.theme === "light" ? "default" : settings.theme);
