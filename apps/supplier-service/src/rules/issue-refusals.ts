import { Problem } from "@utrn-lab/http-host";
import { COUNTER_MAX } from "@utrn-lab/utrn";
import type { Rules } from "../service.ts";
import type { Forecast } from "./forecast.ts";
import type { IssueRequest } from "./issue-request.ts";
import { HARMS, type Warning } from "./warnings.ts";

/** Why a meter gets no code now. */
export type RefusalCode =
  | "counters_used_up"
  | "counter_too_far_ahead"
  | "acknowledgement_needed"
  | "reason_needed";

function samePurpose(found: Forecast): readonly Warning[] {
  return found.warnings.filter(({ code }) => code === "same_purpose_outstanding");
}

function unacknowledged(found: Forecast, request: IssueRequest): readonly Warning[] {
  const acknowledged = request.acknowledge ?? [];
  return found.warnings.filter(({ code }) => HARMS.includes(code) && !acknowledged.includes(code));
}

/** Why nothing is issued, or undefined; in the order in which a client can do something about it. */
export function refusalOf(
  found: Forecast,
  request: IssueRequest,
  { isReasonNeeded }: Rules,
): RefusalCode | undefined {
  if (found.utrnCounter > COUNTER_MAX) return "counters_used_up";
  if (!found.isVerifiable) return "counter_too_far_ahead";
  if (unacknowledged(found, request).length > 0) return "acknowledgement_needed";
  const isReasonMissing = isReasonNeeded && request.reason === undefined;
  return isReasonMissing && samePurpose(found).length > 0 ? "reason_needed" : undefined;
}

/** The same, as it is answered. */
export function refusalProblem(code: RefusalCode, found: Forecast, request: IssueRequest): Problem {
  if (code === "counters_used_up") {
    return new Problem(code, "All 4,294,967,295 UTRN counters of this meter are used.");
  }
  if (code === "counter_too_far_ahead") {
    return new Problem(
      code,
      "The meter is not known to have taken a recent code and could not verify this one: send a confirmation code of it first, or ask for digits: 40.",
    );
  }
  if (code === "reason_needed") {
    return new Problem(
      code,
      "A code still out says the same: send its digits again (POST /v1/codes/{codeId}/resend), or give a `reason` for another one.",
      { warnings: samePurpose(found) },
    );
  }
  return new Problem(
    code,
    "List the codes of these warnings in `acknowledge` if their harm is meant.",
    { warnings: unacknowledged(found, request) },
  );
}
