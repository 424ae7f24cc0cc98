import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import {
  owedAfter,
  UNKNOWN_ACCOUNT,
} from "../../../apps/supplier-service/src/rules/known-account.ts";
import { warnOfOrder } from "../../../apps/supplier-service/src/rules/order-warnings.ts";
import type { OutstandingCode } from "../../../apps/supplier-service/src/rules/warnings.ts";
import { NOON_SECONDS, open, RESET, RESTORE, topUp } from "./situation.ts";

function told(commands: readonly Command[], outstanding: readonly OutstandingCode[]) {
  const asked = { account: UNKNOWN_ACCOUNT, nowSeconds: NOON_SECONDS, paymentDebtPercentMax: 100 };
  return warnOfOrder({ ...asked, commands, outstanding }).map(
    ({ code, codeIds, proposal }) => [code, codeIds, proposal] as const,
  );
}

function price(startDate: string | null): Command {
  return { type: "change_price", unitRateMillipence: 1, standingChargeMillipence: 1, startDate };
}

test("whatever is issued above an unconfirmed reset is warned of", () => {
  const logs: Command = { type: "revert_to_defaults", parts: ["logs"] };
  for (const reset of [RESET, logs]) {
    expect(told([topUp(5)], [open(3, [reset])])).toEqual([
      ["reset_outstanding", ["code-3"], { statusCode: true }],
    ]);
  }
  expect(told([RESET], [open(3, [RESTORE])])).toEqual([]);
});

test("a second dated price is warned of while one is out, and no price of today", () => {
  const out = [open(3, [price("2026-12-01")]), open(4, [price("2026-11-24")])];
  expect(told([price("2027-01-01")], out)).toEqual([
    ["dated_price_outstanding", ["code-3"], undefined],
  ]);
  expect(told([price(null)], out)).toEqual([]);
  expect(told([price("2027-01-01")], [open(4, [price("2026-11-24")])])).toEqual([]);
});

test("a dated price is seen beside other commands of its code, too", () => {
  const out = [open(3, [topUp(5), price("2026-12-01")])];
  expect(told([topUp(5), price("2027-01-01")], out)).toEqual([
    ["dated_price_outstanding", ["code-3"], undefined],
  ]);
});

test("credit that is given while credit is out may be meant to replace it", () => {
  const out = [open(3, [topUp(500)]), open(4, [{ type: "add_credit", amountPence: 5 }])];
  for (const type of ["add_credit", "set_credit"] as const) {
    expect(told([{ type, amountPence: 500 }], out)).toEqual([
      ["credit_outstanding", ["code-3", "code-4"], { resend: "code-4" }],
    ]);
  }
  expect(told([topUp(500)], out)).toEqual([]);
  expect(told([{ type: "add_credit", amountPence: 500 }, topUp(500)], out)).toEqual([]);
});

test("of credit that is out the newest code is proposed, and no code without credit", () => {
  const out = [3, 4, 5].map((counter) => open(counter, [topUp(500)]));
  const found = told([{ type: "add_credit", amountPence: 5 }], [...out, open(6, [RESTORE])]);
  expect(found).toEqual([
    ["credit_outstanding", ["code-3", "code-4", "code-5"], { resend: "code-5" }],
  ]);
});

test("what is owed is what the confirmed codes say, in their order", () => {
  const payment = (type: "add_debt" | "set_debt" | "deduct_debt", amountPence: number) =>
    [{ type, register: "payment", amountPence }] as const;
  const codes = [payment("add_debt", 500), payment("set_debt", 300), payment("add_debt", 50)];
  expect(owedAfter(codes)).toEqual({ time_1: 0, time_2: 0, payment: 350 });
  expect(owedAfter([...codes, payment("deduct_debt", 400)]).payment).toBe(0);
  const reset: Command = { type: "revert_to_defaults", parts: ["debts"] };
  expect(owedAfter([...codes, [reset], payment("add_debt", 7)]).payment).toBe(7);
  expect(owedAfter([...codes, [RESET, topUp(5), RESTORE]]).payment).toBe(350);
});
