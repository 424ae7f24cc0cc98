import { readLimits, setLimits } from "../access/limits.ts";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import type { AuditEvent } from "../audit/record.ts";
import {
  type ApprovalLine,
  loosensLimits,
  loosensLine,
  type RoleLimits,
} from "../rules/policies.ts";
import type { Actor } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import type { ApprovalRecord, AskedFor } from "../store/approvals.ts";
import { lockPolicies } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";
import { askApproval } from "./ask-approval.ts";
import { drawLine, readLine } from "./line.ts";

/** Where policies are kept. */
interface PolicyKeeper extends AuditedStore {
  readonly sources: Sources;
}

/** A change of the line, or of limits, as it is asked for. */
type AskedPolicy = Extract<AskedFor, { readonly kind: "approval_line" | "limits" }>;

/** Settles what was asked for. Answers what is recorded of it. */
function settle(transaction: Store, asked: AskedPolicy): Promise<readonly AuditEvent[]> {
  if (asked.kind === "limits") return setLimits(transaction, asked.request);
  return drawLine(transaction, asked.request.line);
}

async function isLooser(transaction: Store, { kind, request }: AskedPolicy): Promise<boolean> {
  if (kind === "approval_line") return loosensLine(await readLine(transaction), request.line);
  return loosensLimits(await readLimits(transaction, request.role), request.limits);
}

/** What became of a change: it holds (null), or waits under this id. */
type ApprovalId = string | null;

/** Settles a change that holds more back than before; any other waits for a second person. */
function changePolicy(keeper: PolicyKeeper, actor: Actor, asked: AskedPolicy): Promise<ApprovalId> {
  return change(keeper, actor, async (transaction): Promise<Changed<ApprovalId>> => {
    await lockPolicies(transaction);
    if (!(await isLooser(transaction, asked))) {
      return { result: null, events: await settle(transaction, asked) };
    }
    const approval_id = keeper.sources.newId();
    const nowSeconds = keeper.sources.nowSeconds();
    const events = await askApproval(transaction, actor, { ...asked, approval_id }, nowSeconds);
    return { result: approval_id, events };
  });
}

/**
 * Draws the approval line, or takes it away. What lets more pass than before waits for a second
 * person.
 * @param line - null: none.
 * @returns null where it holds from now on, or the id of the request.
 */
export function changeLine(
  keeper: PolicyKeeper,
  actor: Actor,
  line: ApprovalLine | null,
): Promise<ApprovalId> {
  return changePolicy(keeper, actor, { kind: "approval_line", meter_id: null, request: { line } });
}

/** Sets the limits of a role, in the same way. */
export function changeLimits(
  keeper: PolicyKeeper,
  actor: Actor,
  request: RoleLimits,
): Promise<ApprovalId> {
  return changePolicy(keeper, actor, { kind: "limits", meter_id: null, request });
}

/** Settles a change that a second person has approved, in the transaction that decides. */
export async function settleApproved(
  transaction: Store,
  approved: Extract<ApprovalRecord, AskedPolicy>,
): Promise<Changed<undefined>> {
  await lockPolicies(transaction);
  return { result: undefined, events: await settle(transaction, approved) };
}
