import { Readable } from "node:stream";
import { publicKeyOf } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AGREEMENT_CERTIFICATE,
  P384_CERTIFICATE,
  SIGNATURE_CERTIFICATE,
} from "../../support/certificates.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import {
  COMMAND_KEY,
  METER_ID,
  METER_KEY,
  OTHER_METER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
} from "../../support/parties.ts";
import { API_KEY } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();

const NDJSON = "application/x-ndjson";
const KEY = publicKeyOf(METER_KEY);

interface Imported {
  readonly registered: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: readonly { line: number; field: string; why: string }[];
}

async function send(type: string, text: string): Promise<Imported> {
  const answer = await rig.call("POST", "/v1/meters/import", text, { "content-type": type });
  if (answer.status !== 200) throw new Error(`not imported: ${answer.text}`);
  return answer.body as Imported;
}

const meterId = (at: number) => `00db${at.toString(16).padStart(12, "0")}`;
const lineOf = (at: number, more: object = {}) =>
  JSON.stringify({ meterId: meterId(at), publicKey: KEY, ...more });

async function meterIds(): Promise<string[]> {
  const { body } = await rig.call("GET", "/v1/meters?limit=200");
  return (body as { items: { meterId: string }[] }).items.map((meter) => meter.meterId);
}

test("a file of NDJSON registers its meters, with all that a registration has", async () => {
  const more = { fuel: "gas", label: "12 Acacia Avenue", tags: ["no-wan", "north"] };
  const text = `${lineOf(1, { ...more, lastCounter: 7 })}\n\n${lineOf(2)}`;
  expect(await send(NDJSON, text)).toMatchObject({
    registered: 2,
    unchanged: 0,
    refused: 0,
    refusals: [],
  });
  expect((await rig.call("GET", `/v1/meters/${meterId(1)}`)).body).toMatchObject({
    publicKey: KEY,
    ...more,
    lastCounter: 7,
    forecast: { nextCounter: 8 },
  });
  expect(await meterIds()).toEqual([meterId(1), meterId(2)]);
});

test("a CSV registers the same: columns in any order, certificates, quotes", async () => {
  const text = [
    "publicKey,meterId,tags,label,fuel",
    `${KEY},${meterId(1)},no-wan;north,"12, ""Acacia"" Avenue",gas`,
    `"${AGREEMENT_CERTIFICATE}",${METER_ID},,,`,
    "",
    `${KEY},${meterId(3)},,"The\rend",`,
    `${KEY},${meterId(4)},,,electricity`,
  ].join("\r\n");
  expect(await send("text/csv; charset=utf-8", text)).toMatchObject({
    registered: 3,
    refused: 1,
    refusals: [{ line: expect.any(Number), field: "label" }],
  });
  expect((await rig.call("GET", `/v1/meters/${meterId(1)}`)).body).toMatchObject({
    fuel: "gas",
    label: '12, "Acacia" Avenue',
    tags: ["no-wan", "north"],
  });
  expect((await rig.call("GET", `/v1/meters/${METER_ID}`)).body).toMatchObject({
    publicKey: KEY,
    tags: [],
    label: null,
  });
});

const REFUSED_LINES: readonly [title: string, line: string, field: string][] = [
  ["half of a line", '{"meterId":"00db', "line"],
  ["a list", "[]", "body"],
  ["nothing but a word", '"meter"', "body"],
  ["a meter without a key", JSON.stringify({ meterId: meterId(2) }), "publicKey"],
  ["a meter id of mixed marks", lineOf(2, { meterId: "00-DB:000000000002" }), "meterId"],
  ["a member more", lineOf(2, { balance: 1 }), "balance"],
  ["a fuel that is none", lineOf(2, { fuel: "steam" }), "fuel"],
  ["a counter past the last", lineOf(2, { lastCounter: 4_294_967_296 }), "lastCounter"],
  ["a key off the curve", lineOf(2, { publicKey: `04${"11".repeat(64)}` }), "publicKey"],
  [
    "a certificate of P-384",
    lineOf(2, { meterId: METER_ID, publicKey: P384_CERTIFICATE }),
    "publicKey",
  ],
  [
    "a certificate for signatures",
    lineOf(2, { meterId: METER_ID, publicKey: SIGNATURE_CERTIFICATE }),
    "publicKey",
  ],
  ["the supplier's own id", lineOf(2, { meterId: SUPPLIER_ID }), "meterId"],
  ["the supplier's own key", lineOf(2, { publicKey: publicKeyOf(SUPPLIER_KEY) }), "publicKey"],
  ["a line of 20,000 characters", lineOf(2, { label: "x".repeat(20_000) }), "line"],
];

