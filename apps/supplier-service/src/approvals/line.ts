import type { Command, CommandType } from "@utrn-lab/utrn";
import { type AuditedStore, change } from "../audit/change.ts";
import { amountAbove } from "../rules/amounts.ts";
import type { Actor } from "../rules/roles.ts";
import { readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/**
 * Above this line a code needs a second person, and so does every campaign, as soon as there is a
 * line.
 */
interface ApprovalLine {
  /** These commands, whatever their amount. */
  readonly commands: CommandType[];
  /** An amount above this, or what one code adds to the balance; null: no amount. */
  readonly amountPenceAbove: number | null;
}

/** The name under which the line is settled. */
const LINE_POLICY = "approval_line";

/** The line, or null while none is drawn. */
export function readLine(store: Store): Promise<ApprovalLine | null> {
  return readPolicy<ApprovalLine | null>(store, LINE_POLICY, null);
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

/** Whether a code with these commands needs a second person. */
export async function isAboveLine(store: Store, commands: readonly Command[]): Promise<boolean> {
  const line = await readLine(store);
  if (line === null) return false;
  if (commands.some(({ type }) => line.commands.includes(type))) return true;
  return (
    line.amountPenceAbove !== null && amountAbove(commands, line.amountPenceAbove) !== undefined
  );
}
