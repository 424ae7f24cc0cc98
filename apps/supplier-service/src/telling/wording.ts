import { penceOf, poundsOf } from "@utrn-lab/utrn/rules";

/** The ways in which a code is told to a customer. */
export const TELLING_CHANNELS = ["sms", "letter", "voice"] as const;

/** A way to tell a code. */
export type TellingChannel = (typeof TELLING_CHANNELS)[number];

/** How amounts, days and hours are written, or spoken, in a sentence. */
export interface Wording {
  /** Whole pence: "£12.34", or "12 pounds and 34 pence". */
  readonly money: (pence: number) => string;
  /** Millipence, exact: "24.5p", or "24.5 pence". */
  readonly rate: (millipence: number) => string;
  readonly percent: (percent: number) => string;
  /** "2026-10-01": "1 October 2026". */
  readonly day: (date: string) => string;
  /** "16:00", always UTC. */
  readonly hour: (time: string) => string;
}

const LONG_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function longDate(date: string): string {
  return LONG_DATE.format(new Date(`${date}T00:00:00Z`));
}

function spokenMoney(pence: number): string {
  const whole = Math.floor(pence / 100);
  const rest = pence % 100;
  const wholePounds = whole === 1 ? "1 pound" : `${whole} pounds`;
  const restPence = rest === 1 ? "1 penny" : `${rest} pence`;
  if (rest === 0) return wholePounds;
  return whole === 0 ? restPence : `${wholePounds} and ${restPence}`;
}

/** On paper, and on a telephone's display. */
const WRITTEN: Wording = {
  money: poundsOf,
  rate: penceOf,
  percent: (percent) => `${percent}%`,
  day: longDate,
  hour: (time) => `${time} UTC`,
};

/** Read aloud: words in place of signs. */
const SPOKEN: Wording = {
  money: spokenMoney,
  rate: (millipence) => (millipence === 1_000 ? "1 penny" : `${millipence / 1_000} pence`),
  percent: (percent) => `${percent} percent`,
  day: longDate,
  hour: (time) => `${time.replace(":", " ")} hours, universal time`,
};

/** The wording of a channel. */
export function wordingOf(channel: TellingChannel): Wording {
  return channel === "voice" ? SPOKEN : WRITTEN;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
