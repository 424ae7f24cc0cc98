import type { components } from "@utrn-lab/client";
import { useState } from "react";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";

/** Takes a meter out of use, or back. */
export function Retirement({ meter }: { readonly meter: components["schemas"]["Meter"] }) {
  const { api, self } = useSignedIn();
  const retiring = api.useMutation("patch", "/v1/meters/{meterId}");
  const takingBack = api.useMutation("patch", "/v1/meters/{meterId}");
  const [isAsked, setAsked] = useState(false);
  const params = { path: { meterId: meter.meterId } };
  const isRetired = meter.status === "retired";
  if (!mayAct(self, "approver")) return null;
  return (
    <section className="panel" aria-label="In use">
      <h2>{isRetired ? "It is retired" : "It is in use"}</h2>
      <p className="quiet">
        {isRetired && meter.retiredAt !== null
          ? `Since ${dateAndTime(meter.retiredAt)} UTC: ${meter.retireReason ?? ""}`
          : "A retired meter gets no codes and is in no campaign; its history is kept."}
      </p>
      <ProblemNotice problem={takingBack.error} />
      <div className="buttons">
        {isRetired ? (
          <button
            type="button"
            disabled={takingBack.isPending}
            onClick={() => takingBack.mutate({ params, body: { retired: false } })}
          >
            Take it back into use
          </button>
        ) : (
          <button type="button" className="danger" onClick={() => setAsked(true)}>
            Retire it
          </button>
        )}
      </div>
      {isAsked ? (
        <ReasonDialog
          title={`Retire ${meter.label ?? "this meter"}?`}
          action="Retire it"
          isBusy={retiring.isPending}
          refusal={<ProblemNotice problem={retiring.error} />}
          close={() => setAsked(false)}
          act={(reason) =>
            retiring.mutate(
              { params, body: { retired: true, reason } },
              { onSuccess: () => setAsked(false) },
            )
          }
        >
          <p>
            It gets no codes from then on, until it is taken back. Codes that are out still count.
          </p>
        </ReasonDialog>
      ) : null}
    </section>
  );
}
