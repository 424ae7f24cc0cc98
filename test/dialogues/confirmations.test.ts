import type { SettingsInput } from "@utrn-lab/meter-emulator";
import type { Command, Confirmation } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { readStatus, startDialogue, topUp } from "./dialogue.ts";

/** What a meter with £5.00999 and an armed supply says, unless a code changes it. */
const USUAL = {
  ok: true,
  date: "2026-10-01",
  kind: "applied",
  utrnCounter: 77,
  supply: "armed",
  mode: "prepayment",
  emergencyCreditActive: false,
  balancePence: 500,
} as const;

const RATES = { unitRateMillipence: 30_000, standingChargeMillipence: 60_000, startDate: null };

const ONE_OF_EACH: readonly (readonly [command: Command, says: Partial<Confirmation>])[] = [
  [topUp(1_000), { balancePence: 1_500 }],
  // £5.00999 - £5 leaves 999 mp, enough for the supply; a penny more does not.
  [{ type: "deduct_credit", amountPence: 500 }, { balancePence: 0 }],
  [
    { type: "deduct_credit", amountPence: 501 },
    { balancePence: -1, supply: "disabled" },
  ],
  [
    { type: "set_credit", amountPence: 0 },
    { balancePence: 0, supply: "disabled" },
  ],
  [{ type: "set_credit", amountPence: 4_200 }, { balancePence: 4_200 }],
  [{ type: "add_debt", register: "time_1", amountPence: 100 }, {}],
  [{ type: "deduct_debt", register: "payment", amountPence: 100 }, {}],
  [{ type: "set_debt", register: "time_2", amountPence: 100 }, {}],
  [{ type: "set_time_debt_recovery", register: "time_1", period: "daily", rateMillipence: 1 }, {}],
  [{ type: "set_payment_debt_recovery", percent: 10, weeklyCapPounds: 1 }, {}],
  [{ type: "change_price", ...RATES }, {}],
  [{ type: "set_non_disconnect_calendar", windows: [] }, {}],
  [{ type: "set_non_disconnect_periods", periods: [{ from: "2026-12-25", days: 1 }] }, {}],
  [{ type: "change_mode", mode: "credit" }, { mode: "credit" }],
  [{ type: "open_han", device: "any", minutes: 5 }, {}],
  [{ type: "suspend_disconnection", hours: 48 }, {}],
  [{ type: "set_emergency_credit_limit", limitPence: 0 }, {}],
  [{ type: "restore_supply" }, {}],
  [
    { type: "revert_to_defaults", parts: ["balances"] },
    { balancePence: 0, supply: "disabled" },
  ],
];

const SETTINGS: SettingsInput = { meterBalance: 500_999, debt: { payment: 1_000_000 } };

describe("the confirmation code after each kind of code", () => {
  it.each(ONE_OF_EACH)("%j", (command, says) => {
    const { key, confirmation, bench } = startDialogue(SETTINGS);
    key(77, command);
    expect(readStatus(bench, confirmation())).toEqual({ ...USUAL, ...says });
  });

  it("tells emergency credit that is active, and a supply that is on", () => {
    const { key, press, confirmation, bench } = startDialogue({ meterBalance: 100_000 });
    press("7b");
    press("B");
    key(77, { type: "restore_supply" });
    expect(readStatus(bench, confirmation())).toEqual({
      ...USUAL,
      supply: "enabled",
      emergencyCreditActive: true,
      balancePence: 100,
    });
  });

  it("tells a balance below nothing, rounded down", () => {
    const { key, confirmation, bench } = startDialogue({ meterBalance: -1, mode: "credit" });
    key(77, { type: "open_han", device: "any", minutes: 5 });
    expect(readStatus(bench, confirmation())).toEqual({
      ...USUAL,
      mode: "credit",
      balancePence: -1,
    });
  });

  it("ends at £5,242.87 and -£5,242.88", () => {
    for (const [meterBalance, balancePence] of [
      [1_000_000_000, 524_287],
      [-1_000_000_000, -524_288],
    ] as const) {
      const { key, confirmation, bench } = startDialogue({ meterBalance, mode: "credit" });
      key(77, { type: "open_han", device: "any", minutes: 5 });
      expect(readStatus(bench, confirmation())).toEqual({ ...USUAL, mode: "credit", balancePence });
    }
  });

  it("is signed with the meter's day", () => {
    const { key, wait, confirmation, bench } = startDialogue(SETTINGS);
    // Noon and twelve hours.
    wait(43_200);
    key(77, topUp(1_000));
    // £5.00999 + £10 - 53.35p of standing charge are £14.47649.
    expect(readStatus(bench, confirmation())).toEqual({
      ...USUAL,
      date: "2026-10-02",
      balancePence: 1_447,
    });
  });

  it("of a refused code there is none: key 0 makes a status of the highest counter", () => {
    const { key, press, pages, bench } = startDialogue(SETTINGS);
    key(77, topUp(1_000));
    key(77, topUp(1_000));
    expect(press("0")).toBe("Status code|for supplier:");
    expect(readStatus(bench, pages(2)[1] ?? "")).toEqual({
      ...USUAL,
      kind: "status",
      balancePence: 1_500,
    });
  });
});
