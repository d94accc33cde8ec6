/** A text that waits in this browser, and only until the server has it. */
export const box = (key: string) => ({
  read: (): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (text: string | null): void => {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // A host that allows no storage: the text still stands on the page.
    }
  },
});
