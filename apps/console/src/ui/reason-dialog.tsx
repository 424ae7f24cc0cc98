import { Dialog } from "@utrn-lab/page-parts";
import { type FormEvent, type ReactNode, useId, useState } from "react";

const REASON_MAX = 500;

interface ReasonDialogProps {
  readonly title: string;
  /** What follows, before anybody decides. */
  readonly children: ReactNode;
  /** On the button that does it. */
  readonly action: string;
  readonly isBusy: boolean;
  /** Why it was refused, if it was. */
  readonly refusal: ReactNode;
  readonly close: () => void;
  readonly act: (reason: string) => void;
}

/** Asks why before something is done that is kept with its reason. Enter does it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, action, isBusy, refusal, close, act } = props;
  const id = useId();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act(reason.trim());
  };
  return (
    <Dialog title={title} close={close}>
      <form className="stack" onSubmit={submit}>
        {children}
        <div className="field">
          <label htmlFor={id}>Reason</label>
          <input
            id={id}
            required
            pattern=".*\S.*"
            maxLength={REASON_MAX}
            autoComplete="off"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        {refusal}
        <div className="buttons">
          <button type="submit" className="danger" disabled={isBusy}>
            {action}
          </button>
          <button type="button" onClick={close}>
            Leave it as it is
          </button>
        </div>
      </form>
    </Dialog>
  );
}
