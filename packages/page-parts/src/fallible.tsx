import { Component, type ReactNode } from "react";

interface FallibleProps {
  /** What it is, as the start of a sentence: "This tab". */
  readonly what: string;
  readonly children: ReactNode;
}

interface FallibleState {
  readonly reason: string | undefined;
}

/**
 * A part of the page that may fail without taking the rest with it: React removes everything up to
 * the next of these.
 */
export class Fallible extends Component<FallibleProps, FallibleState> {
  override state: FallibleState = { reason: undefined };

  static getDerivedStateFromError(error: unknown): FallibleState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return (
      <div className="notice" role="alert">
        <p>
          {this.props.what} cannot be shown: {reason}
        </p>
        <button type="button" onClick={() => this.setState({ reason: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
