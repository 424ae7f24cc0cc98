import { isRecord } from "@utrn-lab/utrn/checks";
import { dateWords, nameWords } from "../../../server/explain/member-words.ts";
import { counted, kilowattHours, moment, money, rate, words } from "../formats.ts";

/** What a register is called, and how its value is said. */
interface RegisterWords {
  readonly name: string;
  readonly say: (value: unknown) => string;
}

const plain = (value: unknown): string => (value === "" ? "none" : String(value));
const inWords = (value: unknown): string => nameWords(String(value));
const familyWords = (family: string): string => (family === "han" ? "home network" : words(family));
const inNumbers =
  (say: (value: number) => string) =>
  (value: unknown): string =>
    typeof value === "number" ? say(value) : plain(value);

const inPounds = inNumbers(money);
const inPence = inNumbers(rate);
const asTime = inNumbers((seconds) => `${moment(seconds)} UTC`);
const yesNo = (value: unknown): string => (value === true ? "yes" : "no");
const inPercent = inNumbers((percent) => `${percent}%`);

/** Each of a list, in its own words; "none" for an empty one. */
const each =
  (say: (member: Readonly<Record<string, unknown>>) => string) =>
  (value: unknown): string =>
    Array.isArray(value) && value.length > 0
      ? value.map((member) => (isRecord(member) ? say(member) : plain(member))).join("; ")
      : "none";

function windowWords({ days, start, end }: Readonly<Record<string, unknown>>): string {
  const span = start === end ? "all day" : `${start} to ${end}`;
  return `${Array.isArray(days) ? days.join(" ") : ""} ${span}`;
}

function tariffWords(value: unknown): string {
  if (!isRecord(value)) return plain(value);
  const { unitRateMillipence, standingChargeMillipence, startDate } = value;
  const prices = `${inPence(unitRateMillipence)} a kWh, ${inPence(standingChargeMillipence)} a day`;
  return `${prices}, from ${dateWords(String(startDate))}`;
}

const counters = (value: unknown): string =>
  counted(Array.isArray(value) ? value.length : 0, "counter");

const debtName = (register: string): string =>
  register === "payment" ? "Payment debt" : `Time debt ${register.at(-1)}`;

const REGISTERS: Readonly<Record<string, RegisterWords>> = {
  supply: { name: "Supply", say: plain },
  energyWattSeconds: { name: "Energy", say: inNumbers(kilowattHours) },
  "settings.meterBalance": { name: "Meter balance", say: inPounds },
  "settings.emergencyCredit.limit": { name: "Emergency credit limit", say: inPounds },
  "settings.emergencyCredit.threshold": { name: "Emergency credit threshold", say: inPounds },
  "settings.emergencyCredit.used": { name: "Emergency credit used", say: inPounds },
  "settings.emergencyCredit.active": { name: "Emergency credit in use", say: yesNo },
  "settings.accumulatedDebt": { name: "Accumulated debt", say: inPounds },
  "settings.paymentDebtRecovery.percent": { name: "Payment debt recovery", say: inPercent },
  "settings.paymentDebtRecovery.weeklyCapPounds": {
    name: "Payment debt recovery a week at most",
    say: inNumbers((pounds) => money(100_000 * pounds)),
  },
  "settings.disablementThreshold": { name: "Disablement threshold", say: inPounds },
  "settings.lowCreditThreshold": { name: "Low credit threshold", say: inPounds },
  "settings.maxCredit": { name: "Largest credit at once", say: inPounds },
  "settings.maxMeterBalance": { name: "Highest balance", say: inPounds },
  "settings.mode": { name: "Mode", say: plain },
  "settings.suspendDebtDisabled": { name: "Recovery paused while disabled", say: yesNo },
  "settings.suspendDebtEmergency": { name: "Recovery paused in emergency credit", say: yesNo },
  "settings.nextTariff": { name: "Next tariff", say: tariffWords },
  "settings.nonDisconnect.calendar": { name: "Protected windows", say: each(windowWords) },
  "settings.nonDisconnect.periods": {
    name: "Protected periods",
    say: each(({ from, days }) => `${dateWords(String(from))}, ${counted(Number(days), "day")}`),
  },
  "settings.nonDisconnect.suspendedUntil": { name: "Disconnection suspended until", say: asTime },
  "han.openUntil": { name: "Home network open until", say: asTime },
  "han.openFor": { name: "Home network open for", say: inWords },
  "han.devices": {
    name: "Devices",
    say: each(({ eui, kind, state }) => `${String(kind).toUpperCase()} ${eui} ${state}`),
  },
  "replay.floor": { name: "Replay floor", say: plain },
  "replay.accepted": { name: "Cache of accepted counters", say: counters },
};

/** Members that several groups have, by the end of their path. */
const PRICES: Readonly<Record<string, RegisterWords>> = {
  unitRateMillipence: { name: "unit rate", say: inPence },
  rate2Millipence: { name: "rate 2", say: inPence },
  rate2Start: { name: "rate 2 from", say: plain },
  rate2End: { name: "rate 2 until", say: plain },
  standingChargeMillipence: { name: "standing charge", say: inPence },
  startDate: { name: "start date", say: (value) => dateWords(String(value)) },
};

/** Registers of which there are several: of each debt, tariff and family one. */
function oneOfSeveral(path: string): RegisterWords | undefined {
  const [group, of = "", member = ""] = path.replace(/^settings\./, "").split(".");
  if (group === "debt") return { name: debtName(of), say: inPounds };
  if (group === "timeDebtRecovery") {
    const isRate = member === "rate";
    return {
      name: `${debtName(of)} recovery${isRate ? "" : ", each"}`,
      say: isRate ? inPence : plain,
    };
  }
  if (group === "replay" && of === "families") {
    return { name: `Latest counter that set ${familyWords(member)}`, say: plain };
  }
  const price = group === "tariff" || group === "nextTariff" ? PRICES[of] : undefined;
  return (
    price && { ...price, name: `${group === "tariff" ? "Tariff" : "Next tariff"}: ${price.name}` }
  );
}

/**
 * What a register is called on the page, and how its values are said.
 * @param path - of a difference, or the name of a register as it is.
 */
export function registerWords(path: string): RegisterWords {
  const found = REGISTERS[path] ?? oneOfSeveral(path) ?? { name: path, say: plain };
  return { ...found, say: (value) => (value === null ? "none" : found.say(value)) };
}
