import type { Store } from "./tables.ts";

/** What waits in the database, whichever process will do it. */
export async function countWaiting(
  store: Store,
): Promise<{ readonly batches: number; readonly approvals: number }> {
  const batches = await store
    .selectFrom("campaign_batches")
    .select((it) => it.fn.countAll().as("waiting"))
    .where("status", "=", "open")
    .executeTakeFirstOrThrow();
  const approvals = await store
    .selectFrom("approvals")
    .select((it) => it.fn.countAll().as("waiting"))
    .where("status", "=", "awaiting")
    .executeTakeFirstOrThrow();
  return { batches: Number(batches.waiting), approvals: Number(approvals.waiting) };
}
