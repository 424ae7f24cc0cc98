import { firstRevisionCounter, issueCode, readCode } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { FIRST_REVISION, secretOfVector } from "../support/first-revision.ts";
import { shared } from "../support/parties.ts";
import { firstRevisionByHand, headBits } from "../support/signed-by-hand.ts";

const { commandCodes, topUps } = FIRST_REVISION;
const COMMAND_KEY = "1".repeat(64);

describe("a code of the first revision", () => {
  it.each(commandCodes)(
    "$answer.code.length digits, $name: is told as such, and not read",
    (one) => {
      const { code } = one.answer;
      const { utrnCounter } = one.request;
      const near = Math.max(0, utrnCounter - 500);
      const secret = secretOfVector(one);
      expect(firstRevisionCounter(secret, code, near)).toBe(utrnCounter);
      expect(readCode(secret, code, near)).toMatchObject({ ok: false });
      // It had one key, which is the top-up key where commands now have another.
      expect(firstRevisionCounter(secretOfVector(one, COMMAND_KEY), code, near)).toBe(utrnCounter);
    },
  );

  it.each(commandCodes)("$name: is no code of another secret or another counter", (one) => {
    const { code } = one.answer;
    const { utrnCounter } = one.request;
    expect(firstRevisionCounter(shared(), code, utrnCounter)).toBeUndefined();
    const far = (utrnCounter + 65_536 * 3) % 4_294_000_000;
    expect(firstRevisionCounter(secretOfVector(one), code, far)).toBeUndefined();
  });

  it.each(topUps)("that is a top-up, $name, is a code of this revision", (one) => {
    const { code } = one.answer;
    const { utrnCounter } = one.request;
    expect(readCode(secretOfVector(one), code, utrnCounter - 1)).toMatchObject({
      ok: true,
      utrnCounter,
    });
    expect(firstRevisionCounter(secretOfVector(one), code, utrnCounter - 1)).toBeUndefined();
  });

  it.each([20, 40, 60] as const)("is none that this revision issues in %i digits", (digits) => {
    const commands = [{ type: "restore_supply" }] as const;
    const code = issueCode(shared(), { utrnCounter: 7, commands, digits });
    expect(firstRevisionCounter(shared(), code, 6)).toBeUndefined();
  });

  it.each(commandCodes.filter(({ answer }) => answer.code.length > 20))(
    "$name: is none where its first block, whose check digit is right, stands alone",
    (one) => {
      const { utrnCounter } = one.request;
      const firstBlock = one.answer.code.slice(0, 20);
      expect(firstRevisionCounter(secretOfVector(one), firstBlock, utrnCounter)).toBeUndefined();
    },
  );

  it("is no top-up, though it were signed as a command was", () => {
    const body = "000001111101000";
    const signed = (subClass: string) =>
      firstRevisionByHand(shared(), 5, headBits(20, subClass, "0000000101", body));
    expect(firstRevisionCounter(shared(), signed("0001"), 4)).toBe(5);
    expect(firstRevisionCounter(shared(), signed("0000"), 4)).toBeUndefined();
  });

  it("has no counter below 0, whose bytes would be those of one at the end", () => {
    const bits = headBits(20, "1010", "1111111111", "");
    const last = firstRevisionByHand(shared(), 4_294_967_295, bits);
    expect(firstRevisionCounter(shared(), last, 4_294_967_000)).toBe(4_294_967_295);
    expect(firstRevisionCounter(shared(), last, 0)).toBeUndefined();
  });

  it.each(commandCodes)("$name: is none with any one digit changed", (one) => {
    const { code } = one.answer;
    const { utrnCounter } = one.request;
    const secret = secretOfVector(one);
    for (const [at, digit] of [...code].entries()) {
      const other = String((Number(digit) + 1) % 10);
      const changed = code.slice(0, at) + other + code.slice(at + 1);
      expect(firstRevisionCounter(secret, changed, utrnCounter), `digit ${at}`).toBeUndefined();
    }
  });

  it.each(["", "1".repeat(20), "7394", "x".repeat(20), "9".repeat(60)])(
    "is not '%s', and nothing throws",
    (text) => {
      expect(firstRevisionCounter(shared(), text, 0)).toBeUndefined();
    },
  );
});
