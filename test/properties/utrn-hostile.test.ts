import { readFileSync } from "node:fs";
import { answerLine } from "@utrn-lab/cli/conformance";
import {
  CONFIRMATION_REFUSALS,
  checkDigit,
  inspectCode,
  issueCode,
  REFUSALS,
  readCode,
  readConfirmation,
} from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOfCode, codeOfBits, codeOfNumbers, flipped } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommands } from "../support/commands.ts";
import { anyText, HOSTILE_CODES } from "../support/hostile.ts";
import { shared } from "../support/parties.ts";

const SECRET = shared();
const EXPECTED = { nearCounter: 700, date: "2026-10-01", daysBack: 2 };

/** Law: any text is answered, by every reader, with a named refusal or a reading. */
function expectAnswered(text: string): void {
  const code = readCode(SECRET, text, 700);
  if (!code.ok) expect(REFUSALS).toContain(code.reason);
  const confirmation = readConfirmation(SECRET, text, EXPECTED);
  if (!confirmation.ok) expect(CONFIRMATION_REFUSALS).toContain(confirmation.reason);
  const inspection = inspectCode(text);
  expect(["code", "confirmation", "refused"]).toContain(inspection.kind);
  if (inspection.kind === "refused") expect(REFUSALS).toContain(inspection.reason);
}

/** Codes in which a few bits or digits were changed, some with check digits made right again. */
const anyMutated = fc
  .tuple(
    anyCommands.filter((commands) => lengthsThatHold(commands).length > 0),
    fc.array(fc.nat(189), { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([commands, places, isRepaired]) => {
    const code = issueCode(SECRET, { utrnCounter: 701, commands });
    if (isRepaired) {
      const bits = bitsOfCode(code);
      // The three leading bits stay zero: with them set, block 1 has 20 digits and no check digit.
      return codeOfBits(
        places.reduce((mutated, at) => flipped(mutated, 3 + (at % (bits.length - 3))), bits),
      );
    }
    const digits = [...code];
    for (const at of places) digits[at % digits.length] = String(at % 10);
    return digits.join("");
  });

/** Digits whose check digits are right and whose blocks say anything at all. */
const anyBlocks = fc
  .array(fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }), { minLength: 1, maxLength: 3 })
  .map(codeOfNumbers);

describe("every reader", () => {
  it.each(HOSTILE_CODES)("answers %s", (_, text) => {
    expectAnswered(text);
    expect(readCode(SECRET, text, 700)).toMatchObject({ ok: false });
    expect(readConfirmation(SECRET, text, EXPECTED)).toMatchObject({ ok: false });
  });

  it("always answers any text", () => {
    fc.assert(fc.property(anyText, expectAnswered), { numRuns: 500 });
  });

  it("always answers a code that was tampered with", () => {
    fc.assert(fc.property(anyMutated, expectAnswered), { numRuns: 300 });
  });

  it("always answers any numbers with their check digits", () => {
    fc.assert(fc.property(anyBlocks, expectAnswered), { numRuns: 500 });
  });

  it("never takes a confirmation for a code or a code for a confirmation", () => {
    fc.assert(
      fc.property(anyBlocks, (code) => {
        const isConfirmation = inspectCode(code).kind === "confirmation";
        const read = readCode(SECRET, code, 700);
        return !isConfirmation || (!read.ok && read.reason === "not_a_utrn");
      }),
    );
  });
});

const OPS = [
  "encode",
  "decode",
  "encode_confirmation",
  "decode_confirmation",
  "check_digit",
  "recover_counter",
];

/** What an error of the port may name: the request, its `op` or a member (code-format.md 7). */
const MEMBERS = [
  "request",
  "op",
  ..."code supplierId meterId supplierPrivateKey meterPublicKey meterPrivateKey".split(" "),
  ..."supplierPublicKey utrnCounter commands digits highestCounter date kind supply".split(" "),
  ..."mode emergencyCreditActive balancePence nearCounter daysBack".split(" "),
  ..."highest truncated bits block".split(" "),
];

/** Requests of the port with right names and anything for values, or anything at all. */
const anyRequest = fc.oneof(
  fc.json(),
  fc
    .record(
      {
        id: fc.jsonValue(),
        op: fc.oneof(fc.constantFrom(...OPS), fc.jsonValue()),
        digits: fc.oneof(anyText, fc.jsonValue()),
        code: fc.oneof(anyText, fc.jsonValue()),
        supplierId: fc.oneof(fc.constant(SECRET.supplierId), fc.jsonValue()),
        meterId: fc.oneof(fc.constant(SECRET.meterId), fc.jsonValue()),
        highest: fc.jsonValue(),
        truncated: fc.jsonValue(),
        bits: fc.constantFrom(10, 16, "10", null),
        commands: fc.jsonValue(),
        date: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((request) => JSON.stringify(request)),
);

interface Vector {
  readonly request: Readonly<Record<string, unknown>>;
}

const VECTORS: readonly Vector[] = JSON.parse(
  readFileSync("test/vectors/code-format.json", "utf8"),
).vectors;

/** A good request of the port with one member made anything, or left out. */
const anyAlmostGood = fc
  .tuple(fc.constantFrom(...VECTORS), fc.nat(20), fc.option(fc.jsonValue(), { nil: undefined }))
  .map(([{ request }, at, value]) => {
    const names = Object.keys(request);
    return JSON.stringify({ ...request, [names[at % names.length] ?? "op"]: value });
  });

/** Law: any line is answered by one line, and that is JSON. */
function expectOneLine(line: string): void {
  const answer = answerLine(line);
  expect(answer).not.toMatch(/[\r\n]/);
  expect(JSON.parse(answer)).toBeTypeOf("object");
}

describe("the conformance port", () => {
  it("answers a request", () => {
    const line = '{"op":"check_digit","digits":"7394614433204021731","id":7}';
    expect(JSON.parse(answerLine(line))).toEqual({ id: 7, checkDigit: "5" });
    expect(checkDigit("7394614433204021731")).toBe("5");
  });

  it("says that a line which is no JSON is wrong, and repeats nothing of it", () => {
    expect(JSON.parse(answerLine('{"op": "decode", "code": 7394'))).toEqual({
      error: "request must be one JSON object on one line",
    });
  });

  it.each(HOSTILE_CODES)("answers %s as a line and as a code", (_, text) => {
    expectOneLine(text);
    expectOneLine(JSON.stringify({ op: "check_digit", digits: text, id: text }));
  });

  it("always answers any line with one line of JSON", () => {
    fc.assert(fc.property(fc.oneof(anyText, anyRequest), expectOneLine), { numRuns: 1_000 });
  });

  it("always begins an error with the member that is wrong", () => {
    fc.assert(
      fc.property(anyRequest, (line) => {
        const { error } = JSON.parse(answerLine(line));
        return error === undefined || MEMBERS.includes(/^\w+/.exec(error)?.[0] ?? "");
      }),
      { numRuns: 500 },
    );
  });

  it("always answers a request that is almost good, and repeats no key in an error", () => {
    fc.assert(
      fc.property(anyAlmostGood, (line) => {
        expectOneLine(line);
        const { error } = JSON.parse(answerLine(line));
        if (error === undefined) return;
        expect(MEMBERS).toContain(/^\w+/.exec(error)?.[0]);
        // The end of the whole numbers has 16 digits too, and is no key.
        const said = error.replaceAll(String(Number.MAX_SAFE_INTEGER), "");
        expect(said).not.toMatch(/[0-9a-f]{16}/i);
      }),
      { numRuns: 300 },
    );
  });
});
