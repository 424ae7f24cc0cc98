import { newIdempotencyKey } from "@utrn-lab/client";
import { type Wish, wishFor } from "@utrn-lab/page-parts";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import type { CampaignBody, CampaignPreview } from "./campaign.ts";

/** What would be issued for what was asked about, or why nobody can say. */
interface Previewed {
  /** What it was asked about: the same object as long as nothing has changed. */
  readonly subject: object;
  readonly accepted: object;
  readonly preview?: CampaignPreview;
  readonly why?: string;
}

const UNREACHABLE = "The supplier service cannot be reached. Try again.";

interface Question {
  /** The commands and the meters, without what is accepted of them. */
  readonly subject: object;
  readonly accepted: object;
  readonly body: CampaignBody | undefined;
}

/**
 * Previews of a campaign. A preview stands while its subject does; once something is accepted it is
 * asked for anew, since that changes who would be refused.
 */
export function usePreview({ subject, accepted, body }: Question) {
  const { client } = useSignedIn();
  const [isBusy, setBusy] = useState(false);
  const [previewed, setPreviewed] = useState<Previewed>();
  const newest = useRef<object>(undefined);
  const ask = useCallback(async () => {
    if (body === undefined) return;
    newest.current = body;
    setBusy(true);
    const found = await client
      .POST("/v1/campaigns/preview", { body })
      .then(({ data, error }) => (data === undefined ? { why: error.detail } : { preview: data }))
      .catch(() => ({ why: UNREACHABLE }));
    // What was asked about meanwhile is answered next.
    if (newest.current !== body) return;
    setBusy(false);
    setPreviewed({ subject, accepted, ...found });
  }, [client, body, subject, accepted]);
  const current = previewed?.subject === subject ? previewed : undefined;
  const isOutdated = current !== undefined && current.accepted !== accepted;
  useEffect(() => {
    if (isOutdated) void ask();
  }, [isOutdated, ask]);
  return { previewed: current, isBusy, ask };
}

/** The answer to whoever asks for a campaign. */
interface Making {
  readonly isBusy: boolean;
  readonly refusal?: string;
}

const LOST =
  "No answer came, so the campaign may have been made or not. Ask again: it is made once.";

/** Asks for a campaign, once for each body however often it is sent. */
export function useMaking(made: (campaignId: string) => void) {
  const { client } = useSignedIn();
  const [making, setMaking] = useState<Making>({ isBusy: false });
  const wish = useRef<Wish>(undefined);
  const make = async (body: CampaignBody) => {
    setMaking({ isBusy: true });
    wish.current = wishFor(JSON.stringify(body), wish.current, newIdempotencyKey());
    const header = { "Idempotency-Key": wish.current.key };
    const refusal = await client
      .POST("/v1/campaigns", { params: { header }, body })
      .then(({ data, error, response }) => {
        if (data === undefined) return response.status >= 500 ? LOST : error.detail;
        made(data.campaignId);
        return undefined;
      })
      .catch(() => LOST);
    setMaking({ isBusy: false, ...(refusal === undefined ? {} : { refusal }) });
  };
  return { ...making, make };
}
