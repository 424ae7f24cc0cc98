import type { AuditKeyRow, Store } from "./tables.ts";

/** The keys that have been added, in the order in which they were. */
export function listAuditKeys(store: Store): Promise<AuditKeyRow[]> {
  return store
    .selectFrom("audit_keys")
    .selectAll()
    .orderBy("added_at")
    .orderBy("fingerprint")
    .execute();
}

/** Adds a key under a seal, unless it is there. */
export async function addAuditKey(store: Store, row: AuditKeyRow): Promise<void> {
  await store
    .insertInto("audit_keys")
    .values(row)
    .onConflict((it) => it.doNothing())
    .execute();
}
