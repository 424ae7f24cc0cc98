import type { KnownAccount } from "../rules/account-warnings.ts";
import type { KnownCounters } from "../rules/forecast.ts";
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

/** What the rules of `account-warnings.ts` know of a meter. */
export function knownAccount(
  row: BalanceOfRow,
  settings: MeterSettingsRow | undefined,
): KnownAccount {
  return {
    balancePence: row.known_balance_pence,
    knownOn: row.known_on,
    maxCreditPence: settings?.max_credit_pence ?? null,
    maxBalancePence: settings?.max_balance_pence ?? null,
  };
}

/** What the rules of `forecast.ts` know of a code. */
export function outstandingCode(row: UnsettledCode): OutstandingCode {
  const { code_id: codeId, counter: utrnCounter, digits, commands } = row;
  return { codeId, utrnCounter, digits, commands };
}
