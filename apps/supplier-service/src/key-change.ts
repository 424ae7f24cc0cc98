import type { Actor } from "./access/roles.ts";
import { record } from "./audit/record.ts";
import { lockMeters, putUnderKey } from "./store/meters.ts";
import { transact } from "./store/transact.ts";
import type { Supplier } from "./supplier.ts";

/**
 * Marks meters as commissioned with the supplier's present key. What was signed with the old one is dead at
 * such a meter, as after a change of supplier: its floor is its last counter (code-format.md 5).
 * @param meterIds - registered or not; those that are not are told.
 */
export async function markKeyChanged(
  supplier: Supplier,
  actor: Actor,
  meterIds: readonly string[],
) {
  const { keyId } = supplier.identity;
  return transact(supplier.store, async (transaction) => {
    const rows = await lockMeters(transaction, meterIds);
    const changing = rows.filter((row) => row.supplier_key !== keyId);
    await putUnderKey(
      transaction,
      changing.map((row) => row.meter_id),
      keyId,
    );
    const events = changing.map(({ meter_id: meterId, last_counter: utrnCounter }) => {
      const details = { keyId };
      return { action: "meter.key_changed", meterId, utrnCounter, details } as const;
    });
    await record(transaction, supplier, actor, ...events);
    const known = new Set(rows.map((row) => row.meter_id));
    return {
      changed: changing.map((row) => ({ meterId: row.meter_id, floor: row.last_counter })),
      unchanged: rows.filter((row) => row.supplier_key === keyId).map((row) => row.meter_id),
      unknown: meterIds.filter((meterId) => !known.has(meterId)),
    };
  });
}
