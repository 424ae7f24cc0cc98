import { strict as assert } from "node:assert";
import type { Plan } from "@utrn-lab/utrn";
import type { Issuer } from "../issuing/issuer.ts";
import type { Signer } from "../signing/signer.ts";
import type { CodeOfBatch, MeterToSign } from "../store/meter-batches.ts";

/** A code that was signed for a meter as it was when it was looked at. */
export interface Prepared {
  readonly meter: MeterToSign;
  readonly code: string;
}

/** Whether what a code was signed with still holds. */
function isUnchanged(then: MeterToSign | undefined, now: MeterToSign): boolean {
  return (
    then?.last_counter === now.last_counter &&
    then.public_key === now.public_key &&
    then.supplier_key === now.supplier_key
  );
}

/** Signs under each meter's next counter, in the signer's threads. */
export async function signNext(
  signer: Signer,
  plan: Plan,
  meters: readonly MeterToSign[],
): Promise<Prepared[]> {
  if (meters.length === 0) return [];
  const unsigned = meters.map((meter) => ({ meter, utrnCounter: meter.last_counter + 1 }));
  const codes = await signer.signAll(plan, unsigned);
  return meters.map((meter, at) => ({ meter, code: codes[at] ?? "" }));
}

/**
 * The batch's codes, signed under each meter's next counter; those of changed meters are signed
 * anew.
 */
export async function signBatch(
  { signer, sources }: Issuer,
  plan: Plan,
  meters: readonly MeterToSign[],
  prepared: readonly Prepared[],
): Promise<readonly CodeOfBatch[]> {
  const before = new Map(prepared.map((each) => [each.meter.meter_id, each]));
  const changed = meters.filter((it) => !isUnchanged(before.get(it.meter_id)?.meter, it));
  for (const each of await signNext(signer, plan, changed)) before.set(each.meter.meter_id, each);
  return meters.map((meter): CodeOfBatch => {
    const { code = "" } = before.get(meter.meter_id) ?? {};
    assert(code.length === plan.digits, "every meter has its code");
    const counter = meter.last_counter + 1;
    return { code_id: sources.newId(), meter_id: meter.meter_id, counter, code };
  });
}
