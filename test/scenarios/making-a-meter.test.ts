import { createMeter } from "@utrn-lab/meter-emulator";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";

const GOOD = {
  meterId: METER_ID,
  privateKey: METER_KEY,
  fuel: "electricity",
  time: 1_790_856_000,
} as const;

/** Makes a meter of anything, as a host that was given JSON would. */
function make(members: object): unknown {
  return createMeter({ ...GOOD, ...members });
}

const RATE_2 = { rate2Millipence: 1, rate2Start: "00:30", rate2End: "07:30" };

/** What a setting may not be (meter.md 2), and the member that the error names. */
const REFUSED: readonly (readonly [
  label: string,
  settings: unknown,
  field: string,
  kind: "range" | "type",
])[] = [
  ["settings that are a list", [], "settings", "type"],
  ["an unknown setting", { colour: 1 }, "settings.colour", "range"],
  ["a balance past the register", { meterBalance: 2 ** 31 }, "settings.meterBalance", "range"],
  ["a balance that is text", { meterBalance: "1" }, "settings.meterBalance", "type"],
  ["a debt below nothing", { debt: { time_1: -1 } }, "settings.debt.time_1", "range"],
  ["an unknown debt", { debt: { time_3: 1 } }, "settings.debt.time_3", "range"],
  ["accumulated debt below nothing", { accumulatedDebt: -1 }, "settings.accumulatedDebt", "range"],
  [
    "emergency credit that is a word",
    { emergencyCredit: { active: "yes" } },
    "settings.emergencyCredit.active",
    "type",
  ],
  [
    "a limit below nothing",
    { emergencyCredit: { limit: -1 } },
    "settings.emergencyCredit.limit",
    "range",
  ],
  [
    "a recovery by the minute",
    { timeDebtRecovery: { time_1: { period: "minutely" } } },
    "settings.timeDebtRecovery.time_1.period",
    "range",
  ],
  [
    "a recovery of more than 18 bits",
    { timeDebtRecovery: { time_2: { rate: 2 ** 18 } } },
    "settings.timeDebtRecovery.time_2.rate",
    "range",
  ],
  [
    "more than all of a top-up",
    { paymentDebtRecovery: { percent: 101 } },
    "settings.paymentDebtRecovery.percent",
    "range",
  ],
  [
    "a cap of more than 10 bits",
    { paymentDebtRecovery: { weeklyCapPounds: 1_024 } },
    "settings.paymentDebtRecovery.weeklyCapPounds",
    "range",
  ],
  ["an unknown mode", { mode: "free" }, "settings.mode", "range"],
  [
    "debt suspended in credit mode",
    { mode: "credit", suspendDebtEmergency: true },
    "settings.suspendDebtEmergency",
    "range",
  ],
  [
    "a price of more than 18 bits",
    { tariff: { unitRateMillipence: 2 ** 18 } },
    "settings.tariff.unitRateMillipence",
    "range",
  ],
  [
    "half of a rate 2",
    { tariff: { rate2Millipence: 1, rate2Start: "00:30" } },
    "settings.tariff.rate2End",
    "type",
  ],
  [
    "a rate 2 off the half-hour",
    { tariff: { ...RATE_2, rate2Start: "00:15" } },
    "settings.tariff.rate2Start",
    "range",
  ],
  [
    "a rate 2 of more than 18 bits",
    { tariff: { ...RATE_2, rate2Millipence: 2 ** 18 } },
    "settings.tariff.rate2Millipence",
    "range",
  ],
  ["a next tariff without a date", { nextTariff: {} }, "settings.nextTariff.startDate", "type"],
  [
    "a next tariff on no day",
    { nextTariff: { startDate: "2027-02-29" } },
    "settings.nextTariff.startDate",
    "range",
  ],
  [
    "a window on no day",
    { nonDisconnect: { calendar: [{ days: [], start: "00:00", end: "01:00" }] } },
    "settings.nonDisconnect.calendar[0].days",
    "range",
  ],
  [
    "periods that begin on one day",
    {
      nonDisconnect: {
        periods: [
          { from: "2026-12-25", days: 1 },
          { from: "2026-12-25", days: 4 },
        ],
      },
    },
    "settings.nonDisconnect.periods",
    "range",
  ],
  [
    "a suspension without an end",
    { nonDisconnect: { suspendedUntil: "soon" } },
    "settings.nonDisconnect.suspendedUntil",
    "type",
  ],
];

describe("a meter is not made of", () => {
  it.each(REFUSED)("%s", (_, settings, field, kind) => {
    expectRefused(() => make({ settings }), field, kind);
  });

  it("an id that is no EUI-64", () => {
    expectRefused(() => make({ meterId: "1" }), "meterId", "range");
  });

  it("another fuel", () => {
    expectRefused(() => make({ fuel: "water" }), "fuel", "range");
  });

  it("a key that is none", () => {
    expectRefused(() => make({ privateKey: "0".repeat(64) }), "privateKey", "range");
  });

  it("a time that no code can name", () => {
    // 2000-01-01T23:59:59Z is the last second before the first date of codes.
    expectRefused(() => make({ time: 946_771_199 }), "time", "range");
    expect(() => make({ time: 946_771_200 })).not.toThrow();
  });

  it("an install code that is too short, too long or no text", () => {
    const eui = "00db1234567890b1";
    for (const code of ["0011223344", "00".repeat(17), "0011223344556G", "00112233445"]) {
      expectRefused(() => make({ installCodes: { [eui]: code } }), `installCodes.${eui}`, "range");
    }
    expectRefused(() => make({ installCodes: { [eui]: 7 } }), `installCodes.${eui}`, "type");
    expectRefused(
      () => make({ installCodes: { device: "001122334455" } }),
      "installCodes",
      "range",
    );
    expectRefused(() => make({ installCodes: null }), "installCodes", "type");
  });
});

describe("a meter is made of", () => {
  it("half of a group, the rest having its start values", () => {
    const meter = createMeter({
      ...GOOD,
      settings: {
        nextTariff: null,
        suspendDebtDisabled: false,
        tariff: { unitRateMillipence: 7 },
        nonDisconnect: { suspendedUntil: null },
        emergencyCredit: { threshold: -5 },
      },
    });
    expect(meter.nextTariff).toBeNull();
    expect(meter.payment).toEqual({
      mode: "prepayment",
      suspendDebtDisabled: false,
      suspendDebtEmergency: true,
    });
    expect(meter.tariff).toEqual({ unitRateMillipence: 7, standingChargeMillipence: 53_350 });
    expect(meter.account.emergency).toEqual({
      limitMillipence: 1_000_000,
      thresholdMillipence: -5,
      usedMillipence: 0,
      active: false,
    });
  });

  it("a suspension that is over, which it forgets", () => {
    const settings = { nonDisconnect: { suspendedUntil: GOOD.time } };
    expect(createMeter({ ...GOOD, settings }).protection.suspendedUntilSeconds).toBeNull();
  });
});
