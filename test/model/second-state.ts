import type { PaymentMode, SupplyState } from "@utrn-lab/utrn";
import type { CalendarWindow, DebtRegister, NonDisconnectPeriod } from "@utrn-lab/utrn/commands";

/** Registers are signed 32-bit (meter.md 1). */
export const LOWEST = -2_147_483_648;
export const HIGHEST = 2_147_483_647;

export interface Prices {
  rate: number;
  standing: number;
  rate2: { rate: number; start: string; end: string } | null;
}

/** An amount for each debt register. */
type Debts = Record<DebtRegister, number>;

/** What the meter keeps of a code that was applied (code-format.md 5, record). */
export interface Kept {
  readonly counter: number;
  /** What it added to credit and to each debt register; what it took is negative. */
  readonly added: Debts & { credit: number };
  /** What its top-ups paid of payment debt: a part of what was taken there. */
  paid: number;
  /** What its deductions could neither take nor give back. */
  readonly left: Debts;
  /** What had been charged up to its acceptance. */
  readonly charged: Charged;
}

/** To credit: whatever was charged, wherever it went; of a time debt: what recovery took. */
interface Charged {
  credit: number;
  time_1: number;
  time_2: number;
}

/** What a meter is commissioned with: who the supplier is, and with which keys. */
export interface Commission {
  readonly supplierId: string;
  readonly topUpKey: string;
  readonly commandKey: string;
  readonly floor: number;
}

interface Place {
  failures: { at: number; digits: string }[];
  lockedUntil: number;
}

export type PlaceName = "keypad" | "ppmid";

/** A code that came in, as the log keeps it. */
interface LoggedCode {
  readonly at: number;
  readonly place: PlaceName;
  readonly ending: string;
  readonly result: string;
  readonly counter: number | null;
}

/** What the meter answers a code that it has applied (code-format.md 6). */
export interface Confirmed {
  readonly kind: "applied" | "applied_in_part";
  readonly utrnCounter: number;
  readonly supply: SupplyState;
  readonly mode: PaymentMode;
  readonly emergencyCreditActive: boolean;
  readonly balancePence: number;
}

/** What the second model of a meter remembers: every register of meter.md 2, written out flat. */
export interface Second {
  time: number;
  given: number;
  watts: number;
  power: boolean;
  wan: boolean;
  balance: number;
  limit: number;
  threshold: number;
  used: number;
  active: boolean;
  accumulated: number;
  debt: Debts;
  recovery: Record<"time_1" | "time_2", { rate: number; period: "hourly" | "daily" }>;
  percent: number;
  capPounds: number;
  taken: { at: number; amount: number }[];
  dt: number;
  low: number;
  maxCredit: number;
  maxBalance: number;
  mode: PaymentMode;
  suspendDisabled: boolean;
  suspendEmergency: boolean;
  prices: Prices;
  next: { prices: Prices; date: string; counter: number } | null;
  windows: readonly CalendarWindow[];
  periods: readonly NonDisconnectPeriod[];
  suspendedUntil: number;
  supply: SupplyState;
  /** In 1/3,600,000 millipence. */
  remainder: number;
  wattSeconds: number;
  writtenOff: number;
  /** What went in and out, for the law of conservation (meter.md 3). */
  sums: { toppedUp: number; adjusted: number; consumed: number; standing: number };
  charged: Charged;
  /** What has been true since it was last false, so that it is told once a crossing. */
  told: { exhausted: boolean; low: boolean; offered: boolean; held: boolean };
  hanUntil: number;
  hanFor: string;
  /** A PPMID that has joined, that left by itself, or that a reset shut out (meter.md 7). */
  ppmid: "joined" | "left" | "shut out";
  floor: number;
  /** The 100 highest of the codes applied, in the order in which they were accepted. */
  accepted: Kept[];
  families: Record<string, number>;
  supplier: Commission | undefined;
  /** The highest V while a key of a supplier stood. */
  remembered: Record<string, number>;
  places: Record<PlaceName, Place>;
  /** What happened since anyone looked, and the log, which keeps the last thousand. */
  happened: Told[];
  log: Told[];
  /** The last five credits, twenty codes, five confirmations, and thirty-one midnights. */
  credits: { at: number; amount: number }[];
  codes: LoggedCode[];
  confirmed: Confirmed[];
  daily: { at: number; balance: number; wattSeconds: number }[];
  totals: { accepted: number; refused: number };
  /** Alerts that wait for WAN or power, those that left, and how many were dropped (meter.md 7). */
  alerts: { waiting: Told[]; sent: Told[]; dropped: number };
}

