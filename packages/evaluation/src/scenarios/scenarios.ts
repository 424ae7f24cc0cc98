import type { Command } from "@utrn-lab/utrn";
import type { Assumptions } from "../assumptions/table.ts";
import type { Home, HomeMeter } from "../household/home.ts";
import { NIGHT, type Tariff, tariffOf } from "../household/tariff.ts";
import type { Span } from "../network/wan.ts";
import { DAY, dateOf, HOUR, startOf } from "../time.ts";
import type { Need } from "./need.ts";

/** A reason that DP094 gives, as something that happens to every home of a run. */
export interface Scenario {
  readonly title: string;
  readonly short: string;
  /** What happens, in a sentence. */
  readonly says: string;
  /** "YYYY-MM-DD", 00:00 UTC. */
  readonly from: string;
  readonly days: number;
  /** What every meter should be told. */
  readonly needsOf: (at: Moment) => readonly Need[];
  /** A storm: colder, shops shut, nobody to be had on the telephone. */
  readonly storm?: Span;
  /** The DCC is down, whatever else is. */
  readonly outage?: Span;
  /** Whether people ask for credit: not everywhere, or a year would count their calls twice. */
  readonly isCreditAskedFor?: boolean;
  /** How often a year this happens to a home. */
  readonly timesAYear: (a: Assumptions) => number;
}

/** What needs depend on. */
interface Moment {
  readonly a: Assumptions;
  readonly home: Home;
  readonly meter: HomeMeter;
  /** When the run begins. */
  readonly from: number;
}

const millipence = (pence: number) => Math.round(pence * 1_000);

/** What a need is unless it says otherwise. */
function need(at: number, parts: Pick<Need, "commands"> & Partial<Need>): Need {
  const usual = { at, dueAt: at, gains: true, isForPpmid: true } as const;
  const no = { isUrgent: false, isAwaited: false, isVisitedToday: false } as const;
  return { ...usual, ...no, ...parts };
}

/** A tariff from a date on, as a command. */
function pricesFrom({ unitPence, nightPence, standingPence }: Tariff, startDate: string): Command {
  const standingChargeMillipence = millipence(standingPence);
  const unitRateMillipence = millipence(unitPence);
  const shared = { standingChargeMillipence, startDate };
  if (nightPence === null) return { type: "change_price", unitRateMillipence, ...shared };
  const rates = { rate1Millipence: unitRateMillipence, rate2Millipence: millipence(nightPence) };
  return { type: "change_price_two_rate", ...rates, ...shared, ...NIGHT };
}

/** Told a week before, from a date on. */
function priceChange({ a, meter, from }: Moment, by: number): readonly Need[] {
  const prices = { before: tariffOf(meter, a), after: tariffOf(meter, a, by) };
  const dueAt = from + 10 * DAY;
  const commands = [pricesFrom(prices.after, dateOf(dueAt))];
  return [need(dueAt - 7 * DAY, { commands, dueAt, gains: by < 0, prices })];
}

const STORM_FROM = startOf("2027-03-01");
const STORM: Span = { from: STORM_FROM, until: STORM_FROM + 4 * DAY };

function storm({ a }: Moment): readonly Need[] {
  const commands = [{ type: "suspend_disconnection", until: dateOf(STORM.until) }] as const;
  const freeTopUpPence = Math.round(a.discretionaryCreditAmount.value * 100);
  const span = { dueAt: STORM.from, endsAt: STORM.until };
  return [need(STORM.from - 12 * HOUR, { commands, isUrgent: true, freeTopUpPence, ...span })];
}

/** When something is asked for. */
const noonOfSixthDay = (from: number) => from + 5 * DAY + 12 * HOUR;

/** Asked for by the home, and today done by a visit. */
const ASKED_FOR = { isAwaited: true, isVisitedToday: true } as const;

/** The new tenant starts with nothing owed, and with some credit to come to. */
function tenancy({ from }: Moment): readonly Need[] {
  const none = { amountPence: 0 };
  const commands = [
    { type: "set_debt", register: "time_1", ...none },
    { type: "set_debt", register: "payment", ...none },
    { type: "set_credit", amountPence: 500 },
  ] as const;
  return [need(noonOfSixthDay(from), { commands, isUrgent: true, ...ASKED_FOR })];
}

function displayDebt({ a, from, meter }: Moment): readonly Need[] {
  if (meter.fuel === "gas") return [];
  const amountPence = Math.round(a.inHomeDisplayPrice.value * 100);
  const commands = [
    { type: "add_debt", register: "payment", amountPence },
    { type: "set_payment_debt_recovery", percent: 25, weeklyCapPounds: 5 },
  ] as const;
  return [need(noonOfSixthDay(from), { commands, gains: false, isForPpmid: false })];
}

