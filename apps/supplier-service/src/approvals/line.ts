import type { Command, CommandType } from "@utrn-lab/utrn";
import { dayLimitPassed } from "../access/day-sums.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import { amountAbove, effectOf } from "../rules/amounts.ts";
import { type DayLimits, NO_DAY_LIMITS } from "../rules/day-limits.ts";
import type { Actor } from "../rules/roles.ts";
import { readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/**
 * Above this line a code needs a second person, and so does every campaign, as soon as there is a
 * line. Above a sum of the day the next code waits that gives anything.
 */
interface ApprovalLine extends DayLimits {
  /** These commands, whatever their amount. */
  readonly commands: CommandType[];
  /** A code whose effect (`effectOf`) is above this; null: none. */
  readonly amountPenceAbove: number | null;
}

/** The name under which the line is settled. */
const LINE_POLICY = "approval_line";

/** The line, or null while none is drawn. */
export async function readLine(store: Store): Promise<ApprovalLine | null> {
  const line = await readPolicy<ApprovalLine | null>(store, LINE_POLICY, null);
  return line && { ...NO_DAY_LIMITS, ...line };
}

/** Draws the line, or takes it away. */
export function drawLine(
  audited: AuditedStore,
  actor: Actor,
  line: ApprovalLine | null,
): Promise<void> {
  return change(audited, actor, async (transaction) => {
    await writePolicy(transaction, LINE_POLICY, line);
    const details = line === null ? { isOff: true } : { ...line };
    return { result: undefined, events: [{ action: "approval_line.set", details }] };
  });
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
