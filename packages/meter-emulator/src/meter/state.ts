import type { PaymentMode, Refusal, SupplyState } from "@utrn-lab/utrn";
import type {
  CalendarWindow,
  DebtRegister,
  HanDeviceKind,
  NonDisconnectPeriod,
} from "@utrn-lab/utrn/commands";
import type { ReplayState } from "@utrn-lab/utrn/replay";

export type Fuel = "electricity" | "gas";

/** Where a code is entered: the meter's own keypad, or a PPMID. */
export type Place = "keypad" | "ppmid";

/** What somebody at the premises can ask of the meter without a code (meter.md 5). */
export type Action = "activate_emergency_credit" | "enable_supply";

/** Rates are for a kWh, the standing charge for a day; rate 2 where there are two. */
export interface Tariff {
  readonly unitRateMillipence: number;
  readonly standingChargeMillipence: number;
  readonly rate2?: {
    readonly rateMillipence: number;
    readonly start: string;
    readonly end: string;
  };
}

/** A tariff that waits for 00:00 UTC of its date, with the counter of the code that brought it. */
export interface NextTariff {
  readonly tariff: Tariff;
  readonly startDate: string;
  readonly utrnCounter: number;
}

export interface TimeDebtRecovery {
  readonly rateMillipence: number;
  readonly period: "hourly" | "daily";
}

/** An event of the meter's log; `event` is its GBCS alert code where it has one. */
export interface LogEntry {
  readonly atSeconds: number;
  readonly event: string;
  readonly text: string;
}

export interface CodeLogEntry {
  readonly atSeconds: number;
  readonly place: Place;
  /** The last four digits only: enough to know one's own code by, and useless to others. */
  readonly ending: string;
  readonly result: "applied" | Refusal;
  /** Null unless the code was authentic. */
  readonly utrnCounter: number | null;
}

/** An applied code, and its confirmation code, which key 4 shows again (meter.md 2). */
export interface AppliedLogEntry {
  readonly atSeconds: number;
  readonly ending: string;
  readonly utrnCounter: number;
  readonly confirmationCode: string;
}

/** Wrong codes entered at one place lately, and until when it is locked (code-format.md 5). */
export interface PlaceState {
  readonly failures: readonly { readonly atSeconds: number; readonly digest: string }[];
  readonly lockedUntilSeconds: number | null;
}

export interface HanDevice {
  readonly eui: string;
  readonly kind: HanDeviceKind;
  readonly state: "joined" | "removed";
  readonly sinceSeconds: number;
  /** A revert of `han` has come since: it joins again only as a new device does (meter.md 7). */
  readonly needsWindow: boolean;
}

/** A page of the display: two lines of up to 16 characters. */
export type Page = readonly [string, string];

/**
 * The keys of a meter: twelve, or the two of an E470, or those two with Status and Emergency on a
 * gas meter (meter.md 6).
 */
export type Face = "twelve" | "two" | "gas";

/** A digit, whose page it shows outside an entry. */
export type PageKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Digits being entered; the candidate is the digit that a two-key face offers next. */
export interface Entry {
  readonly digits: string;
  readonly lastKeyAtSeconds: number;
  readonly candidate: number | null;
}

/**
 * What is on the display, in pages shown in turn: the page of a digit, the verdict on a code, what
 * key B did about the supply, emergency credit just taken, or a warning.
 */
export interface Shown {
  readonly what: PageKey | "verdict" | "supply" | "emergency_taken" | "warning";
  readonly pages: readonly Page[];
  readonly index: number;
  /** The moment of the last key. */
  readonly atSeconds: number;
  /** Digits since the page came up that were no entry, because A was not pressed (meter.md 6). */
  readonly digitsWithoutA: number;
}

/** An amount, and when it was credited or recovered. */
interface TimedAmount {
  readonly atSeconds: number;
  readonly amountMillipence: number;
}

/**
 * The whole state of a meter, immutable. Times are seconds since the Unix
 * epoch.
 */