function joining({ from, meter }: Moment): readonly Need[] {
  if (meter.fuel === "gas") return [];
  const commands = [{ type: "open_han", device: "ppmid", minutes: 60 }] as const;
  const how = { isUrgent: true, isForPpmid: false, ...ASKED_FOR };
  return [need(noonOfSixthDay(from), { commands, ...how })];
}

function creditMode({ from }: Moment): readonly Need[] {
  const commands = [{ type: "change_mode", mode: "credit" }] as const;
  return [need(noonOfSixthDay(from), { commands, ...ASKED_FOR })];
}

const OUTAGE_FROM = startOf("2027-02-26") + 8 * HOUR;

/** The reasons that DP094 gives, in its order. */
export const SCENARIOS = {
  weather: {
    title: "Extreme weather: do not cut anybody off",
    short: "Extreme weather",
    says: "Four days of storm; every meter is to be kept on supply until they are over.",
    from: "2027-02-22",
    days: 14,
    storm: STORM,
    isCreditAskedFor: true,
    needsOf: storm,
    timesAYear: (a) => a.stormsPerYear.value,
  },
  selfDisconnection: {
    title: "Self-disconnection and discretionary credit in a winter quarter",
    short: "Self-disconnection",
    says: "A quarter as it is; some who cannot pay ask for credit.",
    from: "2027-01-01",
    days: 90,
    isCreditAskedFor: true,
    needsOf: () => [],
    // The winter half year: what the other half adds is left out.
    timesAYear: () => 2,
  },
  price: {
    title: "A price that falls",
    short: "Price fall",
    says: "Prices fall on the eleventh day; suppliers tell meters a week before.",
    from: "2027-03-22",
    days: 90,
    needsOf: (moment) => priceChange(moment, moment.a.priceStepUnitRate.value),
    timesAYear: (a) => a.priceChangesPerYear.value / 2,
  },
  priceRise: {
    title: "A price that rises",
    short: "Price rise",
    says: "The same upwards: who does not have it pays too little, and gains by that.",
    from: "2027-03-22",
    days: 90,
    needsOf: (moment) => priceChange(moment, moment.a.priceRiseUnitRate.value),
    timesAYear: (a) => a.priceChangesPerYear.value / 2,
  },
  tenancy: {
    title: "A change of tenancy",
    short: "Change of tenancy",
    says: "New people move in on the sixth day; the debts of those before them are to go.",
    from: "2027-01-04",
    days: 60,
    needsOf: tenancy,
    timesAYear: (a) => a.homeMoveRate.value,
  },
  displayDebt: {
    title: "A debt for a new in-home display",
    short: "Display debt",
    says: "A display is bought, and paid by a share of each top-up.",
    from: "2027-01-04",
    days: 60,
    needsOf: displayDebt,
    timesAYear: (a) => a.displaysPerYear.value,
  },
  joining: {
    title: "Joining a PPMID",
    short: "Joining a PPMID",
    says: "A PPMID came by post, and the meter is to let it join.",
    from: "2027-01-04",
    days: 60,
    needsOf: joining,
    timesAYear: (a) => a.joiningsPerYear.value,
  },
  creditMode: {
    title: "From prepayment to credit mode",
    short: "Change of mode",
    says: "A debt is paid off, and the home wants to pay by bill.",
    from: "2027-01-04",
    days: 60,
    needsOf: creditMode,
    timesAYear: (a) => a.modeChangesPerYear.value,
  },
  outage: {
    title: "An outage of the DCC by day",
    short: "DCC outage",
    says: "The DCC is down for ten hours of a working day, from 08:00 on.",
    from: "2027-02-22",
    days: 10,
    outage: { from: OUTAGE_FROM, until: OUTAGE_FROM + 10 * HOUR },
    needsOf: () => [],
    timesAYear: (a) => a.unplannedOutagesPerYear.value,
  },
} as const satisfies Readonly<Record<string, Scenario>>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS;

/** All scenarios, in their order. */
export const SCENARIO_NAMES: readonly ScenarioName[] = Object.keys(SCENARIOS).filter(
  (name): name is ScenarioName => Object.hasOwn(SCENARIOS, name),
);

/** The time that a scenario runs for. */
export function periodOf({ from, days }: Scenario): Span {
  const start = startOf(from);
  return { from: start, until: start + days * DAY };
}
