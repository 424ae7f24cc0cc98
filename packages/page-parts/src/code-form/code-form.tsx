import type { SupplierClient } from "@utrn-lab/client";
import type { Command } from "@utrn-lab/utrn";
import { type FormEvent, useState } from "react";
import { typedPounds } from "../amounts.ts";
import { takeFocus } from "../take-focus.ts";
import type { Limits, Preview } from "./asked.ts";
import { CodeWarnings } from "./code-warnings.tsx";
import { CommandsFields } from "./commands-fields.tsx";
import { type CommandsForm, useCommands } from "./use-commands.ts";
import { type Issued, useIssue } from "./use-issue.ts";
import { type Previewed, usePreview } from "./use-preview.ts";

interface CodeFormProps {
  readonly client: SupplierClient;
  readonly meterId: string;
  /** `limits` of `GET /v1/keys/self`: only what they allow is offered. */
  readonly limits: Limits;
  /** "YYYY-MM-DD" UTC of the supplier's clock, for what stands in dates at first. */
  readonly today: string;
  /** The commands that the form begins with; left out, an empty top-up. */
  readonly initial?: readonly Command[] | undefined;
  /** Whether the first field has the focus as the form is opened. */
  readonly takesFocus?: boolean;
  /** Told of the code, or of what waits for a second person. */
  readonly issued: (answer: Issued) => void;
  /** Leads to a code that was issued before. */
  readonly showCode?: ((codeId: string) => void) | undefined;
}

const REFUSALS: Readonly<Record<NonNullable<Preview["wouldBeRefused"]>, string>> = {
  meter_retired: "The meter is retired and gets no codes: take it back first, if it is in use.",
  counters_used_up: "The meter has no counter left: no code can be issued for it any more.",
  counter_too_far_ahead:
    "The meter could not verify a code of this length any more: ask for its status code (key 0), " +
    "or choose more digits.",
  acknowledgement_needed: "Tick what you accept above, or use what is proposed.",
  reason_needed: "An open code says the same: give a reason, or send that code again.",
};

interface OutlookProps {
  readonly form: CommandsForm;
  readonly previewed: Previewed | undefined;
  readonly again: () => void;
  readonly showCode: ((codeId: string) => void) | undefined;
}

/** What would become of the code, as it stands. */
function Outlook({ form, previewed, again, showCode }: OutlookProps) {
  if (previewed === undefined) return null;
  if ("why" in previewed) {
    return (
      <p className="notice">
        {previewed.why}{" "}
        <button type="button" className="link" onClick={again}>
          Try again
        </button>
      </p>
    );
  }
  const { digits, utrnCounter, warnings, toAcknowledge, ...rest } = previewed.preview;
  const { wouldBeRefused, needsApproval } = rest;
  return (
    <>
      <CodeWarnings {...{ form, warnings, toAcknowledge, showCode }} />
      <p className="quiet">
        {digits} digits, counter {utrnCounter}.
        {needsApproval ? " A second person has to approve it before it is issued." : ""}
      </p>
      {wouldBeRefused === null ? null : <p className="refused">{REFUSALS[wouldBeRefused]}</p>}
    </>
  );
}

interface LostProps {
  readonly ask: () => void;
  readonly giveUp: () => void;
}

/** Said where nobody knows whether the code has been issued. */
function Lost({ ask, giveUp }: LostProps) {
  return (
    <div className="notice" role="alert">
      <p>
        No answer came, so the code may have been issued or not. Ask again: it is issued once, and
        you get the same code.
      </p>
      <div className="buttons">
        <button type="button" className="primary" ref={takeFocus} onClick={ask}>
          Ask again
        </button>
        <button type="button" onClick={giveUp}>
          Change it: I have looked at the meter’s codes
        </button>
      </div>
    </div>
  );
}

/** The form that makes a code for a meter: its commands, what would become of it, and Issue. */
export function CodeForm(props: CodeFormProps) {
  const { client, meterId, limits, issued, showCode } = props;
  const { initial, takesFocus = false, today } = props;
  const form = useCommands({ initial, limits, today });
  const { asked, read } = form;
  const [isAsked, setAsked] = useState(false);
  const { previewed, again } = usePreview(client, meterId, asked);
  const { isBusy, isLost, refusal, issue, giveUp } = useIssue(client, meterId, issued);
  const preview = previewed && "preview" in previewed ? previewed.preview : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    // Nothing is issued that has not been previewed: its warnings have been there to read.
    if (isBusy || asked === undefined || preview?.wouldBeRefused !== null) return;
    void issue(asked);
  };
  const most = limits?.amountPenceMax ?? null;
  const missing = "why" in read && (isAsked || !read.isIncomplete) ? read.why : undefined;
  const why = missing ?? refusal;
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <fieldset className="bare" disabled={isLost}>
        <legend className="for-screen-readers">The code</legend>
        <CommandsFields form={form} isAsked={isAsked} takesFocus={takesFocus} />
        {most === null ? null : (
          <p className="quiet">You may issue £{typedPounds(most)} in a code at the most.</p>
        )}
      </fieldset>
      <div aria-live="polite" className="outlook">
        <Outlook {...{ form, previewed, again, showCode }} />
      </div>
      {isLost && asked !== undefined ? (
        <Lost ask={() => void issue(asked)} giveUp={giveUp} />
      ) : (
        <div className="buttons">
          <button type="submit" className="primary">
            {preview?.needsApproval === true ? "Ask for approval" : "Issue the code"}
          </button>
          <output className="refused">{why}</output>
        </div>
      )}
    </form>
  );
}
