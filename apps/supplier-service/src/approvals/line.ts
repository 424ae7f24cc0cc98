import type { Command } from "@utrn-lab/utrn";
import type { CodeGift, DaySums } from "../access/day-sums.ts";
import { detailsOfLine } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { amountAbove } from "../rules/amounts.ts";
import { type ApprovalLine, NO_DAY_LIMITS } from "../rules/policies.ts";
import { type Policies, policyIn, readPolicies, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/** The name under which the line is settled. */
const LINE_POLICY = "approval_line";

/** The line, among all that is settled, or null while none is drawn. */
export function lineIn(policies: Policies): ApprovalLine | null {
  const line = policyIn<ApprovalLine | null>(policies, LINE_POLICY, null);
  return line && { ...NO_DAY_LIMITS, ...line };
}

/** The line, or null while none is drawn. */
export async function readLine(store: Store): Promise<ApprovalLine | null> {
  return lineIn(await readPolicies(store));
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
 * @param line - or null, while none is drawn.
 * @param sums - of the day, as far as anybody is held to them by the line.
 * @param gift - what the code gives, by whom and to which meter.
 */
export function isAboveLine(
  line: ApprovalLine | null,
  commands: readonly Command[],
  sums: DaySums,
  gift: CodeGift,
): boolean {
  if (line === null) return false;
  if (commands.some(({ type }) => line.commands.includes(type))) return true;
  const { amountPenceAbove } = line;
  if (amountPenceAbove !== null && amountAbove(commands, amountPenceAbove) !== undefined) {
    return true;
  }
  return sums.passed(line, gift) !== undefined;
}
