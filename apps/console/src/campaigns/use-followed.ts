import type { SupplierClient } from "@utrn-lab/client";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { useEffect, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { type Campaign, isOver } from "./campaign.ts";
import { type Followed, followedAfter } from "./followed.ts";

const AGAIN_AFTER_MS = 1_000;

/** Reads a campaign's events until they end. Answers whether nothing more will come. */
async function readEvents(
  client: SupplierClient,
  campaignId: string,
  signal: AbortSignal,
  tell: (campaign: Campaign) => void,
): Promise<boolean> {
  const { data } = await client.GET("/v1/campaigns/{campaignId}/events", {
    params: { path: { campaignId } },
    headers: { accept: "text/event-stream" },
    parseAs: "stream",
    signal,
  });
  // Refused: what the page reads beside this says why.
  if (data === undefined || data === null) return true;
  const events = data
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const { value, done } = await events.read();
    if (done) return false;
    const campaign: Campaign = JSON.parse(value.data);
    tell(campaign);
    if (isOver(campaign)) return true;
  }
}

/** Follows a campaign, over lost connections too, until it is over or nobody looks any more. */
async function follow(
  client: SupplierClient,
  campaignId: string,
  signal: AbortSignal,
  tell: (campaign: Campaign) => void,
): Promise<void> {
  while (!signal.aborted) {
    const isEnd = await readEvents(client, campaignId, signal, tell).catch(() => false);
    if (isEnd) return;
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
