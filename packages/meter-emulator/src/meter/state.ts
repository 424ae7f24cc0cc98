import type {
  CalendarWindow,
  DebtRegister,
  HanDeviceKind,
  PaymentMode,
  Refusal,
  ReplayState,
  SupplyState,
} from "@utrn-lab/utrn";

export type Fuel = "electricity" | "gas";

/** Where a code is entered: the meter's own keypad, or a PPMID. */
export type Place = "keypad" | "ppmid";

/** Prices in millipence per kWh, standing charge in millipence per day; rate 2 where there are two. */
export interface Tariff {
  unitRateMillipence: number;
  standingChargeMillipence: number;
  rate2?: { rateMillipence: number; start: string; end: string };
}

/** A tariff that waits for 00:00 UTC of its date, with the counter of the code that brought it. */
export interface NextTariff {
  tariff: Tariff;
  startDate: string;
  utrnCounter: number;
}

export interface TimeDebtRecovery {
  rate: number;
  period: "hourly" | "daily";
}

/** An event of the meter's log; `event` is its GBCS alert code where it has one. */
export interface LoggedEvent {
  readonly at: number;
  readonly event: string;
  readonly text: string;
}

export interface CodeLogEntry {
  readonly at: number;
  readonly place: Place;
  /** The last four digits only: enough to know one's own code by, and worth nothing to others. */
  readonly ending: string;
  readonly result: "applied" | Refusal;
}

/** Wrong codes entered at one place lately, and until when that is locked (code-format.md 5, lockout). */
export interface PlaceState {
  failures: readonly { readonly at: number; readonly digest: string }[];
  lockedUntil: number | null;
}

export interface HanDevice {
  readonly eui: string;
  readonly kind: HanDeviceKind;
  readonly state: "joined" | "removed";
  readonly since: number;
}

/** A page of the display: two lines of up to 16 characters. */
export type Page = readonly [string, string];

/** Digits being entered; `candidate` is the digit that a two-key face offers next. */
export interface Entry {
  digits: string;
  lastKeyAt: number;
  candidate: number | null;
}

/** Pages shown in turn; `key` is the key that called them, so that it can step through them. */
export interface Shown {
  readonly key: string;
  readonly pages: readonly Page[];
  readonly index: number;
  readonly at: number;
}

/**
 * The whole meter. Only the draft of one step is ever written to; lists are replaced, never changed in
 * place, so that states can share them.
 */
export interface Meter {
  version: 1;
  meterId: string;
  privateKey: string;
  publicKey: string;
  fuel: Fuel;
  /** The meter's own time; it never goes back. */
  time: number;
  /** The time it was last given, so that going backwards is noticed once. */
  givenTime: number;
  account: {
    balance: number;
    accumulatedDebt: number;
    emergency: { limit: number; threshold: number; used: number; active: boolean };
    debt: Record<DebtRegister, number>;
  };
  recovery: {
    time_1: TimeDebtRecovery;
    time_2: TimeDebtRecovery;
    payment: { percent: number; weeklyCapPounds: number };
    /** Payment debt recovered in the last seven days. */
    recovered: readonly { readonly at: number; readonly amount: number }[];
  };
  limits: {
    disablementThreshold: number;
    lowCreditThreshold: number;
    maxCredit: number;
    maxMeterBalance: number;
  };
  payment: { mode: PaymentMode; suspendDebtDisabled: boolean; suspendDebtEmergency: boolean };
  tariff: Tariff;
  nextTariff: NextTariff | null;
  protection: {
    calendar: readonly CalendarWindow[];
    dates: readonly string[];
    suspendedUntil: number | null;
  };
  supply: SupplyState;
  watts: number;
  powerOn: boolean;
  wanUp: boolean;
  energy: { rate1WattSeconds: number; rate2WattSeconds: number; remainder: number };
  /** What moved since the meter was made: the conservation of money is asserted over it. */
  ledger: {
    openingNet: number;
    topUps: number;
    adjustments: number;
    consumption: number;
    standingCharges: number;
    writtenOff: number;
  };
  /** Conditions that have raised their event and not been false since. */
  raised: { exhausted: boolean; lowCredit: boolean; offered: boolean; suspended: boolean };
  supplier: { supplierId: string; publicKey: string; z: string } | null;
  /** Suppliers the meter had before, and the highest counter it knew of each. */
  formerSuppliers: readonly { supplierId: string; publicKey: string; highest: number }[];
  replay: ReplayState;
  places: Record<Place, PlaceState>;
  entry: Entry | null;
  shown: Shown | null;
  lastConfirmation: string | null;
  han: {
    openUntil: number | null;
    openFor: "any" | HanDeviceKind;
    devices: readonly HanDevice[];
    installCodes: Readonly<Record<string, string>>;
  };
  logs: {
    credits: readonly { readonly at: number; readonly amount: number }[];
    codes: readonly CodeLogEntry[];
    events: readonly LoggedEvent[];
    daily: readonly { readonly at: number; readonly balance: number; readonly energy: number }[];
  };
  totals: { accepted: number; refused: number };
  alerts: { queue: readonly LoggedEvent[]; dropped: number; outbox: readonly LoggedEvent[] };
  /** Only while a step runs: all its events, whatever becomes of them in the log. */
  happened?: LoggedEvent[];
}

/** A meter at rest: a value that nothing changes. */
export type MeterState = Readonly<Meter>;

function copyObjects<T>(value: T): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) copy[name] = copyObjects(member);
  return copy as T;
}

/**
 * A draft that may be written to without the state being changed: objects are copied, lists shared. What
 * a draft within a step would raise has not happened until that draft is taken.
 */
export function draftOf(state: MeterState): Meter {
  const draft = copyObjects(state) as Meter;
  if (draft.happened !== undefined) draft.happened = [...draft.happened];
  return draft;
}
