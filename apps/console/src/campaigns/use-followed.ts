import { type Campaign, campaignEvents, ProblemError, type SupplierClient } from "@utrn-lab/client";
import { useEffect, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { type Followed, followedAfter } from "./followed.ts";

const AGAIN_AFTER_MS = 1_000;

/** Follows a campaign, also while nothing answers, until it is over or nobody looks any more. */
async function follow(
  client: SupplierClient,
  campaignId: string,
  signal: AbortSignal,
  tell: (campaign: Campaign) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const campaign of campaignEvents(client, campaignId, { signal })) tell(campaign);
      return;
    } catch (error) {
      // Refused: what the page reads beside this says why.
      if (error instanceof ProblemError) return;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
  }
}

/** A campaign as its events tell it; undefined before the first, or where it is not followed. */
export function useFollowed(campaignId: string, isFollowed: boolean): Followed | undefined {
  const { client } = useSignedIn();
  const [followed, setFollowed] = useState<Followed>();
  useEffect(() => {
    if (!isFollowed) return;
    const abort = new AbortController();
    void follow(client, campaignId, abort.signal, (campaign) =>
      setFollowed((before) => followedAfter(before, campaign, performance.now())),
    );
    return () => abort.abort();
  }, [client, campaignId, isFollowed]);
  return followed;
}
