import type { Command } from "@utrn-lab/utrn";
import { isRecord } from "@utrn-lab/utrn/checks";
import { exactPoundsOf, penceOf, poundsOf } from "@utrn-lab/utrn/rules";
import { words } from "./event-words.ts";

const DEBTS: Readonly<Record<string, string>> = {
  time_1: "time debt 1",
  time_2: "time debt 2",
  payment: "payment debt",
};

/** "mon tue 16:00 to 10:00", "2026-12-24 for 3 days", or a word of a list. */
function memberOfList(member: unknown): string {
  if (!isRecord(member)) return words(String(member));
  const { days, start, end, from } = member;
  if (Array.isArray(days)) return `${days.join(" ")} ${start} to ${end}`;
  return `${from} for ${days} ${days === 1 ? "day" : "days"}`;
}

function listWords(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return "none";
  return value.map(memberOfList).join(", ");
}

const ofNumber =
  (say: (value: number) => string) =>
  (value: unknown): string =>
    say(Number(value));

const inPounds = ofNumber(poundsOf);
const nothing = (): string => "";

/** How the value of each member of a command is said; of any other, its name and its value. */
const MEMBERS: Readonly<Record<string, (value: unknown) => string>> = {
  type: nothing,
  valueClass: nothing,
  amountPence: inPounds,
  limitPence: inPounds,
  rateMillipence: ofNumber(exactPoundsOf),
  weeklyCapPounds: ofNumber((pounds) => `at most £${pounds} a week`),
  percent: ofNumber((percent) => `${percent}% of each top-up`),
  register: (register) => DEBTS[String(register)] ?? words(String(register)),
  period: (period) => String(period),
  unitRateMillipence: ofNumber((price) => `${penceOf(price)} a kWh`),
  rate1Millipence: ofNumber((price) => `${penceOf(price)} a kWh`),
  rate2Millipence: ofNumber((price) => `${penceOf(price)} at rate 2`),
  standingChargeMillipence: ofNumber((charge) => `${penceOf(charge)} a day`),
  startDate: (date) => (date === null ? "at once" : `from ${date}`),
  rate2Start: (time) => `rate 2 from ${time}`,
  rate2End: (time) => `to ${time}`,
  windows: listWords,
  periods: listWords,
  parts: listWords,
  mode: (mode) => String(mode),
  device: (device) => (device === "any" ? "any device" : String(device).toUpperCase()),
  minutes: ofNumber((minutes) => `${minutes} min`),
  hours: ofNumber((hours) => `${hours} h`),
  until: (date) => `until ${date}`,
  date: (date) => String(date),
  suspendDebtDisabled: (is) => `debts ${is === true ? "rest" : "go on"} while disabled`,
  suspendDebtEmergency: (is) => `debts ${is === true ? "rest" : "go on"} in emergency credit`,
};

/** A command with its figures: "top up £10.00", "suspend disconnection 48 h". */
export function commandWords(command: Command): string {
  const said = Object.entries(command)
    .map(([name, value]) => MEMBERS[name]?.(value) ?? `${name} ${value}`)
    .filter((value) => value !== "");
  return [words(command.type), said.join(", ")].join(" ").trim();
}
