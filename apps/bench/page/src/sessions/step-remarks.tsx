import { REFUSALS } from "@utrn-lab/utrn";
import type { FormEvent } from "react";
import { REFUSAL_WORDS } from "../refusal-words.ts";
import { textOf } from "./about-form.tsx";
import type { Session } from "./session-calls.ts";

type Step = Session["steps"][number];

type Verdict = NonNullable<Step["expected"]>;

const VERDICTS: readonly Verdict[] = ["applied", ...REFUSALS];

function verdictWords(verdict: Verdict): string {
  return verdict === "applied" ? verdict : REFUSAL_WORDS[verdict].title.toLowerCase();
}

/** What the form says; undefined where a field is empty. */
export interface RemarkFields {
  readonly note: string | undefined;
  readonly expected: Verdict | undefined;
}

/** What a tester says of a step: a note, and of one that enters a code the expected verdict. */
export function StepRemarks(props: {
  readonly step: Step;
  readonly hasCode: boolean;
  readonly keep: (remarks: RemarkFields) => void;
}) {
  const { step, hasCode, keep } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = textOf(form, "expected");
    keep({
      note: textOf(form, "note"),
      expected: VERDICTS.find((verdict) => verdict === chosen),
    });
  };
  return (
    <form className="step-remarks" onSubmit={submit}>
      <label className="stacked">
        Note at this step
        <textarea name="note" rows={2} maxLength={1_000} defaultValue={step.note ?? ""} />
      </label>
      <div className="buttons">
        {hasCode || step.expected !== undefined ? (
          <label>
            Expected verdict{" "}
            <select name="expected" defaultValue={step.expected ?? ""}>
              <option value="">none</option>
              {VERDICTS.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {verdictWords(verdict)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="submit">Keep the note</button>
      </div>
    </form>
  );
}
