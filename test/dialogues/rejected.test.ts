import { type Command, issueCode } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { bitsOfCode, codeOfBits, codeOfNumbers, flipped } from "../support/code-bits.ts";
import { shared } from "../support/parties.ts";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

const RECOVERY: Command = { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 };

/** A code with a bit of its MAC turned, as a forger would try. */
function forged(counter: number): string {
  const bits = bitsOfCode(issueCode(shared(), { utrnCounter: counter, commands: [topUp(100)] }));
  return codeOfBits(flipped(bits, 63));
}

/** The first block with its check digit one too high. */
function slipped(block: string): string {
  return block.slice(0, 19) + String((Number(block[19]) + 1) % 10);
}

function told(dialogue: Dialogue, digits: string, count = 2): string[] {
  dialogue.press(`A${digits}B`);
  return dialogue.pages(count);
}

describe("what a refused code says", () => {
  it("incomplete, with the digits missing where block 1 announces more", () => {
    const dialogue = startDialogue();
    const code = dialogue.issue(1, [RECOVERY]);
    expect(told(dialogue, code.slice(0, 25))).toEqual([
      "Rejected|Incomplete",
      "15 digits|are missing",
    ]);
    expect(told(dialogue, code.slice(0, 39))[1]).toBe("1 digit|is missing");
    expect(told(dialogue, code.slice(0, 20))[1]).toBe("20 digits|are missing");
    // A first block with a slip announces nothing.
    expect(told(dialogue, `${slipped(code.slice(0, 20))}12345`)[1]).toBe(
      "A code has 20,|40 or 60 digits",
    );
    const twice = `${dialogue.issue(2, [topUp(100)])}12345`;
    expect(told(dialogue, twice)[1]).toBe("This code has|20 digits");
  });

  it("incomplete", () => {
    expect(told(startDialogue(), "123")).toEqual([
      "Rejected|Incomplete",
      "A code has 20,|40 or 60 digits",
    ]);
  });

  it.each([
    [1, "digits 1-20"],
    [2, "digits 21-40"],
  ])("check_digit_wrong in block %i", (block, digits) => {
    const dialogue = startDialogue();
    const code = dialogue.issue(1, [RECOVERY]);
    const at = block * 20 - 1;
    const slip = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
    expect(told(dialogue, slip)).toEqual([
      `Rejected|Check block ${block}`,
      `Typing slip in|${digits}`,
    ]);
  });

  it("not_a_utrn", () => {
    expect(told(startDialogue(), codeOfNumbers([0n]))).toEqual([
      "Rejected|Not a meter code",
      "Check the digits|and try again",
    ]);
  });

  it("unsupported", () => {
    // Sub class 12 is reserved (code-format.md 2).
    expect(told(startDialogue(), codeOfBits(`0001100${"0".repeat(57)}`))).toEqual([
      "Rejected|Not supported",
      "Please ask|your supplier",
    ]);
  });

  it("not_authentic", () => {
    expect(told(startDialogue(), forged(1))).toEqual([
      "Rejected|Invalid code",
      "Not a code for|this meter",
    ]);
  });

  it("duplicate", () => {
    const dialogue = startDialogue();
    const code = dialogue.issue(1, [topUp(100)]);
    dialogue.press(`A${code}B`);
    expect(told(dialogue, code)).toEqual(["Rejected|Duplicate", "This code was|used before"]);
  });

  it("too_old", () => {
    const dialogue = startDialogue();
    dialogue.key(2, { type: "revert_to_defaults", parts: ["balances"] });
    expect(told(dialogue, dialogue.issue(1, [topUp(100)]))).toEqual([
      "Rejected|Code too old",
      "Please ask for|a new code",
    ]);
  });

  it("expired", () => {
    const dialogue = startDialogue();
    const code = dialogue.issue(1, [{ type: "valid_until", date: "2026-09-30" }, topUp(100)]);
    expect(told(dialogue, code)).toEqual(["Rejected|Code expired", "Please ask for|a new code"]);
  });

  it("superseded", () => {
    const dialogue = startDialogue();
    dialogue.key(2, { type: "set_credit", amountPence: 100 });
    const code = dialogue.issue(1, [{ type: "set_credit", amountPence: 200 }]);
    expect(told(dialogue, code)).toEqual(["Rejected|Overtaken", "A newer code was|entered before"]);
  });

  it("credit_too_large", () => {
    const dialogue = startDialogue({ maxCredit: 5_000_000 });
    expect(told(dialogue, dialogue.issue(1, [topUp(5_001)]))).toEqual([
      "Rejected|Credit too large",
      "At most at once|£50.00",
    ]);
  });

  it("balance_too_high", () => {
    const dialogue = startDialogue({ maxMeterBalance: 5_000_000 });
    expect(told(dialogue, dialogue.issue(1, [topUp(5_001)]))).toEqual([
      "Rejected|Balance too high",
      "Balance at most|£50.00",
    ]);
  });

  it("not_applicable, where no money helps", () => {
    const dialogue = startDialogue({ meterBalance: -100_000 });
    const code = dialogue.issue(1, [
      { type: "suspend_disconnection", until: "2001-01-01" },
      { type: "restore_supply" },
    ]);
    expect(told(dialogue, code)).toEqual(["Rejected|Not possible now", "Please ask|your supplier"]);
  });

  it("keypad_locked, with the minutes left", () => {
    const dialogue = startDialogue();
    for (const counter of [1, 2, 3, 4]) dialogue.press(`A${forged(counter)}B`);
    expect(told(dialogue, forged(5), 3)).toEqual([
      "Rejected|Invalid code",
      "Not a code for|this meter",
      "Key locked|60 min left",
    ]);
    // Nobody types sixty digits in vain: entry does not begin.
    expect(dialogue.press("A")).toBe("Key locked|60 min left");
    expect(dialogue.meter().entry).toBeNull();
    expect(dialogue.wait(60)).toBe("Key locked|59 min left");
  });
});

