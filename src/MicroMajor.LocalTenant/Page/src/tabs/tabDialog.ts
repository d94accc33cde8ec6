import { dialogShell } from "../cards/dialogShell";
import { type FramedApp, type TaskInfo } from "./framedApp";

/** The dialog that a tab opened with an address of its own. */
export class TabDialog {
  readonly over: Promise<unknown[]>;
  private end: (answer: unknown[]) => void = () => undefined;
  private readonly shell = dialogShell(() => this.finish(["User cancelled/closed the task module.", null]));

  constructor(task: TaskInfo, private readonly app: FramedApp) {
    this.over = new Promise((resolve) => (this.end = resolve));
    this.resize({ ...task, title: task.title ?? "" });
    this.shell.body.replaceChildren(app.element);
    this.shell.dialog.showModal();
    app.element.focus();
  }

  resize(task: TaskInfo): void {
    this.shell.fit(task);
  }

  complete(result: unknown): void {
    this.finish([null, result]);
    this.shell.dialog.close();
  }

  cancel(): void {
    this.shell.dialog.close();
  }

  tell(func: string, args: unknown[]): void {
    this.app.pass(func, args);
  }

  // The first answer counts: closing after a result is no cancelling.
  private finish(answer: unknown[]): void {
    this.app.leave();
    this.end(answer);
  }
}
