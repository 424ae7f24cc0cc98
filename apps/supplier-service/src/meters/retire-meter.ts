import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { keepRetired, lockMeter, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { meterOrProblem } from "./find-meter.ts";

/** Why a meter gets no codes from now on; null: it gets them again. */
interface Retirement {
  readonly reason: string | null;
  readonly nowSeconds: number;
}

/**
 * Takes a meter out of use, or back into use, in the caller's transaction, which has locked it. Its
 * history stays, and its codes that are out can still be typed and confirmed. A meter that is out
 * of use, or in use, already stays as it is.
 */
export async function retireLocked(
  transaction: Store,
  before: MeterRecord,
  { reason, nowSeconds }: Retirement,
): Promise<Changed<MeterRecord>> {
  const isRetired = before.retired_at !== null;
  if (isRetired === (reason !== null)) return { result: before, events: [] };
  const { meter_id: meterId } = before;
  const retired_at = reason === null ? null : nowSeconds;
  const retired = { retired_at, retire_reason: reason };
  await keepRetired(transaction, meterId, retired);
  const event =
    reason === null
      ? ({ action: "meter.taken_back", meterId } as const)
      : ({ action: "meter.retired", meterId, details: { reason } } as const);
  return { result: { ...before, ...retired }, events: [event] };
}

/** Takes a meter out of use, or back. Throws Problem `not_found`. */
export function retireMeter(
  audited: AuditedStore,
  actor: Actor,
  meterId: string,
  reason: string | null,
): Promise<MeterRecord> {
  return change(audited, actor, async (transaction) => {
    const before = meterOrProblem(await lockMeter(transaction, meterId));
    const nowSeconds = audited.sources.nowSeconds();
    return retireLocked(transaction, before, { reason, nowSeconds });
  });
}
