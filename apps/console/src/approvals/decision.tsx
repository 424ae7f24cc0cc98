import { type ReactNode, useState } from "react";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";
import { isWarningCode, type WarningCode } from "../ui/warnings.ts";
import { useOutlook } from "./outlook.tsx";
import type { Request } from "./request.ts";
import { whyNot } from "./who-decides.ts";

interface OpenRequest extends Request {
  readonly mayDecide: boolean;
}

interface HarmsProps {
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly ticked: readonly WarningCode[];
  readonly tick: (codes: readonly WarningCode[]) => void;
}

/** What has come up since it was asked for, and has to be accepted by name. */
function Harms({ warnings, ticked, tick }: HarmsProps) {
  return (
    <fieldset className="harms">
      <legend>This does harm that cannot be undone. Tick what is meant, and approve.</legend>
      {warnings.map(({ code, message }) =>
        isWarningCode(code) ? (
          <label key={code} className="tick">
            <input
              type="checkbox"
              checked={ticked.includes(code)}
              onChange={({ target }) => {
                const others = ticked.filter((one) => one !== code);
                tick(target.checked ? [...others, code] : others);
              }}
            />{" "}
            {message}
          </label>
        ) : null,
      )}
    </fieldset>
  );
}

/** What a code would do harm to, as far as the request does not accept it already. */
function useHarms(request: Request) {
  const { data } = useOutlook(request);
  const isNew = (code: WarningCode) =>
    data?.toAcknowledge.includes(code) === true && !request.acknowledge.includes(code);
  return data?.warnings.filter(({ code }) => isNew(code)) ?? [];
}

function Approve({ request, children }: { request: OpenRequest; children: ReactNode }) {
  const { api } = useSignedIn();
  const [ticked, setTicked] = useState<readonly WarningCode[]>([]);
  const { mutate, error, isPending } = api.useMutation("post", "/v1/approvals/{id}/approve");
  const foreseen = useHarms(request);
  const told = error !== null && "warnings" in error ? error.warnings : undefined;
  const warnings = told ?? foreseen;
  const isCampaignUnknown = request.kind === "campaign" && request.sums === null;
  const approve = () =>
    mutate({
      params: { path: { id: request.approvalId } },
      body: ticked.length === 0 ? {} : { acknowledge: [...ticked] },
    });
  return (
    <>
      {isCampaignUnknown ? (
        <p className="quiet">Its meters are still being chosen: you can approve in a moment.</p>
      ) : null}
      {told === undefined ? <ProblemNotice problem={error} /> : null}
      {warnings.length === 0 ? null : (
        <Harms warnings={warnings} ticked={ticked} tick={setTicked} />
      )}
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={isPending || isCampaignUnknown || ticked.length < warnings.length}
          onClick={approve}
        >
          Approve
        </button>
        {children}
      </div>
    </>
  );
}

const DECLINES = {
  reject: {
    button: "Reject …",
    title: "Reject this request?",
    follows: "Nothing has been issued, and nothing will be. Who asked reads the reason.",
    action: "Reject it",
  },
  withdraw: {
    button: "Withdraw …",
    title: "Withdraw your request?",
    follows: "Nothing has been issued, and nothing will be.",
    action: "Withdraw it",
  },
} as const;

function Decline({ way, approvalId }: { way: keyof typeof DECLINES; approvalId: string }) {
  const { api } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const { mutate, error, isPending } = api.useMutation("post", `/v1/approvals/{id}/${way}`);
  const { button, title, follows, action } = DECLINES[way];
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {button}
      </button>
      {isOpen ? (
        <ReasonDialog
          title={title}
          action={action}
          isBusy={isPending}
          refusal={<ProblemNotice problem={error} />}
          close={() => setOpen(false)}
          act={(reason) => mutate({ params: { path: { id: approvalId } }, body: { reason } })}
        >
          <p>{follows}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** The decision on a request that waits, or who has to decide. */
export function Decision({ request }: { readonly request: OpenRequest }) {
  const { self } = useSignedIn();
  const { approvalId, askedBy, mayDecide } = request;
  const hasAsked = self.id === askedBy;
  return (
    <section className="panel stack" aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      {mayDecide ? (
        <Approve request={request}>
          <Decline way="reject" approvalId={approvalId} />
        </Approve>
      ) : (
        <p>{whyNot({ hasAsked, isApprover: mayAct(self, "approver") })}</p>
      )}
      {hasAsked ? (
        <div className="buttons">
          <Decline way="withdraw" approvalId={approvalId} />
        </div>
      ) : null}
    </section>
  );
}
