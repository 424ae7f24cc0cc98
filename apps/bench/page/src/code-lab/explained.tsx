import type { Explanation } from "../api.ts";
import { money, words } from "../formats.ts";
import { Facts } from "../panel.tsx";
import { BitFields } from "./bit-fields.tsx";
import { ChangeList } from "./change-list.tsx";
import { Checks } from "./checks.tsx";
import { Commands } from "./commands.tsx";
import { VerdictLine } from "./verdict-line.tsx";

type CodeExplained = Extract<Explanation, { kind: "code" }>;
type ConfirmationExplained = Extract<Explanation, { kind: "confirmation" }>;

function Recovery({ counter }: Pick<Explanation, "counter">) {
  if (counter === null) return null;
  const { bits, truncated, highest, recovered } = counter;
  return (
    <p className="quiet">
      {bits} bits of the counter travel and say {truncated}. The counter nearest to {highest} that
      ends in them is <strong>{recovered}</strong>.
    </p>
  );
}

interface PartsProps<T extends Explanation> {
  readonly code: string;
  readonly explanation: T;
}

function CodeParts({ code, explanation }: PartsProps<CodeExplained>) {
  const { verdict, commands, changes, checks, fields, counter } = explanation;
  return (
    <>
      <VerdictLine outcome={verdict} when="Entered now, the meter would answer" />
      {commands === null ? null : (
        <>
          <h3>What its body says</h3>
          <Commands names={commands.map(({ type }) => words(type))} fields={fields} />
        </>
      )}
      <h3>What it would change</h3>
      <ChangeList changes={changes} />
      <h3>Checks, in the meter’s order</h3>
      <Checks checks={checks} />
      <h3>Bits</h3>
      <BitFields code={code} fields={fields} />
      <Recovery counter={counter} />
    </>
  );
}

function ConfirmationParts({ code, explanation }: PartsProps<ConfirmationExplained>) {
  const { proves, isShown, checks, fields, counter } = explanation;
  return (
    <>
      <p className={proves === null ? "verdict bad" : "verdict good"}>
        {proves === null
          ? "A confirmation code that proves nothing here"
          : "A confirmation code of this meter"}
        {isShown ? ", the one it shows now" : ""}.
      </p>
      {proves === null ? null : (
        <Facts
          facts={[
            ["Kind", proves.kind],
            ["Day", proves.date],
            ["UTRN counter", proves.utrnCounter],
            ["Balance", money(1_000 * proves.balancePence)],
            ["Supply", proves.supply],
            ["Mode", proves.mode],
            ["Emergency credit", proves.emergencyCreditActive ? "in use" : "not in use"],
          ]}
        />
      )}
      <h3>Checks, in the supplier’s order</h3>
      <Checks checks={checks} />
      <h3>Bits</h3>
      <BitFields code={code} fields={fields} />
      <Recovery counter={counter} />
    </>
  );
}

/** What a code is, which check decides, and what it would change. */
export function Explained({ code, explanation }: PartsProps<Explanation>) {
  const { kind, digits } = explanation;
  return (
    <div className="explained">
      <p className="quiet">
        {digits === null ? "Not a code that can be read" : `${digits} digits, ${words(kind)}`}
      </p>
      {explanation.kind === "code" ? (
        <CodeParts code={code} explanation={explanation} />
      ) : (
        <ConfirmationParts code={code} explanation={explanation} />
      )}
    </div>
  );
}
