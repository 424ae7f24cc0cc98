import { Dialog } from "@utrn-lab/page-parts";
import { useId, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { counted } from "../ui/amounts.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CHANNELS } from "./channels.ts";

/** Notes that the codes of a campaign have gone to their customers. */
export function MarkSent({ campaignId }: { readonly campaignId: string }) {
  const { api } = useSignedIn();
  const id = useId();
  const [name, setName] = useState<string>("letter");
  const [isAsked, setAsked] = useState(false);
  const [channel, way] = CHANNELS.find(([one]) => one === name) ?? CHANNELS[0];
  const { mutate, data, error, isPending } = api.useMutation(
    "post",
    "/v1/campaigns/{campaignId}/sent",
    { onSettled: () => setAsked(false) },
  );
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>They have gone out by</label>
        <select id={id} value={name} onChange={({ target }) => setName(target.value)}>
          {CHANNELS.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <ProblemNotice problem={error} />
      <p role="status">
        {data === undefined ? "" : `${counted(data.codes, "code")} marked as sent.`}
      </p>
      <div className="buttons">
        <button type="button" onClick={() => setAsked(true)}>
          Mark all as sent …
        </button>
      </div>
      {isAsked ? (
        <Dialog title="Mark all codes as sent?" close={() => setAsked(false)}>
          <p>
            Every code of this campaign that was not sent before is noted as sent: {way}. This
            cannot be taken back.
          </p>
          <div className="buttons">
            <button type="button" onClick={() => setAsked(false)}>
              Leave them as they are
            </button>
            <button
              type="button"
              className="primary"
              disabled={isPending}
              onClick={() => mutate({ params: { path: { campaignId } }, body: { channel } })}
            >
              Mark as sent
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
