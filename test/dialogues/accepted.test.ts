import type { Command } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { type Dialogue, NOON, readStatus, startDialogue, topUp } from "./dialogue.ts";

const RATES = { unitRateMillipence: 30_000, standingChargeMillipence: 60_000 };

/** The supply is on, so that nothing is left to do after a code. */
function enabled(): Dialogue {
  const dialogue = startDialogue({
    meterBalance: 10_000_000,
    maxMeterBalance: 2_000_000_000,
    debt: { time_1: 500_000, time_2: 500_000, payment: 500_000 },
  });
  dialogue.press("B");
  return dialogue;
}

const WORDS: readonly (readonly [Command, ...string[]])[] = [
  [topUp(1_048_575), "Accepted|Credit £10485.75"],
  [{ type: "deduct_credit", amountPence: 500 }, "Accepted|Credit -£5.00"],
  [{ type: "deduct_credit", amountPence: 1_048_575 }, "Accepted|Taken £10485.75"],
  [{ type: "set_credit", amountPence: 1_000 }, "Accepted|Bal. set £10.00"],
  [{ type: "set_credit", amountPence: 1_048_575 }, "Accepted|Set to £10485.75"],
  [{ type: "add_debt", register: "time_1", amountPence: 4_500 }, "Accepted|Debt1 +£45.00"],
  [{ type: "deduct_debt", register: "time_2", amountPence: 500 }, "Accepted|Debt2 -£5.00"],
  [{ type: "set_debt", register: "payment", amountPence: 0 }, "Accepted|Debt3 £0.00"],
  [
    { type: "set_time_debt_recovery", register: "time_1", period: "daily", rateMillipence: 30_000 },
    "Accepted|Debt1 repaid",
    "by|30p a day",
  ],
  [
    { type: "set_time_debt_recovery", register: "time_2", period: "hourly", rateMillipence: 1_250 },
    "Accepted|Debt2 repaid",
    "by|1.25p an hour",
  ],
  [
    { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 },
    "Accepted|Debt3 repaid",
    "by 30% of|each top-up",
    "at most a week|£5.00",
  ],
  [{ type: "change_price", ...RATES, startDate: null }, "Accepted|30p per kWh"],
  [
    { type: "change_price", ...RATES, startDate: "2027-04-01" },
    "Accepted|New prices",
    "Prices from|01 Apr 27 (UTC)",
  ],
  [
    {
      type: "change_price_two_rate",
      rate1Millipence: 30_000,
      rate2Millipence: 10_000,
      standingChargeMillipence: 60_000,
      startDate: null,
      rate2Start: "00:30",
      rate2End: "07:30",
    },
    "Accepted|Two new prices",
  ],
  [
    {
      type: "set_non_disconnect_calendar",
      windows: [{ days: ["mon"], start: "16:00", end: "10:00" }],
    },
    "Accepted|Safe hours set",
  ],
  [{ type: "set_non_disconnect_calendar", windows: [] }, "Accepted|Safe hours off"],
  [
    { type: "set_non_disconnect_periods", periods: [{ from: "2026-12-25", days: 1 }] },
    "Accepted|Safe days set",
  ],
  [{ type: "set_non_disconnect_periods", periods: [] }, "Accepted|Safe days off"],
  [{ type: "change_mode", mode: "credit" }, "Accepted|Credit mode"],
  [
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: false,
    },
    "Accepted|Prepayment mode",
  ],
  [
    { type: "open_han", device: "any", minutes: 60 },
    "Accepted|Network 60 min",
    "Open for|any device",
  ],
  [{ type: "suspend_disconnection", hours: 0 }, "Accepted|Safe time ended"],
  [{ type: "suspend_disconnection", hours: 48 }, "Accepted|Kept on 48 hours"],
  [{ type: "suspend_disconnection", hours: 16_383 }, "Accepted|Kept on 16383 h"],
  [
    { type: "suspend_disconnection", until: "2026-12-31" },
    "Accepted|Supply kept on",
    "until 10:00 UTC|01 Jan 27",
  ],
  [{ type: "set_emergency_credit_limit", limitPence: 1_500 }, "Accepted|Emergency £15.00"],
  [{ type: "set_emergency_credit_limit", limitPence: 1_048_575 }, "Accepted|Emerg. £10485.75"],
  [{ type: "restore_supply" }, "Accepted|Supply restored"],
  [{ type: "revert_to_defaults", parts: ["logs"] }, "Accepted|Meter reset"],
];

