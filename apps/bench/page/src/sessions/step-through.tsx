import { useState } from "react";
import { money } from "../formats.ts";
import { Lcd } from "../meter/lcd.tsx";
import { Facts } from "../panel.tsx";
import type { Session } from "./session-calls.ts";
import { StepList } from "./step-list.tsx";

interface StepThroughProps {
  readonly session: Session;
  /** Whether it is of the meter that the page is at. */
  readonly isOwn: boolean;
  /** Brings a meter to how it stood after a step. */
  readonly openAt: (step: number) => void;
}

/** A session step by step, with the display and the account as each step left them. */
export function StepThrough({ session, isOwn, openAt }: StepThroughProps) {
  const { steps } = session;
  const [chosen, setChosen] = useState(Math.min(1, steps.length));
  const result = steps[chosen - 1]?.result;
  return (
    <div className="step-through">
      <div className="buttons">
        <button type="button" disabled={chosen <= 1} onClick={() => setChosen(chosen - 1)}>
          Back
        </button>
        <span data-testid="step">
          Step {chosen} of {steps.length}
        </span>
        <button
          type="button"
          disabled={chosen >= steps.length}
          onClick={() => setChosen(chosen + 1)}
        >
          Next
        </button>
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
      <StepList session={session} chosen={chosen} choose={setChosen} />
    </div>
  );
}
