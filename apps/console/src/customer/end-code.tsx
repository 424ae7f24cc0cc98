import type { components } from "@utrn-lab/client";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { useIntention } from "../ui/intention.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonForm } from "./reason-form.tsx";

type Code = components["schemas"]["ReadCode"];

/** Records that the digits did not reach the customer. */
export function LoseCode({ code: { codeId } }: { readonly code: Code }) {
  const { api } = useSignedIn();
  const key = useIntention();
  const lost = api.useMutation("post", "/v1/codes/{codeId}/lost");
  const give = (reason: string) =>
    lost.mutate({
      params: { path: { codeId }, header: { "Idempotency-Key": key } },
      body: { reason },
    });
  return (
    <>
      <h2>The digits are lost</h2>
      <p>
        The customer does not have them, or not any more. They stay good: give the same digits
        again, and never another code for the same money, because both would count.
      </p>
      <ReasonForm
        label="What happened to them?"
        action="Record as lost"
        isBusy={lost.isPending}
        give={give}
      />
      <ProblemNotice problem={lost.error} />
      <div role="status">
        {lost.data === undefined ? null : (
          <>
            <p>{lost.data.means}</p>
            <p className="buttons">
              <Link className="button" to={`/codes/${codeId}/read`}>
                Read the same digits out
              </Link>
              <Link className="button" to={`/codes/${codeId}/send`}>
                Send the same digits
              </Link>
            </p>
          </>
        )}
      </div>
    </>
  );
}

/** Withdraws a code in the records. */
export function VoidCode({ code: { codeId } }: { readonly code: Code }) {
  const { api } = useSignedIn();
  const key = useIntention();
  const voided = api.useMutation("post", "/v1/codes/{codeId}/void");
  const give = (reason: string) =>
    voided.mutate({
      params: { path: { codeId }, header: { "Idempotency-Key": key } },
      body: { reason },
    });
  return (
    <>
      <h2>Withdraw it</h2>
      <p className="notice">
        This changes the records only. The meter cannot know: if the digits are out, they can still
        be keyed, and count.
      </p>
      <ReasonForm label="Why?" action="Withdraw the code" isBusy={voided.isPending} give={give} />
      <ProblemNotice problem={voided.error} />
      <p role="status">{voided.data?.caution ?? ""}</p>
    </>
  );
}
