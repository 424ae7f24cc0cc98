import { withMinus } from "@utrn-lab/utrn/rules";

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const pence = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });
const clock = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "UTC",
});
const shortClock = new Intl.DateTimeFormat("en-GB", {
  day: "2-digit",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});

/** Where codes are entered. */
export const PLACE_NAMES = { keypad: "Keypad", ppmid: "PPMID" } as const;

/** Whole pence, as the meter shows millipence: towards minus infinity. */
function penceShown(millipence: number): number {
  return Math.floor(millipence / 1_000);
}

/** Millipence as pounds, to the penny as the meter shows them; less than nothing has a minus. */
export function money(millipence: number): string {
  return withMinus(pounds.format(penceShown(millipence) / 100));
}

/** Millipence as pence, exactly. */
export function rate(millipence: number): string {
  return `${pence.format(millipence / 1_000)}p`;
}

/**
 * By how much a sum has moved: by as much as the figures that are shown, and under a penny in
 * pence, as a running meter charges single millipence.
 */
export function movement(before: number, after: number): string {
  const pence = Math.abs(penceShown(after) - penceShown(before));
  const size = pence === 0 ? rate(Math.abs(after - before)) : money(pence * 1_000);
  return `${after > before ? "+" : "−"}${size}`;
}

/** A debt that a meter keeps, as every panel calls it. */
export const DEBT_NAMES = {
  accumulated: "Accumulated debt",
  time_1: "Time debt 1",
  time_2: "Time debt 2",
  payment: "Payment debt",
} as const;

/** Epoch seconds as date and time, UTC. */
export function moment(seconds: number): string {
  return clock.format(seconds * 1_000);
}

/** Epoch seconds as date and time to the minute, UTC; to the second where it is not a whole one. */
export function dayAndMinute(seconds: number): string {
  const text = moment(seconds).replace(",", "");
  return seconds % 60 === 0 ? text.slice(0, -3) : text;
}

/** Epoch seconds as a field for date and time has them, UTC. */
export function fieldTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 19);
}

/** Epoch seconds as a short date and time, UTC, for a line of the log. */
export function shortMoment(seconds: number): string {
  return shortClock.format(seconds * 1_000);
}

/** A name of the interface, as words: `time_1` becomes "time 1". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** "1 code", "2 codes". */
export function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

/** The lines of a display in one line. */
export function displayWords(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(" / ");
}

const dayTime = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" });

/** Epoch seconds as hours and minutes, UTC. */
export function clockTime(seconds: number): string {
  return dayTime.format(seconds * 1_000);
}

const longDay = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** The day of the week of a moment, UTC: "Thu". */
export function weekday(seconds: number): string {
  return dayName(seconds).slice(0, 3);
}

/** Epoch seconds as a day of the week with its date, UTC. */
export function dayName(seconds: number): string {
  return longDay.format(seconds * 1_000);
}

/** Seconds as minutes and seconds, with hours where there are any: a countdown. */
export function countdown(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const short = `${two(minutes)}:${two(seconds % 60)}`;
  return hours === 0 ? short : `${hours}:${short}`;
}

const kilowatts = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 3 });

/** Watt-seconds as kWh to three places, rounded down as a register does. */
export function kilowattHours(wattSeconds: number): string {
  return `${kilowatts.format(Math.floor(wattSeconds / 3_600) / 1_000)} kWh`;
}

/** Epoch seconds as a date "YYYY-MM-DD", UTC. */
export function dateOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}
