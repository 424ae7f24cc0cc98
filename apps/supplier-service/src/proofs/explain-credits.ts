import { creditPenceOf, dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import {
  codesThatExplainNothing,
  explainCredit,
  unexplainedCredits,
} from "../store/meter-alerts.ts";
import type { MeterAlertRow, Store } from "../store/tables.ts";

/**
 * Explains the credits that a meter has reported by its confirmed codes of the same amount, those
 * of the same day first. Bookkeeping, no proof: which of two equal codes raised which of two equal
 * events makes no difference to the sums.
 * @returns the credits that no confirmed code explains.
 */
export async function explainCredits(
  transaction: Store,
  meterId: string,
): Promise<readonly MeterAlertRow[]> {
  const credits = await unexplainedCredits(transaction, meterId);
  if (credits.length === 0) return [];
  const codes = (await codesThatExplainNothing(transaction, meterId)).map((row) => ({
    ...row,
    credit: creditPenceOf(row.commands),
  }));
  const unexplained: MeterAlertRow[] = [];
  for (const credit of credits) {
    const date = dateOfDay(dayOfTime(credit.at));
    const equal = codes.filter((code) => code.credit === credit.credit_pence);
    const code = equal.find((each) => each.confirmed_on === date) ?? equal[0];
    if (code === undefined) {
      unexplained.push(credit);
      continue;
    }
    codes.splice(codes.indexOf(code), 1);
    await explainCredit(transaction, credit, code.code_id);
  }
  return unexplained;
}
