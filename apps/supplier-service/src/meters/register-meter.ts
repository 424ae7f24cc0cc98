import { isDeepStrictEqual } from "node:util";
import { invalidRequest, Problem, parseInput } from "@utrn-lab/http-host";
import { COUNTER_MAX } from "@utrn-lab/utrn";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { type AuditedStore, change } from "../audit/change.ts";
import { registrationOf } from "../audit/events.ts";
import { readMeterPublicKey } from "../keys/meter-public-key.ts";
import type { PublicIdentity } from "../keys/supplier-keys.ts";
import type { Actor } from "../rules/roles.ts";
import { addMeters, findMeter, type MeterRecord, othersWithKey } from "../store/meters.ts";
import { meterStart } from "../store/supplier.ts";
import type { Store } from "../store/tables.ts";

/** A meter as a client registers it. */
export interface Registration {
  readonly meterId: string;
  /** As hex, PEM or base64. */
  readonly publicKey: string;
  readonly fuel?: "electricity" | "gas";
  readonly label?: string;
  readonly tags?: readonly string[];
  /** The floor that the meter was commissioned with; 0 when left out. */
  readonly lastCounter?: number;
}

/** With whose present keys a meter is commissioned, and when. */
interface Commissioning {
  readonly identity: PublicIdentity;
  readonly nowSeconds: number;
  /** Whether the last counter must be named (store/supplier.ts). */
  readonly isCounterNeeded: boolean;
}

const NEEDED =
  "lastCounter must be given: the database took the place of another one, and does not know the " +
  "counters of that; 0 for a meter that never had a code.";

/** A meter behind the counters that are passed over since a restore. */
export function beginsBehind(row: MeterRecord, skipped: number): MeterRecord {
  return { ...row, last_counter: Math.min(row.last_counter + skipped, COUNTER_MAX) };
}

/**
 * Checks that a meter is not the supplier itself, by its id or by one of its keys: with those
 * nothing can be agreed on.
 */
function checkOtherParty(
  meterId: string,
  publicKey: string,
  { supplierId, oldKey, ...present }: PublicIdentity,
): void {
  if (meterId === supplierId) {
    throw new FieldRangeError("meterId", "must be the meter's EUI-64, not the supplier's");
  }
  const isOwn = [present, oldKey].some(
    (each) => each?.publicKey === publicKey || each?.commandPublicKey === publicKey,
  );
  if (isOwn) {
    throw new FieldRangeError("publicKey", "must be the meter's key, not one of the supplier's");
  }
}

/**
 * A meter's public key as clients have it (keys/meter-public-key.ts).
 * @throws Problem `invalid_request` for one that is none, and for the supplier itself.
 */
export function readMeterKey(
  { publicKey, meterId }: Pick<Registration, "publicKey" | "meterId">,
  identity: PublicIdentity,
): string {
  return parseInput(() => {
    const read = readMeterPublicKey(publicKey, meterId, "publicKey");
    checkOtherParty(meterId, read, identity);
    return read;
  });
}

/**
 * A meter as it begins here. With a `lastCounter` another supplier's codes, or this one's of
 * before, came first: the meter was commissioned with that floor, so counting begins behind it
 * (code-format.md 5, change of supplier).
 * @throws Problem `invalid_request` for a public key that is none, and for the supplier itself.
 */
export function newMeterRow(
  registration: Registration,
  { identity, nowSeconds, isCounterNeeded }: Commissioning,
): MeterRecord {
  if (isCounterNeeded && registration.lastCounter === undefined) {
    throw invalidRequest("lastCounter", NEEDED);
  }
  const { meterId, lastCounter: floor = 0 } = registration;
  return {
    meter_id: meterId,
    public_key: readMeterKey(registration, identity),
    supplier_key: identity.keyId,
    fuel: registration.fuel ?? "electricity",
    label: registration.label ?? null,
    tags: registration.tags ?? [],
    registered_at: nowSeconds,
    begins_after: floor,
    last_counter: floor,
    known_highest: floor,
    known_floor: floor,
    known_balance_pence: null,
    known_on: null,
    clock_days: 0,
    retired_at: null,
    retire_reason: null,
    last_confirmation: null,
  };
}

/**
 * Whether a meter that is there was registered with the same words. A last counter that counting
 * has come to, or passed, since is no news: an export has it.
 */
export function isSameRegistration(known: MeterRecord, row: MeterRecord): boolean {
  return (
    known.public_key === row.public_key &&
    known.fuel === row.fuel &&
    known.label === row.label &&
    isDeepStrictEqual(known.tags, row.tags) &&
    known.begins_after <= row.begins_after &&
    row.begins_after <= known.last_counter
  );
}

/** What is odd about a meter that is registered all the same. */
export interface MeterWarning {
  readonly code: "key_of_another_meter";
  readonly message: string;
  /** The meters it is about, in the order of their ids; of many, the first 20. */
  readonly meterIds: readonly string[];
}

const NAMED_MAX = 20;

/** What is odd about a meter's key. */
export async function warningsOf(
  transaction: Store,
  row: Pick<MeterRecord, "meter_id" | "public_key">,
): Promise<MeterWarning[]> {
  const meterIds = await othersWithKey(transaction, row, NAMED_MAX);
  if (meterIds.length === 0) return [];
  const message =
    "Another meter is registered with this public key, and each device makes its own: one of the " +
    "two was given a wrong one.";
  return [{ code: "key_of_another_meter", message, meterIds }];
}

/** A registered meter, and whether this registration is its first. */
interface Registered {
  readonly row: MeterRecord;
  readonly isNew: boolean;
  readonly warnings: readonly MeterWarning[];
}

/**
 * Registers a meter, or finds that it is registered.
 * @throws Problem `meter_exists` where it is registered with other details.
 */
export function registerMeter(
  audited: AuditedStore,
  actor: Actor,
  row: MeterRecord,
): Promise<Registered> {
  return change<Registered>(audited, actor, async (transaction) => {
    const known = await findMeter(transaction, row.meter_id);
    const warnings = await warningsOf(transaction, row);
    if (known === undefined) {
      const begun = beginsBehind(row, (await meterStart(transaction)).skipped);
      await addMeters(transaction, [begun]);
      return { result: { row: begun, isNew: true, warnings }, events: [registrationOf(row)] };
    }
    if (isSameRegistration(known, row)) {
      return { result: { row: known, isNew: false, warnings }, events: [] };
    }
    throw new Problem(
      "meter_exists",
      "A meter with this id is already registered, with other details.",
    );
  });
}
