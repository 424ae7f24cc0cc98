import type { ApprovalRow, ApprovalStatus, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** Adds a request for approval. */
export async function addApproval(store: Store, row: ApprovalRow): Promise<void> {
  await store.insertInto("approvals").values(row).execute();
}

function byId(store: Store, approvalId: string) {
  return store.selectFrom("approvals").selectAll().where("approval_id", "=", approvalId);
}

/** One request, or undefined. */
export function findApproval(store: Store, approvalId: string): Promise<ApprovalRow | undefined> {
  return byId(store, approvalId).executeTakeFirst();
}

/** One request that nobody else decides until the transaction ends, or undefined. */
export function lockApproval(
  transaction: Store,
  approvalId: string,
): Promise<ApprovalRow | undefined> {
  return lockRows(transaction, byId(transaction, approvalId)).executeTakeFirst();
}

/** Which requests are wanted, those of ids after `after`. */
interface ApprovalFilter {
  readonly after: string;
  readonly status: ApprovalStatus | undefined;
  readonly meterId: string | undefined;
}

/** Requests in the order of their ids. */
export function listApprovals(
  store: Store,
  { after, status, meterId }: ApprovalFilter,
  limit: number,
): Promise<ApprovalRow[]> {
  return store
    .selectFrom("approvals")
    .selectAll()
    .where("approval_id", ">", after)
    .$if(status !== undefined, (it) => it.where("status", "=", status ?? "awaiting"))
    .$if(meterId !== undefined, (it) => it.where("meter_id", "=", meterId ?? ""))
    .orderBy("approval_id")
    .limit(limit)
    .execute();
}

/** Keeps what was decided. */
export async function decideApproval(
  store: Store,
  approvalId: string,
  decision: Pick<ApprovalRow, "status" | "decided_by" | "decided_at" | "reason">,
): Promise<void> {
  await store
    .updateTable("approvals")
    .set(decision)
    .where("approval_id", "=", approvalId)
    .execute();
}
