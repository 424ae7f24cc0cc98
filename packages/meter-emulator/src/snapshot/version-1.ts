import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { isObject, type Members, withNewMembers } from "./new-members.ts";

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
  "protection.suspendedUntil": "suspendedUntilSeconds",
  "energy.remainder": "remainderMillipenceWattSeconds",
  "ledger.openingNet": "openingNetMillipence",
  "ledger.topUps": "topUpsMillipence",
  "ledger.adjustments": "adjustmentsMillipence",
  "ledger.consumption": "consumptionMillipence",
  "ledger.standingCharges": "standingChargesMillipence",
  "ledger.writtenOff": "writtenOffMillipence",
  "places.keypad.failures.at": "atSeconds",
  "places.keypad.lockedUntil": "lockedUntilSeconds",
  "places.ppmid.failures.at": "atSeconds",
  "places.ppmid.lockedUntil": "lockedUntilSeconds",
  "entry.lastKeyAt": "lastKeyAtSeconds",
  "shown.at": "atSeconds",
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

/** Paths that exist only in version 2; a file of version 1 with one of them is refused. */
const NEW_PATHS: ReadonlySet<string> = new Set(
  Object.entries(RENAMED).map(([path, name]) => path.replace(/[^.]*$/, name)),
);

function renamedMembers(value: object, prefix: string): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const path = `${prefix}${name}`;
      if (NEW_PATHS.has(path)) {
        throw new FieldRangeError(`snapshot.${path}`, "is not a member of version 1");
      }
      return [NAMES.get(path) ?? name, renamed(member, `${path}.`)];
    }),
  );
}

function renamedItem(value: unknown, prefix: string): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? renamedMembers(value, prefix) : value;
}

/** Descends only where something was renamed; the schema checks everything else. */
function renamed(value: unknown, prefix: string): unknown {
  if (!Object.keys(RENAMED).some((path) => path.startsWith(prefix))) return value;
  return Array.isArray(value)
    ? value.map((item) => renamedItem(item, prefix))
    : renamedItem(value, prefix);
}

/** A date protected as a period of one day does (code-format.md 3, set_non_disconnect_periods). */
function periodOf(date: unknown): object {
  return { from: date, days: 1 };
}

/** What version 1 called `dates` is called `periods`; a file with both is refused. */
function withPeriods(value: unknown, path: string, periodsOf: (dates: unknown) => unknown) {
  if (!isObject(value) || !("dates" in value)) return value;
  const { dates, ...rest } = value;
  if ("periods" in rest) {
    throw new FieldRangeError(`snapshot.${path}.periods`, "is not a member of version 1");
  }
  return { ...rest, periods: periodsOf(dates) };
}

/** The one key of a supplier of version 1 is both of its keys. */
function withBothKeys(supplier: unknown): unknown {
  if (!isObject(supplier)) return supplier;
  if ("commandPublicKey" in supplier || "commandZ" in supplier) {
    throw new FieldRangeError("snapshot.supplier", "must be as version 1 stored it");
  }
  return { ...supplier, commandPublicKey: supplier.publicKey, commandZ: supplier.z };
}

/** Every total of a ledger counts from the migration: version 1 did not keep what was recovered. */
function withRecovered(ledger: unknown): unknown {
  if (!isObject(ledger)) return ledger;
  if ("recoveredMillipence" in ledger) {
    throw new FieldRangeError(
      "snapshot.ledger.recoveredMillipence",
      "is not a member of version 1",
    );
  }
  return { ...ledger, recoveredMillipence: { time_1: 0, time_2: 0 } };
}

/**
 * A counter that version 1 cached counts as accepted now, so that only charges from now on lie
 * above a late set, and as having paid no payment debt; what it added stays.
 */
function withRecords(replay: unknown, ledger: unknown): unknown {
  if (!isObject(replay)) return replay;
  const families = withPeriods(replay.families, "replay.families", (counter) => counter);
  const { accepted } = replay;
  if (!Array.isArray(accepted) || !isObject(ledger)) return { ...replay, families };
  const { consumptionMillipence, standingChargesMillipence } = ledger;
  const credit = Number(consumptionMillipence) + Number(standingChargesMillipence);
  const record = {
    paid: 0,
    kept: { time_1: 0, time_2: 0, payment: 0 },
    charged: { credit, time_1: 0, time_2: 0 },
  };
  return {
    ...replay,
    families,
    accepted: accepted.map((entry) => {
      if (isObject(entry) && Object.keys(record).some((name) => name in entry)) {
        throw new FieldRangeError("snapshot.replay.accepted", "must be as version 1 stored them");
      }
      return isObject(entry) ? { ...entry, ...record } : entry;
    }),
  };
}

/**
 * Brings a meter stored in version 1 to the form of version 2, which has units in its names,
 * periods for dates, and a longer record of each code. It is not checked here: the schema of
 * version 2 says what is wrong with it, by the new names.
 */
export function fromVersion1(snapshot: object): object {
  const named: Members = { ...renamedMembers(withNewMembers(snapshot), ""), version: 2 };
  return {
    ...named,
    supplier: withBothKeys(named.supplier),
    ledger: withRecovered(named.ledger),
    replay: withRecords(named.replay, named.ledger),
    protection: withPeriods(named.protection, "protection", (dates) =>
      Array.isArray(dates) ? dates.map(periodOf) : dates,
    ),
  };
}
