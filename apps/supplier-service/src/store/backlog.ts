import { type RawBuilder, sql } from "kysely";
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

/** How many lines of the audit trail each webhook that is enabled has not been told of yet. */
export function countBehind(
  store: Store,
): Promise<{ readonly webhook: string; readonly behind: number }[]> {
  const behind: RawBuilder<number> = sql`(select seq from audit_head) - told_up_to`;
  return store
    .selectFrom("webhooks")
    .select(["webhook_id as webhook", behind.as("behind")])
    .where("is_enabled", "=", 1)
    .execute();
}
