/** A page of an app in Teams: one of its tabs, or the chat with it. */
export interface Destination { appId: string; entityId: string; subEntityId?: string }

/** The entity that means the chat with an app. */
export const conversations = "conversations";

const home = "https://teams.microsoft.com/l/";

/** Where a link into Teams leads; nothing for any other link. */
export function destination(link: string): Destination | undefined {
  if (!link.toLowerCase().startsWith(home)) return undefined;
  try {
    const { pathname, searchParams } = new URL(link);
    const [kind, appId, entityId] = pathname.split("/").slice(2).map(decodeURIComponent);
    if (kind === "chat") return { appId: (searchParams.get("users") ?? "").replace(/^28:/, ""), entityId: conversations };
    if (kind !== "entity" || !appId || !entityId) return undefined;
    const context = JSON.parse(searchParams.get("context") ?? "{}") as { subEntityId?: unknown } | null;
    return { appId, entityId, ...(typeof context?.subEntityId === "string" && context.subEntityId ? { subEntityId: context.subEntityId } : {}) };
  } catch {
    return undefined; // Not an address, or its context is no JSON.
  }
}

export function deepLink({ appId, entityId, subEntityId }: Destination): string {
  const link = `${home}entity/${encodeURIComponent(appId)}/${encodeURIComponent(entityId)}`;
  return subEntityId ? `${link}?context=${encodeURIComponent(JSON.stringify({ subEntityId }))}` : link;
}