describe("what an accepted code says", () => {
  for (const [command, ...told] of WORDS) {
    it(told.join(", "), () => {
      const { key, pages, bench } = enabled();
      bench.meter = {
        ...bench.meter,
        limits: { ...bench.meter.limits, maxCreditMillipence: 2_000_000_000 },
      };
      key(1, command);
      expect(pages(told.length + 1)).toEqual([...told, "Tell supplier|(key 4: again)"]);
    });
  }

  it("several commands follow each other, a date of validity is left out", () => {
    const { key, pages, bench } = enabled();
    key(1, { type: "valid_until", date: "2026-12-31" }, topUp(500), {
      type: "change_mode",
      mode: "credit",
    });
    const told = pages(4);
    expect(told.slice(0, 3)).toEqual([
      "Accepted|Credit £5.00",
      "Accepted|Credit mode",
      "Tell supplier|(key 4: again)",
    ]);
    expect(readStatus(bench, told[3] ?? "")).toMatchObject({
      kind: "applied",
      utrnCounter: 1,
      mode: "credit",
      supply: "enabled",
      // £100 + £5.
      balancePence: 10_500,
    });
  });

  it("what was overtaken is told behind what was done", () => {
    const { key, pages } = enabled();
    key(5, { type: "change_price", ...RATES, startDate: null });
    key(
      4,
      { type: "change_price", ...RATES, unitRateMillipence: 31_000, startDate: "2027-04-01" },
      topUp(500),
    );
    expect(pages(3)).toEqual([
      "Accepted|Credit £5.00",
      "Overtaken|New prices",
      "Tell supplier|(key 4: again)",
    ]);
  });

  it("an overtaken date of validity is told nowhere", () => {
    const { key, pages } = enabled();
    key(5, { type: "set_credit", amountPence: 100 });
    key(
      4,
      { type: "valid_until", date: "2026-12-31" },
      { type: "set_credit", amountPence: 200 },
      topUp(500),
    );
    expect(pages(3)).toEqual([
      "Accepted|Credit £5.00",
      "Overtaken|Bal. set £2.00",
      "Tell supplier|(key 4: again)",
    ]);
  });

  it("a supply that waits for key B says so, and B enables it", () => {
    const { key, pages, press, meter } = startDialogue();
    key(1, topUp(1_000));
    expect(pages(2)).toEqual(["Accepted|Credit £10.00", "Supply is ready:|press B"]);
    expect(press("B")).toBe("Supply is on|");
    expect(meter().supply).toBe("enabled");
    expect(press("B")).toBe("Supply is on|");
  });
});

describe("the confirmation code", () => {
  it("does not turn away by itself, and stands for a minute from the last key", () => {
    const { key, pages, wait, bench } = enabled();
    key(7, topUp(250));
    const [, , code = ""] = pages(3);
    expect(readStatus(bench, code)).toMatchObject({
      kind: "applied",
      utrnCounter: 7,
      balancePence: 10_250,
    });
    // Eight seconds after B; the first screen would be in turn again at twelve.
    expect(wait(51)).toBe(code);
    expect(wait(1)).toBe("Bal. £102.50|");
  });

  it("is shown again by key 4 at any time, and stays there until the key is pressed again", () => {
    const { key, press, wait, confirmation, bench } = enabled();
    key(7, topUp(250));
    wait(86_400);
    const code = confirmation();
    expect(readStatus({ ...bench, meter: { ...bench.meter, timeSeconds: NOON } }, code)).toEqual({
      ok: true,
      date: "2026-10-01",
      kind: "applied",
      utrnCounter: 7,
      supply: "enabled",
      mode: "prepayment",
      emergencyCreditActive: false,
      balancePence: 10_250,
    });
    expect(wait(20)).not.toBe("Accepted 1|Refused 0");
    expect(press("1")).toMatch(/^Balance/);
  });

  it("says that it was applied in part where a command was overtaken", () => {
    const { key, confirmation, bench } = enabled();
    key(5, { type: "set_emergency_credit_limit", limitPence: 100 });
    key(4, { type: "set_emergency_credit_limit", limitPence: 200 }, topUp(500));
    expect(readStatus(bench, confirmation())).toMatchObject({
      kind: "applied_in_part",
      utrnCounter: 4,
    });
  });

  it("gives way to another key, and key 0 makes a status code", () => {
    const { key, press } = enabled();
    key(7, topUp(250));
    expect(press("0")).toBe("Status code|for supplier:");
    expect(press("1")).toBe("Balance|£102.50");
  });
});
