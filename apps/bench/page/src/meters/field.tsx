import { cloneElement, type ReactElement } from "react";
import type { FormProblem } from "./form-checks.ts";

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problems: readonly FormProblem[];
  readonly children: ReactElement<{ name: string; id?: string }>;
}

/** A field with its label, a hint, and what is wrong with it right beside it. */
export function Field({ label, hint, problems, children }: FieldProps) {
  const { name } = children.props;
  const problem = problems.find(({ field }) => field === name);
  const isWrong = problem !== undefined;
  const noteId = `${name}-note`;
  const marks = {
    id: `field-${name}`,
    "aria-invalid": isWrong,
    ...(isWrong || hint !== undefined ? { "aria-describedby": noteId } : {}),
  };
  return (
    <div className={isWrong ? "field wrong" : "field"}>
      <label htmlFor={marks.id}>{label}</label>
      {cloneElement(children, marks)}
      {isWrong || hint !== undefined ? (
        <p id={noteId} className={isWrong ? "refused" : "quiet"}>
          {problem?.message ?? hint}
        </p>
      ) : null}
    </div>
  );
}