describe("while entry is locked", () => {
  function locked(): Dialogue {
    const dialogue = startDialogue({ meterBalance: 150_000 });
    for (const counter of [1, 2, 3, 4, 5]) dialogue.press(`A${forged(counter)}B`);
    dialogue.wait(60);
    return dialogue;
  }

  it("the minutes are counted down, and then codes are taken again", () => {
    const { wait, display, press, issue } = locked();
    expect(display()).toBe("Key locked|59 min left");
    expect(wait(3_539)).toBe("Key locked|1 min left");
    expect(wait(1)).toBe("Bal. £1.50|B: supply on");
    expect(press(`A${issue(6, [topUp(100)])}B`)).toBe("Accepted|Credit £1.00");
  });

  it("all pages work, emergency credit is taken and the supply enabled", () => {
    const { press, meter } = locked();
    expect(press("1")).toBe("Balance|£1.50");
    expect(press("0")).toBe("Status code|for supplier:");
    expect(press("B")).toBe("Key locked|59 min left");
    expect(press("7")).toBe("Hold B to use|£10.00 emergency");
    expect(press("b")).toBe("Emergency on|£10.00 left");
    expect(press("B")).toBe("Supply is on|");
    expect(meter().supply).toBe("enabled");
  });

  it("digits typed as a code enable nothing: B tells the minutes left", () => {
    const { press, meter, issue } = locked();
    expect(press(`A${issue(6, [topUp(100)])}B`)).toBe("Key locked|59 min left");
    expect(press("B")).toBe("Key locked|59 min left");
    expect(meter().supply).toBe("armed");
    expect(meter().account.emergency.active).toBe(false);
  });

  it("an entry that was begun before is refused when it ends", () => {
    const dialogue = startDialogue();
    const code = dialogue.issue(9, [topUp(100)]);
    dialogue.press(`A${code}`);
    for (const counter of [1, 2, 3, 4, 5]) {
      dialogue.enter(forged(counter));
    }
    expect(dialogue.wait(20)).toBe("Rejected|Key locked");
    expect(dialogue.pages(2)).toEqual(["Rejected|Key locked", "Key locked|60 min left"]);
  });
});
