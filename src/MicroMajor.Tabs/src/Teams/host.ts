/** What of the host may change while the tabs are open. */
export interface Changed { theme?: string; locale?: string }

/** What the tabs need of whatever frames them. Teams' own library is fetched only here, and only inside a frame. */
export interface Host {
  locale: string;
  theme: string;
  /** The path that was asked for by a deep link, below /tabs/. */
  place?: string;
  token(): Promise<string>;
  watch(changed: (now: Changed) => void): void;
  /** Whoever goes to something else finds the app as it was: it is kept out of sight, and does not end until it has saved. */
  keep(rest: () => void, wake: (now: Changed & { place?: string }) => void): void;
  /** The first desk stands: the host takes its own waiting sign away. */
  ready(): void;
  open(link: string): void;
}

export const isFramed = (): boolean => window.parent !== window;

/** The person, or somebody who decides for them, does not let the app know who they are. */
export class Denied extends Error {}

export async function joinHost(origins: string[]): Promise<Host> {
  const { app, authentication } = await import("./sdk");
  await app.initialize(origins.length > 0 ? origins : undefined);
  // The token takes the host the longest: it is asked for while the context comes, and taken when it is first wanted.
  let first: Promise<string> | undefined = authentication.getAuthToken();
  first.catch(() => undefined);
  const context = await app.getContext();
  // The tab that was opened last.
  let at = context.page.id;
  return {
    locale: context.app.locale,
    theme: context.app.theme,
    place: context.page.subPageId || undefined,
    token: async () => {
      try {
        const asked = first ?? authentication.getAuthToken();
        first = undefined;
        return await asked;
      } catch (failure) {
        throw new Denied(failure instanceof Error ? failure.message : String(failure));
      }
    },
    watch: (changed) => {
      app.registerOnThemeChangeHandler((theme) => changed({ theme }));
      try {
        app.registerOnContextChangeHandler((now) => changed({ theme: now.app?.theme, locale: now.app?.locale }));
      } catch {
        // Older hosts tell of the theme only.
      }
    },
    keep: (rest, wake) => {
      try {
        app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => rest());
        app.lifecycle.registerOnResumeHandler((back) => void (async () => {
          const now = await app.getContext();
          // Another person's page is begun from nothing.
          if (now.user?.id !== context.user?.id) return location.reload();
          // Back at the same tab, everything stands where it was left; a link, or another tab, leads elsewhere.
          const elsewhere = back.entityId !== at;
          at = back.entityId;
          wake({ theme: now.app.theme, locale: now.app.locale, place: now.page.subPageId || (elsewhere ? back.contentUrl.pathname : undefined) });
        })());
      } catch {
        // Older hosts load the app each time.
      }
    },
    ready: () => {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    open: (link) => void app.openLink(link).catch(() => window.open(link, "_blank", "noopener,noreferrer")),
  };
}
