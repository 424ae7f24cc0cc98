import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { warnOfAccount } from "../../../apps/supplier-service/src/rules/account-warnings.ts";
import {
  type KnownAccount,
  UNKNOWN_ACCOUNT,
} from "../../../apps/supplier-service/src/rules/known-account.ts";
import {
  addCredit,
  CREDIT,
  DAY_SECONDS,
  HAN,
  NOON_SECONDS,
  open,
  RESET,
  RESTORE,
  SETTINGS,
  setCredit,
  suspendFor,
  TOMORROW,
  topUp,
  WEEK,
} from "./situation.ts";

/** What is known of the account, heard today; the rest is not known. */
function heard(known: Partial<KnownAccount> = {}): KnownAccount {
  return { ...UNKNOWN_ACCOUNT, balancePence: 0, knownOn: "2026-11-24", ...known };
}

function warnings(
  commands: readonly Command[],
  more: Partial<Parameters<typeof warnOfAccount>[0]> = {},
) {
  return warnOfAccount({
    commands,
    outstanding: [],
    account: heard(),
    nowSeconds: NOON_SECONDS,
    paymentDebtPercentMax: 50,
    ...more,
  });
}

/** What is warned of; no warning of the account is about other codes. */
function codes(...asked: Parameters<typeof warnings>): string[] {
  return warnings(...asked).flatMap(({ code, codeIds }) => [code, ...codeIds]);
}

/** The commands proposed by the only warning. */
function proposed(...asked: Parameters<typeof warnings>) {
  const [only, ...others] = warnings(...asked);
  expect(others).toEqual([]);
  return only?.proposal?.commands;
}

/** What the only warning says. */
function said(...asked: Parameters<typeof warnings>): string {
  const [only, ...others] = warnings(...asked);
  expect(others).toEqual([]);
  return only?.message ?? "";
}

test("an ordinary code has no warning", () => {
  expect(warnings([topUp(1_000)])).toEqual([]);
  expect(warnings([RESTORE])).toEqual([]);
});

test("where nothing else is known, top-ups above £200.00 are above what a meter takes", () => {
  expect(codes([topUp(20_000)])).toEqual([]);
  expect(codes([topUp(10_000), topUp(10_001)])).toEqual(["credit_above_maximum"]);
  expect(proposed([topUp(20_001)])).toEqual([topUp(20_000)]);
});

test("where the meter's maximum credit is known, it is what counts", () => {
  const account = heard({ maxCreditPence: 5_000 });
  expect(codes([topUp(5_000)], { account })).toEqual([]);
  expect(said([topUp(5_001)], { account })).toMatch(/£50\.00 at once; £50\.01/);
  expect(proposed([topUp(5_001)], { account })).toEqual([topUp(5_000)]);
});

test("a maximum that nobody has noted is said to be an assumption", () => {
  expect(said([topUp(20_001)])).toMatch(/£200\.00 at once, unless it is configured otherwise;/);
  const full = { balancePence: 100_000 };
  expect(said([topUp(1)], { account: heard(full) })).toMatch(
    /£1000\.01, and the meter holds £1000\.00 at most, unless it is configured otherwise:/,
  );
  expect(said([topUp(1)], { account: heard({ ...full, maxBalancePence: 50_000 }) })).toMatch(
    /the meter holds £500\.00 at most:/,
  );
});

test("for top-ups beside other commands no lower amount is proposed", () => {
  expect(proposed([RESTORE, topUp(20_001)])).toBeUndefined();
});

test("the balance counts what is known, what is out, and the code: £1,000.00 at most", () => {
  const account = heard({ balancePence: 80_000 });
  const outstanding = [open(1, [topUp(10_000)])];
  expect(codes([topUp(10_000)], { account, outstanding })).toEqual([]);
  expect(codes([topUp(10_001)], { account, outstanding })).toEqual(["balance_above_maximum"]);
  expect(codes([topUp(10_000)], { account: heard({ balancePence: 80_001 }), outstanding })).toEqual(
    ["balance_above_maximum"],
  );
});

test("a deduction, a set credit and a reset in the same code count in their order", () => {
  const account = heard({ balancePence: 100_000 });
  const deduct: Command = { type: "deduct_credit", amountPence: 100 };
  const set = setCredit(99_950);
  expect(codes([deduct, topUp(100)], { account })).toEqual([]);
  expect(codes([deduct, topUp(101)], { account })).toEqual(["balance_above_maximum"]);
  expect(codes([set, topUp(50)], { account })).toEqual([]);
  expect(codes([set, topUp(51)], { account })).toEqual(["balance_above_maximum"]);
  expect(codes([RESET, topUp(20_000)], { account })).toEqual([]);
});

test("what is out counts no more behind a reset of the balances", () => {
  const outstanding = [open(1, [addCredit(90_000)])];
  expect(codes([topUp(10_001)], { outstanding })).toEqual(["balance_above_maximum"]);
  expect(codes([RESET, topUp(10_001)], { outstanding })).toEqual([]);
});

test("a code that raises nothing is not warned of a high balance", () => {
  expect(codes([RESTORE], { account: heard({ balancePence: 200_000 }) })).toEqual([]);
});

const TARIFF: Command = { type: "revert_to_defaults", parts: ["tariff"] };

