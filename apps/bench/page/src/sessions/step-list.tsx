import { rowWords } from "../../../server/sessions/entry-words.ts";
import type { SessionRow } from "../../../server/sessions/session-rows.ts";
import { codesOf } from "../../../server/sessions/verdicts.ts";
import { displayWords, shortMoment, words } from "../formats.ts";
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
      {steps.map(({ step, event, result }) => (
        <li key={step} aria-current={step === chosen ? "step" : undefined}>
          <button
            type="button"
            aria-label={`Step ${step}`}
            title={displayWords(result?.display ?? [])}
            onClick={() => choose(step)}
          >
            {event.type === "keys" ? event.keys : step}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Whether the code of a step had the verdict that was expected of it. */
function Judged({ step }: { readonly step: Step }) {
  const { expected } = step;
  if (expected === undefined) return null;
  const isMet = codesOf(step).at(-1)?.verdict === expected;
  return (
    <span className={isMet ? "tag tag-green" : "tag supply-disabled"}>
      {isMet ? "as expected" : `expected ${words(expected)}`}
    </span>
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
        {steps.map((step) => (
          <Judged key={step.step} step={step} />
        ))}
        {steps.map(({ step, note }) =>
          note === undefined ? null : (
            <q key={step} className="step-note">
              {note}
            </q>
          ),
        )}
      </button>
      {isSeveral && isChosen ? <KeysOfRow steps={steps} chosen={chosen} choose={choose} /> : null}
    </li>
  );
}

/** The rows of a session; the one of the chosen step is marked, and unfolds to its keys. */
export function StepList({ rows, ...choice }: Choice & { readonly rows: readonly SessionRow[] }) {
  return (
    <ol className="steps" aria-label="Steps of the session">
      {rows.map((row) => (
        <Row key={row.first} row={row} {...choice} />
      ))}
    </ol>
  );
}
