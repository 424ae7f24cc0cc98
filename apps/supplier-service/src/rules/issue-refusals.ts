import { COUNTER_MAX } from "@utrn-lab/utrn";
import type { Forecast } from "./forecast.ts";
import type { IssueRequest } from "./issue-request.ts";
import type { Thresholds } from "./thresholds.ts";
import { HARMS, type Warning } from "./warnings.ts";

/** Why a meter gets no code now, in the order in which a client can do something about it. */
export const REFUSAL_CODES = [
  "meter_retired",
  "counters_used_up",
  "counter_too_far_ahead",
  "acknowledgement_needed",
  "reason_needed",
] as const;

/** One of `REFUSAL_CODES`. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Why a meter of a campaign gets no code: by the rules of a single one, or because it has got as
 * much today as it may.
 */
export const CAMPAIGN_REFUSAL_CODES = [...REFUSAL_CODES, "above_limit"] as const;

/** One of `CAMPAIGN_REFUSAL_CODES`. */
export type CampaignRefusalCode = (typeof CAMPAIGN_REFUSAL_CODES)[number];

/** The warnings that an open code says the same. */
export function samePurpose(found: Forecast): readonly Warning[] {
  return found.warnings.filter(({ code }) => code === "same_purpose_outstanding");
}

/** What a request says about warnings. */
type Answers = Pick<IssueRequest, "acknowledge" | "reason">;

/** The warnings of harm that the request does not acknowledge. */
export function unacknowledged(found: Forecast, request: Answers): readonly Warning[] {
  const acknowledged = request.acknowledge ?? [];
  return found.warnings.filter(({ code }) => HARMS.includes(code) && !acknowledged.includes(code));
}

/** Why nothing is issued, or undefined; the first in the order in which a client can act on it. */
export function refusalOf(
  meter: { readonly retired_at: number | null },
  found: Forecast,
  request: Answers,
  { isReasonNeeded }: Thresholds,
): RefusalCode | undefined {
  if (meter.retired_at !== null) return "meter_retired";
  if (found.utrnCounter > COUNTER_MAX) return "counters_used_up";
  if (!found.isVerifiable) return "counter_too_far_ahead";
  if (unacknowledged(found, request).length > 0) return "acknowledgement_needed";
  const isReasonMissing = isReasonNeeded && request.reason === undefined;
  return isReasonMissing && samePurpose(found).length > 0 ? "reason_needed" : undefined;
}
