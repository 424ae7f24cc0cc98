import { changeOf } from "../audit/events.ts";
import { record } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { lockMeters } from "../store/meter-batches.ts";
import { putUnderKey } from "../store/meters.ts";
import { transact } from "../store/transact.ts";

/**
 * Marks meters as commissioned with the supplier's present key. What was signed with the old one is dead at
 * such a meter, as after a change of supplier: its floor is its last counter (code-format.md 5). Codes that
 * were still open are settled: nobody is to be told them, and a paid top-up has to be issued again.
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
    const dead = await putUnderKey(
      transaction,
      changing.map((row) => row.meter_id),
      keyId,
    );
    const deadOf = Map.groupBy(dead, (row) => row.meter_id);
    const events = changing.map(({ meter_id: meterId, last_counter: utrnCounter }) => {
      const details = { keyId };
      return { action: "meter.key_changed", meterId, utrnCounter, details } as const;
    });
    await record(transaction, supplier, actor, ...events, ...dead.map(changeOf));
    const known = new Set(rows.map((row) => row.meter_id));
    return {
      changed: changing.map(({ meter_id: meterId, last_counter: floor }) => {
        const deadCodeIds = (deadOf.get(meterId) ?? []).map((row) => row.code_id).toSorted();
        return { meterId, floor, deadCodeIds };
      }),
      unchanged: rows.filter((row) => row.supplier_key === keyId).map((row) => row.meter_id),
      unknown: meterIds.filter((meterId) => !known.has(meterId)),
    };
  });
}
