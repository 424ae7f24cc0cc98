import { rowWords } from "../../../server/sessions/entry-words.ts";
import { rowsOf, type SessionRow } from "../../../server/sessions/session-rows.ts";
import { shortMoment } from "../formats.ts";
import { resultWords } from "./result-words.ts";
import type { Session } from "./session-calls.ts";

type Step = Session["steps"][number];

interface Choice {
  readonly chosen: number;
  readonly choose: (step: number) => void;
}

/** The keys of a row one by one, to see the display behind each. */
function KeysOfRow({ steps, chosen, choose }: Choice & { readonly steps: readonly Step[] }) {
  return (
    <ol className="row-keys" aria-label="Keys one by one">
      {steps.map(({ step, event }) => (
        <li key={step} aria-current={step === chosen ? "step" : undefined}>
          <button type="button" aria-label={`Step ${step}`} onClick={() => choose(step)}>
            {event.type === "keys" ? event.keys : step}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Row({ row, chosen, choose }: Choice & { readonly row: SessionRow }) {
  const { steps, first, last, at } = row;
  const isChosen = first <= chosen && chosen <= last;
  const isSeveral = steps.length > 1;
  return (
    <li aria-current={isChosen ? "step" : undefined}>
      <button
        type="button"
        aria-expanded={isSeveral ? isChosen : undefined}
        onClick={() => choose(last)}
      >
        <span className="step-number">{isSeveral ? `${first} to ${last}` : first}</span>
        <time dateTime={new Date(at * 1_000).toISOString()}>{shortMoment(at)}</time>
        <span>{rowWords(row, true)}</span>
        <strong>{steps.map(resultWords).filter(Boolean).join("; ")}</strong>
      </button>
      {isSeveral && isChosen ? <KeysOfRow steps={steps} chosen={chosen} choose={choose} /> : null}
    </li>
  );
}

/** The steps of a session; the chosen one is marked, and its row unfolds to its keys. */
export function StepList({ session, ...choice }: Choice & { readonly session: Session }) {
  return (
    <ol className="steps" aria-label="Steps of the session">
      {rowsOf(session.steps).map((row) => (
        <Row key={row.first} row={row} {...choice} />
      ))}
    </ol>
  );
}
