import { printCode } from "@utrn-lab/utrn";
import type { MischiefAnswer } from "../api.ts";
import { displayWords } from "../formats.ts";
import { ChangeList } from "./change-list.tsx";
import { VerdictLine } from "./verdict-line.tsx";

interface Failures {
  readonly before: number;
  readonly after: number;
}

function countWords({ before, after }: Failures): string {
  return `Wrong codes counted: ${before} before, ${after} after.`;
}

/** What was made of a code, what the meter answered, and what moved: nothing else may have. */
export function MischiefResult({ answer }: { readonly answer: MischiefAnswer }) {
  const { says, code, entered, seed } = answer;
  return (
    <div className="explained">
      <p>{says}</p>
      <p className="digits">{printCode(code)}</p>
      {entered === null ? null : (
        <>
          <VerdictLine outcome={entered.outcome} when="The meter answered" />
          <p className="quiet">
            Display: {displayWords(entered.display)}. {countWords(entered.failures)}
          </p>
          <h3>What moved</h3>
          <ChangeList changes={entered.changes} />
        </>
      )}
      <p className="quiet">Seed {seed}</p>
    </div>
  );
}
