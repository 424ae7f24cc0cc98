import { Problem } from "@utrn-lab/http-host";
import type { Forecast } from "../rules/forecast.ts";
import { type RefusalCode, samePurpose, unacknowledged } from "../rules/issue-refusals.ts";
import type { IssueRequest } from "../rules/issue-request.ts";

function retiredProblem(): Problem {
  return new Problem(
    "meter_retired",
    "The meter is retired and gets no codes: if it is in use again, take it back first " +
      "(PATCH /v1/meters/{meterId} with `retired: false`).",
  );
}

/** The same, as it is answered. */
export function refusalProblem(code: RefusalCode, found: Forecast, request: IssueRequest): Problem {
  if (code === "meter_retired") return retiredProblem();
  if (code === "counters_used_up") {
    return new Problem(
      code,
      "All 4,294,967,295 UTRN counters of this meter are used: change the supplier's key, and " +
        "commission the meter again.",
    );
  }
  if (code === "counter_too_far_ahead") {
    return new Problem(
      code,
      "The meter is not known to have taken a recent code and could not verify this one: send " +
        "a confirmation code of the meter first, or ask for digits: 40.",
    );
  }
  if (code === "reason_needed") {
    return new Problem(
      code,
      "An open code says the same: send its digits again (POST /v1/codes/{codeId}/resend), or " +
        "give a `reason` for another one.",
      { warnings: samePurpose(found) },
    );
  }
  return new Problem(
    code,
    "This does harm that cannot be undone: if it is intended, list the codes of these " +
      "warnings in `acknowledge`.",
    { warnings: unacknowledged(found, request) },
  );
}
