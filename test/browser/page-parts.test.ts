import fc from "fast-check";
import { expect, test } from "vitest";
import { money, movement, rate } from "../../apps/bench/page/src/formats.ts";
import { litDots } from "../../apps/bench/page/src/meter/glyphs.ts";
import { pauseAfterMs, speedOf } from "../../apps/bench/page/src/sessions/play-speed.ts";
import { isAbout } from "../../apps/bench/page/src/sessions/ready-filter.ts";

/** A cell as it is seen: 8 rows of 5 dots. */
function picture(character: string): string {
  const lit = new Set(litDots(character).map(([column, row]) => 5 * row + column));
  return Array.from({ length: 8 }, (_, row) =>
    Array.from({ length: 5 }, (_, column) => (lit.has(5 * row + column) ? "#" : ".")).join(""),
  ).join("\n");
}

test("a character is drawn in dots, its descender in the eighth row", () => {
  expect(picture("L").split("\n")).toEqual([
    "#....",
    "#....",
    "#....",
    "#....",
    "#....",
    "#....",
    "#####",
    ".....",
  ]);
  expect(picture("g").split("\n").at(-1)).toBe(".###.");
});

const SHOWN = [..."£", ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at))];

test("every printable character of ASCII and the pound sign look different", () => {
  expect(new Set(SHOWN.map(picture)).size).toBe(SHOWN.length);
});

test("always is a character that the display does not know a hollow box", () => {
  const box = picture("\u{1f600}");
  const others = fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 1 });
  fc.assert(
    fc.property(others, (text) => {
      const character = [...text][0] ?? "";
      const isKnown = SHOWN.includes(character) || "◄►↑↓°".includes(character);
      return isKnown || picture(character) === box;
    }),
  );
});

test.each([
  [1_234_567, "£12.34"],
  [0, "£0.00"],
  [999, "£0.00"],
  [-1, "−£0.01"],
  [-35_000, "−£0.35"],
])("%i millipence are shown as %s, as on the meter: never more than there is", (amount, text) => {
  expect(money(amount)).toBe(text);
});

test.each([
  [0, 1_000_000, "+£10.00"],
  [1_000, 0, "−£0.01"],
  [500, 498, "−0.002p"],
  [0, 999, "+0.999p"],
  // Shown as −£1.07 and −£1.61.
  [-106_650, -160_000, "−£0.53"],
  [-106_650, -160_001, "−£0.54"],
  [1_000, 999, "−£0.01"],
])("from %i to %i millipence is %s: by as much as the figures shown", (before, after, text) => {
  expect(movement(before, after)).toBe(text);
});

test("rates are exact to the millipence", () => {
  expect([rate(24_500), rate(53_350), rate(1)]).toEqual(["24.5p", "53.35p", "0.001p"]);
});

test("a ready session is about each word that is typed, wherever it stands", () => {
  const story = { title: "A new tenant", description: "Keys are handed over in the snow." };
  for (const typed of ["", " ", "TENANT", "snow tenant", "hand"]) {
    expect(isAbout(story, typed)).toBe(true);
  }
  expect(isAbout(story, "tenant storm")).toBe(false);
});

test("a session that is played stands longer at a sentence and at a verdict than at a key", () => {
  const key = { step: 1, at: 0, event: { type: "keys", keys: "1" } } as const;
  const code = { step: 1, at: 0, event: { type: "code", code: "", via: "keypad" } } as const;
  expect(pauseAfterMs(key)).toBe(200);
  expect(pauseAfterMs({ ...key, note: "The light goes out." })).toBe(2_500);
  expect(pauseAfterMs(code)).toBe(2_000);
  expect(["3", "7", null].map(speedOf)).toEqual([3, 1, 1]);
});
