import { type Command, checkDigit, issueCode } from "@utrn-lab/utrn";
import { bitsOfCode, codeOfBits, FIELD_BITS, flipped } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { asRead } from "../support/commands.ts";
import {
  METER_ID,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";
import type { Entered } from "./second-codes.ts";

/** The suppliers of a life; each has a sequence of counters of its own. */
export const SECRETS = [shared(), shared(OTHER_SUPPLIER_ID, METER_ID, OTHER_SUPPLIER_KEY)] as const;
const NEIGHBOUR = shared(SUPPLIER_ID, OTHER_METER_ID, SUPPLIER_KEY, OTHER_METER_KEY);

export type Party = 0 | 1;

/** A code as a supplier of the meter issued it. */
export interface Issued extends Entered {
  readonly party: Party;
}

function signed(
  secret: (typeof SECRETS)[number],
  utrnCounter: number,
  commands: readonly Command[],
  isLong: boolean,
): Entered {
  const lengths = lengthsThatHold(commands);
  const digits = isLong ? lengths.at(-1) : lengths[0];
  const code = issueCode(secret, { utrnCounter, commands, digits });
  return {
    digits: code,
    counter: utrnCounter,
    commands: commands.map(asRead),
    width: code.length === 20 ? 10 : 16,
    authentic: true,
  };
}

export function issued(
  party: Party,
  utrnCounter: number,
  commands: readonly Command[],
  isLong: boolean,
): Issued {
  return { ...signed(SECRETS[party], utrnCounter, commands, isLong), party };
}

/** What can become of a code on its way to the meter. */
export const WAYS = [
  "as printed",
  "mistyped",
  "cut short",
  "forged",
  "for the neighbour",
  "nonsense",
] as const;
export type Way = (typeof WAYS)[number];

function mistyped(code: Entered, at: number): Entered {
  const place = at % code.digits.length;
  const digit = (Number(code.digits[place]) + 1 + (at % 9)) % 10;
  const digits = code.digits.slice(0, place) + digit + code.digits.slice(place + 1);
  const block = Math.floor(place / 20) + 1;
  return { ...code, digits, slip: { reason: "check_digit_wrong", block } };
}

/** A bit of the MAC is flipped, and the check digits made right again. */
function forged(code: Entered, at: number): Entered {
  const [from, to] = FIELD_BITS[code.digits.length as 20 | 40 | 60].mac;
  const bits = flipped(bitsOfCode(code.digits), from + (at % (to - from)));
  return { ...code, digits: codeOfBits(bits), authentic: false };
}

/** 19 digits below the space of codes, and their check digit. */
function nonsense(code: Entered, at: number): Entered {
  const digits = String(at).padStart(19, "0");
  return {
    ...code,
    digits: digits + checkDigit(digits),
    slip: { reason: "not_a_utrn" },
  };
}

/** The code as it arrives; `at` says which digit or bit is hit. */
export function onTheWay(code: Entered, way: Way, at: number): Entered {
  switch (way) {
    case "as printed":
      return code;
    case "mistyped":
      return mistyped(code, at);
    case "cut short":
      return {
        ...code,
        digits: code.digits.slice(0, (at % 19) + 1),
        slip: { reason: "incomplete" },
      };
    case "forged":
      return forged(code, at);
    case "for the neighbour": {
      const isLong = code.digits.length > 20;
      return { ...signed(NEIGHBOUR, code.counter, code.commands, isLong), authentic: false };
    }
    case "nonsense":
      return nonsense(code, at);
  }
}
