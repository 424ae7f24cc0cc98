import { describe, expect, it } from "vitest";
import { parseNumber } from "../../apps/cli/src/number-option.ts";
import { expectRefused } from "../support/field-errors.ts";

const COUNTER_MAX = 4_294_967_295;

describe("a number that was typed", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    ["007", 7],
    ["4294967295", COUNTER_MAX],
  ])("%j is %i", (text, value) => {
    expect(parseNumber(text, "--counter", 0, COUNTER_MAX)).toBe(value);
  });

  it.each([
    "",
    " ",
    " 5",
    "5 ",
    "5\n",
    "1e3",
    "0x10",
    "0b1",
    "5.0",
    "5.",
    "1_000",
    "1,000",
    "+5",
    "-0",
    "٥",
    "Infinity",
    "4294967296",
    "9".repeat(400),
  ])("%j is refused by the option's name", (text) => {
    expectRefused(() => parseNumber(text, "--counter", 0, COUNTER_MAX), "--counter", "range");
  });

  it("is refused below its range", () => {
    expectRefused(() => parseNumber("0", "--counter", 1, COUNTER_MAX), "--counter", "range");
  });
});
