import { isRecord } from "@utrn-lab/utrn/checks";
import { Unusable } from "../failure.ts";
import type { Answer } from "../host.ts";
import { jsonIn } from "../json.ts";

type Members = Readonly<Record<string, unknown>>;

/** An object that the service has answered, as JSON. */
export function answered(text: string): Members {
  const value = jsonIn(text);
  if (isRecord(value)) return value;
  throw new Unusable("not_the_service", "--url: what answers is no supplier service");
}

/** "refused: 2 not_possible" and the like, a line for each reason. */
export function countLines(title: string, name: string, counts: unknown): string[] {
  if (!Array.isArray(counts)) return [];
  return counts.filter(isRecord).map((each) => `  ${title}: ${each.count} ${each[name]}`);
}

/** What each status means for whoever waits. */
const STATUS_WORDS: Readonly<Record<string, (campaign: Members) => string>> = {
  selecting: () => "its meters are being chosen",
  awaiting_approval: ({ meters }) =>
    `waits for another person's approval, for ${meters} meters: GET /v1/approvals`,
  running: ({ issued, meters }) => `${issued} of ${meters} codes issued`,
  done: ({ issued, meters }) => `${issued} of ${meters} codes issued`,
  cancelled: ({ issued, meters }) => `${issued} of ${meters} codes were issued before`,
};

/** Whether nothing will change any more. */
export function isOver({ status }: Members): boolean {
  return status === "done" || status === "cancelled";
}

/** A campaign, and how far it has come: no where it was cancelled. */
export function campaignAnswer(campaign: Members): Answer {
  const { status, refused } = campaign;
  const words = STATUS_WORDS[String(status)]?.(campaign) ?? "";
  return {
    text: [`${status}: ${words}`, ...countLines("refused", "reason", refused)].join("\n"),
    json: campaign,
    isYes: status !== "cancelled",
  };
}
