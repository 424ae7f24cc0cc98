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

/** Millipence as pounds, to the penny as the meter shows them: towards minus infinity. */
export function money(millipence: number): string {
  return pounds.format(Math.floor(millipence / 1_000) / 100);
}

/** Millipence as pence, exactly. */
export function rate(millipence: number): string {
  return `${pence.format(millipence / 1_000)}p`;
}

/**
 * By how much money moved; under a penny in pence, as a running meter charges single millipence.
 */
export function movement(millipence: number): string {
  const size = Math.abs(millipence);
  return `${millipence > 0 ? "+" : "−"}${size < 1_000 ? rate(size) : money(size)}`;
}

/** Epoch seconds as date and time, UTC. */
export function moment(seconds: number): string {
  return clock.format(seconds * 1_000);
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
