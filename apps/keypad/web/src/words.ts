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

/** Millipence as pounds, to the penny as the meter shows them: towards minus infinity. */
export function money(millipence: number): string {
  return pounds.format(Math.floor(millipence / 1_000) / 100);
}

/** Millipence as pence, exactly. */
export function rate(millipence: number): string {
  return `${pence.format(millipence / 1_000)}p`;
}

/** Epoch seconds as date and time, UTC. */
export function moment(seconds: number): string {
  return clock.format(seconds * 1_000);
}

/** Epoch seconds as a short date and time, UTC, for a line of the log. */
export function shortMoment(seconds: number): string {
  return shortClock.format(seconds * 1_000);
}

/** Digits in groups of four, as codes are printed. */
export function grouped(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, "$1 ");
}

/** A name of the interface, as words: `time_1` becomes "time 1". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}
