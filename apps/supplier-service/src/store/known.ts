import type { Command } from "@utrn-lab/utrn";
import type { KnownCounters } from "../rules/forecast.ts";
import { type KnownAccount, owedAfter } from "../rules/known-account.ts";
import type { OutstandingCode } from "../rules/warnings.ts";
import type { UnsettledCode } from "./codes.ts";
import type { MeterRow, MeterSettingsRow } from "./tables.ts";

type CountersOfRow = Pick<MeterRow, "last_counter" | "known_highest" | "known_floor">;
type BalanceOfRow = Pick<MeterRow, "known_balance_pence" | "known_on">;

/** What the rules of `forecast.ts` know of a meter. */
export function knownCounters(row: CountersOfRow): KnownCounters {
  const { last_counter: lastCounter, known_highest: knownHighest, known_floor: knownFloor } = row;
  return { lastCounter, knownHighest, knownFloor };
}

/**
 * What the rules of `account-warnings.ts` know of a meter.
 * @param settings - what was noted of its settings.
 * @param debtCodes - the commands of its confirmed codes that are about debts, in their order.
 */
export function knownAccount(
  row: BalanceOfRow,
  settings: MeterSettingsRow | undefined,
  debtCodes: readonly (readonly Command[])[],
): KnownAccount {
  return {
    balancePence: row.known_balance_pence,
    knownOn: row.known_on,
    maxCreditPence: settings?.max_credit_pence ?? null,
    maxBalancePence: settings?.max_balance_pence ?? null,
    owedPence: owedAfter(debtCodes),
  };
}

/** What the rules of `forecast.ts` know of a code. */
export function outstandingCode(row: UnsettledCode): OutstandingCode {
  const { code_id: codeId, counter: utrnCounter, digits, commands } = row;
  return { codeId, utrnCounter, digits, commands };
}
