export interface StreamEvent { id: string; event: string; data: string }

/** Takes server-sent events out of a text that comes in pieces, cut anywhere. */
export class Events {
  private rest = "";

  take(piece: string): StreamEvent[] {
    this.rest = (this.rest + piece).replace(/\r\n/g, "\n");
    // A lone CR may be the half of a line's end whose other half comes with the next piece.
    const blocks = this.rest.split("\n\n");
    this.rest = blocks.pop() ?? "";
    return blocks.map(eventOf).filter((event) => event.data !== "" || event.event !== "message");
  }
}

function eventOf(block: string): StreamEvent {
  const event: StreamEvent = { id: "", event: "message", data: "" };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const at = line.indexOf(":");
    if (at === 0 || line === "") continue;
    const [name, value] = at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, "")];
    if (name === "id") event.id = value;
    else if (name === "event") event.event = value;
    else if (name === "data") data.push(value);
  }
  event.data = data.join("\n");
  return event;
}
