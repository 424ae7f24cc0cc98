import { FieldRangeError, isRecord } from "@utrn-lab/utrn/checks";

type Members = Readonly<Record<string, unknown>>;

/** The members that version 2 renamed, by their paths in version 1; an item of a list has none. */
const RENAMED = {
  time: "timeSeconds",
  givenTime: "givenTimeSeconds",
  "account.balance": "balanceMillipence",
  "account.accumulatedDebt": "accumulatedDebtMillipence",
  "account.emergency.limit": "limitMillipence",
  "account.emergency.threshold": "thresholdMillipence",
  "account.emergency.used": "usedMillipence",
  "account.debt": "debtMillipence",
  "recovery.time_1.rate": "rateMillipence",
  "recovery.time_2.rate": "rateMillipence",
  "recovery.recovered.at": "atSeconds",
  "recovery.recovered.amount": "amountMillipence",
  "limits.disablementThreshold": "disablementThresholdMillipence",
  "limits.lowCreditThreshold": "lowCreditThresholdMillipence",
  "limits.maxCredit": "maxCreditMillipence",
  "limits.maxMeterBalance": "maxMeterBalanceMillipence",
  formerSuppliers: "formerKeys",
  "protection.dates": "periods",
  "protection.suspendedUntil": "suspendedUntilSeconds",
  "energy.remainder": "remainderMillipenceWattSeconds",
  "ledger.openingNet": "openingNetMillipence",
  "ledger.topUps": "topUpsMillipence",
  "ledger.adjustments": "adjustmentsMillipence",
  "ledger.consumption": "consumptionMillipence",
  "ledger.standingCharges": "standingChargesMillipence",
  "ledger.writtenOff": "writtenOffMillipence",
  "replay.families.dates": "periods",
  "places.keypad.failures.at": "atSeconds",
  "places.keypad.lockedUntil": "lockedUntilSeconds",
  "places.ppmid.failures.at": "atSeconds",
  "places.ppmid.lockedUntil": "lockedUntilSeconds",
  "entry.lastKeyAt": "lastKeyAtSeconds",
  "shown.at": "atSeconds",
  "shown.key": "what",
  "han.openUntil": "openUntilSeconds",
  "han.devices.since": "sinceSeconds",
  "logs.credits.at": "atSeconds",
  "logs.credits.amount": "amountMillipence",
  "logs.codes.at": "atSeconds",
  "logs.events.at": "atSeconds",
  "logs.daily.at": "atSeconds",
  "logs.daily.balance": "balanceMillipence",
  "logs.daily.energy": "energyWattSeconds",
  "alerts.queue.at": "atSeconds",
  "alerts.outbox.at": "atSeconds",
};

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(RENAMED));

/** Paths that exist only in version 2. */
const NEW_PATHS: ReadonlySet<string> = new Set(
  Object.entries(RENAMED).map(([path, name]) => path.replace(/[^.]*$/, name)),
);

/** What stood on the display, by the key that version 1 kept it under. */
const SHOWN_UNDER: ReadonlyMap<unknown, string> = new Map([
  ["code", "verdict"],
  ["refusal", "verdict"],
  ["confirmation", "verdict"],
  ["B", "supply"],
  ["A", "warning"],
]);

/** Values, or items of a list, that version 2 puts otherwise, by their paths in version 1. */
const CONVERTED: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
  ["shown.key", (key: unknown) => SHOWN_UNDER.get(key) ?? key],
  // A period of one day protects as a date did (code-format.md 3, set_non_disconnect_periods).
  ["protection.dates", (from: unknown) => ({ from, days: 1 })],
]);

/** Where a member is damaged, any value will do: the schema refuses the meter. */
function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const list = isRecord(holder) ? holder[name] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Whether an entry of the log says that a revert of `han` was done from a moment on. */
function isRevertOfHan(entry: unknown, from: unknown): boolean {
  if (!isRecord(entry)) return false;
  const { at, text } = entry;
  const isRevert = typeof text === "string" && /revert_to_defaults [a-z ]*\bhan\b/.test(text);
  return isRevert && numberOf(at) >= numberOf(from);
}

/** A device that was removed before or by a revert of `han` needs a window (meter.md 7). */
function needOf({ state, since }: Members, { logs }: Members): Members {
  const isReverted = listIn(logs, "events").some((entry) => isRevertOfHan(entry, since));
  return { needsWindow: state === "removed" && isReverted };
}

/**
 * A counter that was cached counts as accepted now, so that only charges from now on lie above a
 * late set, and as having paid no payment debt; what it added stays.
 */
function recordOf(_: Members, { ledger }: Members): Members {
  const { consumption, standingCharges } = isRecord(ledger) ? ledger : {};
  return {
    paid: 0,
    kept: { time_1: 0, time_2: 0, payment: 0 },
    charged: { credit: numberOf(consumption) + numberOf(standingCharges), time_1: 0, time_2: 0 },
  };
}

type NewMembers = (object: Members, meter: Members) => Members;

/** What version 2 keeps besides, by the path before the members of an object of version 1. */
const ADDED: ReadonlyMap<string, NewMembers> = new Map<string, NewMembers>([
  ["", () => ({ face: "twelve" })],
  // Every total counts from the migration: what was recovered was not kept.
  ["ledger.", () => ({ recoveredMillipence: { time_1: 0, time_2: 0 } })],
  // The one key of a supplier is both of its keys.
  ["supplier.", ({ publicKey, z }) => ({ commandPublicKey: publicKey, commandZ: z })],
  ["replay.accepted.", recordOf],
  ["shown.", () => ({ digitsWithoutA: 0 })],
  ["han.devices.", needOf],
  ["logs.", () => ({ applied: [] })],
  ["logs.codes.", () => ({ utrnCounter: null })],
  ["alerts.", (alerts) => ({ sent: listIn(alerts, "outbox").length })],
]);

const CHANGED: readonly string[] = [...NAMES.keys(), ...ADDED.keys()];

function migratedMembers(object: Members, prefix: string, meter: Members): Members {
  const added = ADDED.get(prefix)?.(object, meter) ?? {};
  const members = Object.entries(object).map(([name, member]) => {
    const path = `${prefix}${name}`;
    if (NEW_PATHS.has(path) || Object.hasOwn(added, name)) {
      throw new FieldRangeError(`snapshot.${path}`, "is not a member of version 1");
    }
    return [NAMES.get(path) ?? name, migrated(member, path, meter)] as const;
  });
  return { ...Object.fromEntries(members), ...added };
}

/** Descends only where something was changed; the schema checks everything else. */
function migrated(value: unknown, path: string, meter: Members): unknown {
  const prefix = `${path}.`;
  const isChanged = CHANGED.some((changed) => changed.startsWith(prefix));
  const convert = CONVERTED.get(path);
  const migratedItem = (item: unknown): unknown => {
    if (convert !== undefined) return convert(item);
    return isChanged && isRecord(item) ? migratedMembers(item, prefix, meter) : item;
  };
  return Array.isArray(value) ? value.map(migratedItem) : migratedItem(value);
}

/**
 * Brings a meter stored in version 1 to the form of version 2, which has units in its names,
 * periods for dates, and a longer record of each code. It is not checked here: the schema of
 * version 2 says what is wrong with it, by the new names.
 */
export function fromVersion1(meter: Members): Members {
  return { ...migratedMembers(meter, "", meter), version: 2 };
}
