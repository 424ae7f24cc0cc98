import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hindranceOf } from "../../apps/bench/page/src/meter/keypad-hindrance.ts";
import { keysOf } from "../../apps/bench/page/src/meter/pasted-code.ts";

const CODE = "73946144332040217315";
const RESTING = { open: false, digits: "" };

describe("what is pasted", () => {
  test.each([
    ["as it is printed", "7394 6144 3320 4021 7315"],
    ["with hyphens, tabs and line ends", "7394-6144–3320\t4021\r\n7315\n"],
    ["with no-break spaces", "7394\u00a06144\u202f332040217315"],
  ])("%s is A and its digits, and no B", (_, text) => {
    expect(keysOf(text, RESTING)).toEqual({ keys: `A${CODE}` });
  });

  test("goes on with an entry that is open, which A would leave or shorten", () => {
    expect(keysOf(CODE, { open: true, digits: "" })).toEqual({ keys: CODE });
    expect(keysOf(CODE.slice(4), { open: true, digits: "7394" })).toEqual({ keys: CODE.slice(4) });
  });

  test.each([
    ["nothing", "", "no code"],
    ["words", "Your code: 7394", "no code"],
    ["digits of another script", "٧٣٩٤٦١٤٤٣٣٢٠٤٠٢١٧٣١٥", "no code"],
    ["a digit too few", CODE.slice(1), "has 19 digits: a code has 20, 40 or 60"],
    ["one digit", "7", "has 1 digit:"],
  ])("that is %s is refused", (_, text, why) => {
    expect(keysOf(text, RESTING)).toEqual({ refused: expect.stringContaining(why) });
  });

  test("behind other digits is refused where that makes no code", () => {
    expect(keysOf(CODE, { open: true, digits: "7394" })).toEqual({
      refused: expect.stringContaining("With the 20 digits pasted the entry would have 24"),
    });
  });

  test("always makes an entry of 20, 40 or 60 digits, or is refused", () => {
    const anything = fc.oneof(fc.string(), fc.stringMatching(/^[0-9 -]{0,70}$/));
    fc.assert(
      fc.property(anything, fc.stringMatching(/^[0-9]{0,60}$/), (text, digits) => {
        const pasted = keysOf(text, { open: true, digits });
        return "refused" in pasted || [20, 40, 60].includes(digits.length + pasted.keys.length);
      }),
    );
  });
});

test("digits are keyed on twelve keys with power and no lock, and elsewhere it is said why", () => {
  const entry = { open: false, digits: "", failures: 0, lockedUntil: null };
  const view = { power: true, time: 1_000, entry };
  expect(hindranceOf(view, "twelve")).toBe(undefined);
  expect(hindranceOf(view, "two")).toContain("choose 12 keys");
  expect(hindranceOf({ ...view, power: false }, "twelve")).toContain("no power");
  const locked = { ...view, entry: { ...entry, lockedUntil: 1_090 } };
  expect(hindranceOf(locked, "twelve")).toBe("Entry is locked for another 01:30.");
});
