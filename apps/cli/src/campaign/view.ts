import type { Campaign } from "@utrn-lab/client";
import type { Answer } from "../host.ts";

interface Count {
  readonly count: number;
}

/** "refused: 2 not_possible" and the like, a line for each reason. */
export function countLines<Name extends string>(
  title: string,
  name: Name,
  counts: readonly (Count & Readonly<Record<Name, string>>)[] = [],
): string[] {
  return counts.map((each) => `  ${title}: ${each.count} ${each[name]}`);
}

/** What each status means for whoever waits. */
const STATUS_WORDS: Readonly<Record<Campaign["status"], (campaign: Campaign) => string>> = {
  selecting: () => "its meters are being chosen",
  awaiting_approval: ({ meters }) =>
    `waits for another person's approval, for ${meters} meters: GET /v1/approvals`,
  running: ({ issued, meters }) => `${issued} of ${meters} codes issued`,
  done: ({ issued, meters }) => `${issued} of ${meters} codes issued`,
  cancelled: ({ issued, meters }) => `${issued} of ${meters} codes were issued before`,
};

/** A campaign, and how far it has come: no where it was cancelled. */
export function campaignAnswer(campaign: Campaign): Answer {
  const { status, refused } = campaign;
  const words = STATUS_WORDS[status](campaign);
  return {
    text: [`${status}: ${words}`, ...countLines("refused", "reason", refused)].join("\n"),
    json: campaign,
    isYes: status !== "cancelled",
  };
}
