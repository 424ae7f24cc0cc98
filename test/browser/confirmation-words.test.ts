import { describe, expect, it } from "vitest";
import { heardDigits } from "../../packages/page-parts/src/confirmation/heard-digits.ts";
import {
  nextWords,
  type Proof,
  proofWords,
} from "../../packages/page-parts/src/confirmation/proof-words.ts";

/** A confirmation code of the documentation, whose check digit is right. */
const GOOD = "04324160157882011706";

describe("a confirmation code as it is read out", () => {
  it.each([
    ["", "empty", "20 digits, as the display shows them."],
    ["0432 4160", "waiting", "8 of 20 digits."],
    ["0432-4160 1578 8201 1706", "right", "The check digit is right."],
    [GOOD.replace(/^0432/, "0342"), "wrong", "One of the digits is wrong: have them read again."],
    [`${GOOD}7`, "wrong", "21 digits are too many: a confirmation code has 20."],
    [
      "0432o",
      "wrong",
      "This has the letter o after 4 digits: a confirmation code has digits only.",
    ],
  ] as const)("%j is %s", (typed, state, words) => {
    expect(heardDigits(typed)).toMatchObject({ state, words });
  });

  it("is told from a code that goes into the meter", () => {
    const { state, words } = heardDigits("7394 6144 3320 4021 7315");
    expect(state).toBe("wrong");
    expect(words).toMatch(/^This is a code to key into the meter/);
  });

  it("is shown in fours", () => {
    expect(heardDigits("043241").printed).toBe("0432 41");
  });
});

const METER: Proof["meter"] = {
  meterId: "00db1234567890a0",
  publicKey: "04",
  supplierKeyId: "3b1f0c5d9a7e4281",
  fuel: "electricity",
  label: null,
  tags: [],
  registeredAt: "2026-11-24T12:00:00.000Z",
  status: "active",
  retiredAt: null,
  retireReason: null,
  lastCounter: 3,
  knownHighestCounter: 3,
  knownBalancePence: 1_234,
  knownOn: "2026-11-24",
  clockDays: 0,
};

const STATUS: Proof = {
  kind: "status",
  date: "2026-11-24",
  utrnCounter: 3,
  supply: "enabled",
  mode: "prepayment",
  emergencyCreditActive: false,
  balancePence: 1_234,
  isOldNews: false,
  code: null,
  meter: METER,
};

describe("what a confirmation code proves", () => {
  it("is said in sentences", () => {
    expect(proofWords(STATUS)).toEqual([
      "This is the meter’s status. The highest counter it has accepted is 3.",
      "Its balance on 24 Nov 2026 was £12.34.",
      "The supply is on.",
    ]);
    expect(nextWords(STATUS)).toEqual(["Nothing is left to do."]);
  });

  it("of a code that was not issued here says so", () => {
    expect(proofWords({ ...STATUS, kind: "applied" })[0]).toBe(
      "The meter has applied a code with counter 3, which was not issued here.",
    );
  });

  it("of a balance that does not fit says more, or less", () => {
    expect(proofWords({ ...STATUS, balancePence: 524_287 })[1]).toMatch("£5242.87 or more.");
    expect(proofWords({ ...STATUS, balancePence: -524_288 })[1]).toMatch("−£5242.88 or less.");
  });

  it.each([
    [{ supply: "armed" }, "Have the customer see that cooker and heaters are off, then press B."],
    [
      { supply: "disabled" },
      "The supply stays off until there is credit: a top-up, or emergency credit.",
    ],
    [{ isOldNews: true }, /^This is older than what is known already/],
    [
      { meter: { ...METER, clockDays: -2 } },
      "The meter’s clock is 2 days behind ours: its codes are read by its own days.",
    ],
    [{ meter: { ...METER, clockDays: 1 } }, /^The meter’s clock is 1 day ahead of ours/],
  ] as const)("%j leads to the next step", (more, step) => {
    expect(nextWords({ ...STATUS, ...more })[0]).toMatch(step);
  });
});
