import type { Command } from "@utrn-lab/utrn";
import {
  HOUR,
  issuerOf,
  keyed,
  keys,
  load,
  pressed,
  type Script,
  START,
  secondsOf,
  told,
} from "./script.ts";

const MINUTE = 60;
const topUp = (amountPence: number): readonly Command[] => [{ type: "top_up", amountPence }];

const PRICE: Script = {
  name: "story-price-and-top-up",
  title: "A new price and a top-up in one code",
  description: "The meter has missed a price change. The next top-up brings it along.",
  settings: { meterBalance: 500_000 },
  acts: (issue) => [
    ...told("B turns the supply on. Key 5 shows the old price.", keys("B"), keys("5")),
    ...told(
      "Mr Patel buys 20 pounds. His code has 60 digits, as it brings the new price, too.",
      keyed(
        issue(1, [
          {
            type: "change_price",
            unitRateMillipence: 27_500,
            standingChargeMillipence: 60_000,
            startDate: null,
          },
          { type: "top_up", amountPence: 2_000 },
        ]),
        START + MINUTE,
        "applied",
      ),
    ),
    ...told("Key 5 shows the new price.", keys("5", START + 3 * MINUTE)),
    ...told("One kilowatt, for two hours at the new price.", load(1_000, START + 5 * MINUTE)),
    ...told("Key 1: fifty-five pence less.", keys("1", START + 2 * HOUR + 5 * MINUTE)),
  ],
};

const OUT_OF_ORDER: Script = {
  name: "story-codes-out-of-order",
  title: "Codes keyed out of order",
  description: "Three top-ups were sent. The last is keyed first, and each of them counts once.",
  acts: (issue) => {
    const [five, ten, twenty] = [
      issue(1, topUp(500)),
      issue(2, topUp(1_000)),
      issue(3, topUp(2_000)),
    ];
    return [
      ...told(
        "Three messages are on the telephone. She takes the top one: 20 pounds.",
        keyed(twenty, START, "applied"),
      ),
      ...told("Then the first one: five pounds.", keyed(five, START + MINUTE, "applied")),
      ...told("Then the one in between: ten.", keyed(ten, START + 2 * MINUTE, "applied")),
      ...told(
        "Had she had the first? She keys it again, to be sure.",
        keyed(five, START + 3 * MINUTE, "duplicate"),
      ),
      ...told("Key 1: 35 pounds, each code once.", keys("1", START + 4 * MINUTE)),
    ];
  },
};

const LOST_MESSAGE: Script = {
  name: "story-lost-message",
  title: "A message is lost: the same digits again",
  description: "The operator does not make a second code. The meter could not know that it is one.",
  acts: (issue) => {
    const digits = issue(1, topUp(1_000));
    return [
      ...told(
        "Ten pounds are paid, no message comes. He calls, and is read the same digits again.",
        keyed(digits, START + 30 * MINUTE, "applied"),
      ),
      ...told("B turns the supply on.", keys("B", START + 32 * MINUTE)),
      ...told(
        "In the evening the first message comes after all. He keys it, too.",
        keyed(digits, START + 6 * HOUR, "duplicate"),
      ),
      ...told("Key 1: ten pounds, once.", keys("1", START + 6 * HOUR + MINUTE)),
    ];
  },
};

/** Codes of another meter: to this one they are not authentic. */
const issueForAnother = issuerOf("00db12345e0000ff", "ready another meter");

const LOCKED: Script = {
  name: "story-locked-keypad",
  title: "A locked keypad, and its end",
  description: "Five codes of the neighbour's meter lock the keypad for an hour. Then all is well.",
  acts: (issue) => [
    ...[1, 2, 3, 4, 5].flatMap((counter, index) =>
      told(
        index === 0
          ? "The letter for next door was in the letter box. Its first code is refused."
          : `The letter's code number ${counter} is refused, too.`,
        keyed(issueForAnother(counter, topUp(1_000)), START + index * MINUTE, "not_authentic"),
      ),
    ),
    ...told("Now A says for how long the keypad is locked.", keys("A", START + 6 * MINUTE)),
    ...told(
      "Now the right letter is there: its code is not even read.",
      keys("B", START + 6 * MINUTE + 2),
      {
        at: START + 7 * MINUTE,
        event: { type: "code", code: issue(1, topUp(1_000)), via: "keypad" },
        expected: "keypad_locked",
      },
    ),
    ...told(
      "An hour and a half later the same code counts.",
      keyed(issue(1, topUp(1_000)), START + 90 * MINUTE, "applied"),
    ),
    ...told("B turns the supply on.", keys("B", START + 92 * MINUTE)),
  ],
};

/** How a code is keyed with one wrong digit in its second block, seen at the block's end. */
function withSlip(digits: string): { readonly slip: string; readonly rest: string } {
  const [before, wrong, after] = [digits.slice(0, 32), Number(digits[32]), digits.slice(33, 40)];
  return {
    slip: `A${before}${(wrong + 1) % 10}${after}`,
    rest: `${"A".repeat(8)}${digits.slice(32)}`,
  };
}

const SIXTY: Script = {
  name: "story-sixty-digits",
  title: "Sixty digits, a slip and its correction",
  description:
    "The display says at the end of a block that a digit is wrong. Eight are keyed again.",
  settings: { debt: { payment: 4_000_000 } },
  acts: (issue) => {
    const { slip, rest } = withSlip(
      issue(
        1,
        [
          { type: "set_payment_debt_recovery", percent: 20, weeklyCapPounds: 5 },
          { type: "set_emergency_credit_limit", limitPence: 1_500 },
          { type: "top_up", amountPence: 1_000 },
        ],
        60,
      ),
    );
    const later = START + secondsOf(slip) + 5;
    const corrected = pressed(rest, later);
    const end = { ...keys("B", later + secondsOf(rest) + 1), expected: "applied" } as const;
    return [
      ...told(
        "A long letter: a plan for the debt, more emergency credit, and ten pounds. She keys.",
        pressed(slip, START),
      ),
      ...told('"Check block 2". She takes eight digits back and keys them again.', corrected),
      ...told("The third block is right, too. B submits.", end),
      ...told("Key 3: of the ten pounds two have gone to the debt.", keys("3", later + 2 * MINUTE)),
    ];
  },
};

/** Stories of codes: their order, their loss, their length, and wrong ones. */
export const CODE_STORIES: readonly Script[] = [PRICE, OUT_OF_ORDER, LOST_MESSAGE, LOCKED, SIXTY];
