import type { InspectedBodyField } from "@utrn-lab/utrn";
import { endDateOfProtection, penceOf, poundsOf } from "@utrn-lab/utrn/rules";

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "2026-12-25" as "25 December 2026". */
export function dateWords(date: string): string {
  return day.format(Date.parse(`${date}T00:00:00Z`));
}

/** A name of the interface as words: `unitRateMillipence` becomes "unit rate". */
export function memberName(name: string): string {
  return name
    .replace(/(?<=.)(Millipence|Pence|Pounds)$/, "")
    .replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])/g, " ")
    .toLowerCase()
    .replaceAll("_", " ");
}

const NAMES: Readonly<Record<string, string>> = {
  time_1: "time debt 1",
  time_2: "time debt 2",
  payment: "payment debt",
  ppmid: "PPMID",
  ihd: "IHD",
  cad: "CAD",
  any: "any device",
  han: "HAN",
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** A name that a code carries, as people say it. */
export function nameWords(name: string): string {
  return NAMES[name] ?? name.replaceAll("_", " ");
}

function count(value: unknown, one: string): string {
  return value === 1 ? `1 ${one}` : `${value} ${one}s`;
}

const pounds = (value: unknown): string => poundsOf(100 * Number(value));
const pence = (value: unknown): string => poundsOf(Number(value));
const perKwh = (value: unknown): string => `${penceOf(Number(value))} per kWh`;

/** Members whose values are more than a name, by the last word of the field's name. */
const WORDS: Readonly<Record<string, (value: unknown) => string>> = {
  amountPence: pence,
  limitPence: pence,
  weeklyCapPounds: pounds,
  rateMillipence: (value) => penceOf(Number(value)),
  unitRateMillipence: perKwh,
  rate1Millipence: perKwh,
  rate2Millipence: perKwh,
  standingChargeMillipence: (value) => `${penceOf(Number(value))} a day`,
  percent: (value) => `${value}% of each top-up`,
  minutes: (value) => count(value, "minute"),
  hours: (value) => (value === 0 ? "ends a suspension" : `${count(value, "hour")} from acceptance`),
  until: (value) => `10:00 UTC of ${dateWords(endDateOfProtection(String(value)))}`,
  kind: (value) => (value === "hours" ? "for so many hours" : "until a date"),
  startDate: (value) => (value === null ? "at once" : `00:00 UTC of ${dateWords(String(value))}`),
  date: (value) => `24:00 UTC of ${dateWords(String(value))}`,
  from: (value) => `00:00 UTC of ${dateWords(String(value))}`,
  start: (value) => `${value} UTC`,
  end: (value) => `${value} UTC`,
  rate2Start: (value) => `${value} UTC`,
  rate2End: (value) => `${value} UTC`,
  class: (value) => (value === "pence" ? "in pence" : "in whole pounds"),
  opcode: (value) => (value === "end" ? "no more commands" : nameWords(String(value))),
};

/**
 * What a field of a body says, in people's words.
 * @param before - the field before it: a value is in the class that stands there.
 */
export function memberWords(field: InspectedBodyField, before?: InspectedBodyField): string {
  const { name, reads, bits } = field;
  const [last = name] = name.split(" ").slice(-1);
  if (name === "padding") return bits.includes("1") ? "not zero" : "zeros to the end";
  if (name === "not read") return "cannot be read behind that";
  if (reads === undefined) return name === "opcode" ? "reserved" : "no encoder writes this";
  if (name === "value") return before?.reads === "pounds" ? pounds(reads) : pence(reads);
  if (Array.isArray(reads)) return reads.map((each) => nameWords(String(each))).join(", ");
  if (typeof reads === "boolean") return reads ? "yes" : "no";
  if (name.startsWith("periods") && last === "days") return count(reads, "day");
  return (WORDS[last] ?? ((value) => nameWords(String(value))))(reads);
}
