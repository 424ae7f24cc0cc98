import { isDeepStrictEqual } from "node:util";
import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { Changed } from "../audit/change.ts";
import { publicKeySha256 } from "../audit/digests.ts";
import { changeOf } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import type { PublicIdentity } from "../keys/supplier-keys.ts";
import { type Actor, mayAct } from "../rules/roles.ts";
import { type MeterRecord, mendMeter, putUnderKey } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { requireMeter } from "./find-meter.ts";
import {
  type MeterWarning,
  type Registration,
  readMeterKey,
  warningsOf,
} from "./register-meter.ts";

/** What of a registration is to change; what is left out stays. */
export interface MeterChange extends Partial<Omit<Registration, "meterId" | "label">> {
  /** Null: none any more. */
  readonly label?: string | null;
}

/** Who changes a meter, of which supplier. */
export interface Mender {
  readonly actor: Actor;
  readonly identity: PublicIdentity;
}

/** A meter that was changed. */
export interface ChangedMeter {
  readonly meter: MeterRecord;
  /** Its codes that could still be typed, and that another key has ended. */
  readonly deadCodeIds: string[];
  readonly warnings: readonly MeterWarning[];
}

/**
 * Holds what ends codes, passes over counters or takes a meter out of use to an approver.
 * @throws Problem `forbidden`.
 */
export function requireApprover({ role }: Actor, what: string): void {
  if (mayAct(role, "approver")) return;
  throw new Problem("forbidden", `${what} needs a key with the role approver.`);
}

/** The meter as it is to be, but for its key, which ends codes (`putUnderKey`). */
function mended(before: MeterRecord, asked: MeterChange): MeterRecord {
  const { fuel = before.fuel, label = before.label, tags = before.tags, lastCounter } = asked;
  const after = { ...before, fuel, label, tags };
  if (lastCounter === undefined || lastCounter === before.last_counter) return after;
  if (lastCounter < before.last_counter) {
    const why = `lastCounter must be ${before.last_counter} or more: no counter is used twice`;
    throw invalidRequest("lastCounter", why);
  }
  return { ...after, begins_after: lastCounter, last_counter: lastCounter };
}

/** What is recorded of a change: which members, and what is no text of people's. */
function changedEvent(before: MeterRecord, after: MeterRecord): AuditEvent | undefined {
  const { meter_id: meterId, last_counter: lastCounter, fuel, tags } = after;
  const isOther = {
    publicKey: after.public_key !== before.public_key,
    fuel: fuel !== before.fuel,
    label: after.label !== before.label,
    tags: !isDeepStrictEqual(tags, before.tags),
    lastCounter: lastCounter !== before.last_counter,
  };
  const changed = Object.entries(isOther).flatMap(([member, isSo]) => (isSo ? [member] : []));
  if (changed.length === 0) return undefined;
  const details = {
    changed,
    ...(isOther.publicKey ? { publicKeySha256: publicKeySha256(after.public_key) } : {}),
    ...(isOther.fuel ? { fuel } : {}),
    ...(isOther.tags ? { tags } : {}),
    ...(isOther.lastCounter ? { lastCounter } : {}),
  };
  return { action: "meter.changed", meterId, utrnCounter: lastCounter, details };
}

/**
 * Changes what the registration of a meter says, in the caller's transaction, which has locked it.
 * What was signed for a key that it has no more is dead at it: its floor is its last counter.
 * @throws Problem `invalid_request`, or `forbidden` where the change needs an approver.
 */
export async function changeLocked(
  transaction: Store,
  { actor, identity }: Mender,
  before: MeterRecord,
  asked: MeterChange,
): Promise<Changed<ChangedMeter>> {
  const { publicKey = before.public_key } = asked;
  const { meter_id: meterId } = before;
  const public_key =
    publicKey === before.public_key ? publicKey : readMeterKey({ publicKey, meterId }, identity);
  const after = { ...mended(before, asked), public_key };
  const event = changedEvent(before, after);
  if (event === undefined) {
    return { result: { meter: before, deadCodeIds: [], warnings: [] }, events: [] };
  }
  const hasNewKey = public_key !== before.public_key;
  if (hasNewKey) requireApprover(actor, "Changing publicKey");
  if (after.last_counter !== before.last_counter) requireApprover(actor, "Raising lastCounter");
  await mendMeter(transaction, before, after);
  const dead = hasNewKey ? await putUnderKey(transaction, [meterId], "meter", public_key) : [];
  const result = {
    meter: await requireMeter(transaction, meterId),
    deadCodeIds: dead.map((row) => row.code_id).toSorted(),
    warnings: hasNewKey ? await warningsOf(transaction, after) : [],
  };
  return { result, events: [event, ...dead.map(changeOf)] };
}
