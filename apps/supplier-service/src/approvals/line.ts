import type { Command } from "@utrn-lab/utrn";
import { dayLimitPassed } from "../access/day-sums.ts";
import { detailsOfLine } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { amountAbove, effectOf } from "../rules/amounts.ts";
import { type ApprovalLine, NO_DAY_LIMITS } from "../rules/policies.ts";
import { readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/** The name under which the line is settled. */
const LINE_POLICY = "approval_line";

/** The line, or null while none is drawn. */
export async function readLine(store: Store): Promise<ApprovalLine | null> {
  const line = await readPolicy<ApprovalLine | null>(store, LINE_POLICY, null);
  return line && { ...NO_DAY_LIMITS, ...line };
}

/**
 * Draws the line, or takes it away, in the caller's transaction.
 * @returns what is recorded of it.
 */
export async function drawLine(
  transaction: Store,
  line: ApprovalLine | null,
): Promise<readonly AuditEvent[]> {
  await writePolicy(transaction, LINE_POLICY, line);
  return [{ action: "approval_line.set", details: detailsOfLine(line) }];
}

/**
 * Whether a code with these commands needs a second person.
 * @param store - where the answer counts, the transaction that issues, with the meter locked.
 * @param at - whose key asks, for which meter, and when.
 */
export async function isAboveLine(
  store: Store,
  commands: readonly Command[],
  at: { readonly keyId: string; readonly meterId: string; readonly nowSeconds: number },
): Promise<boolean> {
  const line = await readLine(store);
  if (line === null) return false;
  if (commands.some(({ type }) => line.commands.includes(type))) return true;
  const { amountPenceAbove } = line;
  if (amountPenceAbove !== null && amountAbove(commands, amountPenceAbove) !== undefined) {
    return true;
  }
  const { keyId, meterId, nowSeconds } = at;
  const gift = { keyId, givenPence: effectOf(commands).givenPence, nowSeconds };
  return (await dayLimitPassed(store, line, meterId, gift)) !== undefined;
}
