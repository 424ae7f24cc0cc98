import type { Command } from "@utrn-lab/utrn";
import { type Act, code, HOUR, keys, load, MIDNIGHT, type Script, START, time } from "./script.ts";

const DEVICE = "00db12345e0000aa";
const INSTALL_CODE = "83fed3407a939723a5c639b26916d505";

/** A session of one code with counter 1, and what is done after it. */
function oneCode(
  about: Pick<Script, "name" | "title" | "description" | "settings" | "installCodes">,
  commands: readonly Command[],
  ...after: readonly Act[]
): Script {
  return { ...about, acts: (issue) => [code(issue(1, commands)), ...after] };
}

const MONEY: readonly Script[] = [
  oneCode(
    {
      name: "command-top-up",
      title: "Credit top-up",
      description: "10 pounds are added; B turns the supply on.",
    },
    [{ type: "top_up", amountPence: 1_000 }],
    keys("B"),
    keys("1"),
  ),
  oneCode(
    {
      name: "command-add-credit",
      title: "Add discretionary credit",
      description: "5 pounds of help are all there to use: no debt is paid from them.",
      settings: {
        debt: { payment: 4_500_000 },
        paymentDebtRecovery: { percent: 50, weeklyCapPounds: 10 },
      },
    },
    [{ type: "add_credit", amountPence: 500 }],
    keys("1"),
  ),
  oneCode(
    {
      name: "command-deduct-credit",
      title: "Deduct credit",
      description: "Of 10 pounds 5 are taken away.",
      settings: { meterBalance: 1_000_000 },
    },
    [{ type: "deduct_credit", amountPence: 500 }],
    keys("1"),
  ),
  oneCode(
    {
      name: "command-set-credit",
      title: "Set credit",
      description: "A balance of 10 pounds becomes 2.50.",
      settings: { meterBalance: 1_000_000 },
    },
    [{ type: "set_credit", amountPence: 250 }],
    keys("1"),
  ),
  oneCode(
    {
      name: "command-add-debt",
      title: "Add debt",
      description: "45 pounds for a new display are added to the payment debt.",
    },
    [{ type: "add_debt", register: "payment", amountPence: 4_500 }],
    keys("3"),
  ),
  oneCode(
    {
      name: "command-deduct-debt",
      title: "Deduct debt",
      description: "Of 20 pounds of time debt 1, 5 are taken away.",
      settings: { debt: { time_1: 2_000_000 } },
    },
    [{ type: "deduct_debt", register: "time_1", amountPence: 500 }],
    keys("3"),
  ),
  oneCode(
    {
      name: "command-set-debt",
      title: "Set debt",
      description: "Time debt 2 becomes 3 pounds.",
    },
    [{ type: "set_debt", register: "time_2", amountPence: 300 }],
    keys("3"),
  ),
];

const RECOVERY: readonly Script[] = [
  oneCode(
    {
      name: "command-set-time-debt-recovery",
      title: "Recover time debt",
      description: "30 pence a day of time debt 1, taken at midnight after the standing charge.",
      settings: { meterBalance: 1_000_000, debt: { time_1: 1_000_000 } },
    },
    [
      {
        type: "set_time_debt_recovery",
        register: "time_1",
        period: "daily",
        rateMillipence: 30_000,
      },
    ],
    keys("B"),
    time(MIDNIGHT),
  ),
  {
    name: "command-set-payment-debt-recovery",
    title: "Recover payment debt",
    description: "30 % of each top-up, up to 5 pounds a week; then a top-up of 10 pounds.",
    settings: { debt: { payment: 4_500_000 } },
    acts: (issue) => [
      code(issue(1, [{ type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 }])),
      code(issue(2, [{ type: "top_up", amountPence: 1_000 }])),
      keys("3"),
    ],
  },
];

