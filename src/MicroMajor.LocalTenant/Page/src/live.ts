import type { Client } from "./api";
import { toast } from "./toast";
import { say } from "./words";

export interface Listener {
  caughtUp(): void;
  message(): void;
  typing(): void;
  installed(): void;
  bell(): void;
}

/** Hears what happens to this person. A hidden tab hangs up: a browser keeps only six connections to one address. */
export function listen(client: Client, listener: Listener): void {
  let source: EventSource | undefined;
  let lost = false;
  const open = (): void => {
    source = client.events();
    source.onmessage = (event) => hear(JSON.parse(event.data as string) as { kind: string });
    source.onerror = () => {
      if (!lost) toast(say("noAnswer"));
      lost = true;
    };
  };
  const hear = ({ kind }: { kind: string }): void => {
    document.documentElement.dataset.live = "true";
    lost = false;
    if (kind === "hello") listener.caughtUp();
    else if (kind === "message" || kind === "read") listener.message();
    else if (kind === "typing") listener.typing();
    else if (kind === "installed") listener.installed();
    else if (kind === "bell") listener.bell();
  };
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = undefined;
    if (!document.hidden) open();
  });
  open();
}
