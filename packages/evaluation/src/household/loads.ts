import type { MeterEvent } from "@utrn-lab/meter-emulator";
import type { Assumptions } from "../assumptions/table.ts";
import { quantileOf } from "../chance/draw.ts";
import type { Stream } from "../chance/stream.ts";
import { DAY, HALF_HOUR } from "../time.ts";
import oneRate from "./electricity-shape.json" with { type: "json" };
import twoRates from "./two-rate-shape.json" with { type: "json" };

/** Electricity or gas, of a home's meters. */
export type Fuel = "electricity" | "gas";

/** Days that are colder than usual: half-open, in seconds. */
interface ColdSpell {
  readonly from: number;
  readonly until: number;
}

/** What the load of a meter depends on. */
interface LoadOf {
  readonly fuel: Fuel;
  readonly annualKwh: number;
  readonly isTwoRate: boolean;
  readonly from: number;
  readonly until: number;
  readonly cold: ColdSpell | null;
}

const YEAR_HOURS = 8_766;
/** The emulator's highest load. */
const WATTS_MAX = 100_000;

/** Share of a year's gas by month, January first: a degree-day shape, assumed. */
const GAS_MONTHS = [14.5, 13, 12, 8.5, 5.5, 3.5, 3, 3, 4.5, 8, 11, 13.5];
/** Share of a day's gas: 40 % from 06:00 to 09:00, 45 % from 16:00 to 22:00, assumed. */
const gasOfHalfHour = (half: number): number => {
  if (half >= 12 && half < 18) return (0.4 * 48) / 6;
  if (half >= 32 && half < 44) return (0.45 * 48) / 12;
  return (0.15 * 48) / 30;
};

type Season = keyof typeof oneRate;

/** Elexon's seasons, to the nearest half month. */
function seasonOf(month: number, day: number): Season {
  if (month <= 2 || month >= 10) return "winter";
  if (month === 3 || (month === 4 && day <= 15)) return "spring";
  if (month <= 5 || (month === 6 && day <= 15)) return "summer";
  return month <= 7 ? "highSummer" : "autumn";
}

/** The load of each half-hour of a day, against the mean of the year. */
function shapeOfDay(
  { fuel, isTwoRate }: Pick<LoadOf, "fuel" | "isTwoRate">,
  at: number,
): (half: number) => number {
  const date = new Date(at * 1_000);
  const [month, weekday] = [date.getUTCMonth(), date.getUTCDay()];
  if (fuel === "gas") {
    const factor = ((GAS_MONTHS[month] ?? 0) / 100) * 12;
    return (half) => factor * gasOfHalfHour(half);
  }
  const days = (isTwoRate ? twoRates : oneRate)[seasonOf(month, date.getUTCDate())];
  const loads = weekday === 0 ? days.sunday : weekday === 6 ? days.saturday : days.weekday;
  return (half) => loads[half] ?? 0;
}

/**
 * The loads of a meter, one each half-hour: the shape of the season's day, the home's own use, and
 * how real homes stray from a profile. Every policy lives with the same.
 */
export function loadsOf(
  { fuel, annualKwh, isTwoRate, from, until, cold }: LoadOf,
  a: Assumptions,
  stream: Stream,
): readonly MeterEvent[] {
  const meanWatts = (annualKwh / YEAR_HOURS) * 1_000;
  const sigma = a.dayNoise.value;
  const noise = { ...a.dayNoise, value: 1, spread: { kind: "lognormal", sigma } } as const;
  // A lognormal of median 1 has a mean above it.
  const level = meanWatts / Math.exp((sigma * sigma) / 2);
  const coldFactor = (fuel === "gas" ? a.coldFactorGas : a.coldFactorElectricity).value;
  const loads: MeterEvent[] = [];
  const kind = { fuel, isTwoRate };
  let shapeNow = shapeOfDay(kind, from);
  for (let at = from; at < until; at += HALF_HOUR) {
    const half = (at % DAY) / HALF_HOUR;
    if (half === 0) shapeNow = shapeOfDay(kind, at);
    const isCold = cold !== null && at >= cold.from && at < cold.until;
    const watts = level * shapeNow(half) * quantileOf(noise, stream()) * (isCold ? coldFactor : 1);
    loads.push({ at, type: "load", watts: Math.min(Math.round(watts), WATTS_MAX) });
  }
  return loads;
}
