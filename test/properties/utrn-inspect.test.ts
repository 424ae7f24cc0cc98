import {
  inspectBody,
  inspectCode,
  issueCode,
  printCode,
  stripPrinting,
  writeConfirmation,
} from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOfNumbers } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommands, asRead } from "../support/commands.ts";
import { commandsIn, longCode, MAC_32, MAC_48, shortCode } from "../support/hand-made-codes.ts";
import { anyCounter, shared } from "../support/parties.ts";

const SECRET = shared();
describe("inspecting without any key", () => {
  it("shows the fields of a top-up of 10 pounds", () => {
    expect(inspectCode(printCode(shortCode("0000", "00_0001111101000")))).toEqual({
      kind: "code",
      digits: 20,
      subClass: 0,
      truncatedCounter: 5,
      fields: [
        { name: "lead", bits: "000", value: "0" },
        { name: "sub class", bits: "0000", value: "0" },
        { name: "truncated counter", bits: "0000000101", value: "5" },
        { name: "body", bits: "000001111101000", value: "1000" },
        { name: "MAC", bits: MAC_32, value: "2952790017" },
      ],
      commands: [{ type: "top_up", amountPence: 1_000, valueClass: "pence" }],
    });
  });

  it("shows the fields of a 40-digit code", () => {
    expect(inspectCode(longCode(40, "10001"))).toMatchObject({
      digits: 40,
      subClass: 14,
      truncatedCounter: 5,
      fields: [
        { name: "lead", bits: "000" },
        { name: "sub class", bits: "1110" },
        { name: "truncated counter", bits: "0000000000000101" },
        { name: "body", bits: "10001".padEnd(56, "0") },
        { name: "MAC", bits: MAC_48 },
      ],
      commands: [{ type: "restore_supply" }],
    });
  });

  it("shows the fields of a confirmation", () => {
    const bits = `00${"10"}1${"0"}${"0000101010"}${"11111111111111111111"}${"1".padEnd(26, "0")}`;
    expect(inspectCode(codeOfNumbers([BigInt(`0b${bits}`)]))).toEqual({
      kind: "confirmation",
      digits: 20,
      truncatedCounter: 42,
      fields: [
        { name: "kind", bits: "00", value: "0" },
        { name: "supply", bits: "10", value: "2" },
        { name: "mode", bits: "1", value: "1" },
        { name: "emergency credit active", bits: "0", value: "0" },
        { name: "counter", bits: "0000101010", value: "42" },
        { name: "balance", bits: "1".repeat(20), value: "1048575" },
        { name: "MAC", bits: "1".padEnd(26, "0"), value: "33554432" },
      ],
      says: {
        kind: "applied",
        supply: "armed",
        mode: "prepayment",
        emergencyCreditActive: false,
        balancePence: -1,
      },
    });
  });

  it("says null for what is reserved in a confirmation", () => {
    const code = codeOfNumbers([BigInt(`0b1111${"0".repeat(58)}`)]);
    expect(inspectCode(code)).toMatchObject({ says: { kind: null, supply: null, mode: "credit" } });
  });

  it.each([
    ["typed with spaces and hyphens, it is read", "7394-6144 3320 4021 7315", "code"],
    ["cut short, it is refused", "7394-6144 3320 4021 731", "refused"],
  ])("%s", (_, typed, kind) => {
    expect(inspectCode(typed).kind).toBe(kind);
  });

  it("names the block that is wrong", () => {
    const code = longCode(40, "10001");
    const wrong = code.slice(0, 39) + String((Number(code[39]) + 1) % 10);
    expect(inspectCode(wrong)).toEqual({ kind: "refused", reason: "check_digit_wrong", block: 2 });
  });

  it("names no block of what is no code", () => {
    expect(inspectCode("73")).toStrictEqual({ kind: "refused", reason: "incomplete" });
  });

  it("always reads the commands that were issued", () => {
    fc.assert(
      fc.property(anyCommands, anyCounter, (commands, utrnCounter) => {
        fc.pre(lengthsThatHold(commands).length > 0);
        const code = issueCode(SECRET, { utrnCounter, commands });
        expect(commandsIn(printCode(code))).toMatchObject(commands.map(asRead));
      }),
    );
  });

  it("reads a meter's own confirmation", () => {
    const code = writeConfirmation(SECRET, {
      date: "2026-10-01",
      kind: "status",
      utrnCounter: 1_025,
      supply: "enabled",
      mode: "credit",
      emergencyCreditActive: true,
      balancePence: -250,
    });
    expect(inspectCode(code)).toMatchObject({
      truncatedCounter: 1,
      says: { kind: "status", supply: "enabled", mode: "credit", emergencyCreditActive: true },
    });
  });
});

