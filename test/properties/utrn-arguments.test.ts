import {
  agreeSecret,
  type Command,
  type Confirmation,
  checkDigit,
  findClockDays,
  firstRevisionCounter,
  inspectCode,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
  readCode,
  readConfirmation,
  writeConfirmation,
} from "@utrn-lab/utrn";
import {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  renameFields,
} from "@utrn-lab/utrn/checks";
import { newReplayState, recoverCounter } from "@utrn-lab/utrn/replay";
import { parseDate } from "@utrn-lab/utrn/rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectRefused, messageOf } from "../support/field-errors.ts";
import { METER_ID, METER_KEY, SUPPLIER_ID, SUPPLIER_KEY, shared } from "../support/parties.ts";

const SECRET = shared();

const EXAMPLE: Confirmation = {
  date: "2026-10-01",
  kind: "applied",
  utrnCounter: 42,
  supply: "armed",
  mode: "prepayment",
  emergencyCreditActive: false,
  balancePence: 0,
};
const parties = {
  supplierId: SUPPLIER_ID,
  meterId: METER_ID,
  privateKey: SUPPLIER_KEY,
  publicKey: publicKeyOf(METER_KEY),
};
const topUp: Command[] = [{ type: "top_up", amountPence: 1 }];

/** A call with one argument replaced by a wrong one. */
function wrong(call: (given: never) => unknown, given: object, member: string, value: unknown) {
  return () => call({ ...given, [member]: value } as never);
}

const write = (given: Confirmation) => writeConfirmation(SECRET, given);
const expected = { nearCounter: 1, date: "2026-10-01", daysBack: 1 };
const read = (given: typeof expected) => readConfirmation(SECRET, "0".repeat(20), given);
const findDays = (given: typeof expected) => findClockDays(SECRET, "0".repeat(20), given);
const issue = (given: { utrnCounter: number; commands: Command[] }) => issueCode(SECRET, given);
const request = { utrnCounter: 1, commands: topUp };

const WRONG_ARGUMENTS: readonly (readonly [
  field: string,
  kind: "range" | "type",
  act: () => unknown,
])[] = [
  ["utrnCounter", "range", wrong(issue, request, "utrnCounter", 0)],
  ["utrnCounter", "range", wrong(issue, request, "utrnCounter", 2 ** 32)],
  ["utrnCounter", "type", wrong(issue, request, "utrnCounter", "1")],
  ["digits", "range", wrong(issue, request, "digits", 80)],
  ["date", "range", wrong(write, EXAMPLE, "date", "1999-12-31")],
  ["kind", "range", wrong(write, EXAMPLE, "kind", "both")],
  ["utrnCounter", "range", wrong(write, EXAMPLE, "utrnCounter", 0)],
  ["utrnCounter", "range", wrong(write, { ...EXAMPLE, kind: "status" }, "utrnCounter", -1)],
  ["supply", "range", wrong(write, EXAMPLE, "supply", "off")],
  ["mode", "range", wrong(write, EXAMPLE, "mode", "free")],
  ["emergencyCreditActive", "type", wrong(write, EXAMPLE, "emergencyCreditActive", 1)],
  ["balancePence", "range", wrong(write, EXAMPLE, "balancePence", 0.5)],
  ["balancePence", "type", wrong(write, EXAMPLE, "balancePence", "0")],
  ["code", "type", () => readCode(SECRET, ["7".repeat(20)] as never, 0)],
  ["code", "type", () => readCode(SECRET, 73946144332040217315n as never, 0)],
  ["code", "type", () => readConfirmation(SECRET, 5n as never, expected)],
  ["code", "type", () => findClockDays(SECRET, ["0".repeat(20)] as never, expected)],
  ["code", "type", () => firstRevisionCounter(SECRET, ["7".repeat(20)] as never, 0)],
  ["typed", "type", () => inspectCode(["7".repeat(20)] as never)],
  ["digits", "type", () => checkDigit(["7"] as never)],
  ["block", "range", () => checkDigit("7", 4 as never)],
  ["nearCounter", "range", wrong(read, expected, "nearCounter", 2 ** 32)],
  ["date", "type", wrong(read, expected, "date", 9_770)],
  ["daysBack", "range", wrong(read, expected, "daysBack", 367)],
  ["clockDays", "range", wrong(read, expected, "clockDays", 16_384)],
  ["supplierId", "range", wrong(agreeSecret, parties, "supplierId", "90B3D51F30010000")],
  ["meterId", "type", wrong(agreeSecret, parties, "meterId", 5)],
  ["privateKey", "range", wrong(agreeSecret, parties, "privateKey", "f".repeat(64))],
  ["privateKey", "range", wrong(agreeSecret, parties, "privateKey", "0".repeat(64))],
  ["publicKey", "range", wrong(agreeSecret, parties, "publicKey", `04${"1".repeat(128)}`)],
  ["publicKey", "range", wrong(agreeSecret, parties, "publicKey", "04")],
  ["publicKey", "range", wrong(agreeSecret, parties, "publicKey", publicKeyOf(SUPPLIER_KEY))],
  [
    "publicKey",
    "range",
    wrong(agreeSecret, { ...parties, commandPrivateKey: METER_KEY }, "privateKey", SUPPLIER_KEY),
  ],
  [
    "commandPublicKey",
    "range",
    wrong(agreeSecret, parties, "commandPublicKey", publicKeyOf(SUPPLIER_KEY)),
  ],
  ["privateKey", "range", () => publicKeyOf("f".repeat(64))],
  ["random", "range", () => privateKeyFrom(new Uint8Array(47))],
  ["random", "range", () => privateKeyFrom(new Uint8Array(49))],
  ["digits", "range", () => checkDigit("")],
  ["digits", "range", () => checkDigit("12a")],
  ["digits", "range", () => checkDigit("a12")],
  ["nearCounter", "range", wrong(findDays, expected, "nearCounter", 2 ** 32)],
  ["date", "range", wrong(findDays, expected, "date", "2026-13-01")],
  ["highest", "range", () => recoverCounter(-1, 0, 10)],
  ["truncated", "range", () => recoverCounter(0, 1_024, 10)],
  ["bits", "range", () => recoverCounter(0, 0, 12 as 10)],
  ["floor", "range", () => newReplayState(2 ** 32)],
  ["day", "range", () => parseDate("2026-13-01", "day")],
  ["day", "range", () => parseDate("tomorrow", "day")],
  ["flag", "type", () => checkBoolean(0, "flag")],
  ["watts", "range", () => checkInteger(11, "watts", 0, 10)],
  ["watts", "type", () => checkInteger(null, "watts", 0, 10)],
  ["fuel", "range", () => checkOneOf("coal", "fuel", ["gas", "electricity"])],
  ["body.a", "type", () => checkMembers({}, "body", ["a"])],
  ["body.b", "range", () => checkMembers({ a: 1, b: 1 }, "body", ["a"])],
  ["body.12345", "range", () => checkMembers({ a: 1, "12345": 1 }, "body", ["a"])],
  ["body", "range", () => checkMembers({ a: 1, "123456": 1 }, "body", ["a"])],
  ["body", "range", () => checkMembers({ a: 1, "?": 1 }, "body", ["a"])],
  ["body", "type", () => checkMembers([], "body", ["a"])],
  ["body", "range", () => checkMembers({ a: 1, "73946144332040217315": 1 }, "body", ["a"])],
  ["body", "range", () => checkMembers({ a: 1, ["ab".repeat(32)]: 1 }, "body", ["a"])],
];

