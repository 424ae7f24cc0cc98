import { highestCounter, newReplayState } from "@utrn-lab/utrn/replay";
import type { MeterDraft } from "../meter/draft.ts";

/** The supplier that a meter is commissioned with, or changes to (code-format.md 5). */
export interface Commissioning {
  readonly supplierId: string;
  readonly publicKey: string;
  /** Z of the supplier's and the meter's key, 32 bytes as hex. */
  readonly z: string;
  readonly floor?: number | undefined;
}

function isSame(
  a: { readonly supplierId: string; readonly publicKey: string },
  b: { readonly supplierId: string; readonly publicKey: string },
): boolean {
  return a.supplierId === b.supplierId && a.publicKey === b.publicKey;
}

/** Raises the floor under the supplier that the meter has: cache and families stay. */
function raiseFloor(meter: MeterDraft, floor: number | undefined): boolean {
  if (floor === undefined) return true;
  if (floor < meter.replay.floor) return false;
  meter.replay = { ...meter.replay, floor };
  return true;
}

/**
 * Commissions a meter, or changes its supplier: id, key and floor in one step, and only then cache
 * and families are cleared (code-format.md 5). A supplier that comes back with its old key finds
 * its own codes dead: the floor is not below the highest counter the meter knew of it.
 * @returns false where the floor is lower than that, and nothing has changed.
 */
export function commission(meter: MeterDraft, incoming: Commissioning): boolean {
  const { supplierId, publicKey, z } = incoming;
  const outgoing = meter.supplier;
  if (outgoing !== null && isSame(outgoing, incoming)) return raiseFloor(meter, incoming.floor);
  const known = meter.formerSuppliers.find((former) => isSame(former, incoming))?.highest ?? 0;
  const floor = incoming.floor ?? known;
  if (floor < known) return false;
  const others = meter.formerSuppliers.filter((former) => !isSame(former, incoming));
  const left =
    outgoing === null
      ? []
      : [
          {
            supplierId: outgoing.supplierId,
            publicKey: outgoing.publicKey,
            highest: highestCounter(meter.replay),
          },
        ];
  meter.formerSuppliers = [...others, ...left];
  meter.supplier = { supplierId, publicKey, z };
  meter.replay = newReplayState(floor);
  // A price that waits has a counter of the outgoing supplier's: kept, it
  // would overtake the incoming one's.
  if (meter.nextTariff !== null) meter.nextTariff.utrnCounter = floor;
  return true;
}
