import type { Command } from "@utrn-lab/utrn";
import { parseCommands, planCode } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { forecastCode } from "../../../apps/supplier-service/src/rules/forecast.ts";
import {
  type KnownAccount,
  UNKNOWN_ACCOUNT,
} from "../../../apps/supplier-service/src/rules/known-account.ts";
import { isCode } from "../../../apps/supplier-service/src/rules/proposals.ts";
import { anyCommand, commandOf } from "../../support/commands.ts";
import { codeFor, keyed, meterOf } from "../../support/meters.ts";
import {
  counters,
  NOON_SECONDS,
  open,
  RESET,
  RESTORE,
  SETTINGS,
  suspendFor,
  TOMORROW,
  topUp,
} from "./situation.ts";

const MILLIPENCE = 1_000;

const near = fc.constantFrom("2026-11-23", "2026-11-24", "2026-11-25", "2026-12-24");

/** Commands that are warned of, more often than chance has them. */
const telling: fc.Arbitrary<Command> = fc.oneof(
  anyCommand,
  fc.constantFrom<Command>(RESET, RESTORE, topUp(500), topUp(30_000)),
  fc.constantFrom(SETTINGS),
  near.map((until): Command => ({ type: "suspend_disconnection", until })),
  fc.nat({ max: 50 }).map(suspendFor),
  commandOf.change_mode,
  commandOf.deduct_debt,
  fc
    .constantFrom("time_1", "payment")
    .map((register): Command => ({ type: "set_debt", register, amountPence: 0 })),
);

const several: fc.Arbitrary<readonly Command[]> = fc
  .tuple(fc.option(near), fc.array(telling, { minLength: 1, maxLength: 4 }))
  .map(([date, commands]): readonly Command[] =>
    date === null ? commands : [{ type: "valid_until", date }, ...commands],
  );

const asked = fc.oneof(
  { weight: 9, arbitrary: several },
  fc.oneof(commandOf.deduct_debt, commandOf.top_up).map((command) => [command]),
);

/** What is known of a meter: it is so, but that debts may have been recovered in part. */
const account: fc.Arbitrary<KnownAccount> = fc.record({
  balancePence: fc.option(fc.integer({ min: -5_000, max: 90_000 })),
  knownOn: fc.option(fc.constantFrom("2026-11-24", "2026-11-20")),
  maxCreditPence: fc.option(fc.integer({ min: 0, max: 40_000 })),
  maxBalancePence: fc.option(fc.integer({ min: 90_000, max: 400_000 })),
  owedPence: fc.record({
    time_1: fc.nat({ max: 50_000 }),
    time_2: fc.nat({ max: 50_000 }),
    payment: fc.nat({ max: 50_000 }),
  }),
});

const life = fc.record({
  mode: fc.constantFrom("credit", "prepayment"),
  percent: fc.nat({ max: 100 }),
  recovered: fc.nat({ max: 100 }),
  out: fc.array(fc.nat({ max: 9_000 }), { maxLength: 2 }),
});

/** A meter of which just that is known. */
function meterWith(known: KnownAccount, { mode, percent, recovered }: Record<string, unknown>) {
  const left = (pence: number) => Math.floor((pence * MILLIPENCE * Number(recovered)) / 100);
  const { owedPence, maxCreditPence, maxBalancePence } = known;
  return meterOf(NOON_SECONDS, {
    mode: mode as "credit" | "prepayment",
    meterBalance: (known.balancePence ?? 0) * MILLIPENCE,
    debt: {
      time_1: left(owedPence.time_1),
      time_2: left(owedPence.time_2),
      payment: left(owedPence.payment),
    },
    paymentDebtRecovery: { percent: Number(percent), weeklyCapPounds: 20 },
    ...(maxCreditPence === null ? {} : { maxCredit: maxCreditPence * MILLIPENCE }),
    ...(maxBalancePence === null ? {} : { maxMeterBalance: maxBalancePence * MILLIPENCE }),
  });
}

test("whatever preview proposes, the meter always accepts", () => {
  const proposedOf = new Set<string>();
  fc.assert(
    fc.property(asked, account, life, (commands, known, lived) => {
      fc.pre(isCode(commands));
      const outstanding = lived.out.map((pence, at) => open(at + 1, [topUp(pence + 1)]));
      const lastCounter = outstanding.length;
      const plan = { commands, digits: planCode(parseCommands(commands)).digits };
      const more = { account: known, paymentDebtPercentMax: 50 };
      const meter = counters({ lastCounter });
      const found = forecastCode(meter, outstanding, plan, NOON_SECONDS, more);
      return found.warnings.every(({ code, proposal }) => {
        if (proposal?.commands === undefined) return true;
        proposedOf.add(code);
        const digits = codeFor(found.utrnCounter, ...proposal.commands);
        return keyed(meterWith(known, lived), digits).outcome?.result === "applied";
      });
    }),
    { numRuns: 3_000 },
  );
  expect([...proposedOf].toSorted()).toEqual([
    "credit_above_maximum",
    "deduction_near_debt",
    "leaves_without_credit",
    "may_cut_off_at_once",
    "payment_debt_percent_high",
    "recovery_goes_on",
    "restore_may_be_refused",
    "set_can_be_hoarded",
    "suspension_can_be_hoarded",
    "top_up_can_expire",
  ]);
});

test("a warning always names commands as forms do, and never as the interface does", () => {
  const warned = new Set<string>();
  fc.assert(
    fc.property(asked, account, (commands, known) => {
      fc.pre(isCode(commands));
      const plan = { commands, digits: planCode(parseCommands(commands)).digits };
      const more = { account: known, paymentDebtPercentMax: 50 };
      const { warnings } = forecastCode(counters({}), [], plan, NOON_SECONDS, more);
      for (const { code } of warnings) warned.add(code);
      return warnings.every(({ message }) => !/[a-z]_[a-z]/.test(message));
    }),
    { numRuns: 1_000 },
  );
  expect([...warned]).toContain("restore_may_be_refused");
});

test("a reset with a restore is proposed with a suspension between the two, and is applied", () => {
  const plan = { commands: [RESET, RESTORE], digits: 40 } as const;
  const known = { account: UNKNOWN_ACCOUNT, paymentDebtPercentMax: 100 };
  const { warnings } = forecastCode(counters({}), [], plan, NOON_SECONDS, known);
  const [leaves] = warnings.filter(({ code }) => code === "leaves_without_credit");
  expect(leaves?.proposal?.commands).toEqual([RESET, TOMORROW, RESTORE]);
  const apply = (commands: readonly Command[]) =>
    keyed(meterOf(NOON_SECONDS, { meterBalance: 500_000 }), codeFor(1, ...commands)).outcome;
  expect(apply(leaves?.proposal?.commands ?? [])).toMatchObject({ result: "applied" });
  expect(apply([RESET, RESTORE, TOMORROW])).toMatchObject({ reason: "not_applicable" });
});
