import { invalidRequest } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../audit/change.ts";
import { lockMeter } from "../store/meters.ts";
import { type ChangedMeter, changeLocked, type Mender, type MeterChange } from "./change-meter.ts";
import { meterOrProblem } from "./find-meter.ts";
import { retireLocked } from "./retire-meter.ts";

/** What of a meter is to change; what is left out stays. */
interface MeterPatch extends MeterChange {
  /** Whether it is out of use. */
  readonly retired?: boolean;
  /** Why it is retired, and only then. */
  readonly reason?: string;
}

/** Why a meter is retired; null: it is in use. */
function reasonOf({ retired, reason }: MeterPatch): string | null {
  if (retired === true && reason === undefined) {
    throw invalidRequest("reason", "reason is missing: say why the meter is retired");
  }
  if (retired !== true && reason !== undefined) {
    throw invalidRequest("reason", "reason goes with `retired: true` alone");
  }
  return reason ?? null;
}

/**
 * Changes what the registration of a meter says, retires it or takes it back; the same again
 * changes nothing.
 * @throws Problem `not_found`, or as `changeLocked` and `retireLocked`.
 */
export function patchMeter(
  audited: AuditedStore,
  mender: Mender,
  meterId: string,
  asked: MeterPatch,
): Promise<ChangedMeter> {
  const reason = reasonOf(asked);
  return change(audited, mender.actor, async (transaction) => {
    const before = meterOrProblem(await lockMeter(transaction, meterId));
    const { result, events } = await changeLocked(transaction, mender, before, asked);
    if (asked.retired === undefined) return { result, events };
    const retirement = { reason, nowSeconds: audited.sources.nowSeconds() };
    const retired = await retireLocked(transaction, mender.actor, result.meter, retirement);
    return {
      result: { ...result, meter: retired.result },
      events: [...events, ...retired.events],
    };
  });
}
