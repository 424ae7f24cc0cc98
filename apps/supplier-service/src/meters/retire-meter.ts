import type { Changed } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { keepRetired, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { requireApprover } from "./change-meter.ts";

/** Why a meter gets no codes from now on; null: it gets them again. */
interface Retirement {
  readonly reason: string | null;
  readonly nowSeconds: number;
}

/**
 * Takes a meter out of use, or back into use, in the caller's transaction, which has locked it. Its
 * history stays, and its codes that are out can still be typed and confirmed. A meter that is out
 * of use, or in use, already stays as it is.
 * @throws Problem `forbidden`, where it changes and the actor is no approver.
 */
export async function retireLocked(
  transaction: Store,
  actor: Actor,
  before: MeterRecord,
  { reason, nowSeconds }: Retirement,
): Promise<Changed<MeterRecord>> {
  const isRetired = before.retired_at !== null;
  if (isRetired === (reason !== null)) return { result: before, events: [] };
  requireApprover(actor, "Retiring meters, and taking them back,");
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
