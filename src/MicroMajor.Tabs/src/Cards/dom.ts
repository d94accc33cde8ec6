type Child = Node | string | null | undefined | false;
type Handlers = { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes, listeners and children, for what the card renderer draws outside React. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  children: Child | Child[] = [],
  on: Handlers = {},
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener as EventListener);
  element.append(...([children].flat().filter((child) => child !== null && child !== undefined && child !== false) as (Node | string)[]));
  return element;
}

/** Sets an attribute; true sets it empty, false and null take it away. */
export function set(element: Element, name: string, value: Attributes[string]): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

let last = 0;
export const uniqueId = (prefix: string): string => `${prefix}-${++last}`;
