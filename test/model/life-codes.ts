import {
  agreeSecret,
  type Command,
  checkDigit,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { bitsOfCode, codeOfBits, type Digits, FIELD_BITS, flipped } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { asRead } from "../support/commands.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";
import type { Entered } from "./second-codes.ts";

/** A supplier as a meter is commissioned with it: one key for top-ups, one for everything else. */
interface Supplier {
  readonly supplierId: string;
  readonly topUpKey: string;
  readonly commandKey: string;
}

/** A key of another machine: the supplier's management key, beside its top-up key. */
const MANAGEMENT_KEY = privateKeyFrom(new Uint8Array(48).fill(5));

/** The suppliers of a life. The third is the first with a command key of its own. */
export const SUPPLIERS: Readonly<Record<Party, Supplier>> = {
  0: { supplierId: SUPPLIER_ID, topUpKey: SUPPLIER_KEY, commandKey: SUPPLIER_KEY },
  1: {
    supplierId: OTHER_SUPPLIER_ID,
    topUpKey: OTHER_SUPPLIER_KEY,
    commandKey: OTHER_SUPPLIER_KEY,
  },
  2: { supplierId: SUPPLIER_ID, topUpKey: SUPPLIER_KEY, commandKey: MANAGEMENT_KEY },
};

export type Party = 0 | 1 | 2;

/** A code as a supplier of the meter issued it. */
export interface Issued extends Entered {
  readonly supplierId: string;
  /** The key of its kind that it was signed with. */
  readonly key: string;
}

/** What the meter shares with a supplier of its life. */
export const SECRETS: Readonly<Record<Party, SharedSecret>> = {
  0: agreedOn(SUPPLIERS[0]),
  1: agreedOn(SUPPLIERS[1]),
  2: agreedOn(SUPPLIERS[2]),
};
const NEIGHBOUR = shared(SUPPLIER_ID, OTHER_METER_ID, SUPPLIER_KEY, OTHER_METER_KEY);

function agreedOn({ supplierId, topUpKey, commandKey }: Supplier): SharedSecret {
  return agreeSecret({
    supplierId,
    meterId: METER_ID,
    privateKey: topUpKey,
    commandPrivateKey: commandKey,
    publicKey: publicKeyOf(METER_KEY),
  });
}

/** The key of a code's kind: a top-up of 20 digits, or anything else (code-format.md 4). */
function keyOfKind(party: Party, commands: readonly Command[], digits: number | undefined): string {
  const { topUpKey, commandKey } = SUPPLIERS[party];
  return digits === 20 && commands[0]?.type === "top_up" ? topUpKey : commandKey;
}

export function issued(
  party: Party,
  utrnCounter: number,
  commands: readonly Command[],
  isLong: boolean,
): Issued {
  const lengths = lengthsThatHold(commands);
  const digits = isLong ? lengths.at(-1) : lengths[0];
  const code = issueCode(SECRETS[party], { utrnCounter, commands, digits });
  return {
    digits: code,
    counter: utrnCounter,
    commands: commands.map(asRead),
    width: digits === 20 ? 10 : 16,
    authentic: true,
    supplierId: SUPPLIERS[party].supplierId,
    key: keyOfKind(party, commands, digits),
  };
}

/** Whether the meter, under this supplier, finds a code authentic. */
export function isOf(party: Party, { supplierId, key, commands, digits }: Issued): boolean {
  return (
    supplierId === SUPPLIERS[party].supplierId && key === keyOfKind(party, commands, digits.length)
  );
}

/** The same payload, signed with another secret. */
function reissued(secret: SharedSecret, { counter, commands, digits }: Entered): string {
  const length = digits.length as Digits;
  return issueCode(secret, { utrnCounter: counter, commands, digits: length });
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
    case "for the neighbour":
      return { ...code, digits: reissued(NEIGHBOUR, code), authentic: false };
    case "nonsense":
      return nonsense(code, at);
  }
}
