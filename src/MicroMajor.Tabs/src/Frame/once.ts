/** What is fetched when it is first wanted, and only once; a failure is forgotten, so that whoever asks again tries again. */
export interface Once<T> {
  (): Promise<T>;
  /** What has come. */
  here(): T | undefined;
}

export function once<T>(fetched: () => Promise<T>): Once<T> {
  let here: T | undefined;
  let coming: Promise<T> | undefined;
  const fetch = (): Promise<T> => (coming ??= fetched().then((come) => (here = come)).catch((failure: unknown) => {
    coming = undefined;
    throw failure;
  }));
  return Object.assign(fetch, { here: () => here });
}
