import type { Choice } from "../api";

/** What a card asks of whatever shows it: a message or a dialog. */
export interface CardHost {
  execute(action: { id?: string; title?: string; verb?: string; data: unknown }): Promise<void>;
  submit(data: unknown): Promise<void>;
  search(dataset: string, text: string, top: number, inputs: Record<string, string> | undefined, signal: AbortSignal): Promise<Choice[]>;
}