test.each(REFUSED_LINES)(
  "%s is refused by line and field; the others are taken",
  async (...each) => {
    const [, line, field] = each;
    const result = await send(NDJSON, `${lineOf(1)}\n${line}\n${lineOf(3)}\n`);
    expect(result).toMatchObject({
      registered: 2,
      unchanged: 0,
      refused: 1,
      refusals: [{ line: 2, field, why: expect.any(String) }],
    });
    expect(await meterIds()).toEqual([meterId(1), meterId(3)]);
  },
);

const REFUSED_ROWS: readonly [title: string, row: string, field: string][] = [
  ["a cell too few", meterId(2), "line"],
  ["a cell too many", `${meterId(2)},${KEY},gas,more`, "line"],
  ["a quote that is never closed", `${meterId(2)},"${KEY},gas`, "line"],
  ["a quote inside a cell", `${meterId(2)},${KEY},g"as`, "line"],
  ["text behind a quoted cell", `${meterId(2)},"${KEY}"x,gas`, "line"],
  ["no meter id", `,${KEY},gas`, "meterId"],
  ["a fuel that is none", `${meterId(2)},${KEY},steam`, "fuel"],
];

test.each(REFUSED_ROWS)("%s in a CSV is refused by line; the next row is read", async (...each) => {
  const [, row, field] = each;
  const rows = Array.from({ length: 150 }, (_, at) => `${meterId(at + 3)},${KEY},gas`);
  const text = ["meterId,publicKey,fuel", `${meterId(1)},"${KEY}",gas`, row, ...rows].join("\n");
  expect(await send("text/csv", text)).toMatchObject({
    registered: 151,
    unchanged: 0,
    refused: 1,
    refusals: [{ line: 3, field, why: expect.any(String) }],
  });
});

test.each([
  ["without the key's column", "meterId,fuel"],
  ["with a column that is none", "meterId,publicKey,balance"],
  ["with a column twice", "meterId,publicKey,meterId"],
  ["that is a meter", `${meterId(1)},${KEY}`],
  ["of nothing", ""],
])("a CSV header %s is refused by name, and nothing is taken", async (_title, header) => {
  const text = `${header}\n${meterId(1)},${KEY}`;
  const type = { "content-type": "text/csv" };
  const { status, body } = await rig.call("POST", "/v1/meters/import", text, type);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "header" }]);
  expect(await meterIds()).toEqual([]);
});

test("a file sent again changes nothing; a meter with other details is refused", async () => {
  await send(NDJSON, [1, 2].map((at) => lineOf(at)).join("\n"));
  const other = lineOf(2, { publicKey: publicKeyOf(OTHER_METER_KEY) });
  const text = [lineOf(1), other, lineOf(3), lineOf(3), lineOf(3, { fuel: "gas" })].join("\n");
  expect(await send(NDJSON, text)).toMatchObject({
    registered: 1,
    unchanged: 2,
    refused: 2,
    refusals: [
      { line: 2, field: "meterId" },
      { line: 5, field: "meterId" },
    ],
  });
});

test("a key that another meter has, here or in the file, is taken with a warning", async () => {
  const other = { publicKey: publicKeyOf(OTHER_METER_KEY) };
  expect(await send(NDJSON, `${lineOf(1)}\n${lineOf(2, other)}`)).toMatchObject({ warned: 0 });
  const third = { publicKey: publicKeyOf(COMMAND_KEY) };
  const text = [lineOf(1), lineOf(3), lineOf(4, third), lineOf(5, third)].join("\n");
  const shared = { field: "publicKey", why: expect.stringContaining("another meter") };
  expect(await send(NDJSON, text)).toEqual({
    registered: 3,
    changed: 0,
    retired: 0,
    takenBack: 0,
    unchanged: 1,
    refused: 0,
    refusals: [],
    warned: 2,
    warnings: [
      { line: 2, ...shared },
      { line: 4, ...shared },
    ],
  });
});