describe("inspecting a body, field by field", () => {
  const linesOf = (code: string) =>
    inspectBody(code).map(({ item, name, bits, reads }) => [item, name, bits, reads]);

  it("shows register, class and value of a short code", () => {
    expect(linesOf(shortCode("0011", "10_1_000000000111"))).toEqual([
      [1, "register", "10", "payment"],
      [1, "class", "1", "pounds"],
      [1, "value", "000000000111", 7],
    ]);
  });

  it("shows whether a suspension has hours or a day, and which", () => {
    // Day 9,771 is 2026-10-02 (code-format.md 3, day 1 is 2000-01-02).
    expect(linesOf(longCode(40, `01111_1_${(9_771).toString(2).padStart(14, "0")}`))).toEqual(
      expect.arrayContaining([
        [1, "kind", "1", "until"],
        [1, "until", "10011000101011", "2026-10-02"],
      ]),
    );
  });

  it("shows the padding of a short code without fields", () => {
    expect(linesOf(shortCode("1010", "0".repeat(15)))).toEqual([
      [1, "padding", "0".repeat(15), undefined],
    ]);
  });

  it("shows every item of a long code, lists within it, and its end", () => {
    // 2026-12-25 is 9,855 days after 2000-01-01; a window on Monday and Sunday, 22:00 to 06:30.
    const until = "10011_10011001111111";
    const windows = "01011_001_1000001_101100_001101";
    expect(linesOf(longCode(60, `${until}_${windows}`))).toEqual([
      [1, "opcode", "10011", "valid_until"],
      [1, "date", "10011001111111", "2026-12-25"],
      [2, "opcode", "01011", "set_non_disconnect_calendar"],
      [2, "windows count", "001", 1],
      [2, "windows 1 days", "1000001", ["mon", "sun"]],
      [2, "windows 1 start", "101100", "22:00"],
      [2, "windows 1 end", "001101", "06:30"],
      [3, "opcode", "00000", "end"],
      [3, "padding", "0".repeat(60), undefined],
    ]);
  });

  it("says null of a price that begins at once, and nothing of what no encoder writes", () => {
    const price = `01001_${"1".padStart(18, "0")}_${"10".padStart(18, "0")}_${"0".repeat(14)}`;
    expect(linesOf(longCode(60, price)).slice(0, 4)).toEqual([
      [1, "opcode", "01001", "change_price"],
      [1, "unitRateMillipence", "1".padStart(18, "0"), 1],
      [1, "standingChargeMillipence", "10".padStart(18, "0"), 2],
      [1, "startDate", "0".repeat(14), null],
    ]);
    expect(linesOf(longCode(40, "01000_1111111"))).toEqual([
      [1, "opcode", "01000", "set_payment_debt_recovery"],
      [1, "percent", "1111111", undefined],
      [1, "not read", "0".repeat(44), undefined],
    ]);
    expect(linesOf(longCode(40, "11111"))).toEqual([
      [1, "opcode", "11111", undefined],
      [1, "not read", "0".repeat(51), undefined],
    ]);
  });

  it("has no fields where there is no code", () => {
    expect(inspectBody("7394")).toEqual([]);
  });

  it("always accounts for every bit of the body, in order", () => {
    fc.assert(
      fc.property(anyCommands, anyCounter, (commands, utrnCounter) => {
        fc.pre(lengthsThatHold(commands).length > 0);
        const code = issueCode(SECRET, { utrnCounter, commands });
        const inspection = inspectCode(code);
        const [, , , body] = inspection.kind === "code" ? inspection.fields : [];
        expect(
          inspectBody(code)
            .map(({ bits }) => bits)
            .join(""),
        ).toBe(body?.bits);
      }),
    );
  });
});

describe("a printed code", () => {
  it.each([
    ["73946144332040217315", "7394 6144 3320 4021 7315"],
    ["", ""],
    ["123", "123"],
  ])("of %s is %s", (code, printed) => {
    expect(printCode(code)).toBe(printed);
    expect(stripPrinting(printed)).toBe(code);
  });
});
