import { readCode, stripPrinting } from "@utrn-lab/utrn";
import { parseEui64, plainHex, readEui64 } from "@utrn-lab/utrn/checks";
import { noDigitIn } from "@utrn-lab/utrn/rules";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MISPRINTED, PRINTED } from "../support/printed-forms.ts";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });

describe("an EUI-64 as it is printed", () => {
  it.each(PRINTED)("is read %s", (_label, print) => {
    expect(readEui64(print("00db1234567890a0"))).toBe("00db1234567890a0");
  });

  it.each(MISPRINTED)("is not what has %s", (_label, text) => {
    expect(readEui64(text)).toBeUndefined();
  });

  it("always is the same id, whatever form it has", () => {
    fc.assert(
      fc.property(hex(16), fc.constantFrom(...PRINTED), (id, [, print]) => {
        return readEui64(print(id)) === id && parseEui64(id, "meterId") === id;
      }),
    );
  });

  it("never is anything but the one form, or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const id = readEui64(text);
        return id === undefined || /^[0-9a-f]{16}$/.test(id);
      }),
    );
  });
});

test("the library itself takes the one form alone, of ids and of codes", () => {
  for (const [, print] of PRINTED.slice(1)) {
    expect(() => parseEui64(print("00db1234567890a0"), "meterId")).toThrow("meterId must be");
  }
  const printed = "7394 6144 3320 4021 7315";
  expect(readCode(undefined, printed, 0)).toMatchObject({ ok: false, reason: "incomplete" });
});

test("hex digits lose their capitals and the marks between them", () => {
  expect(plainHex(" 83FE D340-7a93:9723\n")).toBe("83fed3407a939723");
});

test.each([
  ["7394 6144 3320 4021 7315.", undefined],
  ["", undefined],
  ["7394 61O4", "the letter O after 6 digits"],
  ["7l94", "the letter l after 1 digit"],
  ["code 7394", "the letter c at its beginning"],
  ["7394,", "the character , after 4 digits"],
  ["7394\u{1f3e0}", "the character \u{1f3e0} after 4 digits"],
  ["73\u0007", "a character that is no digit after 2 digits"],
  ["\uff17394", "a digit that is none of 0 to 9 at its beginning"],
])("what of %j is no digit", (typed, said) => {
  expect(noDigitIn(typed)).toBe(said);
});

/** What may stand between the digits of a code, and around them. */
const MARKS: readonly (readonly [label: string, mark: string])[] = [
  ["a space", " "],
  ["a hyphen", "-"],
  ["a line end", "\r\n"],
  ["a space that does not break", "\u00a0"],
  ["a thin space", "\u2009"],
  ["a narrow space that does not break", "\u202f"],
  ["an ideographic space", "\u3000"],
  ["a hyphen that does not break", "\u2011"],
  ["a soft hyphen", "\u00ad"],
  ["a dash between numbers", "\u2012"],
  ["an en dash", "\u2013"],
  ["an em dash", "\u2014"],
  ["a minus sign", "\u2212"],
  ["a hyphen of full width", "\uff0d"],
  ["a space without width", "\u200b"],
  ["a mark that keeps letters apart", "\u200c"],
  ["a mark that joins words", "\u2060"],
  ["a mark of order", "\ufeff"],
  ["a mark of direction", "\u200e"],
  ["the other mark of direction", "\u200f"],
];

const CODE = "73946144332040217315";

describe("a code as it is typed or pasted", () => {
  it.each(MARKS)("loses %s", (_label, mark) => {
    const printed = (CODE.match(/.{4}/g) ?? []).join(mark);
    expect(stripPrinting(`${mark}${printed}${mark}`)).toBe(CODE);
  });

  it("loses the full stop of a message, and no other", () => {
    expect(stripPrinting("7394 6144 3320 4021 7315.")).toBe(CODE);
    expect(stripPrinting("7394 6144 3320 4021 7315.\u00a0")).toBe(CODE);
    expect(stripPrinting("7394.6144")).toBe("7394.6144");
    expect(stripPrinting("7394..")).toBe("7394.");
  });

  it("keeps everything else, for the reader to refuse", () => {
    const kept = ["7394O614", "７３９４", "٧٣٩٤", "+7394", "7394,", "'7394"];
    expect(kept.map(stripPrinting)).toEqual(kept);
  });

  it("always is its digits, whatever stands between any two of them", () => {
    const marks = fc.array(fc.constantFrom("", ...MARKS.map(([, mark]) => mark)), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(marks, (between) => {
        return stripPrinting([...CODE].map((digit, at) => digit + between[at]).join("")) === CODE;
      }),
    );
  });
});
