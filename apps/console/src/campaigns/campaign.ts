import type { Campaign, paths } from "@utrn-lab/client";

type Read = paths["/v1/campaigns/{campaignId}"]["get"]["responses"][200];

/** A campaign as the service shows it alone: with what has become of its codes. */
export type CampaignWithCodes = Read["content"]["application/json"];

/** What stands in the tag of a campaign. */
export const STATUS_WORDS: Readonly<Record<Campaign["status"], string>> = {
  selecting: "choosing meters",
  awaiting_approval: "waits for approval",
  running: "issuing",
  done: "done",
  cancelled: "cancelled",
};

const STATUS_COLOURS: Readonly<Partial<Record<Campaign["status"], string>>> = {
  awaiting_approval: "tag-amber",
  running: "tag-green",
  selecting: "tag-green",
};

/** The classes of a campaign's tag. */
export function statusClass(status: Campaign["status"]): string {
  return `tag ${STATUS_COLOURS[status] ?? ""}`;
}

/** Why meters got no code, to whoever looks after the campaign. */
export const REFUSAL_WORDS: Readonly<Record<Campaign["refused"][number]["reason"], string>> = {
  meter_retired: "they are retired, and get no codes",
  counters_used_up: "no counter is left: change the supplier’s key and commission them again",
  counter_too_far_ahead:
    "they could not verify it: ask for their status codes (key 0), or make the code longer",
  acknowledgement_needed: "it would do harm there that was not accepted",
  reason_needed: "an open code says the same, and no reason was given",
  above_limit: "they would get more than may be given in a day: go on tomorrow",
};

/** What a campaign is called. */
export function campaignTitle({ label }: Pick<Campaign, "label">): string {
  return label ?? "Campaign without a label";
}

type Making = paths["/v1/campaigns"]["post"];

/** What a campaign is asked for by. */
export type CampaignBody = Making["requestBody"]["content"]["application/json"];

type Previewing = paths["/v1/campaigns/preview"]["post"]["responses"][200];

/** What a campaign would issue. */
export type CampaignPreview = Previewing["content"]["application/json"];

/** How many codes it would issue: to every meter but those that are seen to be refused. */
export function codesOf({ meters, refused }: Pick<CampaignPreview, "meters" | "refused">): number {
  return refused.reduce((left, { count }) => left - count, meters);
}
