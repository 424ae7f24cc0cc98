import {
  type CodeLength,
  type Command,
  parseCommands,
  planCode,
  readCode,
  type SharedSecret,
  signPlan,
} from "@utrn-lab/utrn";
import { pick } from "../chance/draw.ts";
import { streamOf } from "../chance/stream.ts";
import { KINDS, slip } from "../keying/slips.ts";

/** The lengths of a code, and the bits of its MAC (code-format.md 1). */
export const MAC_BITS: Readonly<Record<CodeLength, number>> = { 20: 32, 40: 48, 60: 56 };
export const LENGTHS: readonly CodeLength[] = [20, 40, 60];

const TOP_UP: Command = { type: "top_up", amountPence: 2_000 };
const PRICE: Command = {
  type: "change_price",
  unitRateMillipence: 24_920,
  standingChargeMillipence: 51_370,
  startDate: "2027-04-01",
};
const TWO_RATES: Command = {
  type: "change_price_two_rate",
  rate1Millipence: 30_000,
  rate2Millipence: 14_000,
  standingChargeMillipence: 51_370,
  startDate: "2027-04-01",
  rate2Start: "00:30",
  rate2End: "07:30",
};
const SUSPEND: Command = { type: "suspend_disconnection", until: "2027-03-05" };
const TENANCY: readonly Command[] = [
  { type: "set_debt", register: "time_1", amountPence: 0 },
  { type: "set_debt", register: "payment", amountPence: 0 },
  { type: "set_credit", amountPence: 500 },
];

/** What suppliers would send, as the working group knows it. */
export const EXAMPLES: readonly { readonly says: string; readonly commands: readonly Command[] }[] =
  [
    { says: "a top-up", commands: [TOP_UP] },
    { says: "no disconnection until a date", commands: [SUSPEND] },
    { says: "discretionary credit", commands: [{ type: "add_credit", amountPence: 1_500 }] },
    { says: "supply restored", commands: [{ type: "restore_supply" }] },
    { says: "a price, from a date on", commands: [PRICE] },
    { says: "a price with a top-up", commands: [PRICE, TOP_UP] },
    { says: "two prices and their hours", commands: [TWO_RATES] },
    { says: "two prices and their hours with a top-up", commands: [TWO_RATES, TOP_UP] },
    { says: "a change of tenancy", commands: TENANCY },
    {
      says: "a debt for a display, and how it is repaid",
      commands: [
        { type: "add_debt", register: "payment", amountPence: 5_000 },
        { type: "set_payment_debt_recovery", percent: 25, weeklyCapPounds: 5 },
      ],
    },
    { says: "joining a PPMID", commands: [{ type: "open_han", device: "ppmid", minutes: 60 }] },
    { says: "credit mode", commands: [{ type: "change_mode", mode: "credit" }] },
  ];

/** The shortest code that holds commands. */
export function shortestOf(commands: readonly Command[]): CodeLength {
  return planCode(parseCommands(commands)).digits;
}

/** Where slips are caught, as shares of entries with one slip in them. */
export interface Caught {
  readonly length: number;
  readonly checkDigit: number;
  readonly form: number;
  readonly mac: number;
  /** Read as another code, and applied. */
  readonly none: number;
}

const PLACE = {
  incomplete: "length",
  check_digit_wrong: "checkDigit",
  not_a_utrn: "form",
  unsupported: "form",
  not_authentic: "mac",
} as const;

/** Real codes of a length, each keyed with one slip of the usual kinds, and what reads them. */
export function catchSlips(
  secret: SharedSecret,
  digits: CodeLength,
  entries: number,
  seed: number,
): Caught {
  const luck = streamOf(seed, "caught", digits);
  const plan = planCode(parseCommands([TOP_UP]), digits);
  const counts = { length: 0, checkDigit: 0, form: 0, mac: 0, none: 0 };
  for (let counter = 1; counter <= entries; counter += 1) {
    const code = signPlan(secret, plan, counter);
    const place = Math.floor(luck() * digits);
    const typed = slip(code, place, pick(KINDS, luck())[0], luck);
    const read = readCode(secret, typed, counter);
    counts[read.ok ? "none" : PLACE[read.reason]] += 1;
  }
  const share = (count: number) => count / entries;
  return {
    length: share(counts.length),
    checkDigit: share(counts.checkDigit),
    form: share(counts.form),
    mac: share(counts.mac),
    none: share(counts.none),
  };
}
