import type { Command } from "@utrn-lab/utrn";
import { recoverCounter } from "@utrn-lab/utrn/replay";
import {
  counterBitsOf,
  creditPenceOf,
  DAY_SECONDS,
  dateOfDay,
  displayLine,
  endDateOfProtection,
  endOfProtection,
  endOfValidity,
  exactPoundsOf,
  hasExpired,
  LINE_CHARACTERS,
  PROTECTION_END_SECONDS,
  penceOf,
  poundsOf,
  printEui64,
  raisesFloor,
  reachOf,
  withMinus,
} from "@utrn-lab/utrn/rules";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { anyCommand, anyDate } from "../support/commands.ts";
import { expectRefused } from "../support/field-errors.ts";

/** Seconds since the Unix epoch of "2026-12-29T10:00:00Z", as `date -u +%s` gives them. */
const TENTH_HOUR_OF_29_DECEMBER = 1_798_538_400;
const MIDNIGHT_OF_29_DECEMBER = 1_798_502_400;

describe("protection by a date", () => {
  it("ends at 10:00 UTC of the day after", () => {
    expect(endOfProtection("2026-12-28")).toBe(TENTH_HOUR_OF_29_DECEMBER);
    expect(endDateOfProtection("2026-12-28")).toBe("2026-12-29");
    expect(PROTECTION_END_SECONDS).toBe(10 * 60 * 60);
  });

  it("ends in the next year after 31 December, and on 1 March after a last of February", () => {
    expect(endDateOfProtection("2026-12-31")).toBe("2027-01-01");
    expect(endDateOfProtection("2026-02-28")).toBe("2026-03-01");
    expect(endDateOfProtection("2028-02-28")).toBe("2028-02-29");
  });

  it("ends on a day that no code can name after the last date of all", () => {
    expect(endDateOfProtection("2044-11-08")).toBe("2044-11-09");
  });

  it("refuses a date that does not exist", () => {
    expectRefused(() => endOfProtection("2026-02-30"), "date", "range");
    expectRefused(() => endDateOfProtection("2026-13-01"), "date", "range");
  });

  it("is always 34 hours after the date began", () => {
    fc.assert(
      fc.property(anyDate, (date) => endOfProtection(date) - Date.parse(date) / 1_000 === 122_400),
    );
  });
});

