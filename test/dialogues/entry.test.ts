import { issueCode } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { happen } from "../scenarios/language/bench.ts";
import { shared } from "../support/parties.ts";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

/** 40 digits for a payment debt recovery, 60 for a price and a top-up. */
const RECOVERY = { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 } as const;
const PRICE = {
  type: "change_price",
  unitRateMillipence: 30_000,
  standingChargeMillipence: 60_000,
  startDate: null,
} as const;

const CODE_20: string = issueCode(shared(), { utrnCounter: 1, commands: [topUp(1_000)] });
const CODE_40: string = issueCode(shared(), { utrnCounter: 2, commands: [RECOVERY] });
const CODE_60: string = issueCode(shared(), { utrnCounter: 3, commands: [PRICE, topUp(500)] });

/** The code with its third digit one too high. */
function slipped(code: string, block = 1): string {
  const at = (block - 1) * 20 + 2;
  return code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
}

function entered(keys: string): Dialogue {
  const dialogue = startDialogue();
  dialogue.press(keys);
  return dialogue;
}

describe("entry with twelve keys", () => {
  it("A begins, digits are counted and shown in fours", () => {
    const { press } = startDialogue();
    expect(press("A")).toBe("Enter code|_");
    expect(press("7")).toBe("Code: 1 digit|7_");
    expect(press("394")).toBe("Code: 4 digits|7394 _");
    expect(press("614433204021731")).toBe("Code: 19 digits|4 3320 4021 731_");
  });

  it("A takes back the last digit, and leaves when none is left", () => {
    const { press } = startDialogue();
    expect(press("A73")).toBe("Code: 2 digits|73_");
    expect(press("A")).toBe("Code: 1 digit|7_");
    expect(press("A")).toBe("Enter code|_");
    expect(press("A")).toBe("Bal. £0.00|Off. 7 emergency");
  });

  it("B without digits leaves, and nothing is refused", () => {
    const { press, meter } = startDialogue();
    expect(press("AB")).toBe("Bal. £0.00|Off. 7 emergency");
    expect(meter().totals).toEqual({ accepted: 0, refused: 0 });
  });

  it("B submits", () => {
    expect(entered(`A${CODE_20}B`).display()).toBe("Accepted|Credit £10.00");
  });

  it("a 61st digit is ignored", () => {
    const { press, meter } = entered(`A${CODE_60}`);
    press("7");
    expect(meter().entry?.digits).toBe(CODE_60);
    expect(press("B")).toMatch(/^Accepted\|/);
  });

  it("keys B held and B are the same", () => {
    expect(entered(`A${CODE_20}b`).display()).toBe("Accepted|Credit £10.00");
  });
});

describe("at block ends", () => {
  it("20 digits are one block of one", () => {
    expect(entered(`A${CODE_20}`).display()).toMatch(/^Block 1 of 1 ok\|/);
  });

  it("40 digits are two blocks", () => {
    const { press, display } = entered(`A${CODE_40.slice(0, 20)}`);
    expect(display()).toMatch(/^Block 1 of 2 ok\|/);
    expect(press(CODE_40.slice(20))).toMatch(/^Block 2 of 2 ok\|/);
  });

  it("60 digits are three blocks", () => {
    const { press, display } = entered(`A${CODE_60.slice(0, 40)}`);
    expect(display()).toMatch(/^Block 2 of 3 ok\|/);
    expect(press(CODE_60.slice(40))).toMatch(/^Block 3 of 3 ok\|/);
  });

  it("a wrong check digit is told with its block", () => {
    expect(entered(`A${slipped(CODE_20)}`).display()).toMatch(/^Check block 1\|/);
    expect(entered(`A${slipped(CODE_40, 2)}`).display()).toMatch(/^Check block 2\|/);
    expect(entered(`A${slipped(CODE_60, 3)}`).display()).toMatch(/^Check block 3\|/);
  });

  it("a wrong block is told until it is put right", () => {
    const { press } = entered(`A${slipped(CODE_40).slice(0, 20)}`);
    expect(press("1")).toMatch(/^Check block 1\|/);
    expect(press("AA")).toMatch(/^Code: 19 digits\|/);
  });

  it("20 digits outside the number space are no meter code", () => {
    // One of the ten last digits is the check digit of 19 zeros.
    const code = [..."0123456789"].map((digit) => "0".repeat(19) + digit);
    const told = code.map((digits) => entered(`A${digits}`).display().split("|")[0]);
    expect(told.filter((line) => line === "Check block 1")).toHaveLength(9);
    expect(told.filter((line) => line === "Not a meter code")).toHaveLength(1);
  });

  it("digits behind the last block are too many", () => {
    const zeros = "0".repeat(19);
    const told = [..."0123456789"].map(
      (digit) => entered(`A${CODE_20}${zeros}${digit}`).display().split("|")[0],
    );
    expect(told.filter((line) => line === "Too many digits")).toHaveLength(1);
  });
});

