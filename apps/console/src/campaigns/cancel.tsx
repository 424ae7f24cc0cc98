import { useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";

/** Stops a campaign, for a reason. */
export function Cancel({ campaignId }: { readonly campaignId: string }) {
  const { api } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const { mutate, error, isPending } = api.useMutation(
    "post",
    "/v1/campaigns/{campaignId}/cancel",
    { onSuccess: () => setOpen(false) },
  );
  return (
    <>
      <button type="button" className="button danger" onClick={() => setOpen(true)}>
        Cancel the campaign …
      </button>
      {isOpen ? (
        <ReasonDialog
          title="Cancel this campaign?"
          action="Cancel the campaign"
          isBusy={isPending}
          refusal={<ProblemNotice problem={error} />}
          close={() => setOpen(false)}
          act={(reason) => mutate({ params: { path: { campaignId } }, body: { reason } })}
        >
          <p>
            No further code is issued. Codes that are issued already stay valid: a meter cannot know
            that you have changed your mind.
          </p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