describe("expiry", () => {
  const code: Command[] = [
    { type: "valid_until", date: "2026-12-28" },
    { type: "top_up", amountPence: 100 },
  ];

  it("comes with 24:00 UTC of the date, and not a second before", () => {
    expect(endOfValidity("2026-12-28")).toBe(MIDNIGHT_OF_29_DECEMBER);
    expect(hasExpired(code, MIDNIGHT_OF_29_DECEMBER - 1)).toBe(false);
    expect(hasExpired(code, MIDNIGHT_OF_29_DECEMBER)).toBe(true);
  });

  it("never comes to a code without valid_until", () => {
    expect(hasExpired([{ type: "top_up", amountPence: 100 }], Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(hasExpired([], Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it("refuses a date that does not exist", () => {
    expectRefused(() => endOfValidity("2026-02-30"), "date", "range");
  });
});

describe("the reach of a counter", () => {
  it("is 511 for 20 digits and 32,767 for 40 and 60", () => {
    expect([20, 40, 60].map((digits) => reachOf(digits as 20))).toEqual([511, 32_767, 32_767]);
    expect([20, 40, 60].map((digits) => counterBitsOf(digits as 20))).toEqual([10, 16, 16]);
  });

  it.each([20, 40, 60] as const)("is always recovered, either way, in %i digits", (digits) => {
    const bits = counterBitsOf(digits);
    const reach = reachOf(digits);
    fc.assert(
      fc.property(fc.integer({ min: reach, max: 2 ** 32 - 1 - reach }), (highest) =>
        [highest - reach, highest + reach].every(
          (counter) => recoverCounter(highest, counter % 2 ** bits, bits) === counter,
        ),
      ),
    );
  });

  it("does not always hold one further", () => {
    expect(recoverCounter(1_024, (1_024 + 512) % 1_024, 10)).toBe(1_024 + 512);
    expect(recoverCounter(1_535, (1_535 + 512) % 1_024, 10)).toBe(1_535 + 512);
    expect(recoverCounter(1_536, (1_536 + 512) % 1_024, 10)).toBe(1_536 - 512);
  });
});

test("the credit of a code is the sum of its top-ups", () => {
  expect(
    creditPenceOf([
      { type: "top_up", amountPence: 1_000 },
      { type: "set_credit", amountPence: 70 },
      { type: "top_up", amountPence: 25 },
    ]),
  ).toBe(1_025);
  expect(creditPenceOf([{ type: "restore_supply" }])).toBe(0);
});

describe("a change of tenancy", () => {
  it.each([
    [["balances"], true],
    [["debts"], true],
    [["settings", "balances", "debts"], true],
    [["settings", "tariff", "logs", "han"], false],
  ] as const)("with %j raises the floor: %s", (parts, raises) => {
    expect(raisesFloor([{ type: "restore_supply" }, { type: "revert_to_defaults", parts }])).toBe(
      raises,
    );
  });

  it("is nothing but a reset", () => {
    expect(raisesFloor([{ type: "set_credit", amountPence: 0 }])).toBe(false);
  });
});

describe("money in words", () => {
  it.each([
    [0, "£0.00"],
    [5, "£0.05"],
    [-5, "-£0.05"],
    [1_234, "£12.34"],
    [-123_400, "-£1234.00"],
    [2_147_483, "£21474.83"],
  ])("%i pence are %s", (pence, words) => {
    expect(poundsOf(pence)).toBe(words);
  });

  it.each([
    [0, "£0.00"],
    [1, "£0.00001"],
    [-10, "-£0.0001"],
    [12_300, "£0.123"],
    [1_234_000, "£12.34"],
    [1_234_500, "£12.345"],
    [-100_000, "-£1.00"],
  ])("%i millipence are %s exactly", (millipence, words) => {
    expect(exactPoundsOf(millipence)).toBe(words);
  });

  it("have a minus in print, where a meter's display has a hyphen", () => {
    expect([withMinus("-£0.05"), withMinus("£0.05")]).toEqual(["−£0.05", "£0.05"]);
  });

  it.each([
    [24_500, "24.5p"],
    [30_000, "30p"],
    [1, "0.001p"],
  ])("a rate of %i millipence is %s", (millipence, words) => {
    expect(penceOf(millipence)).toBe(words);
  });
});

const LINES: readonly (readonly [string, Command])[] = [
  ["Credit £10.00", { type: "top_up", amountPence: 1_000 }],
  ["Credit £20.00", { type: "add_credit", amountPence: 2_000 }],
  ["Credit -£5.00", { type: "deduct_credit", amountPence: 500 }],
  ["Taken £10000.00", { type: "deduct_credit", amountPence: 1_000_000 }],
  ["Bal. set £0.00", { type: "set_credit", amountPence: 0 }],
  ["Set to £1000.00", { type: "set_credit", amountPence: 100_000 }],
  ["Debt3 +£45.00", { type: "add_debt", register: "payment", amountPence: 4_500 }],
  ["Debt1 -£0.01", { type: "deduct_debt", register: "time_1", amountPence: 1 }],
  ["Debt2 £0.00", { type: "set_debt", register: "time_2", amountPence: 0 }],
  [
    "Debt1 repaid",
    {
      type: "set_time_debt_recovery",
      register: "time_1",
      period: "daily",
      rateMillipence: 30_000,
    },
  ],
  ["Debt3 repaid", { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 }],
  [
    "24.5p per kWh",
    {
      type: "change_price",
      unitRateMillipence: 24_500,
      standingChargeMillipence: 53_350,
      startDate: null,
    },
  ],
  [
    "New prices",
    {
      type: "change_price",
      unitRateMillipence: 24_500,
      standingChargeMillipence: 53_350,
      startDate: "2026-10-01",
    },
  ],
  [
    "Two new prices",
    {
      type: "change_price_two_rate",
      rate1Millipence: 28_000,
      rate2Millipence: 14_000,
      standingChargeMillipence: 53_350,
      startDate: null,
      rate2Start: "00:30",
      rate2End: "07:30",
    },
  ],
  ["Safe hours off", { type: "set_non_disconnect_calendar", windows: [] }],
  [
    "Safe hours set",
    {
      type: "set_non_disconnect_calendar",
      windows: [{ days: ["mon"], start: "16:00", end: "10:00" }],
    },
  ],
  ["Safe days off", { type: "set_non_disconnect_periods", periods: [] }],
  [
    "Safe days set",
    { type: "set_non_disconnect_periods", periods: [{ from: "2026-12-25", days: 1 }] },
  ],
  ["Credit mode", { type: "change_mode", mode: "credit" }],
  [
    "Prepayment mode",
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: true,
    },
  ],
  ["Network 30 min", { type: "open_han", device: "ppmid", minutes: 30 }],
  ["Kept on 48 hours", { type: "suspend_disconnection", hours: 48 }],
  ["Kept on 100 h", { type: "suspend_disconnection", hours: 100 }],
  ["Safe time ended", { type: "suspend_disconnection", hours: 0 }],
  ["Supply kept on", { type: "suspend_disconnection", until: "2026-12-28" }],
  ["Emergency £15.00", { type: "set_emergency_credit_limit", limitPence: 1_500 }],
  ["Emerg. £150.00", { type: "set_emergency_credit_limit", limitPence: 15_000 }],
  ["Supply restored", { type: "restore_supply" }],
  ["Meter reset", { type: "revert_to_defaults", parts: ["logs"] }],
];

test("an EUI-64 is printed in capitals, with hyphens between its bytes", () => {
  expect(printEui64("00db1234567890a0")).toBe("00-DB-12-34-56-78-90-A0");
});

describe("the line of a command on the display", () => {
  it.each(LINES)("says %s", (line, command) => {
    expect(displayLine(command)).toBe(line);
  });

  it("is missing for a date until which a code is valid", () => {
    expect(displayLine({ type: "valid_until", date: "2026-12-31" })).toBeUndefined();
  });

  it("always fits the display, whatever the command says", () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        const line = displayLine(command) ?? "";
        return line.length <= LINE_CHARACTERS && /^[ -~£]*$/.test(line);
      }),
    );
    expect(LINE_CHARACTERS).toBe(16);
  });
});

test("a day has 86,400 seconds", () => {
  expect(DAY_SECONDS).toBe(86_400);
  expect(dateOfDay(1)).toBe("2000-01-02");
});
