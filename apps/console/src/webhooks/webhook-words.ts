import type { components } from "@utrn-lab/client";
import { dateAndTime } from "../ui/moments.ts";

/** A webhook as the service answers it. */
export type Webhook = components["schemas"]["Webhook"];

/** How a webhook does, in a few words, and in which colour. */
interface WebhookState {
  readonly words: string;
  readonly colour: "green" | "amber" | "plain";
  /** What there is to know or to do besides; "" for nothing. */
  readonly more: string;
}

function attemptsIn({ attempts }: Webhook): string {
  return attempts === 1 ? "1 attempt has failed" : `${attempts} attempts have failed`;
}

/** How a webhook does. */
export function stateOf(webhook: Webhook): WebhookState {
  const { enabled, disabledBecause, failingSince, nextAttemptAt } = webhook;
  if (disabledBecause === "gone") {
    const more =
      "The receiver answered 410: it wants no more. Nothing is lost: go on, or remove it.";
    return { words: "stopped", colour: "amber", more };
  }
  if (disabledBecause === "failing") {
    const more = "It has failed for five days. Nothing is lost: mend the receiver, then go on.";
    return { words: "stopped", colour: "amber", more };
  }
  if (!enabled) return { words: "paused", colour: "plain", more: "It keeps its place." };
  if (failingSince === null) return { words: "well", colour: "green", more: "" };
  const next = nextAttemptAt === null ? "" : `, the next is at ${dateAndTime(nextAttemptAt)}`;
  const more = `${attemptsIn(webhook)} since ${dateAndTime(failingSince)}${next}.`;
  return { words: "failing", colour: "amber", more };
}

/** What an attempt came to. */
export function resultOf({
  status,
  error,
}: Pick<components["schemas"]["WebhookDelivery"], "status" | "error">): string {
  if (status !== null) return String(status);
  const known: Readonly<Record<string, string>> = {
    timeout: "no answer within 15 seconds",
    refused_target: "not an address that webhooks go to",
    no_secret: "the secret cannot be opened: make a new one",
  };
  return known[error ?? ""] ?? error ?? "no answer";
}