export interface MeterState {
  readonly version: 2;
  readonly meterId: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly fuel: Fuel;
  /** The meter's own time; it never goes back. */
  readonly timeSeconds: number;
  /** The time it was last given, so that going backwards is noticed once. */
  readonly givenTimeSeconds: number;
  readonly account: {
    readonly balanceMillipence: number;
    readonly accumulatedDebtMillipence: number;
    readonly emergency: {
      readonly limitMillipence: number;
      readonly thresholdMillipence: number;
      readonly usedMillipence: number;
      readonly active: boolean;
    };
    readonly debtMillipence: Readonly<Record<DebtRegister, number>>;
  };
  readonly recovery: {
    readonly time_1: TimeDebtRecovery;
    readonly time_2: TimeDebtRecovery;
    readonly payment: { readonly percent: number; readonly weeklyCapPounds: number };
    /** Payment debt recovered in the last seven days. */
    readonly recovered: readonly TimedAmount[];
  };
  readonly limits: {
    readonly disablementThresholdMillipence: number;
    readonly lowCreditThresholdMillipence: number;
    readonly maxCreditMillipence: number;
    readonly maxMeterBalanceMillipence: number;
  };
  readonly payment: {
    readonly mode: PaymentMode;
    readonly suspendDebtDisabled: boolean;
    readonly suspendDebtEmergency: boolean;
  };
  readonly tariff: Tariff;
  readonly nextTariff: NextTariff | null;
  readonly protection: {
    readonly calendar: readonly CalendarWindow[];
    readonly periods: readonly NonDisconnectPeriod[];
    readonly suspendedUntilSeconds: number | null;
  };
  readonly supply: SupplyState;
  readonly watts: number;
  readonly powerOn: boolean;
  readonly wanUp: boolean;
  readonly energy: {
    readonly rate1WattSeconds: number;
    readonly rate2WattSeconds: number;
    /** Charged with the next consumption: millipence per kWh times watt-seconds (meter.md 1). */
    readonly remainderMillipenceWattSeconds: number;
  };
  /** What moved since the meter was made: the conservation of money is asserted over it. */
  readonly ledger: {
    readonly openingNetMillipence: number;
    readonly topUpsMillipence: number;
    readonly adjustmentsMillipence: number;
    readonly consumptionMillipence: number;
    readonly standingChargesMillipence: number;
    readonly writtenOffMillipence: number;
    /** What recovery took of the time debts; it only moves inside the account. */
    readonly recoveredMillipence: Readonly<Record<"time_1" | "time_2", number>>;
  };
  /** Conditions that have raised their event and not been false since. */
  readonly raised: {
    readonly exhausted: boolean;
    readonly lowCredit: boolean;
    readonly offered: boolean;
    readonly suspended: boolean;
  };
  /** Its top-up key and its command key, with the Z of each: equal where one serves as both. */
  readonly supplier: {
    readonly supplierId: string;
    readonly publicKey: string;
    readonly z: string;
    readonly commandPublicKey: string;
    readonly commandZ: string;
  } | null;
  /** Each single key of a supplier that stood before the last change, and its highest V then. */
  readonly formerKeys: readonly {
    readonly supplierId: string;
    readonly publicKey: string;
    readonly highest: number;
  }[];
  readonly replay: ReplayState;
  readonly places: Readonly<Record<Place, PlaceState>>;
  /** The face of the last key: the display names no key that it lacks (meter.md 6). */
  readonly face: Face;
  readonly entry: Entry | null;
  readonly shown: Shown | null;
  readonly lastConfirmation: string | null;
  readonly han: {
    readonly openUntilSeconds: number | null;
    readonly openFor: "any" | HanDeviceKind;
    readonly devices: readonly HanDevice[];
    readonly installCodes: Readonly<Record<string, string>>;
  };
  readonly logs: {
    readonly credits: readonly TimedAmount[];
    readonly codes: readonly CodeLogEntry[];
    readonly applied: readonly AppliedLogEntry[];
    readonly events: readonly LogEntry[];
    readonly daily: readonly {
      readonly atSeconds: number;
      readonly balanceMillipence: number;
      readonly energyWattSeconds: number;
    }[];
  };
  readonly totals: { readonly accepted: number; readonly refused: number };
  readonly alerts: {
    readonly queue: readonly LogEntry[];
    readonly dropped: number;
    readonly outbox: readonly LogEntry[];
    /** How many alerts were sent in all, those included that the outbox no longer keeps. */
    readonly sent: number;
  };
}
