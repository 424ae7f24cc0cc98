import { type AuditedStore, change } from "../audit/change.ts";
import { changeOf } from "../audit/events.ts";
import type { Actor } from "../rules/roles.ts";
import { lockMeters } from "../store/meter-batches.ts";
import { putUnderKey } from "../store/meters.ts";

/** What became of the meters that were named. */
interface ChangedKeys {
  readonly changed: { meterId: string; floor: number; deadCodeIds: string[] }[];
  readonly unchanged: string[];
  readonly unknown: string[];
}

/**
 * Marks meters as commissioned with the supplier's present key. What was signed with the old one is
 * dead at such a meter, as after a change of supplier: its floor is its last counter
 * (code-format.md 5). Codes that were still open are settled: nobody is to be told them, and a paid
 * top-up has to be issued again.
 * @param keyId - the present key.
 * @param meterIds - registered or not; those that are not are told.
 */
export function markKeyChanged(
  audited: AuditedStore,
  actor: Actor,
  keyId: string,
  meterIds: readonly string[],
): Promise<ChangedKeys> {
  return change(audited, actor, async (transaction) => {
    const rows = await lockMeters(transaction, meterIds);
    const changing = rows.filter((row) => row.supplier_key !== keyId);
    const ids = changing.map((row) => row.meter_id);
    const dead = await putUnderKey(transaction, ids, "supplier", keyId);
    const deadOf = Map.groupBy(dead, (row) => row.meter_id);
    const events = changing.map(({ meter_id: meterId, last_counter: utrnCounter }) => {
      const details = { keyId };
      return { action: "meter.key_changed", meterId, utrnCounter, details } as const;
    });
    const known = new Set(rows.map((row) => row.meter_id));
    const result = {
      changed: changing.map(({ meter_id: meterId, last_counter: floor }) => {
        const deadCodeIds = (deadOf.get(meterId) ?? []).map((row) => row.code_id).toSorted();
        return { meterId, floor, deadCodeIds };
      }),
      unchanged: rows.filter((row) => row.supplier_key === keyId).map((row) => row.meter_id),
      unknown: meterIds.filter((meterId) => !known.has(meterId)),
    };
    return { result, events: [...events, ...dead.map(changeOf)] };
  });
}
