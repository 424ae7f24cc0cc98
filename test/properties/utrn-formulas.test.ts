import { type Command, issueCode, readCode } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOfCode, FIELD_BITS } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommands, commandOf } from "../support/commands.ts";
import { anyCounter, sharedByTwoKeys } from "../support/parties.ts";
import { commandByHand, headBits, topUpByHand } from "../support/signed-by-hand.ts";

const SECRET = sharedByTwoKeys();
const NOT_AUTHENTIC = { ok: false, reason: "not_authentic", check: "mac" };
const NO_COUNTER = { ok: false, reason: "not_authentic", check: "counter" };
const COUNTER_0 = "0".repeat(10);
const COUNTER_1 = "0000000001";
const RESTORE = "1010";

function isTopUp(commands: readonly Command[], digits: number): boolean {
  return digits === 20 && commands[0]?.type === "top_up";
}

describe("the formula of section 4", () => {
  it("of command codes always gives the code that is issued", () => {
    fc.assert(
      fc.property(anyCommands, anyCounter, (commands, utrnCounter) => {
        for (const digits of lengthsThatHold(commands)) {
          if (isTopUp(commands, digits)) continue;
          const code = issueCode(SECRET, { utrnCounter, commands, digits });
          const head = bitsOfCode(code).slice(0, FIELD_BITS[digits].mac[0]);
          expect(commandByHand(SECRET, utrnCounter, head)).toBe(code);
        }
      }),
    );
  });

  it("of top-ups always gives the code that is issued", () => {
    fc.assert(
      fc.property(commandOf.top_up, anyCounter, (command, utrnCounter) => {
        fc.pre(lengthsThatHold([command]).includes(20));
        const code = issueCode(SECRET, { utrnCounter, commands: [command] });
        const head = bitsOfCode(code).slice(0, 32);
        expect(topUpByHand(SECRET, utrnCounter, head)).toBe(code);
      }),
    );
  });
});

describe("a code whose MAC is right", () => {
  const restore = (counter: string) => headBits(20, RESTORE, counter, "");

  it("is read", () => {
    const code = commandByHand(SECRET, 1, restore(COUNTER_1));
    expect(readCode(SECRET, code, 0)).toEqual({
      ok: true,
      utrnCounter: 1,
      commands: [{ type: "restore_supply" }],
    });
  });

  it("under counter 0 is not authentic", () => {
    const code = commandByHand(SECRET, 0, restore(COUNTER_0));
    expect(readCode(SECRET, code, 0)).toEqual(NO_COUNTER);
  });

  it("under the last counter is not authentic where the counter would be -1", () => {
    const code = commandByHand(SECRET, 4_294_967_295, restore("1111111111"));
    expect(readCode(SECRET, code, 0)).toEqual(NO_COUNTER);
    expect(readCode(SECRET, code, 4_294_967_294)).toMatchObject({ ok: true });
  });

  it("under counter 1 is not authentic where the counter would be 2^32 + 1", () => {
    const code = commandByHand(SECRET, 1, restore(COUNTER_1));
    expect(readCode(SECRET, code, 4_294_967_295)).toEqual(NO_COUNTER);
  });

  it("made as a top-up's does not verify for a command, nor a command's for a top-up", () => {
    const topUp = headBits(20, "0000", COUNTER_1, "000001111101000");
    expect(readCode(SECRET, topUpByHand(SECRET, 1, topUp), 0)).toMatchObject({ ok: true });
    expect(readCode(SECRET, commandByHand(SECRET, 1, topUp), 0)).toEqual(NOT_AUTHENTIC);
    expect(readCode(SECRET, topUpByHand(SECRET, 1, restore(COUNTER_1)), 0)).toEqual(NOT_AUTHENTIC);
  });

  it.each([
    ["20 digits: bits behind a restored supply", headBits(20, RESTORE, COUNTER_1, "1")],
    ["40 digits: no item", headBits(40, "1110", `000000${COUNTER_1}`, "")],
    ["60 digits: a reserved opcode", headBits(60, "1111", `000000${COUNTER_1}`, "10100")],
  ])("is unsupported where no encoder writes such a body, in %s", (_, head) => {
    const code = commandByHand(SECRET, 1, head);
    expect(readCode(SECRET, code, 0)).toEqual({ ok: false, reason: "unsupported", check: "body" });
  });
});
