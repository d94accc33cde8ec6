const failed = new WeakSet<Element>();

addEventListener("error", ({ target }) => void (target instanceof HTMLLinkElement && failed.add(target)), { capture: true });

/** Asks once more for the stylesheets that could not be fetched: whoever asks for a script again is given it without those that came with it. */
export const mendStylesheets = async (): Promise<void> =>
  void (await Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter((link) => failed.has(link)).map((link) => new Promise((come, stay) => {
    const again = link.cloneNode() as HTMLLinkElement;
    again.addEventListener("load", come);
    again.addEventListener("error", stay);
    link.replaceWith(again);
  }))));
