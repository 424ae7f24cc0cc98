import { codesOf } from "../../../server/sessions/verdicts.ts";
import { words } from "../formats.ts";
import type { Session } from "./session-calls.ts";

type Step = Session["steps"][number];

/** What came of a step, in words; empty where there is nothing to say. */
export function resultWords(step: Step): string {
  const { outcome } = step.result ?? {};
  if (outcome === undefined) return "";
  const verdicts = codesOf(step).map(({ verdict }) =>
    verdict === "applied" ? verdict : `rejected: ${words(verdict)}`,
  );
  if (verdicts.length > 0) return verdicts.join("; ");
  return "reason" in outcome && outcome.reason !== undefined ? words(outcome.reason) : "";
}
