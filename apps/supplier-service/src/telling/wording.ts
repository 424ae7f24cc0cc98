import { penceOf, poundsOf } from "@utrn-lab/utrn/rules";
import type { Language, MessageName, Values } from "./language.ts";
import { languageOf } from "./languages.ts";
import { endText, hourText, startText } from "./moments.ts";

/** The ways in which a code is told to a customer. */
export const TELLING_CHANNELS = ["sms", "letter", "voice"] as const;

/** A way to tell a code. */
type TellingChannel = (typeof TELLING_CHANNELS)[number];

/** What a code is typed at: twelve keys, two keys, or a prepayment display that sends it. */
export const FACES = ["twelve", "two", "ppmid"] as const;

/** What a code is typed at. */
type Face = (typeof FACES)[number];

/** How a customer is told of a code. */
export interface Telling {
  readonly channel: TellingChannel;
  readonly face: Face;
  /** One of `LANGUAGE_TAGS`. */
  readonly language: string;
}

/** How it is told where nothing else is asked for. */
export const USUALLY = { face: "twelve", language: "en" } as const;

/** How sentences, amounts and times are written, or spoken. */
export interface Wording {
  /** A message; what it says of the fuel and of keys fits the meter. */
  readonly say: (name: MessageName, values?: Values) => string;
  /** Whole pence: "£12.34", or "12 pounds and 34 pence". */
  readonly money: (pence: number) => string;
  /** Millipence, exact: "24.5p", or "24.5 pence". */
  readonly rate: (millipence: number) => string;
  readonly percent: (percent: number) => string;
  /** A time of each day or week, "16:00" in UTC, which is winter time: "4 pm". */
  readonly hour: (time: string) => string;
  /** A moment at which something begins, seconds since the Unix epoch, in local time. */
  readonly start: (timeSeconds: number) => string;
  /** A moment at which something ends, the same. */
  readonly end: (timeSeconds: number) => string;
  /** "a", "a and b", "a, b and c". */
  readonly listed: (items: readonly string[]) => string;
}

function spokenMoney(pence: number, { say }: Language): string {
  const pounds = say("spoken_pounds", { pounds: Math.floor(pence / 100) });
  const rest = say("spoken_pence", { pence: pence % 100 });
  if (pence % 100 === 0) return pounds;
  return pence < 100 ? rest : say("spoken_pounds_and_pence", { pounds, pence: rest });
}

/** How amounts are said: words in place of signs where they are read aloud. */
function amountsOf(channel: TellingChannel, language: Language) {
  if (channel !== "voice") {
    return { money: poundsOf, rate: penceOf, percent: (percent: number) => `${percent}%` };
  }
  return {
    money: (pence: number) => spokenMoney(pence, language),
    rate: (millipence: number) => language.say("spoken_pence", { pence: millipence / 1_000 }),
    percent: (percent: number) => language.say("spoken_percent", { percent }),
  };
}

/** The wording for a meter of a fuel. */
export function wordingOf(
  { channel, face, language: tag }: Telling,
  fuel: "electricity" | "gas",
): Wording {
  const language = languageOf(tag);
  const about = { face, energy: language.say("fuel", { fuel }) };
  return {
    say: (name, values) => language.say(name, { ...about, ...values }),
    ...amountsOf(channel, language),
    hour: (time) => hourText(time, language),
    start: (timeSeconds) => startText(timeSeconds, language),
    end: (timeSeconds) => endText(timeSeconds, language),
    listed: (items) => {
      const last = items.at(-1) ?? "";
      if (items.length < 2) return last;
      return language.say("and", { first: items.slice(0, -1).join(", "), last });
    },
  };
}
