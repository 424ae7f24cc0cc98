import { Dialog } from "@utrn-lab/page-parts";
import type { Session } from "./session-calls.ts";

/** A meter of the bench, and to which step of a session of it. */
export interface Return {
  readonly meterId: string;
  readonly session: Session;
  readonly step: number;
  /** What is done when the meter is there. */
  readonly then?: (() => void) | undefined;
}

/** Asks before what was done to a meter is taken back. */
export function AskToReturn(props: {
  readonly to: Return;
  readonly cancel: () => void;
  readonly confirm: () => void;
}) {
  const { to, cancel, confirm } = props;
  const where = to.step === 0 ? "its start" : `step ${to.step}`;
  return (
    <Dialog title={`Take the meter back to ${where}?`} close={cancel}>
      <p>
        Meter {to.meterId} is on the bench. Its registers, logs and session become as they were at
        {` ${where}`}; what was done to it since goes.
      </p>
      <div className="buttons">
        <button type="button" onClick={cancel}>
          Leave it
        </button>
        <button type="button" className="danger" onClick={confirm}>
          Take it back
        </button>
      </div>
    </Dialog>
  );
}

/** Asks before the steps of a session go. */
export function AskToBegin(props: {
  readonly cancel: () => void;
  readonly begin: () => void;
  readonly saveAndBegin: () => void;
}) {
  const { cancel, begin, saveAndBegin } = props;
  return (
    <Dialog title="Begin a new session?" close={cancel}>
      <p>The meter stays as it is. The steps that are recorded until now go.</p>
      <div className="buttons">
        <button type="button" onClick={cancel}>
          Keep it
        </button>
        <button type="button" className="primary" onClick={saveAndBegin}>
          Save it and begin
        </button>
        <button type="button" className="danger" onClick={begin}>
          Begin without saving
        </button>
      </div>
    </Dialog>
  );
}