describe("twenty seconds without a key", () => {
  it("submit a multiple of 20 digits", () => {
    const { wait, display, meter } = entered(`A${CODE_20}`);
    expect(wait(19)).toMatch(/^Block 1 of 1 ok\|/);
    expect(wait(1)).toBe("Accepted|Credit £10.00");
    expect(display()).toBe("Accepted|Credit £10.00");
    expect(meter().logs.codes.at(-1)).toMatchObject({
      atSeconds: meter().timeSeconds,
      result: "applied",
    });
  });

  it("refuse any other number of digits as incomplete", () => {
    const { wait } = entered("A7394");
    expect(wait(19)).toBe("Code: 4 digits|7394 _");
    expect(wait(1)).toBe("Rejected|Incomplete");
  });

  it("end an empty entry quietly", () => {
    const { wait, meter } = entered("A");
    expect(wait(19)).toBe("Enter code|_");
    expect(wait(1)).toBe("Bal. £0.00|Off. 7 emergency");
    expect(meter().totals.refused).toBe(0);
  });

  it("are counted from the last key, an ignored digit and a backspace too", () => {
    const { wait, press } = entered("A73");
    wait(15);
    press("A");
    expect(wait(19)).toBe("Code: 1 digit|7_");
    expect(wait(1)).toBe("Rejected|Incomplete");
  });

  it("come at their own second, however far time goes", () => {
    const { wait, meter } = entered(`A${CODE_20}`);
    const keyed = meter().timeSeconds;
    wait(3_600);
    expect(meter().logs.codes.at(-1)).toMatchObject({ atSeconds: keyed + 20, result: "applied" });
  });
});

describe("sixty seconds at the end of a block", () => {
  it("are given when more blocks are announced", () => {
    const { wait, press } = entered(`A${CODE_60.slice(0, 20)}`);
    expect(wait(59)).toMatch(/^Block 1 of 3 ok\|/);
    press(CODE_60.slice(20, 40));
    expect(wait(59)).toMatch(/^Block 2 of 3 ok\|/);
    expect(press(`${CODE_60.slice(40)}B`)).toBe("Accepted|30p per kWh");
  });

  it("and then the code is refused as incomplete", () => {
    expect(entered(`A${CODE_60.slice(0, 40)}`).wait(60)).toBe("Rejected|Incomplete");
  });

  it("are not given within a block", () => {
    expect(entered(`A${CODE_60.slice(0, 21)}`).wait(20)).toBe("Rejected|Incomplete");
  });
});

describe("a power cut", () => {
  it("ends the entry; keys and display are dead until power is back", () => {
    const { bench, press, display } = entered(`A${CODE_20}`);
    happen<"power">(bench, { type: "power", on: false });
    expect(display()).toBe("|");
    expect(press("1")).toBe("|");
    happen<"power">(bench, { type: "power", on: true });
    expect(display()).toBe("Bal. £0.00|Off. 7 emergency");
    expect(press(`A${CODE_20}B`)).toBe("Accepted|Credit £10.00");
  });
});
