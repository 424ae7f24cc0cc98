import { words } from "../formats.ts";
import type { Session } from "./session-calls.ts";

type Step = Session["steps"][number];

/** What came of a step, in words; empty where there is nothing to say. */
export function resultWords({ result }: Step): string {
  if (result === undefined) return "";
  const { outcome } = result;
  if ("result" in outcome) {
    return "reason" in outcome
      ? `${outcome.result}: ${words(outcome.reason)}`
      : words(outcome.result);
  }
  return "reason" in outcome && outcome.reason !== undefined ? words(outcome.reason) : "";
}
