import assert from "node:assert/strict";
import {
  type CodeLength,
  type Commands,
  inspectCode,
  issueCode,
  measureCode,
  parseCommands,
  readCode,
} from "@utrn-lab/utrn";
import { shared } from "../../support/parties.ts";
import type { Door } from "../engine/door.ts";
import { jsonOf, refusal } from "./laws.ts";

const SECRET = shared();
const UTRN_COUNTER = 701;

/** What a code of this length says is what it was issued for, and is written the same again. */
function checkIssued(commands: Commands, digits: CodeLength): void {
  const code = issueCode(SECRET, { utrnCounter: UTRN_COUNTER, commands, digits });
  assert.equal(code.length, digits);
  const read = readCode(SECRET, code, UTRN_COUNTER - 1);
  assert.ok(read.ok);
  assert.equal(read.utrnCounter, UTRN_COUNTER);
  assert.deepEqual(
    read.commands.map(({ type }) => type),
    commands.map(({ type }) => type),
  );
  const again = parseCommands(read.commands);
  assert.deepEqual(again, read.commands);
  assert.equal(issueCode(SECRET, { utrnCounter: UTRN_COUNTER, commands: again, digits }), code);
  const inspected = inspectCode(code);
  assert.ok(inspected.kind === "code");
  assert.deepEqual(inspected.commands, read.commands);
}

const DAYS = { calendar: ["mon", "fri", "sun"], start: "07:30", end: "19:00" } as const;

export const door: Door = {
  says: "the JSON of commands: refused by field, or issued in every length and read as it was",
  bytesMax: 2_000,
  cpuMsMax: 300,
  seeds: () =>
    [
      [{ type: "top_up", amountPence: 1_000 }],
      [
        { type: "add_credit", amountPence: 409_501 },
        { type: "set_credit", amountPence: 0 },
      ],
      [{ type: "add_debt", register: "time_1", amountPence: 5_000 }],
      [{ type: "deduct_debt", register: "payment", amountPence: 1 }, { type: "restore_supply" }],
      [
        { type: "set_time_debt_recovery", register: "time_2", period: "daily", rateMillipence: 9 },
        { type: "set_payment_debt_recovery", percent: 25, weeklyCapPounds: 15 },
      ],
      [
        {
          type: "change_price",
          unitRateMillipence: 24_500,
          standingChargeMillipence: 53_350,
          startDate: null,
        },
      ],
      [
        {
          type: "change_price_two_rate",
          rate1Millipence: 30_000,
          rate2Millipence: 9_000,
          standingChargeMillipence: 53_350,
          startDate: "2026-12-01",
          rate2Start: "00:30",
          rate2End: "05:30",
        },
      ],
      [
        {
          type: "set_non_disconnect_calendar",
          windows: [{ days: DAYS.calendar, start: DAYS.start, end: DAYS.end }],
        },
      ],
      [{ type: "set_non_disconnect_periods", periods: [{ from: "2026-12-24", days: 3 }] }],
      [{ type: "change_mode", mode: "credit" }],
      [
        {
          type: "change_mode",
          mode: "prepayment",
          suspendDebtDisabled: true,
          suspendDebtEmergency: false,
        },
      ],
      [{ type: "open_han", device: "ppmid", minutes: 60 }],
      [{ type: "suspend_disconnection", hours: 48 }],
      [
        { type: "valid_until", date: "2027-01-01" },
        { type: "suspend_disconnection", until: "2026-12-27" },
      ],
      [{ type: "set_emergency_credit_limit", limitPence: 1_500 }, { type: "set_debt" }],
      [{ type: "revert_to_defaults", parts: ["settings", "debts"] }],
    ].map((commands) => JSON.stringify(commands)),
  open: () => ({
    answer(input) {
      const value = jsonOf(input);
      try {
        const commands = parseCommands(value);
        assert.deepEqual(parseCommands(commands), commands);
        const fitting = measureCode(commands).filter(({ fits }) => fits);
        for (const { digits } of fitting) checkIssued(commands, digits);
        return `${commands[0]?.type}, in ${fitting.length} lengths`;
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => {},
  }),
};
