import type { Settings, SettingsInput } from "@utrn-lab/meter-emulator";
import type { CalendarWindow, NonDisconnectPeriod, Weekday } from "@utrn-lab/utrn/commands";
import fc from "fast-check";
import { anyHalfHour } from "../support/commands.ts";
import { type Prices, type Second, startValues } from "./second-state.ts";
import { decideAtStart } from "./second-supply.ts";

/** Every life begins in the week before a leap day, and its dates lie around it. */
export const FIRST_SECOND = Date.UTC(2028, 1, 23) / 1_000;
const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** "YYYY-MM-DD" about the time of the lives, some in their past. */
export const someDate: fc.Arbitrary<string> = fc
  .integer({ min: -3, max: 30 })
  .map((day) => new Date((FIRST_SECOND + day * 86_400) * 1_000).toISOString().slice(0, 10));

export const someWindows: fc.Arbitrary<CalendarWindow[]> = fc.array(
  fc.record({
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    start: anyHalfHour,
    end: anyHalfHour,
  }),
  { maxLength: 3 },
);

/** Periods of protected days about the time of the lives, that overlap, touch or lie apart. */
export const somePeriods: fc.Arbitrary<NonDisconnectPeriod[]> = fc.uniqueArray(
  fc.record({ from: someDate, days: fc.integer({ min: 1, max: 8 }) }),
  { maxLength: 3, selector: ({ from }) => from },
);

/** Windows that begin and end at 00:00, 10:00 and 10:30, or last a day. */
export const edgeWindows: fc.Arbitrary<CalendarWindow[]> = fc.array(
  fc.record({
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    start: fc.constantFrom("00:00", "10:00", "10:30"),
    end: fc.constantFrom("00:00", "10:00", "10:30"),
  }),
  { maxLength: 2 },
);

/** Rates from nothing to so much that a register runs through its range in a day. */
export const someRate: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 10_000, max: 60_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 262_143) },
);

/** Millipence, half of them whole pounds: registers then meet their thresholds exactly. */
function money(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min, max }) },
    { weight: 2, arbitrary: fc.integer({ min, max }).map((amount) => amount - (amount % 100_000)) },
    { weight: 1, arbitrary: fc.constantFrom(min, max, 0) },
  );
}

/** Amounts that leave a register near the ends of its range (meter.md 1). */
const NEAR_ENDS = { low: -2_147_483_000, high: 2_147_483_000 };

const someTariff = fc.oneof(
  fc.record({ unitRateMillipence: someRate, standingChargeMillipence: someRate }),
  fc.record({
    unitRateMillipence: someRate,
    standingChargeMillipence: someRate,
    rate2Millipence: someRate,
    rate2Start: anyHalfHour,
    rate2End: anyHalfHour,
  }),
);

const someRecovery = fc.record({
  rate: someRate,
  period: fc.constantFrom<("hourly" | "daily")[]>("hourly", "daily"),
});

const members: { [Name in keyof Settings]: fc.Arbitrary<Settings[Name]> } = {
  meterBalance: fc.oneof(
    { weight: 8, arbitrary: money(-1_000_000, 3_000_000) },
    { weight: 1, arbitrary: fc.constantFrom(NEAR_ENDS.low, NEAR_ENDS.high) },
  ),
  emergencyCredit: fc.record({
    limit: money(0, 1_500_000),
    threshold: money(-200_000, 1_000_000),
    used: fc.oneof(fc.constant(0), money(0, 1_500_000)),
    active: fc.boolean(),
  }),
  accumulatedDebt: fc.oneof(
    { weight: 8, arbitrary: money(0, 500_000) },
    { weight: 1, arbitrary: fc.constant(NEAR_ENDS.high) },
  ),
  debt: fc.record({
    time_1: money(0, 2_000_000),
    time_2: money(0, 500_000),
    payment: fc.oneof(money(0, 2_000_000), fc.constant(NEAR_ENDS.high)),
  }),
  timeDebtRecovery: fc.record({ time_1: someRecovery, time_2: someRecovery }),
  paymentDebtRecovery: fc.record({
    percent: fc.constantFrom(0, 1, 30, 70, 99, 100),
    weeklyCapPounds: fc.constantFrom(0, 1, 3, 20, 1_023),
  }),
  disablementThreshold: fc.oneof(fc.constant(0), money(-600_000, 600_000)),
  lowCreditThreshold: money(-100_000, 800_000),
  maxCredit: fc.constantFrom(3_000_000, 20_000_000, 2_147_483_647),
  maxMeterBalance: fc.constantFrom(4_000_000, 100_000_000, 2_147_483_647),
  mode: fc.constant("prepayment"),
  suspendDebtDisabled: fc.boolean(),
  suspendDebtEmergency: fc.boolean(),
  tariff: someTariff,
  nextTariff: fc.option(
    fc
      .tuple(someTariff, fc.integer({ min: 7, max: 12 }))
      .map(([tariff, day]) => ({ ...tariff, startDate: dateAfter(day) })),
  ),
  nonDisconnect: fc.record({
    calendar: someWindows,
    periods: somePeriods,
    suspendedUntil: fc.option(
      fc.integer({ min: 0, max: 900_000 }).map((seconds) => FIRST_SECOND + seconds),
    ),
  }),
};

