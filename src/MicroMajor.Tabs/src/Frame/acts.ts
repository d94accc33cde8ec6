import { store } from "../Wire/store";
import { tell } from "../Wire/answers";
import { act as send, download, Refusal, Unreachable } from "../Wire/wire";
import type { Act, ActAnswer, CardJson, Tone } from "../Wire/desks";
import { carried, chooseFile } from "./files";
import { go } from "./router";
import { say } from "./words";

export interface Said { text: string; tone: Tone; id: number }

/** The sentence that answers the last act; the question that waits for a yes; the card beside the desk. */
export const said = store<Said | null>(null);
export const asking = store<{ act: Act; answer(yes: boolean): void } | null>(null);
export const panel = store<{ card: CardJson; title: string; id: number } | null>(null);
export const busy = store<Act | null>(null);

let count = 0;

export const tellPerson = (text: string, tone: Tone = "none"): void => said.set({ text, tone, id: ++count });
export const showCard = (card: CardJson, title: string): void => panel.set({ card, title, id: ++count });
export const closePanel = (): void => panel.set(null);

/** What a failure says to a person. */
export function sentenceOf(failure: unknown): string {
  if (failure instanceof Unreachable) return say("away");
  if (failure instanceof Refusal) return failure.problems[0]?.sentence ?? (failure.status === 429 || failure.status === 503 ? say("busyServer") : failure.status === 404 ? say("missingText") : say("refused"));
  return say("refused");
}

/** A button was pressed: asks first where it should, does it, and shows what came of it. */
export async function press<Page = unknown>(act: Act, more: Record<string, unknown> = {}): Promise<ActAnswer<Page> | undefined> {
  if (act.asks && !(await new Promise<boolean>((answer) => asking.set({ act, answer })))) return undefined;
  const place = doorOf(act.verb, act.data);
  if (place) {
    closePanel();
    go(place);
    return undefined;
  }
  if (busy.get()) return undefined;
  // In the chat a file is sent beside the card; here it is chosen, and goes the same way.
  const file = act.verb === "word/ask" ? await chooseFile(".docx") : undefined;
  if (file === null) return undefined;
  busy.set(act);
  try {
    const answer = file ? await send<Page>("", {}, { ...more, files: [await carried(file)] }) : await send<Page>(act.verb, act.data, more);
    const made = act.verb === "proposals/create" ? proposalIn(answer.card) : undefined;
    if (made) go(`/tabs/proposals/${encodeURIComponent(made)}`);
    // The desk behind the panel shows what the card would say.
    const shownBehind = made !== undefined || (standing.has(act.verb) && answer.tone === "good");
    if (shownBehind) closePanel();
    await show(shownBehind ? { ...answer, card: undefined } : answer, act.label);
    // What an act changed may stand on any open desk; the live connection would tell a moment later.
    tell(null);
    return answer;
  } catch (failure) {
    tellPerson(sentenceOf(failure), "bad");
    return undefined;
  } finally {
    busy.set(null);
  }
}

// After these the card of the chat is the whole matter again: that is what the desk is.
const standing = new Set(["proposals/submit", "proposals/withdraw", "proposals/restore", "proposals/reason-save", "proposals/move-form", "review/accept", "review/leave", "review/decline"]);

/** Whose card is it? */
function proposalIn(card: unknown): string | undefined {
  if (card === null || typeof card !== "object") return undefined;
  const id = (card as { proposalId?: unknown }).proposalId;
  if (typeof id === "string" && id !== "") return id;
  for (const part of Object.values(card)) {
    const found = proposalIn(part);
    if (found) return found;
  }
  return undefined;
}

export async function show(answer: ActAnswer, title: string): Promise<void> {
  // A card says it itself, at its head; what was said before is over.
  if (answer.card) said.set(null);
  if (answer.problems?.length) tellPerson(answer.problems.map((problem) => problem.sentence).join(" "), "bad");
  else if (answer.said && !answer.card) tellPerson(answer.said, answer.tone ?? "none");
  if (answer.file) {
    await download(answer.file);
    if (!answer.said) tellPerson(say("saved", { name: answer.file.name }), "good");
  }
  // A card that a card led to stays under the name that the drawer was opened with.
  if (answer.card) showCard(answer.card, answer.title ?? panel.get()?.title ?? title);
  // It was done, and there is no more to show.
  else if (!answer.file && !answer.problems?.length && answer.tone !== "warn" && answer.tone !== "bad") closePanel();
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Cards lead to cards; where a desk shows the same, its page is gone to. */
export function doorOf(verb: string, data: Record<string, unknown>): string | undefined {
  const id = text(data.proposalId);
  const path = id && `/tabs/proposals/${encodeURIComponent(id)}`;
  switch (verb) {
    case "proposals/mine": return "/tabs/mine";
    case "proposals/open":
    case "proposals/resume": return path;
    case "proposals/section": return path && (text(data.section) ? `${path}?section=${encodeURIComponent(text(data.section)!)}` : path);
    case "proposals/at": return path && text(data.at) ? `${path}?at=${encodeURIComponent(text(data.at)!)}` : path;
    case "review/open":
    case "review/score": return text(data.assignmentId) && `/tabs/review/${encodeURIComponent(text(data.assignmentId)!)}`;
    default: return undefined;
  }
}
