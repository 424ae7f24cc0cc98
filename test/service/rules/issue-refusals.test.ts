import { expect, test } from "vitest";
import type { Forecast } from "../../../apps/supplier-service/src/rules/forecast.ts";
import { refusalOf } from "../../../apps/supplier-service/src/rules/issue-refusals.ts";
import type { WarningCode } from "../../../apps/supplier-service/src/rules/warnings.ts";

const WARN = { paymentDebtPercentMax: 50, isReasonNeeded: false };
const REASON = { ...WARN, isReasonNeeded: true };
const COUNTER_LAST = 4_294_967_295;

/** A forecast in which nothing is wrong but what is named. */
function found(wrong: Partial<Forecast>, ...codes: WarningCode[]): Forecast {
  const warnings = codes.map((code) => ({ code, message: "", codeIds: [] }));
  return { utrnCounter: 1, isVerifiable: true, warnings, ...wrong };
}

const ASKED = {};
const IN_USE = { retired_at: null };

test("a retired meter is refused as such, whatever else is wrong", () => {
  const wrong = found({ utrnCounter: COUNTER_LAST + 1 });
  expect(refusalOf({ retired_at: 0 }, wrong, ASKED, WARN)).toBe("meter_retired");
});

test("the last counter is used, the one after it is counters_used_up", () => {
  expect(refusalOf(IN_USE, found({ utrnCounter: COUNTER_LAST }), ASKED, WARN)).toBeUndefined();
  expect(refusalOf(IN_USE, found({ utrnCounter: COUNTER_LAST + 1 }), ASKED, WARN)).toBe(
    "counters_used_up",
  );
});

test("a code that the meter could not verify is counter_too_far_ahead", () => {
  expect(refusalOf(IN_USE, found({ isVerifiable: false }), ASKED, WARN)).toBe(
    "counter_too_far_ahead",
  );
});

test.each(["kills_outstanding_topups", "strands_outstanding_topups"] as const)(
  "%s needs an acknowledgement by its own name",
  (harm) => {
    const other = [
      harm === "kills_outstanding_topups"
        ? "strands_outstanding_topups"
        : "kills_outstanding_topups",
    ] as const;
    expect(refusalOf(IN_USE, found({}, harm), ASKED, WARN)).toBe("acknowledgement_needed");
    const beside = { ...ASKED, acknowledge: other };
    expect(refusalOf(IN_USE, found({}, harm), beside, WARN)).toBe("acknowledgement_needed");
    expect(
      refusalOf(IN_USE, found({}, harm), { ...ASKED, acknowledge: [harm] }, WARN),
    ).toBeUndefined();
  },
);

test("every other warning is only said", () => {
  const others: WarningCode[] = ["may_push_out_topups", "counter_far_ahead", "date_has_passed"];
  expect(refusalOf(IN_USE, found({}, ...others), ASKED, REASON)).toBeUndefined();
});

test("a repeated code needs a reason only where the supplier asks for reasons", () => {
  const repeated = found({}, "same_purpose_outstanding");
  expect(refusalOf(IN_USE, repeated, ASKED, WARN)).toBeUndefined();
  expect(refusalOf(IN_USE, repeated, ASKED, REASON)).toBe("reason_needed");
  expect(refusalOf(IN_USE, repeated, { ...ASKED, reason: "paid twice" }, REASON)).toBeUndefined();
});

test("of several reasons the first that a client must deal with is told", () => {
  const harms: WarningCode[] = ["kills_outstanding_topups", "same_purpose_outstanding"];
  const all = { utrnCounter: COUNTER_LAST + 1, isVerifiable: false };
  expect(refusalOf(IN_USE, found(all, ...harms), ASKED, REASON)).toBe("counters_used_up");
  expect(refusalOf(IN_USE, found({ isVerifiable: false }, ...harms), ASKED, REASON)).toBe(
    "counter_too_far_ahead",
  );
  expect(refusalOf(IN_USE, found({}, ...harms), ASKED, REASON)).toBe("acknowledgement_needed");
});