function dateAfter(day: number): string {
  return new Date((FIRST_SECOND + day * 86_400) * 1_000).toISOString().slice(0, 10);
}

function inMode(settings: SettingsInput, isCredit: boolean): SettingsInput {
  if (!isCredit) return settings;
  return { ...settings, mode: "credit", suspendDebtDisabled: false, suspendDebtEmergency: false };
}

/** Settings with any of their members, in one meter of eight in credit mode. */
export const someSettings: fc.Arbitrary<SettingsInput> = fc
  .tuple(
    fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<SettingsInput>,
    fc.integer({ min: 0, max: 7 }),
  )
  .map(([settings, kind]) => inMode(settings, kind === 0));

const pounds = (...amounts: number[]) => fc.constantFrom(...amounts.map((one) => one * 100_000));

/** Registers and thresholds of few whole pounds, so that they meet. */
export const edgeSettings: fc.Arbitrary<SettingsInput> = fc.record({
  meterBalance: pounds(-1, 0, 1, 2),
  disablementThreshold: pounds(-1, 0, 1),
  emergencyCredit: fc.record({
    limit: pounds(0, 1, 3),
    threshold: pounds(0, 1, 2),
    used: fc.constant(0),
    active: fc.boolean(),
  }),
  debt: fc.record({ time_1: pounds(0, 5), time_2: pounds(0, 1), payment: pounds(0, 20) }),
  timeDebtRecovery: fc.record({ time_1: someRecovery, time_2: someRecovery }),
  paymentDebtRecovery: fc.record({
    percent: fc.constantFrom(0, 50, 100),
    weeklyCapPounds: fc.constantFrom(1, 2),
  }),
  lowCreditThreshold: pounds(0, 1, 2),
  nonDisconnect: fc.record({ calendar: edgeWindows }),
  tariff: fc.record({
    unitRateMillipence: fc.constantFrom(0, 36_000),
    standingChargeMillipence: pounds(0, 1),
  }),
});

function pricesOf(tariff: Settings["tariff"]): Prices {
  const { rate2Millipence: rate, rate2Start: start, rate2End: end } = tariff;
  const isFlat = rate === undefined || start === undefined || end === undefined;
  return {
    rate: tariff.unitRateMillipence,
    standing: tariff.standingChargeMillipence,
    rate2: isFlat ? null : { rate, start, end },
  };
}

/** The model of a meter that is made at a time with these settings (meter.md 2). */
export function secondMeter(time: number, given: SettingsInput): Second {
  const meter = startValues(time);
  const settings = given as Partial<Settings>;
  const { emergencyCredit, paymentDebtRecovery, nonDisconnect, nextTariff } = settings;
  Object.assign(meter, emergencyCredit);
  meter.balance = settings.meterBalance ?? meter.balance;
  meter.accumulated = settings.accumulatedDebt ?? meter.accumulated;
  meter.debt = { ...meter.debt, ...settings.debt };
  meter.recovery = { ...meter.recovery, ...settings.timeDebtRecovery };
  meter.percent = paymentDebtRecovery?.percent ?? meter.percent;
  meter.capPounds = paymentDebtRecovery?.weeklyCapPounds ?? meter.capPounds;
  meter.dt = settings.disablementThreshold ?? meter.dt;
  meter.low = settings.lowCreditThreshold ?? meter.low;
  meter.maxCredit = settings.maxCredit ?? meter.maxCredit;
  meter.maxBalance = settings.maxMeterBalance ?? meter.maxBalance;
  meter.mode = settings.mode ?? meter.mode;
  meter.suspendDisabled = settings.suspendDebtDisabled ?? meter.suspendDisabled;
  meter.suspendEmergency = settings.suspendDebtEmergency ?? meter.suspendEmergency;
  if (settings.tariff !== undefined) meter.prices = pricesOf(settings.tariff);
  if (nextTariff) {
    meter.next = { prices: pricesOf(nextTariff), date: nextTariff.startDate, counter: 0 };
  }
  meter.windows = nonDisconnect?.calendar ?? meter.windows;
  meter.periods = nonDisconnect?.periods ?? meter.periods;
  meter.suspendedUntil = nonDisconnect?.suspendedUntil ?? meter.suspendedUntil;
  decideAtStart(meter);
  return meter;
}
