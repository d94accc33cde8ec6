import { Button } from "@fluentui/react-components";
import { Component, type JSX, type ReactNode } from "react";
import { Refusal } from "../Wire/wire";
import { Go } from "./Go";
import { Icon, type IconName } from "./icons";
import { Page } from "./Page";
import { say } from "./words";

/** A page that says what is the matter and how to go on. */
export const Notice = ({ title, text, icon = "cloud", children }: { title: string; text: string; icon?: IconName; children?: ReactNode }): JSX.Element => (
  <Page title={title}>
    <div className="notice">
      <span className="notice-mark"><Icon name={icon} size={40} /></span>
      <p>{text}</p>
      <div className="buttons">{children}</div>
    </div>
  </Page>
);

/** A desk that could not be read. */
export function Failed({ failure, again }: { failure: Error; again: () => void }): JSX.Element {
  const refused = failure instanceof Refusal ? failure : undefined;
  if (refused && (refused.status === 404 || refused.status === 403))
    return (
      <Notice icon="search" title={say("missingTitle")} text={refused.problems[0]?.sentence ?? say("missingText")}>
        <Go className="button-link" to="/tabs/mine">{say("toMine")}</Go>
      </Notice>
    );
  return (
    <Notice title={say("goneTitle")} text={refused?.problems[0]?.sentence ?? (refused?.status === 429 || refused?.status === 503 ? say("busyServer") : say("goneText"))}>
      <Button appearance="primary" onClick={again}>{say("again")}</Button>
      <Go className="button-link" to="/tabs/mine">{say("toMine")}</Go>
    </Notice>
  );
}

/** A mistake of ours on one page leaves the rest standing. */
export class Boundary extends Component<{ children: ReactNode; place: string }, { broken: boolean; place: string }> {
  override state = { broken: false, place: this.props.place };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: { place: string }, state: { broken: boolean; place: string }): { broken: boolean; place: string } | null {
    return props.place === state.place ? null : { broken: false, place: props.place };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Notice icon="alert" title={say("brokenTitle")} text={say("brokenText")}>
        <Button appearance="primary" onClick={() => this.setState({ broken: false })}>{say("again")}</Button>
        <Go className="button-link" to="/tabs/mine">{say("toMine")}</Go>
      </Notice>
    );
  }
}
