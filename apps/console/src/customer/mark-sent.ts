import type { components } from "@utrn-lab/client";
import { useSignedIn } from "../session/signed-in.ts";
import { useIntention } from "../ui/intention.ts";

/** How digits reach a customer. */
export type Channel = NonNullable<components["schemas"]["Code"]["sentChannel"]>;

/** Records that a code's digits have gone to the customer, for the first time or once more. */
export function useTelling({ codeId, sentCount }: { codeId: string; sentCount: number }) {
  const { api } = useSignedIn();
  const key = useIntention();
  const sent = api.useMutation("post", "/v1/codes/{codeId}/sent");
  const again = api.useMutation("post", "/v1/codes/{codeId}/resend");
  const tell = (channel: Channel) => {
    const header = { "Idempotency-Key": `${key}-${channel}-${sentCount}` };
    const asked = { params: { path: { codeId }, header }, body: { channel } };
    if (sentCount === 0) sent.mutate(asked);
    else again.mutate(asked);
  };
  return {
    tell,
    isBusy: sent.isPending || again.isPending,
    problem: sent.error ?? again.error,
    /** Why the meter may not take the digits any more; null where it should. */
    caution: again.data?.caution ?? null,
    /** The channel that was recorded last. */
    told: (again.data ?? sent.data)?.sentChannel ?? undefined,
  };
}
