import type { SupplierClient } from "@utrn-lab/client";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type Heard, heardDigits } from "./heard-digits.ts";
import { nextWords, type Proof, proofWords } from "./proof-words.ts";

interface ConfirmationEntryProps {
  readonly client: SupplierClient;
  readonly meterId: string;
  /** Told of what was proved: the code's state and what is known of the meter have changed. */
  readonly proved?: ((proof: Proof) => void) | undefined;
  /** What stands in the field at first. */
  readonly initial?: string;
  /** Whether the field has the focus as it is opened. */
  readonly takesFocus?: boolean;
}

/** What came of a confirmation code. */
type Outcome = { readonly proof: Proof } | { readonly why: string };

/** Gives the service a confirmation code. */
async function giveCode(client: SupplierClient, meterId: string, code: string): Promise<Outcome> {
  try {
    const { data, error } = await client.POST("/v1/meters/{meterId}/confirmations", {
      params: { path: { meterId } },
      body: { code },
    });
    return data === undefined ? { why: error.detail } : { proof: data };
  } catch {
    return { why: "The supplier service cannot be reached. Try again: the code counts once." };
  }
}

/** What a confirmation code has proved, and what to do next. It takes the focus. */
function Proved({ proof }: { readonly proof: Proof }) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.focus(), []);
  return (
    <div className="proved" tabIndex={-1} ref={self}>
      <h3>{proof.isOldNews ? "Old news" : "Proved"}</h3>
      {proofWords(proof).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h3>What to do next</h3>
      {nextWords(proof).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Gives confirmation codes of a meter to the service, and keeps what came of the last. */
function useConfirmation({ client, meterId, proved }: ConfirmationEntryProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const give = async (code: string): Promise<Outcome> => {
    setOutcome(undefined);
    setBusy(true);
    const came = await giveCode(client, meterId, code);
    setBusy(false);
    setOutcome(came);
    if ("proof" in came) proved?.(came.proof);
    return came;
  };
  return { outcome, isBusy, give };
}

/** What came of a confirmation code, in words. */
function ConfirmationOutcome({ outcome }: { readonly outcome: Outcome | undefined }) {
  if (outcome === undefined) return null;
  if ("proof" in outcome) return <Proved proof={outcome.proof} />;
  return (
    <p className="notice" role="alert">
      {outcome.why}
    </p>
  );
}

/** Why what has been heard is not sent yet: said when somebody asks for it all the same. */
function notYet({ state, words }: Heard): string | undefined {
  if (state === "right") return undefined;
  return state === "wrong" ? words : "A confirmation code has 20 digits: have all of them read.";
}

/** A confirmation code as it is read out: checked as it comes, then what it proves. */
export function ConfirmationEntry(props: ConfirmationEntryProps) {
  const id = useId();
  const { initial = "", takesFocus = false } = props;
  const [typed, setTyped] = useState(initial);
  const [isAsked, setAsked] = useState(false);
  const { outcome, isBusy, give } = useConfirmation(props);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const heard = heardDigits(typed);
  const why = notYet(heard);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (why !== undefined || isBusy) return;
    const came = await give(heard.digits);
    if ("proof" in came) setTyped(initial);
    setAsked(false);
  };
  const said = isAsked && why !== undefined ? why : heard.words;
  const isWrong = heard.state === "wrong" || (isAsked && why !== undefined);
  return (
    <form className="confirmation-entry" onSubmit={submit} noValidate>
      <div className="code-field wide">
        <label htmlFor={id}>Confirmation code</label>
        <input
          id={id}
          ref={field}
          className="digits"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          aria-describedby={`${id}-heard`}
          aria-invalid={isWrong}
        />
        <p id={`${id}-heard`} className={isWrong ? "refused" : "quiet"} role="status">
          {heard.printed === typed ? null : <span className="heard">{heard.printed} </span>}
          {said}
        </p>
      </div>
      <div className="buttons">
        <button type="submit" className="primary">
          Tell the supplier
        </button>
      </div>
      <ConfirmationOutcome outcome={outcome} />
    </form>
  );
}
