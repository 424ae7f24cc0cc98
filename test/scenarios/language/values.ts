import type {
  DebtRegister,
  HanDeviceKind,
  NonDisconnectPeriod,
  RevertPart,
  Weekday,
} from "@utrn-lab/utrn/commands";

/** What stands for a value in a form of the scenario language, and what it is read as. */
export interface Values {
  /** "£1.00", "£0.00001", "24.5p", "-7mp", as millipence. */
  money: number;
  /** Money in whole pence, as pence: what codes carry. */
  pence: number;
  /** Money in whole pounds, as pounds. */
  pounds: number;
  count: number;
  /** "2026-10-01T00:00:00Z", as seconds since the Unix epoch. */
  time: number;
  date: string;
  /** "2026-12-25 2026-12-31x3": one day, or as many as the number says, from a date on. */
  periods: NonDisconnectPeriod[];
  /** "1d 2h 3m 4s", as seconds. */
  span: number;
  halfHour: string;
  register: DebtRegister;
  device: "any" | HanDeviceKind;
  days: Weekday[];
  parts: RevertPart[];
  period: "hourly" | "daily";
  place: "keypad" | "ppmid";
  supplier: "one" | "one apart" | "two";
  /** Which of supplier one's keys alone signs a code. */
  key: "top-up key" | "command key";
  word: string;
  counts: number[];
  /** A line of the display, in double quotes. */
  line: string;
  text: string;
}

interface Value<T> {
  readonly pattern: string;
  readonly read: (text: string) => T | undefined;
}

const MONEY = "-?(?:£[0-9]+(?:\\.[0-9]{1,5})?|[0-9]+(?:\\.[0-9]{1,3})?p|[0-9]+mp)";
const DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const PERIOD = `${DATE}(?:x[1-8])?`;
const DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
const PART = "(?:settings|balances|debts|tariff|logs|han)";
const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1 };

/** Digits behind the point are moved before it as text: no amount passes through a fraction. */
function shifted(number: string, places: number): number {
  const [whole = "", decimals = ""] = number.split(".");
  return Number(whole + decimals.padEnd(places, "0"));
}

function millipence(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const amount = text.replace("-", "");
  if (amount.startsWith("£")) return sign * shifted(amount.slice(1), 5);
  return (
    sign * (amount.endsWith("mp") ? Number(amount.slice(0, -2)) : shifted(amount.slice(0, -1), 3))
  );
}

function wholeOf(unitMillipence: number): (text: string) => number | undefined {
  return (text) => {
    const amount = millipence(text);
    return amount % unitMillipence === 0 ? amount / unitMillipence : undefined;
  };
}

/** Seconds since the epoch, or undefined for a moment that no calendar has. */
function secondsOf(text: string): number | undefined {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).toISOString() === text.replace("Z", ".000Z") ? time / 1000 : undefined;
}

function spanOf(text: string): number {
  return text
    .split(" ")
    .reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0), 0);
}

function periodsOf(text: string): NonDisconnectPeriod[] {
  return text.split(" ").map((period) => {
    const [from = "", days = "1"] = period.split("x");
    return { from, days: Number(days) };
  });
}

function oneOf<T extends string>(...words: readonly T[]): Value<T> {
  return { pattern: words.join("|"), read: (text) => text as T };
}

function listOf<T extends string>(pattern: string): Value<T[]> {
  return { pattern: `${pattern}(?: ${pattern})*`, read: (text) => text.split(" ") as T[] };
}

/** How each value is written. */
export const VALUES: { readonly [Kind in keyof Values]: Value<Values[Kind]> } = {
  money: { pattern: MONEY, read: millipence },
  pence: { pattern: MONEY, read: wholeOf(1_000) },
  pounds: { pattern: MONEY, read: wholeOf(100_000) },
  count: { pattern: "[0-9]+", read: Number },
  time: { pattern: `${DATE}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z`, read: secondsOf },
  date: { pattern: DATE, read: (text) => text },
  periods: { pattern: `${PERIOD}(?: ${PERIOD})*`, read: periodsOf },
  span: { pattern: "[0-9]+[dhms](?: [0-9]+[dhms])*", read: spanOf },
  halfHour: { pattern: "[0-9]{2}:[0-9]{2}", read: (text) => text },
  register: oneOf("time_1", "time_2", "payment"),
  device: oneOf("any", "ppmid", "ihd", "cad"),
  days: listOf(DAY),
  parts: listOf(PART),
  period: oneOf("hourly", "daily"),
  place: oneOf("keypad", "ppmid"),
  supplier: oneOf("one apart", "one", "two"),
  key: oneOf("top-up key", "command key"),
  word: { pattern: "[^ ]+", read: (text) => text },
  counts: {
    pattern: "[0-9]+(?: [0-9]+)*",
    read: (text) => text.split(" ").map(Number),
  },
  line: { pattern: '"[^"]*"', read: (text) => text.slice(1, -1) },
  text: { pattern: ".+", read: (text) => text },
};
