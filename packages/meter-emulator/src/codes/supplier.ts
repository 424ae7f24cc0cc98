import { highestCounter, newReplayState } from "@utrn-lab/utrn/replay";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";

/**
 * The supplier that a meter is commissioned with, or changes to (code-format.md 5), with what its
 * keys and the meter's agree on.
 */
export interface Commissioning {
  readonly supplierId: string;
  /** The supplier's prepayment top-up key. */
  readonly publicKey: string;
  /** Z of the top-up key and the meter's key, 32 bytes as hex. */
  readonly z: string;
  /** The supplier's management key, where commands have a key of their own, with its Z. */
  readonly commandPublicKey?: string | undefined;
  readonly commandZ?: string | undefined;
  /**
   * Not below any counter that it ever issued to this meter under one of these keys; it may be left
   * out for keys that the meter never had, which have issued none.
   */
  readonly floor?: number | undefined;
}

type Supplier = NonNullable<MeterState["supplier"]>;

/** A supplier with each single key of it: top-up and command key apart. */
function keysOf({ supplierId, publicKey, commandPublicKey }: Supplier) {
  return [...new Set([publicKey, commandPublicKey])].map((key) => ({ supplierId, publicKey: key }));
}

type SupplierKey = ReturnType<typeof keysOf>[number];

function isSame(a: SupplierKey, b: SupplierKey): boolean {
  return a.supplierId === b.supplierId && a.publicKey === b.publicKey;
}

/** Raises the floor under the supplier that the meter has: cache, families and price stay. */
function raiseFloor(meter: MeterDraft, floor: number | undefined): boolean {
  if (floor === undefined) return true;
  if (floor < meter.replay.floor) return false;
  meter.replay = { ...meter.replay, floor };
  return true;
}

/** Every key that the meter had or has, with the highest V while it stood. */
function keysHad({ supplier, formerKeys, replay }: MeterState): MeterState["formerKeys"] {
  if (supplier === null) return formerKeys;
  const standing = keysOf(supplier);
  const others = formerKeys.filter((former) => !standing.some((key) => isSame(key, former)));
  // A key that stands came in with a floor that is not below what was remembered of it.
  return [...others, ...standing.map((key) => ({ ...key, highest: highestCounter(replay) }))];
}

/**
 * Commissions a meter, or changes its supplier or its keys: id, keys and floor in one step, and
 * only then cache, families and a price that waits are cleared (code-format.md 5). A key that the
 * meter had finds its own codes dead: the floor is not below the highest counter known of it.
 * @returns false where the floor is lower than that, or is left out, and nothing has changed.
 */
export function commission(meter: MeterDraft, incoming: Commissioning): boolean {
  const { supplierId, publicKey, z } = incoming;
  const { commandPublicKey = publicKey, commandZ = z } = incoming;
  const supplier = { supplierId, publicKey, z, commandPublicKey, commandZ };
  const outgoing = meter.supplier;
  const isNoChange =
    outgoing !== null &&
    supplierId === outgoing.supplierId &&
    publicKey === outgoing.publicKey &&
    commandPublicKey === outgoing.commandPublicKey;
  if (isNoChange) return raiseFloor(meter, incoming.floor);
  const had = keysHad(meter);
  const known = had.filter((key) => keysOf(supplier).some((other) => isSame(key, other)));
  const { floor = known.length === 0 ? 0 : undefined } = incoming;
  if (floor === undefined || known.some(({ highest }) => floor < highest)) return false;
  meter.formerKeys = had;
  meter.supplier = supplier;
  meter.replay = newReplayState(floor);
  // A price that a new meter was made with is nobody's before, and stays.
  if (outgoing !== null) meter.nextTariff = null;
  return true;
}
