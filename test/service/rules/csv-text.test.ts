import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvField, textOfField } from "../../../apps/supplier-service/src/rules/csv-text.ts";

/** What a spreadsheet was seen to make a number, a date or something computed of. */
const TAKEN = [
  "=1+1",
  "+44",
  "-north",
  "@SUM(1)",
  "\uff1d1+1",
  "0012345678901234",
  "0012345678901e10",
  "73943020234525052702",
  "00123",
  "1E5",
  "1,000",
  "1 000",
  "10 %",
  "\u00a310",
  "12/3",
  "1-2",
  "12:30",
  "3 May",
  "May 3",
  "Sept 12",
  "2026-11-24",
  "TRUE",
  " 12",
  "12 ",
  " =1+1",
];

const KEPT = [
  "7394 3020 2345 2505 2702",
  "00db1234567890a0",
  "5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10",
  "12 Acacia Avenue",
  "1/2 High St",
  "no-wan;north",
  "",
];

test.each(TAKEN)("%s is text in a spreadsheet: an apostrophe stands before it", (text) => {
  expect(csvField(text).replace(/^"/, "")).toMatch(/^'/);
});

test.each(KEPT)("%s stays as it is", (text) => {
  expect(csvField(text)).toBe(text);
});

test("a number in a file that others have made is read as it stands", () => {
  expect(textOfField("0012")).toBe("0012");
  expect(textOfField("'0012")).toBe("0012");
  expect(textOfField("'tis")).toBe("'tis");
});

test("what is written as a field is always read again as it was", () => {
  const pieces = fc.constantFrom("'", "=", "-", "1", "12/3", " ", ",", '"', "\n", "e", "May", "x");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const rows: string[][] = parse(`a,${csvField(text)}\r\n`, { record_delimiter: "\r\n" });
      return textOfField(rows[0]?.[1] ?? "") === text;
    }),
  );
});
