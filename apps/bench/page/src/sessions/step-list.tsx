import { eventWords } from "../../../server/sessions/event-words.ts";
import { shortMoment } from "../formats.ts";
import { resultWords } from "./result-words.ts";
import type { Session } from "./session-calls.ts";

interface StepListProps {
  readonly session: Session;
  readonly chosen: number;
  readonly choose: (step: number) => void;
}

/** The steps of a session; the chosen one is marked. */
export function StepList({ session, chosen, choose }: StepListProps) {
  return (
    <ol className="steps" aria-label="Steps of the session">
      {session.steps.map((each) => (
        <li key={each.step} aria-current={each.step === chosen ? "step" : undefined}>
          <button type="button" onClick={() => choose(each.step)}>
            <span className="step-number">{each.step}</span>
            <time dateTime={new Date(each.at * 1_000).toISOString()}>{shortMoment(each.at)}</time>
            <span>{eventWords(each.event)}</span>
            <strong>{resultWords(each)}</strong>
          </button>
        </li>
      ))}
    </ol>
  );
}
