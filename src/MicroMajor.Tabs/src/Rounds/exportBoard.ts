import { tellPerson } from "../Frame/acts";
import { say } from "../Frame/words";
import { send } from "../Wire/wire";

/** What the server calls the file; its own alphabet comes percent-encoded. */
export function nameIn(disposition: string | null, otherwise: string): string {
  const long = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  try {
    if (long) return decodeURIComponent(long);
  } catch {
    // A name that cannot be read is not worth losing the file for.
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? otherwise;
}

/** Fetches a table as it is filtered, with the token, and hands it to the browser. */
export async function exportBoard(path: string): Promise<void> {
  const answer = await send("GET", path);
  const name = nameIn(answer.headers.get("content-disposition"), "board.xlsx");
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  tellPerson(say("saved", { name }), "good");
}