const PRICES: readonly Script[] = [
  oneCode(
    {
      name: "command-change-price",
      title: "Change the price",
      description: "30 pence a kWh at once; an hour of 1 kW costs as much.",
      settings: { meterBalance: 1_000_000 },
    },
    [
      {
        type: "change_price",
        unitRateMillipence: 30_000,
        standingChargeMillipence: 60_000,
        startDate: null,
      },
    ],
    keys("B"),
    load(1_000),
    time(START + HOUR),
    keys("5", START + HOUR),
  ),
  oneCode(
    {
      name: "command-change-price-two-rate",
      title: "Change to two prices",
      description: "28 pence a kWh, 14 from 00:30 to 07:30; 1 kW from noon to 01:30.",
      settings: { meterBalance: 2_000_000 },
    },
    [
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
    keys("B"),
    load(1_000),
    time(MIDNIGHT + 1.5 * HOUR),
  ),
];

const PROTECTION: readonly Script[] = [
  oneCode(
    {
      name: "command-set-non-disconnect-calendar",
      title: "Set the non-disconnect calendar",
      description: "Tuesdays from 16:00 nobody is cut off: at 17:00 the balance is below zero.",
      settings: { meterBalance: 100_000 },
    },
    [
      {
        type: "set_non_disconnect_calendar",
        windows: [{ days: ["tue"], start: "16:00", end: "10:00" }],
      },
    ],
    keys("B"),
    load(10_000, START + 4 * HOUR),
    time(START + 5 * HOUR),
    keys("6", START + 5 * HOUR),
  ),
  oneCode(
    {
      name: "command-set-non-disconnect-periods",
      title: "Set non-disconnect periods",
      description: "On 25 November nobody is cut off: at 01:00 the balance is below zero.",
      settings: { meterBalance: 100_000 },
    },
    [{ type: "set_non_disconnect_periods", periods: [{ from: "2026-11-25", days: 1 }] }],
    keys("B"),
    load(10_000, MIDNIGHT),
    time(MIDNIGHT + HOUR),
    keys("6", MIDNIGHT + HOUR),
  ),
  oneCode(
    {
      name: "command-suspend-disconnection",
      title: "Suspend disconnection",
      description: "For 48 hours, at a meter without credit: B turns it on, and the balance falls.",
    },
    [{ type: "suspend_disconnection", hours: 48 }],
    keys("B"),
    load(1_000),
    time(START + HOUR),
  ),
  oneCode(
    {
      name: "command-restore-supply",
      title: "Restore the supply",
      description: "On a protected day the supply of a meter without credit is armed.",
      settings: { nonDisconnect: { periods: [{ from: "2026-11-24", days: 1 }] } },
    },
    [{ type: "restore_supply" }],
    keys("B"),
  ),
];

const METER: readonly Script[] = [
  oneCode(
    {
      name: "command-change-mode",
      title: "Change the mode",
      description: "To credit mode: a meter without credit is armed, and never cut off.",
    },
    [{ type: "change_mode", mode: "credit" }],
    keys("B"),
  ),
  oneCode(
    {
      name: "command-open-han",
      title: "Open the home area network",
      description: "For a PPMID, for 30 minutes; one joins with its install code.",
      installCodes: { [DEVICE]: INSTALL_CODE },
    },
    [{ type: "open_han", device: "ppmid", minutes: 30 }],
    {
      at: START + 60,
      event: { type: "han_join", eui: DEVICE, kind: "ppmid", installCode: INSTALL_CODE },
    },
    keys("8", START + 60),
  ),
  oneCode(
    {
      name: "command-set-emergency-credit-limit",
      title: "Set the emergency credit limit",
      description: "15 pounds; key 7 shows them, and B held takes them.",
    },
    [{ type: "set_emergency_credit_limit", limitPence: 1_500 }],
    keys("7b"),
    keys("B"),
  ),
  oneCode(
    {
      name: "command-revert-to-defaults",
      title: "Revert to defaults",
      description: "A change of tenancy: credit and debts are gone, and so are all earlier codes.",
      settings: { meterBalance: 1_000_000, debt: { time_1: 500_000 } },
    },
    [{ type: "revert_to_defaults", parts: ["balances", "debts"] }],
    keys("1"),
  ),
  oneCode(
    {
      name: "command-valid-until",
      title: "A code with a last day",
      description: "A top-up that is valid to 30 November, entered on the 24th.",
    },
    [
      { type: "valid_until", date: "2026-11-30" },
      { type: "top_up", amountPence: 1_000 },
    ],
  ),
];

/** One script for each command of DP094 (dp094.md; code-format.md 3). */
export const COMMAND_SCRIPTS: readonly Script[] = [
  ...MONEY,
  ...RECOVERY,
  ...PRICES,
  ...PROTECTION,
  ...METER,
];
