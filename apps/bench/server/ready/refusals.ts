import { type Command, checkDigit } from "@utrn-lab/utrn";
import { code, issuerOf, type Script } from "./script.ts";

const topUp = (amountPence: number): readonly Command[] => [{ type: "top_up", amountPence }];
const setCredit = (amountPence: number): readonly Command[] => [
  { type: "set_credit", amountPence },
];

/** The first block of a number, with its check digit. */
function block(number: bigint): string {
  const digits = number.toString();
  return digits + checkDigit(digits);
}

/** The number at which UTRNs begin, and the place of the sub class in it (code-format.md 1). */
const BASE = 7_394_156_990_786_306_048n;
const SUB_CLASS_SHIFT = 57n;

/** Codes of another meter: to this one they are not authentic. */
const issueForAnother = issuerOf("00db12345e0000ff", "ready another meter");

const READING: readonly Script[] = [
  {
    name: "refusal-keypad-locked",
    title: "Refused: keypad locked",
    description: "Five codes of another meter lock the keypad; then a good one is not even read.",
    acts: (issue) => [
      ...[1, 2, 3, 4, 5].map((counter) => code(issueForAnother(counter, topUp(1_000)))),
      code(issue(1, topUp(1_000))),
    ],
  },
  {
    name: "refusal-incomplete",
    title: "Refused: incomplete",
    description: "The last digit is missing.",
    acts: (issue) => [code(issue(1, topUp(1_000)).slice(0, 19))],
  },
  {
    name: "refusal-check-digit-wrong",
    title: "Refused: check digit wrong",
    description: "The last digit is another one.",
    acts: (issue) => {
      const good = issue(1, topUp(1_000));
      return [code(good.slice(0, 19) + ((Number(good[19]) + 1) % 10))];
    },
  },
  {
    name: "refusal-not-a-utrn",
    title: "Refused: not a UTRN",
    description: "Twenty digits with a good check digit, outside the numbers of UTRNs.",
    acts: () => [code(block(5_000_000_000_000_000_000n))],
  },
  {
    name: "refusal-unsupported",
    title: "Refused: unsupported",
    description: "Sub class 12, which is reserved.",
    acts: () => [code(block(BASE + (12n << SUB_CLASS_SHIFT)))],
  },
  {
    name: "refusal-not-authentic",
    title: "Refused: not authentic",
    description: "A code of another meter.",
    acts: () => [code(issueForAnother(1, topUp(1_000)))],
  },
];

const JUDGING: readonly Script[] = [
  {
    name: "refusal-duplicate",
    title: "Refused: duplicate",
    description: "The same code twice: its 10 pounds count once.",
    acts: (issue) => [code(issue(1, topUp(1_000))), code(issue(1, topUp(1_000)))],
  },
  {
    name: "refusal-too-old",
    title: "Refused: too old",
    description: "A top-up issued before a change of tenancy, entered after it.",
    acts: (issue) => [
      code(issue(5, [{ type: "revert_to_defaults", parts: ["balances"] }])),
      code(issue(4, topUp(1_000))),
    ],
  },
  {
    name: "refusal-expired",
    title: "Refused: expired",
    description: "A top-up that was valid to the day before.",
    acts: (issue) => [
      code(issue(1, [{ type: "valid_until", date: "2026-11-23" }, ...topUp(1_000)])),
    ],
  },
  {
    name: "refusal-superseded",
    title: "Refused: superseded",
    description: "The earlier of two codes that set the credit, entered after the later one.",
    acts: (issue) => [code(issue(2, setCredit(300))), code(issue(1, setCredit(700)))],
  },
  {
    name: "refusal-credit-too-large",
    title: "Refused: credit too large",
    description: "201 pounds at once, where 200 are the most.",
    acts: (issue) => [code(issue(1, topUp(20_100)))],
  },
  {
    name: "refusal-balance-too-high",
    title: "Refused: balance too high",
    description: "6 pounds and 6 more, where a balance of 10 is the most.",
    settings: { maxMeterBalance: 1_000_000 },
    acts: (issue) => [code(issue(1, topUp(600))), code(issue(2, topUp(600)))],
  },
  {
    name: "refusal-not-applicable",
    title: "Refused: not applicable",
    description: "Disconnection is to be suspended until a day that is past.",
    acts: (issue) => [code(issue(1, [{ type: "suspend_disconnection", until: "2026-11-20" }]))],
  },
];

/** One script for each refusal, in the order of code-format.md 5. */
export const REFUSAL_SCRIPTS: readonly Script[] = [...READING, ...JUDGING];
