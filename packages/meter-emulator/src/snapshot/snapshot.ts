import { parsePublicKey, publicKeyOf } from "@utrn-lab/utrn";
import { FieldRangeError, FieldTypeError, isRecord, renameFields } from "@utrn-lab/utrn/checks";
import { Compile } from "typebox/compile";
import { assertConserved } from "../account/ledger.ts";
import { secretOf } from "../codes/confirm.ts";
import { parseSettings } from "../meter/parse-settings.ts";
import { settingsOf } from "../meter/settings.ts";
import type { MeterState } from "../meter/state.ts";
import { schemaFaults } from "./schema-faults.ts";
import { METER_SCHEMA } from "./snapshot-schema.ts";
import { fromVersion1 } from "./version-1.ts";

/**
 * The whole meter as one JSON value (meter.md 8): a state is made of nothing else, so it is its own
 * snapshot. It holds the meter's private key.
 */
export function snapshotOf(state: MeterState): unknown {
  return state;
}

let validator: ReturnType<typeof Compile> | undefined;

/** Converts a stored meter of any version to the current form. */
function currentForm(value: unknown): unknown {
  if (!isRecord(value)) throw new FieldTypeError("snapshot", "must be an object");
  if (value.version === 1) return fromVersion1(value);
  if (value.version !== 2) throw new FieldRangeError("snapshot.version", "must be 1 or 2");
  return value;
}

function checkShape(value: unknown): asserts value is MeterState {
  validator ??= Compile(METER_SCHEMA);
  if (validator.Check(value)) return;
  const [refusal] = schemaFaults(validator.Errors(value)).map(
    ({ path, reason }) => new FieldRangeError(`snapshot${path}`, reason),
  );
  throw refusal;
}

function checkSupplierKeys({ supplier }: MeterState): void {
  if (supplier === null) return;
  parsePublicKey(supplier.publicKey, "supplier.publicKey");
  parsePublicKey(supplier.commandPublicKey, "supplier.commandPublicKey");
}

/**
 * What a schema cannot say: the order of counters, keys that belong together, money that conserves.
 */
function checkSense(meter: MeterState): void {
  const { accepted } = meter.replay;
  const isAscending = accepted.every(
    ({ utrnCounter }, at) => utrnCounter > (accepted[at - 1]?.utrnCounter ?? 0),
  );
  if (!isAscending) {
    throw new FieldRangeError("snapshot.replay.accepted", "must ascend from 1, without repeating");
  }
  renameFields(
    () => {
      if (publicKeyOf(meter.privateKey) !== meter.publicKey) {
        throw new FieldRangeError("publicKey", "must be that of the private key");
      }
      checkSupplierKeys(meter);
      secretOf(meter);
      parseSettings(settingsOf(meter));
    },
    (field) => `snapshot.${field}`,
  );
  try {
    assertConserved(meter);
  } catch {
    throw new FieldRangeError("snapshot.ledger", "does not account for the registers");
  }
}

/**
 * Brings a stored meter back (meter.md 8). A damaged one is refused, not repaired by guessing.
 * @param snapshot - what snapshotOf gave, parsed from JSON.
 * @throws FieldTypeError or FieldRangeError naming what is wrong, say
 * `snapshot.account.debtMillipence`.
 */
export function restoreMeter(snapshot: unknown): MeterState {
  const current = currentForm(snapshot);
  checkShape(current);
  const meter: MeterState = JSON.parse(JSON.stringify(current));
  checkSense(meter);
  return meter;
}
