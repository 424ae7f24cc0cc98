import { cloneElement, type ReactElement } from "react";

/** What went wrong with a form, and at which of its fields. */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

interface FieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly problem: FormProblem | undefined;
  readonly children: ReactElement<{ name: string; id?: string }>;
}

/** A field with its label, a hint, and what is wrong with it right beside it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const { name } = children.props;
  const isWrong = problem?.field === name;
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
          {isWrong ? problem.message : hint}
        </p>
      ) : null}
    </div>
  );
}
