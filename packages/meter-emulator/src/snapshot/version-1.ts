import { FieldRangeError } from "@utrn-lab/utrn/checks";

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

/** Dates become periods, in the protection and in the counters of the families. */
function withPeriods(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !("dates" in value)) return value;
  const { dates, ...rest } = value;
  if (name in rest) throw new FieldRangeError(`snapshot.${name}`, "is not a member of version 1");
  return { ...rest, periods: Array.isArray(dates) ? dates.map(periodOf) : dates };
}

/**
 * Brings a meter stored in version 1 to the form of version 2, which has units in its names and
 * periods for dates. It is not checked here: the schema of version 2 says what is wrong with it, by
 * the new names.
 */
export function fromVersion1(snapshot: object): object {
  const named: Record<string, unknown> = { ...renamedMembers(snapshot, ""), version: 2 };
  const { replay } = named;
  if (typeof replay === "object" && replay !== null && "families" in replay) {
    named.replay = { ...replay, families: withPeriods(replay.families, "periods") };
  }
  return { ...named, protection: withPeriods(named.protection, "periods") };
}
