import { publicKeyOf } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CSV_HEADER,
  csvLine,
  csvRecords,
} from "../../../apps/supplier-service/src/meters/import/csv.ts";
import { ndjsonRecords } from "../../../apps/supplier-service/src/meters/import/records.ts";
import { AGREEMENT_CERTIFICATE } from "../../support/certificates.ts";
import { type RecordReader, recordsIn } from "../../support/import-records.ts";
import { METER_KEY } from "../../support/parties.ts";

const KEY = publicKeyOf(METER_KEY);
const ID = "00db1234567890a0";

const read = (bytes: Uint8Array, length = bytes.length, reader: RecordReader = csvRecords) =>
  recordsIn(reader, bytes, length);

/** A text as Windows saves it as "Unicode", and as other machines do. */
const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();

const LABEL = "Caffè 12, \u{1f3e0}";
const ALL = [{ line: 2, value: { meterId: ID, publicKey: KEY, fuel: "gas", label: LABEL } }];
const quoted = (separator: string) =>
  ["meterId,publicKey,fuel,label", `${ID},${KEY},gas,"LABEL"`]
    .map((line) => line.replaceAll(",", separator).replace("LABEL", LABEL))
    .join("\r\n");

const FILES: readonly [title: string, text: string][] = [
  ["commas", quoted(",")],
  ["semicolons", quoted(";")],
  ["tabs", quoted("\t")],
  ["names in other cases", quoted(",").replace("meterId,publicKey", "Meter ID,PUBLIC_KEY")],
  ["quoted names", quoted(";").replace("meterId", '"MeterId"')],
  ["blanks around its cells", quoted(" , ")],
  ["commas behind its rows", `${quoted(",").replaceAll("\r\n", ",,,\r\n")},,,`],
  ["commas behind its names alone", quoted(",").replace("\r\n", ",,,\r\n")],
  ["commas behind its meters alone", `${quoted(",")},,`],
  ["rows of separators alone", `${quoted(";")}\r\n;;;\r\n"";"";"";""\r\n ; ; ; `],
  ["an empty column in between", quoted(",").replace(",public", ",,public").replace(",04", ",,04")],
];

test.each(FILES)("a file with %s is read", async (_title, text) => {
  expect(await read(Buffer.from(text))).toEqual(ALL);
});

test.each([
  ["sep=;", ";"],
  ["sep=,", ","],
  ["sep=\t", "\t"],
  ['"sep=;"', ";"],
  ["SEP=;", ";"],
])("a file that begins with %j is read by that", async (first, separator) => {
  const [record] = ALL;
  expect(await read(Buffer.from(`${first}\r\n${quoted(separator)}`))).toEqual([
    { ...record, line: 3 },
  ]);
});

test.each([
  ["UTF-8 with a mark of order", (text: string) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16 as Windows has it", utf16le],
  ["UTF-16 the other way round", utf16be],
])("a file in %s is read, in pieces of any length", async (_title, encode) => {
  for (const length of [1, 2, 3, 7, 1_000]) {
    expect(await read(encode(quoted(";")), length)).toEqual(ALL);
    const line = JSON.stringify(ALL[0]?.value);
    const read16 = await read(encode(`\n${line}\n`), length, ndjsonRecords);
    expect(read16).toEqual(ALL);
  }
});

test("actions and fuels are read in any case of letters", async () => {
  const text = `meterId;action;fuel\n${ID};Change;Gas\n${ID}; RETIRE;ELECTRICITY`;
  expect(await read(Buffer.from(text))).toEqual([
    { line: 2, value: { meterId: ID, action: "change", fuel: "gas" } },
    { line: 3, value: { meterId: ID, action: "retire", fuel: "electricity" } },
  ]);
});

test("a file that begins as UTF-16 and breaks off in a character is refused", async () => {
  await expect(read(utf16le(quoted(",")).subarray(0, -1))).rejects.toThrow("UTF-16");
});

test.each([
  [
    "UTF-16 without its mark",
    utf16le(quoted(",")).subarray(2),
    "UTF-16 without its byte order mark",
  ],
  [
    "Latin-1",
    Buffer.from("meterId,café", "latin1"),
    "the first line is not UTF-8: save the file as UTF-8",
  ],
  ["no columns of ours", Buffer.from("MPAN;Serial\n1;2"), "read by commas it names (no name)"],
  ["a key for its header", Buffer.from(`${ID},${KEY}`), "it names (no name), (no name)"],
])("a header in a file of %s is refused by what was read", async (_title, bytes, why) => {
  await expect(read(bytes)).rejects.toThrow(why);
});

test("a value in a column without a name is refused by its line", async () => {
  const text = `meterId,,publicKey\n${ID},x,${KEY}\n${ID},,${KEY},y`;
  expect(await read(Buffer.from(text))).toEqual([
    {
      line: 2,
      field: "line",
      why: "line has something in column 2, which the header does not name",
    },
    { line: 3, field: "line", why: "line has 4 cells, but the header names 3 columns" },
  ]);
});

test("a certificate written as CSV is read as it was, with the apostrophe off", async () => {
  const record = { meterId: ID, publicKey: AGREEMENT_CERTIFICATE };
  const [written] = await read(Buffer.from(CSV_HEADER + csvLine(record)));
  expect(written).toEqual({ line: 2, value: record });
});

test("what is written as CSV is always read as it was, by whichever separator", async () => {
  const anyLabel = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
  const isKept = (text: string) => !/[\r\n]/.test(text) && text.isWellFormed();
  await fc.assert(
    fc.asyncProperty(anyLabel.filter(isKept), async (label) => {
      const row = csvLine({ meterId: ID, publicKey: KEY, label });
      const header = "action,meterId,publicKey,fuel,label,tags,lastCounter,reason";
      const [record] = await read(Buffer.from(`${header}\r\n${row}`));
      expect(record).toEqual({ line: 2, value: { meterId: ID, publicKey: KEY, label } });
    }),
  );
});
