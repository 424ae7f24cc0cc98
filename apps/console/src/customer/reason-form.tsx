import { takeFocus } from "@utrn-lab/page-parts";
import { type FormEvent, useId, useState } from "react";

const REASON_MAX = 500;

interface ReasonFormProps {
  readonly label: string;
  /** What the button says. */
  readonly action: string;
  readonly isBusy: boolean;
  readonly give: (reason: string) => void;
}

/** Asks for the reason of what is to be done; it has the focus, and Enter does it. */
export function ReasonForm({ label, action, isBusy, give }: ReasonFormProps) {
  const id = useId();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") give(reason.trim());
  };
  return (
    <form className="reason" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          ref={takeFocus}
          required
          maxLength={REASON_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p className="buttons">
        <button type="submit" disabled={isBusy}>
          {action}
        </button>
      </p>
    </form>
  );
}
