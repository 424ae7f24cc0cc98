import { findMeter } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import type { Signer } from "./signer.ts";

/**
 * Agrees the meter's secret before the transaction that signs with it begins, so that no lock is
 * held during a key agreement.
 */
export async function warmSecret(
  store: Store,
  signer: Pick<Signer, "hasSecret" | "secretOf">,
  meterId: string,
): Promise<void> {
  if (signer.hasSecret(meterId)) return;
  const meter = await findMeter(store, meterId);
  if (meter !== undefined) await signer.secretOf(meter);
}
