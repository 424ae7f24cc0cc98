import { useState } from "react";
import { rowsOf } from "../../../server/sessions/session-rows.ts";
import { codesOf } from "../../../server/sessions/verdicts.ts";
import { money } from "../formats.ts";
import { Lcd } from "../meter/lcd.tsx";
import { Facts } from "../panel.tsx";
import type { Session } from "./session-calls.ts";
import { StepList } from "./step-list.tsx";
import { type RemarkFields, StepRemarks } from "./step-remarks.tsx";

interface StepThroughProps {
  readonly session: Session;
  /** Whether it is of the meter that the page is at. */
  readonly isOwn: boolean;
  /** Brings a meter to how it stood after a step. */
  readonly openAt: (step: number) => void;
  /** Says something of a step. */
  readonly remark: (step: number, said: RemarkFields) => void;
}

/** Steps to choose from, one after another. */
function Steps(props: {
  readonly chosen: number;
  readonly count: number;
  readonly choose: (step: number) => void;
}) {
  const { chosen, count, choose } = props;
  return (
    <>
      <button type="button" disabled={chosen <= 1} onClick={() => choose(chosen - 1)}>
        Back
      </button>
      <span data-testid="step">
        Step {chosen} of {count}
      </span>
      <button type="button" disabled={chosen >= count} onClick={() => choose(chosen + 1)}>
        Next
      </button>
    </>
  );
}

/** A session step by step, with the display and the account as each step left them. */
export function StepThrough({ session, isOwn, openAt, remark }: StepThroughProps) {
  const { steps } = session;
  const [chosen, choose] = useState(Math.min(1, steps.length));
  const step = steps[chosen - 1];
  const result = step?.result;
  return (
    <div className="step-through">
      <div className="buttons">
        <Steps chosen={chosen} count={steps.length} choose={choose} />
        <button type="button" onClick={() => openAt(chosen)}>
          {isOwn ? "Take the meter back to here" : "Open a meter here"}
        </button>
      </div>
      {result === undefined ? null : (
        <div className="step-result">
          <div className="lcd lit">
            <Lcd lines={result.display} isRecorded />
          </div>
          <Facts
            facts={[
              ["Balance", money(result.standing.balanceMillipence)],
              ["Supply", result.standing.supply],
              ["Highest counter", result.standing.highestCounter],
            ]}
          />
        </div>
      )}
      {step === undefined ? null : (
        <StepRemarks
          key={`${chosen} ${step.note} ${step.expected}`}
          step={step}
          hasCode={codesOf(step).length > 0}
          keep={(said) => remark(chosen, said)}
        />
      )}
      <StepList rows={rowsOf(steps)} chosen={chosen} choose={choose} />
    </div>
  );
}
