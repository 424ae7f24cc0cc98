import type { components } from "@utrn-lab/client";
import { takeFocus } from "@utrn-lab/page-parts";
import { REFUSALS, type Refusal } from "@utrn-lab/utrn";
import { REFUSAL_LINES } from "@utrn-lab/utrn/rules";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { useIntention } from "../ui/intention.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { AFTER_REFUSAL, type NextStep } from "./after-refusal.ts";

type Code = components["schemas"]["ReadCode"];

/** What stands on the display where no code was read at all: no reason of a code. */
const NO_CODE_READ = "press_a_first";
const NO_CODE_READ_MEANS =
  "No code was read. Without A first, digits only turn pages: press A, then type the same digits.";
type Said = Refusal | typeof NO_CODE_READ;

const LINES: readonly (readonly [Said, string])[] = [
  ...REFUSALS.map((refusal) => [refusal, REFUSAL_LINES[refusal]] as const),
  [NO_CODE_READ, "Press A first"],
];

const NEXT_WORDS: Readonly<Record<NextStep, string>> = {
  same_digits: "Read the same digits again",
  new_code: "Make another code",
  status_code: "Take a status code (key 0)",
  withdraw: "Withdraw this code",
};

function addressOf(step: NextStep, { codeId, meterId }: Code): string {
  switch (step) {
    case "same_digits":
      return `/codes/${codeId}/read`;
    case "new_code":
      return `/meters/${meterId}/code`;
    case "status_code":
      return `/meters/${meterId}/confirmation`;
    case "withdraw":
      return `/codes/${codeId}/void`;
  }
}

interface AnswerProps {
  readonly code: Code;
  readonly means: string;
  readonly steps: readonly NextStep[];
}

/** What the display's words prove, for the customer, and what to do next. */
function Answer({ code, means, steps }: AnswerProps) {
  return (
    <div className="answer" role="status">
      <h3 tabIndex={-1} ref={takeFocus}>
        What that means
      </h3>
      <p>{means}</p>
      {steps.length === 0 ? <p>There is nothing else to do.</p> : null}
      <p className="buttons">
        {steps.map((step) => (
          <Link key={step} className="button" to={addressOf(step, code)}>
            {NEXT_WORDS[step]}
          </Link>
        ))}
      </p>
    </div>
  );
}

/** Takes in what the meter's display says, and tells what that proves and what to do. */
export function MeterSaysNo({ code }: { readonly code: Code }) {
  const { api } = useSignedIn();
  const key = useIntention();
  const [said, setSaid] = useState<Said>();
  const [isUnread, setUnread] = useState(false);
  const refused = api.useMutation("post", "/v1/codes/{codeId}/refused");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnread(said === NO_CODE_READ);
    if (said === undefined || said === NO_CODE_READ) return;
    const header = { "Idempotency-Key": `${key}-${said}` };
    refused.mutate({ params: { path: { codeId: code.codeId }, header }, body: { reason: said } });
  };
  const reason = refused.variables?.body.reason;
  return (
    <form onSubmit={submit}>
      <h2 id="says-no">The meter says no</h2>
      <fieldset className="display-lines">
        <legend>Under “Rejected” the display says</legend>
        {LINES.map(([each, line], at) => (
          <label key={each}>
            <input
              type="radio"
              name="said"
              required
              {...(at === 0 ? { ref: takeFocus } : {})}
              checked={said === each}
              onChange={() => {
                setSaid(each);
                setUnread(false);
              }}
            />
            {line}
          </label>
        ))}
      </fieldset>
      <p className="buttons">
        <button type="submit" className="primary" disabled={refused.isPending}>
          What does that mean?
        </button>
      </p>
      <ProblemNotice problem={refused.error} />
      {isUnread ? <Answer code={code} means={NO_CODE_READ_MEANS} steps={["same_digits"]} /> : null}
      {refused.data !== undefined && reason !== undefined && reason === said ? (
        <Answer key={reason} code={code} means={refused.data.means} steps={AFTER_REFUSAL[reason]} />
      ) : null}
    </form>
  );
}