test("bytes that are no UTF-8 are refused as a line", async () => {
  const body = Buffer.concat([
    Buffer.from(`${lineOf(1)}\n{"meterId":"`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(`"}\n${lineOf(3)}`),
  ]);
  const answer = await fetch(`${rig.url()}/v1/meters/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": NDJSON },
    body,
  });
  expect(await answer.json()).toMatchObject({
    registered: 2,
    refusals: [{ line: 2, field: "line", why: "line is not UTF-8: save the file as UTF-8" }],
  });
});

test.each([
  ["meterId,label", "header: column publicKey is missing"],
  [
    "meterId,publicKey,colour",
    "header: column 3 is not a known column; read by commas it names meterId, publicKey, colour; " +
      "name each column once, of action, meterId, publicKey, fuel, label, tags, ",
  ],
  ["meterId;public key;4711", "read by semicolons it names meterId, public key, (no name);"],
  ["sep=|", "header: sep= states a separator that is none"],
  ["meterId,publicKey,meterId", "header: column 3 is repeated"],
])("what is wrong with the header %s is told", async (header, why) => {
  const type = { "content-type": "text/csv" };
  const { status, body } = await rig.call("POST", "/v1/meters/import", `${header}\n`, type);
  const told = { field: "header", detail: expect.stringContaining(why) };
  expect([status, body]).toMatchObject([400, told]);
});

test.each(["application/json", "application/xml", "multipart/form-data"])(
  "a body of %s is unsupported_media_type",
  async (type) => {
    const answer = await rig.call("POST", "/v1/meters/import", "[]", { "content-type": type });
    expect([answer.status, answer.body]).toMatchObject([415, { code: "unsupported_media_type" }]);
  },
);

test("an empty file registers nothing", async () => {
  expect(await send(NDJSON, "\n")).toMatchObject({ registered: 0, refused: 0 });
});

test("of many refused lines the first thousand are told, and all are counted", async () => {
  const result = await send(NDJSON, `${"{\n".repeat(2_500)}${lineOf(1)}`);
  expect([result.registered, result.refused, result.refusals.length]).toEqual([1, 2_500, 1_000]);
  expect(result.refusals.at(-1)?.line).toBe(1_000);
});

test("a file of 30,000 meters arrives in pieces, is kept, and is in the audit trail", async () => {
  const meters = 30_000;
  function* pieces() {
    for (let at = 0; at < meters; at += 1) yield Buffer.from(`${lineOf(at)}\n`);
  }
  const answer = await fetch(`${rig.url()}/v1/meters/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": NDJSON },
    body: Readable.toWeb(Readable.from(pieces())) as ReadableStream,
    duplex: "half",
  });
  expect(await answer.json()).toMatchObject({ registered: meters, refused: 0 });
  const { body } = await rig.call("GET", "/v1/audit?action=meters.imported&limit=200");
  const { items } = body as { items: { details: { meters: number } }[] };
  expect(items.reduce((sum, { details }) => sum + details.meters, 0)).toBe(meters);
});

test("whatever lines stand between, a good one is always taken", async () => {
  const anyLine = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom('"', '","', `${meterId(9)},"`, "{", "\u0000", "-----BEGIN CERTIFICATE-----"),
  );
  const anyJunk = fc.array(
    anyLine.filter((line) => !/[\n\r]/.test(line)),
    { maxLength: 12 },
  );
  let at = 0x1000;
  await fc.assert(
    fc.asyncProperty(anyJunk, fc.constantFrom(NDJSON, "text/csv"), async (junk, type) => {
      at += 1;
      const isCsv = type === "text/csv";
      const good = isCsv ? `${meterId(at)},${KEY}` : lineOf(at);
      const header = isCsv ? ["meterId,publicKey"] : [];
      const { registered } = await send(type, [...header, ...junk, good, ...junk, ""].join("\n"));
      return registered === 1;
    }),
    { numRuns: 60 },
  );
});