describe("a wrong argument", () => {
  it.each(WRONG_ARGUMENTS)("%s is refused by a %s error that names it", (field, kind, act) => {
    expectRefused(act, field, kind);
  });

  it("lets the right ones through", () => {
    expect(checkInteger(10, "watts", 0, 10)).toBe(10);
    expect(checkBoolean(true, "flag")).toBe(true);
    expect(checkOneOf("gas", "fuel", ["gas", "electricity"])).toBe("gas");
    const body = { a: 1, c: 2 };
    expect(checkMembers(body, "body", ["a"], ["b", "c"])).toBe(body);
  });

  it("has its caller's name where the check knows another", () => {
    const toCaller = (field: string) => `body.${field}`;
    const range = () => renameFields(() => checkInteger(11, "watts", 0, 10), toCaller);
    const type = () => renameFields(() => checkInteger("", "watts", 0, 10), toCaller);
    expectRefused(range, "body.watts", "range");
    expectRefused(type, "body.watts", "type");
    expect(renameFields(() => checkInteger(1, "watts", 0, 10), toCaller)).toBe(1);
  });

  it("is told apart from a bug, which is passed on as it is", () => {
    const bug = new RangeError("x");
    const thrown = () => {
      throw bug;
    };
    expect(() => renameFields(thrown, () => "body")).toThrow(bug);
  });

  it("is told apart from other errors", () => {
    expect(isFieldError(new RangeError("x"))).toBe(false);
    expect(isFieldError(new FieldRangeError("x", "is wrong"))).toBe(true);
    expect(isFieldError(new FieldTypeError("x", "is wrong"))).toBe(true);
  });
});

describe("an error", () => {
  const hex = fc.string({
    unit: fc.constantFrom(..."0123456789abcdefg"),
    minLength: 16,
    maxLength: 140,
  });
  const digits = fc.string({
    unit: fc.constantFrom(..."0123456789x"),
    minLength: 16,
    maxLength: 60,
  });

  it("never repeats a key", () => {
    const names = fc.constantFrom("privateKey", "publicKey", "supplierId", "meterId");
    fc.assert(
      fc.property(names, hex, (member, value) => {
        return !messageOf(wrong(agreeSecret, parties, member, value)).includes(value);
      }),
    );
  });

  it("never repeats a code or its digits", () => {
    fc.assert(fc.property(digits, (value) => !messageOf(() => checkDigit(value)).includes(value)));
  });
});
