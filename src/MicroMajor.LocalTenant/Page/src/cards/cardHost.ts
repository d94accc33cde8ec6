import type { Choice } from "../api";

/** What a card asks of whatever shows it: a message or a dialog. */
export interface CardHost {
  // Both answer whether it was done: what was filled in counts as new text until then.
  execute(action: { id?: string; title?: string; verb?: string; data: unknown }): Promise<boolean>;
  submit(data: unknown): Promise<boolean>;
  search(dataset: string, text: string, top: number, inputs: Record<string, string> | undefined, signal: AbortSignal): Promise<Choice[]>;
}
