import type { MischiefAnswer } from "../api.ts";
import { grouped } from "../words.ts";
import { ChangeList } from "./change-list.tsx";
import { VerdictLine } from "./verdict-line.tsx";

/** What was made of a code, what the meter answered, and what moved: nothing else may have. */
export function MischiefResult({ answer }: { readonly answer: MischiefAnswer }) {
  const { says, code, entered, seed } = answer;
  return (
    <div className="explained">
      <p>{says}</p>
      <p className="digits">{grouped(code)}</p>
      {entered === null ? null : (
        <>
          <VerdictLine outcome={entered.outcome} when="The meter answered" />
          <p className="quiet">
            Display: {entered.display.map((line) => line.trim()).join(" / ")}. Wrong codes counted:{" "}
            {entered.failures.before} before, {entered.failures.after} after.
          </p>
          <h3>What moved</h3>
          <ChangeList changes={entered.changes} />
        </>
      )}
      <p className="quiet">Seed {seed}</p>
    </div>
  );
}
