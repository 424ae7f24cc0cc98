import { TEXT_PATTERN } from "@utrn-lab/http-host";
import fc from "fast-check";
import { expect, test } from "vitest";

const READERS = {
  "by code points": new RegExp(TEXT_PATTERN, "u"),
  "by UTF-16": new RegExp(TEXT_PATTERN),
};

test.each(Object.entries(READERS))("a reader %s takes text, and no controls", (_, reader) => {
  for (const text of ["", "12 Acacia Avenue, Cc {p}", "Tŷ Gwyn", "家", "🏠 home"]) {
    expect(reader.test(text), text).toBe(true);
  }
  for (const text of ["a\n", "\u0000", "\u007f", "\u009f", "\ud800", "x\udc00y", "\udc00\ud800"]) {
    expect(reader.test(text), JSON.stringify(text)).toBe(false);
  }
});

test("either reader always says of a text what Unicode's classes say", () => {
  const odd = fc.constantFrom("\ud83c", "\udfe0", "\u0085", "\u001f", "", "C");
  const text = fc
    .tuple(fc.string({ unit: "binary" }), odd, fc.string(), odd)
    .map((some) => some.join(""));
  fc.assert(
    fc.property(text, (some) => {
      const isText = !/[\p{Cc}\p{Cs}]/u.test(some);
      return Object.values(READERS).every((reader) => reader.test(some) === isText);
    }),
  );
});