// A start value of £1,000.00 (meter.md 2) against £2,000.00 that the supplier has noted.
test.each<[string, readonly Command[], isWarned: boolean]>([
  ["at the noted maximum", [setCredit(200_000)], false],
  ["above the noted maximum", [setCredit(200_001)], true],
  ["behind a reset of the settings", [SETTINGS, setCredit(100_001)], true],
  ["in front of a reset of the settings", [setCredit(100_001), SETTINGS], true],
  ["at the start value behind a reset of the settings", [SETTINGS, setCredit(100_000)], false],
  ["behind a reset of other parts", [TARIFF, setCredit(200_000)], false],
])("credit %s of the balance", (_title, commands, isWarned) => {
  const account = heard({ maxBalancePence: 200_000 });
  expect(codes(commands, { account })).toEqual(isWarned ? ["balance_above_maximum"] : []);
});

test("a reset with nothing behind it proposes a suspension until tomorrow", () => {
  expect(codes([topUp(500), RESET])).toEqual(["leaves_without_credit"]);
  expect(proposed([RESET])).toEqual([RESET, TOMORROW]);
  expect(said([RESET])).toMatch(/a suspension until 2026-11-25, to the same code\.$/);
});

test.each<[string, Command]>([
  ["a top-up", topUp(500)],
  ["credit", setCredit(1)],
  ["a suspension", TOMORROW],
  ["hours of suspension", suspendFor(5)],
  ["credit mode", CREDIT],
])("a reset with %s behind it leaves the supply on", (_title, command) => {
  expect(codes([RESET, command])).not.toContain("leaves_without_credit");
});

test.each<[string, Command]>([
  ["no credit", setCredit(0)],
  ["the end of a suspension", suspendFor(0)],
  ["a restore", RESTORE],
])("a reset with %s behind it leaves no credit", (_title, command) => {
  expect(codes([RESET, command])).toContain("leaves_without_credit");
});

test("a reset leaves no credit where what keeps the supply on is taken back behind it", () => {
  expect(proposed([RESET, TOMORROW, suspendFor(0)])).toEqual([RESET, TOMORROW]);
});

test("the balance to refund is known on its day and the next", () => {
  const on = (days: number) =>
    codes([RESET, topUp(1)], { nowSeconds: NOON_SECONDS + days * DAY_SECONDS });
  expect([on(0), on(1), on(2)]).toEqual([[], [], ["balance_to_refund_unknown"]]);
  const [only] = warnings([RESET, topUp(1)], { account: UNKNOWN_ACCOUNT });
  expect(only).toMatchObject({
    code: "balance_to_refund_unknown",
    proposal: { statusCode: true },
  });
});

test("a balance to refund is unknown, or its day is told", () => {
  const commands = [RESET, topUp(1)];
  expect(said(commands, { account: UNKNOWN_ACCOUNT })).toMatch(
    /^The balance to refund is not known/,
  );
  expect(said(commands, { account: heard({ knownOn: "2026-11-20" }) })).toMatch(
    /^The balance to refund was last known on 2026-11-20,/,
  );
});

// A suspension until a day ends at 10:00 UTC of the next day, 22 hours after noon of that day.
test.each([
  [1, "2026-11-24"],
  [22, "2026-11-24"],
  [23, "2026-11-25"],
  [46, "2026-11-25"],
  [47, "2026-11-26"],
])("a suspension of %i hours from noon can be hoarded: until %s is proposed", (hours, until) => {
  expect(codes([suspendFor(hours)])).toEqual(["suspension_can_be_hoarded"]);
  expect(proposed([suspendFor(hours)])).toEqual([{ type: "suspend_disconnection", until }]);
});

test("of several suspensions those with hours are proposed until a day, by the longest", () => {
  const until: Command = { type: "suspend_disconnection", until: "2026-12-24" };
  const commands = [suspendFor(1), suspendFor(23), until, suspendFor(0), suspendFor(2)];
  const day: Command = { type: "suspend_disconnection", until: "2026-11-25" };
  expect(proposed(commands)).toEqual([day, day, until, suspendFor(0), day]);
  expect(said(commands)).toMatch(/^The 23 hours begin/);
});

test("hours beside a paid top-up go into a code of their own: a date would end both", () => {
  const suspend = suspendFor(48);
  const [alone] = warnings([suspend]);
  const [beside] = warnings([topUp(10), suspend]);
  expect(alone?.message).toContain('Suspend until 2026-11-26 instead, or put "Valid until" first.');
  expect(beside?.message).toContain("Suspend until 2026-11-26 in a code of its own");
  expect(beside).not.toHaveProperty("proposal");
});

test("hours in a code that expires, and the end of a suspension, cannot be hoarded", () => {
  expect(codes([WEEK, suspendFor(48)])).toEqual([]);
  expect(codes([suspendFor(0)])).toEqual([]);
  expect(codes([TOMORROW])).toEqual([]);
});

test("a payment debt recovery above the line is lowered to the line", () => {
  const recovery = (percent: number): Command => ({
    type: "set_payment_debt_recovery",
    percent,
    weeklyCapPounds: 5,
  });
  expect(codes([recovery(50)])).toEqual([]);
  expect(codes([recovery(51)])).toEqual(["payment_debt_percent_high"]);
  expect(proposed([recovery(51)])).toEqual([recovery(50)]);
  expect(proposed([recovery(31)], { paymentDebtPercentMax: 30 })).toEqual([recovery(30)]);
  expect(proposed([HAN, recovery(60), recovery(40)])).toEqual([HAN, recovery(50), recovery(40)]);
});
