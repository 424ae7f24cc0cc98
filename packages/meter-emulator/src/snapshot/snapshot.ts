import {
  FieldRangeError,
  FieldTypeError,
  parsePublicKey,
  publicKeyOf,
  renameFields,
} from "@utrn-lab/utrn";
import { Compile } from "typebox/compile";
import { assertConserved } from "../account/ledger.ts";
import { secretOf } from "../codes/confirm.ts";
import { parseSettings, settingsOf } from "../meter/settings.ts";
import type { Meter, MeterState } from "../meter/state.ts";
import { checkTime } from "../units/time.ts";
import { schemaFaults } from "./schema-faults.ts";
import { METER_SCHEMA } from "./snapshot-schema.ts";

/** The current form of a stored meter. An older one would be brought to it here, one version at a time. */
const VERSION = 1;

/**
 * The whole meter as one JSON value (meter.md 8): a state is made of nothing else, so it is its own
 * snapshot. It holds the meter's private key.
 */
export function snapshotOf(state: MeterState): unknown {
  return state;
}

let validator: ReturnType<typeof Compile> | undefined;

/** "/account/debt/time_1" as "snapshot.account.debt.time_1". */
function fieldOf(path: string): string {
  return `snapshot${path.replaceAll("/", ".")}`;
}

function checkVersion(value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FieldTypeError("snapshot", "must be an object");
  }
  if ((value as { version?: unknown }).version !== VERSION) {
    throw new FieldRangeError("snapshot.version", `must be ${VERSION}`);
  }
}

function checkShape(value: unknown): asserts value is Meter {
  validator ??= Compile(METER_SCHEMA);
  if (validator.Check(value)) return;
  const [refusal] = schemaFaults(validator.Errors(value)).map(
    ({ instancePath, reason }) => new FieldRangeError(fieldOf(instancePath), reason),
  );
  throw refusal;
}

/** What a schema cannot say: the order of counters, keys that belong together, money that conserves. */
function checkSense(meter: Meter): void {
  const { accepted } = meter.replay;
  const isAscending = accepted.every(
    ({ utrnCounter }, at) => utrnCounter > (accepted[at - 1]?.utrnCounter ?? 0),
  );
  if (!isAscending) {
    throw new FieldRangeError("snapshot.replay.accepted", "must ascend from 1, without repeating");
  }
  checkTime(meter.time, "snapshot.time");
  renameFields(
    () => {
      if (publicKeyOf(meter.privateKey) !== meter.publicKey) {
        throw new FieldRangeError("publicKey", "must be that of the private key");
      }
      if (meter.supplier !== null) parsePublicKey(meter.supplier.publicKey, "supplier.publicKey");
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
 * @throws FieldTypeError or FieldRangeError naming what is wrong and where, say `snapshot.account.balance`.
 */
export function restoreMeter(snapshot: unknown): MeterState {
  checkVersion(snapshot);
  checkShape(snapshot);
  const meter: Meter = JSON.parse(JSON.stringify(snapshot));
  checkSense(meter);
  return meter;
}
