import { type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was typed. */
  readonly wrong?: string | undefined;
  /** The field itself, with the ids that tie it to its label and its note. */
  readonly children: (marks: {
    readonly id: string;
    readonly "aria-describedby": string;
    readonly "aria-invalid": boolean;
  }) => ReactNode;
}

/** A field with its label, and a note below it: what is wrong, or a hint. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = wrong ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": noteId, "aria-invalid": wrong !== undefined })}
      <p id={noteId} className={wrong === undefined ? "quiet" : "refused"} hidden={!note}>
        {note}
      </p>
    </div>
  );
}