export interface Told {
  readonly at: number;
  readonly event: string;
}

/** The start values of meter.md 2, before the supply is decided. */
export function startValues(time: number): Second {
  return {
    time,
    given: time,
    watts: 0,
    power: true,
    wan: false,
    balance: 0,
    limit: 1_000_000,
    threshold: 200_000,
    used: 0,
    active: false,
    accumulated: 0,
    debt: { time_1: 0, time_2: 0, payment: 0 },
    recovery: { time_1: { rate: 0, period: "daily" }, time_2: { rate: 0, period: "daily" } },
    percent: 0,
    capPounds: 0,
    taken: [],
    dt: 0,
    low: 200_000,
    maxCredit: 20_000_000,
    maxBalance: 100_000_000,
    mode: "prepayment",
    suspendDisabled: true,
    suspendEmergency: true,
    prices: { rate: 24_500, standing: 53_350, rate2: null },
    next: null,
    windows: [],
    periods: [],
    suspendedUntil: 0,
    supply: "disabled",
    remainder: 0,
    wattSeconds: 0,
    writtenOff: 0,
    sums: { toppedUp: 0, adjusted: 0, consumed: 0, standing: 0 },
    charged: { credit: 0, time_1: 0, time_2: 0 },
    told: { exhausted: false, low: false, offered: false, held: false },
    hanUntil: 0,
    hanFor: "",
    ppmid: "joined",
    floor: 0,
    accepted: [],
    families: {},
    supplier: undefined,
    remembered: {},
    places: {
      keypad: { failures: [], lockedUntil: 0 },
      ppmid: { failures: [], lockedUntil: 0 },
    },
    happened: [],
    log: [],
    credits: [],
    codes: [],
    confirmed: [],
    daily: [],
    totals: { accepted: 0, refused: 0 },
    alerts: { waiting: [], sent: [], dropped: 0 },
  };
}

const ALERTS = ["810D", "8119", "810E", "8F0F", "81C4"];
const ALERTS_WAITING = 500;
const LOGGED = 1_000;

/** What waits leaves, as soon as there is WAN and power. */
export function send({ alerts, wan, power }: Second): void {
  if (wan && power) alerts.sent.push(...alerts.waiting.splice(0));
}

/** Adds an entry to a log that keeps the last ones. */
export function keepLast<T>(log: T[], most: number, entry: T): void {
  log.push(entry);
  if (log.length > most) log.shift();
}

export function tell(meter: Second, event: string): void {
  const { happened, log, alerts, time } = meter;
  happened.push({ at: time, event });
  keepLast(log, LOGGED, { at: time, event });
  if (!ALERTS.includes(event)) return;
  alerts.waiting.push({ at: time, event });
  send(meter);
  if (alerts.waiting.length <= ALERTS_WAITING) return;
  alerts.waiting.shift();
  alerts.dropped += 1;
}

/** W of the law of conservation (meter.md 3). */
export function worth(meter: Second): number {
  const { balance, used, accumulated, debt } = meter;
  return balance - used - accumulated - debt.time_1 - debt.time_2 - debt.payment;
}

const CLEARED: Record<DebtRegister, string> = { time_1: "81A7", time_2: "81A8", payment: "81A9" };

/** Sets a debt register, and tells when that cleared it. */
export function putDebt(meter: Second, register: DebtRegister, value: number): void {
  const before = meter.debt[register];
  meter.debt[register] = value;
  if (before > 0 && value === 0) tell(meter, CLEARED[register]);
}
