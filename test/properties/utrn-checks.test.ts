import { readFileSync } from "node:fs";
import {
  CODE_CHECKS,
  CONFIRMATION_CHECKS,
  type CodeCheck,
  type ConfirmationCheck,
  issueCode,
  readCode,
  readConfirmation,
  writeConfirmation,
} from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { bitsOfCode, codeOfBits, codeOfNumbers, flipped } from "../support/code-bits.ts";
import { shared } from "../support/parties.ts";
import { commandByHand, confirmationByHand, headBits } from "../support/signed-by-hand.ts";

const SECRET = shared();
const SHORT = issueCode(SECRET, { utrnCounter: 1, commands: [{ type: "restore_supply" }] });
const LONG = issueCode(SECRET, {
  utrnCounter: 1,
  commands: [{ type: "restore_supply" }],
  digits: 40,
});

/** For each check a code that fails it alone, and every check behind it is not reached. */
const FAILING: Readonly<Record<CodeCheck, string>> = {
  digits: "7394",
  check_digits: SHORT.slice(0, 19) + String((Number(SHORT[19]) + 1) % 10),
  number_space: codeOfNumbers([5_000_000_000_000_000_000n]),
  blocks: LONG.slice(0, 20),
  later_blocks: codeOfNumbers([BigInt(LONG.slice(0, 19)), 2n ** 63n]),
  sub_class: codeOfBits(`0001100${"0".repeat(57)}`),
  counter: codeOfBits("0".repeat(64)),
  mac: codeOfBits(flipped(bitsOfCode(SHORT), 63)),
  body: commandByHand(SECRET, 1, headBits(20, "1010", "0000000001", "1")),
};

/** Reasons in the first cells of the table under a heading, each run of equal ones once. */
function reasonsOnPage(heading: string): string[] {
  const page = readFileSync("docs/reference/code-format.md", "utf8");
  const part = page.slice(page.indexOf(heading)).split(/\n## /)[0] ?? "";
  const table = part.slice(part.indexOf("| reason |"));
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, reason]) => reason ?? "");
}

/** A list in which what repeats at once stands once. */
function withoutRuns(list: readonly string[]): string[] {
  return list.filter((entry, at) => entry !== list[at - 1]);
}

describe("a code", () => {
  it.each(CODE_CHECKS)("that fails the check %s is told so", (check) => {
    expect(readCode(SECRET, FAILING[check], 0)).toMatchObject({ ok: false, check });
  });

  it("is checked in the order of the page, for the reasons that stand there", () => {
    const reasons = CODE_CHECKS.map((check) => {
      const read = readCode(SECRET, FAILING[check], 0);
      return read.ok ? "read" : read.reason;
    });
    const page = reasonsOnPage("## 5. ");
    // The page begins with the lock, and goes on with what needs the meter's state.
    expect(page[0]).toBe("keypad_locked");
    expect(withoutRuns(reasons)).toEqual(page.slice(1, page.indexOf("duplicate")));
  });

  it("is never authentic for a meter that shares nothing with a supplier", () => {
    expect(readCode(undefined, SHORT, 0)).toMatchObject({ ok: false, check: "mac" });
    expect(readCode(undefined, FAILING.body, 0)).toMatchObject({ ok: false, check: "mac" });
    expect(readCode(undefined, FAILING.counter, 0)).toMatchObject({ ok: false, check: "counter" });
    expect(readCode(undefined, FAILING.blocks, 0)).toMatchObject({ ok: false, check: "blocks" });
  });
});

const STATUS = writeConfirmation(SECRET, {
  date: "2026-10-01",
  kind: "status",
  utrnCounter: 0,
  supply: "enabled",
  mode: "prepayment",
  emergencyCreditActive: false,
  balancePence: 0,
});

/** 2026-10-01 is day 9,770 since 2000-01-01. */
const RESERVED_KIND = confirmationByHand(
  SECRET,
  0,
  9_770,
  `100110${"0".repeat(10)}${"0".repeat(20)}`,
);

const FAILING_CONFIRMATIONS: Readonly<Record<ConfirmationCheck, string>> = {
  digits: "0123",
  check_digits: STATUS.slice(0, 19) + String((Number(STATUS[19]) + 1) % 10),
  number_space: codeOfNumbers([2n ** 62n]),
  // Kind, supply, mode and the flag, then low bits that are nearest to -1.
  counter: codeOfNumbers([BigInt(`0b010110${"1".repeat(10)}${"0".repeat(46)}`)]),
  mac: codeOfNumbers([BigInt(STATUS.slice(0, 19)) ^ 1n]),
  fields: RESERVED_KIND,
};

describe("a confirmation code", () => {
  const reading = (code: string) =>
    readConfirmation(SECRET, code, { nearCounter: 0, date: "2026-10-01", daysBack: 1 });

  it.each(CONFIRMATION_CHECKS)("that fails the check %s is told so", (check) => {
    expect(reading(FAILING_CONFIRMATIONS[check])).toMatchObject({ ok: false, check });
  });

  it("is checked in the order of the page, for the reasons that stand there", () => {
    const reasons = CONFIRMATION_CHECKS.map((check) => {
      const read = reading(FAILING_CONFIRMATIONS[check]);
      return read.ok ? "read" : read.reason;
    });
    expect(withoutRuns(reasons)).toEqual(reasonsOnPage("## 6. "));
  });

  it("is never authentic for a supplier that shares nothing with the meter", () => {
    const expected = { nearCounter: 0, date: "2026-10-01", daysBack: 1 };
    expect(readConfirmation(undefined, STATUS, expected)).toMatchObject({ check: "mac" });
  });
});
