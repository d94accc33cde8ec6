import type { ActAnswer } from "../Wire/desks";
import type { ReviewDesk } from "../Wire/reviews";

export type Kept = { name: "still" | "typed" | "saving" | "away" } | { name: "saved"; at: Date } | { name: "refused"; sentence: string };

export interface ScoringOptions {
  keep(data: Record<string, unknown>): Promise<ActAnswer<ReviewDesk>>;
  isAway(failure: unknown): boolean;
  sentence(failure: unknown): string;
  kept?: { read(): string | null; write(text: string | null): void };
  now?(): Date;
  pause?: number;
}

/** What an expert puts down, kept half done: all of it is sent a second after the last change, and again until the server has it. */
export class Scoring {
  private typed: Record<string, string> = {};
  private state: Kept = { name: "still" };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private going: Promise<void> | undefined;
  private listeners = new Set<() => void>();
  private stamp = 0;
  private failures = 0;

  constructor(private page: ReviewDesk, private readonly options: ScoringOptions) {
    try {
      this.typed = JSON.parse(options.kept?.read() ?? "{}") as Record<string, string>;
    } catch {
      // Not written by this edition of the page.
    }
    if (this.isDirty) this.later();
  }

  subscribe = (heard: () => void): (() => void) => (this.listeners.add(heard), () => void this.listeners.delete(heard));
  version = (): number => this.stamp;
  get kept(): Kept { return this.state; }
  get desk(): ReviewDesk { return this.page; }
  get isDirty(): boolean { return Object.keys(this.typed).length > 0; }

  value(input: string): string {
    return this.typed[input] ?? savedIn(this.page)[input] ?? "";
  }

  /** All inputs, as the card sends them. */
  get values(): Record<string, string> {
    return { ...savedIn(this.page), ...this.typed };
  }

  put(input: string, text: string): void {
    this.typed = { ...this.typed, [input]: text };
    if (!this.going && text === (savedIn(this.page)[input] ?? "")) delete this.typed[input];
    this.say(this.isDirty ? { name: this.state.name === "away" ? "away" : "typed" } : { name: "still" });
    this.later();
  }

  adopt(page: ReviewDesk): void {
    if (page === this.page) return;
    this.page = page;
    this.changed();
  }

  /** After it was given: what was typed is there. */
  done(page: ReviewDesk, sent: Record<string, string>): void {
    this.page = page;
    for (const [input, text] of Object.entries(sent)) if (this.typed[input] === text) delete this.typed[input];
    this.say(this.isDirty ? { name: "typed" } : { name: "saved", at: this.options.now?.() ?? new Date() });
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.going;
    if (!this.isDirty) return;
    this.going = this.send().finally(() => (this.going = undefined));
    await this.going;
  }

  end(): void {
    void this.flush();
  }

  private async send(): Promise<void> {
    const sent = this.values;
    this.say({ name: "saving" });
    try {
      const answer = await this.options.keep(sent);
      if (answer.problems?.length) {
        this.say({ name: "refused", sentence: answer.problems.map((problem) => problem.sentence).join(" ") });
        return;
      }
      this.failures = 0;
      this.done(answer.page ?? this.page, sent);
      if (!answer.page) this.page = withValues(this.page, sent);
      if (this.isDirty) this.later();
    } catch (failure) {
      if (!this.options.isAway(failure)) {
        this.say({ name: "refused", sentence: this.options.sentence(failure) });
        return;
      }
      this.say({ name: "away" });
      this.timer = setTimeout(() => void this.flush(), Math.min(30_000, 2000 * 2 ** this.failures++));
    }
  }

  private later(): void {
    clearTimeout(this.timer);
    if (this.isDirty) this.timer = setTimeout(() => void this.flush(), this.options.pause ?? 1000);
  }

  private say(state: Kept): void {
    this.state = state;
    this.options.kept?.write(this.isDirty ? JSON.stringify(this.typed) : null);
    this.changed();
  }

  private changed(): void {
    this.stamp++;
    for (const heard of [...this.listeners]) heard();
  }
}

const savedIn = ({ rubric }: ReviewDesk): Record<string, string> => ({
  ...Object.fromEntries(rubric.items.map((item) => [`grade_${item.key}`, item.grade ?? ""])),
  conclusion: rubric.conclusion ?? "",
  comment: rubric.comment ?? "",
});

const withValues = (page: ReviewDesk, values: Record<string, string>): ReviewDesk => ({
  ...page,
  rubric: { ...page.rubric, items: page.rubric.items.map((item) => ({ ...item, grade: values[`grade_${item.key}`] })), conclusion: values.conclusion, comment: values.comment },
});
