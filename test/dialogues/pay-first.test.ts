import type { SettingsInput } from "@utrn-lab/meter-emulator";
import { viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

type Check = (dialogue: Dialogue) => boolean;

const isOffered: Check = ({ meter }) => viewOf(meter()).emergencyCredit.offered;
const isRepaid: Check = ({ meter }) => meter().account.emergency.usedMillipence === 0;
const isArmed: Check = ({ meter }) => meter().supply === "armed";

/** Pays an amount in codes of at most £200, from counter 11 on. */
function pay(dialogue: Dialogue, pence: number): void {
  for (let rest = pence, counter = 11; rest > 0; rest -= 20_000, counter += 1) {
    const code = dialogue.issue(counter, [topUp(Math.min(rest, 20_000))]);
    dialogue.press(`A${code}B`);
  }
}

/** Pays, and looks whether that has put it right. */
function isRightAfter(settings: SettingsInput, pence: number, check: Check): boolean {
  const dialogue = startDialogue(settings);
  pay(dialogue, pence);
  return check(dialogue);
}

/** Law: the amount named puts it right, and one penny less does not. */
function expectJustEnough(settings: SettingsInput, pence: number, check: Check): void {
  expect(isRightAfter(settings, pence, check)).toBe(true);
  if (pence > 1) expect(isRightAfter(settings, pence - 1, check)).toBe(false);
}

const PAYMENT_DEBT = {
  debt: { payment: 10_000_000 },
  paymentDebtRecovery: { percent: 50, weeklyCapPounds: 3 },
};

describe("key 7 says what must be paid before emergency credit is offered", () => {
  it.each<readonly [title: string, settings: SettingsInput, page: string, pence: number]>([
    // -£15 + £10 is £5 below DT, and must be above it.
    ["far below DT", { meterBalance: -1_500_000 }, "£5.01", 501],
    // One penny less charges of 53.35p: £5 + £0.5335 and a millipence are £5.54.
    ["charges to repay", { meterBalance: -1_500_000, accumulatedDebt: 53_350 }, "£5.54", 554],
    // £5.00001 are missing; the first £3 of the debt's share come off £8.00001.
    ["payment debt", { meterBalance: -1_500_000, ...PAYMENT_DEBT }, "£8.01", 801],
    // 3,456 mp of emergency credit and 60,000 mp up to DT.
    ["used before", { meterBalance: -60_000, emergencyCredit: { used: 3_456 } }, "£0.64", 64],
    ["used, and DT", { disablementThreshold: 100_000, emergencyCredit: { used: 1 } }, "£1.01", 101],
    [
      "several top-ups",
      { meterBalance: -50_000_000, emergencyCredit: { limit: 1_000_000 } },
      "£490.01",
      49_001,
    ],
  ])("%s", (_, settings, page, pence) => {
    const dialogue = startDialogue(settings);
    expect(dialogue.press("7")).toBe(`Please pay first|${page}`);
    expectJustEnough(settings, pence, isOffered);
  });

  it("used up: what repays all of it", () => {
    const settings = {
      meterBalance: -60_000,
      accumulatedDebt: 53_350,
      emergencyCredit: { active: true, used: 1_000_000 },
    };
    const dialogue = startDialogue(settings);
    dialogue.press("7");
    // £10 + £0.60 + £0.5335.
    expect(dialogue.pages(2)).toEqual(["Emergency credit|is used up", "Please pay first|£11.14"]);
    expectJustEnough(settings, 1_114, isRepaid);
  });

  it("where DT is far above its threshold: what brings the balance near DT", () => {
    // It is offered at £12 and below, and above £11, from where its limit of £1 reaches past DT.
    const settings = {
      meterBalance: 100_000,
      disablementThreshold: 1_200_000,
      emergencyCredit: { limit: 100_000 },
    };
    const dialogue = startDialogue(settings);
    expect(dialogue.press("7")).toBe("Please pay first|£10.01");
    expectJustEnough(settings, 1_001, isOffered);
  });

  it("registers at their ends", () => {
    const dialogue = startDialogue({
      meterBalance: -2_147_483_648,
      disablementThreshold: 2_147_483_647,
      accumulatedDebt: 2_147_483_647,
      emergencyCredit: { used: 2_147_483_647, limit: 1 },
      debt: { payment: 2_147_483_647 },
      paymentDebtRecovery: { percent: 100, weeklyCapPounds: 1_023 },
    });
    // 2,147,483,647 mp accumulated, 4,294,967,295 from end to end, 2,147,483,647 used, a week's cap
    // of 102,300,000 and one more for A > 0: 8,692,234,590 mp.
    expect(dialogue.press("7")).toBe("Please pay first|£86922.35");
  });

  it("and what is ready where it is offered", () => {
    expect(startDialogue().press("7")).toBe("Hold B to use|£10.00 emergency");
    const high = { emergencyCredit: { limit: 100_000_000 } };
    expect(startDialogue(high).press("7")).toBe("Hold B to use|£1000.00");
  });
});

describe("key B says what must be paid before the supply is restored", () => {
  it.each<readonly [title: string, settings: SettingsInput, page: string, pence: number]>([
    ["a balance at DT", { meterBalance: 0 }, "£0.01", 1],
    ["a balance below DT", { meterBalance: -412_345 }, "£4.13", 413],
    ["charges to repay", { meterBalance: -400_000, accumulatedDebt: 53_350 }, "£4.54", 454],
    ["payment debt", { meterBalance: -400_000, ...PAYMENT_DEBT }, "£7.01", 701],
    [
      "emergency credit that is used up",
      { meterBalance: -400_000, emergencyCredit: { active: true, used: 1_000_000 } },
      "£4.01",
      401,
    ],
  ])("%s", (_, settings, page, pence) => {
    const dialogue = startDialogue({ ...settings });
    expect(dialogue.press("B")).toBe("Supply is off|");
    expect(dialogue.wait(4)).toBe(`Please pay first|${page}`);
    expectJustEnough(settings, pence, isArmed);
  });

  it("a limit below what is used: nothing remains until it is repaid down to the limit", () => {
    const settings = { emergencyCredit: { active: true, used: 700_000, limit: 500_000 } };
    const dialogue = startDialogue(settings);
    dialogue.press("B");
    // £7 less £2 and a millipence leave something of £5.
    expect(dialogue.wait(4)).toBe("Please pay first|£2.01");
    expectJustEnough(settings, 201, isArmed);
  });

  it("and that emergency credit would do, where it is offered", () => {
    const dialogue = startDialogue({ meterBalance: -100_000 });
    dialogue.press("B");
    expect(dialogue.pages(3)).toEqual([
      "Supply is off|",
      "Please pay first|£1.01",
      "or press 7 for|emergency credit",
    ]);
  });
});

describe("a refused restore_supply says what must be paid first", () => {
  const RESTORE: Command = { type: "restore_supply" };

  it.each<
    readonly [
      title: string,
      settings: SettingsInput,
      commands: Command[],
      page: string,
      pence: number,
    ]
  >([
    ["alone", { meterBalance: -400_000 }, [RESTORE], "£4.01", 401],
    [
      "behind a deduction",
      { meterBalance: -400_000 },
      [{ type: "deduct_credit", amountPence: 150 }, RESTORE],
      "£5.51",
      551,
    ],
    ["behind a top-up", { meterBalance: -400_000 }, [topUp(150), RESTORE], "£2.51", 251],
    [
      "behind a top-up, where the balance may be as high as its register",
      { meterBalance: -400_000, maxMeterBalance: 2_147_483_647 },
      [topUp(150), RESTORE],
      "£2.51",
      251,
    ],
    ["with payment debt", { meterBalance: -400_000, ...PAYMENT_DEBT }, [RESTORE], "£7.01", 701],
    [
      // The top-up is the later code: it counts on top of what the late set_credit sets.
      "behind a set_credit",
      { meterBalance: -400_000 },
      [{ type: "set_credit", amountPence: 0 }, RESTORE],
      "£0.01",
      1,
    ],
    // In the next three more money may be less credit: emergency credit ends by it, and what
    // remained of it counts no more.
    [
      // £1 up to DT, and £2.90 and a penny of emergency credit; from £6.01 to £6.90 it is refused.
      "with emergency credit that a larger top-up ends",
      { meterBalance: -100_000, emergencyCredit: { active: true, limit: 300_000, used: 300_000 } },
      [{ type: "deduct_credit", amountPence: 290 }, RESTORE],
      "£3.91",
      391,
    ],
    [
      // As above, from £7.01 to £7.90.
      "with emergency credit that a larger top-up ends, and a top-up behind it",
      { meterBalance: -100_000, emergencyCredit: { active: true, limit: 400_000, used: 400_000 } },
      [{ type: "deduct_credit", amountPence: 290 }, RESTORE, topUp(1_000)],
      "£3.91",
      391,
    ],
    [
      // The late set_credit leaves what was paid; £3.01 - £6 and an emergency credit of £3, which
      // it ends above £4: from £4.01 to £6 the code is refused.
      "with emergency credit that a set_credit ends",
      {
        meterBalance: -300_000,
        emergencyCredit: { active: true, limit: 300_000, used: 300_000, threshold: 400_000 },
      },
      [
        { type: "set_credit", amountPence: 0 },
        { type: "deduct_credit", amountPence: 600 },
        RESTORE,
      ],
      "£3.01",
      301,
    ],
  ])("%s", (_, settings, commands, page, pence) => {
    const refused = startDialogue(settings);
    const code = refused.issue(1, commands);
    refused.press(`A${code}B`);
    expect(refused.pages(2)).toEqual(["Rejected|Not possible now", `Please pay first|${page}`]);
    const applies: Check = (dialogue) => {
      dialogue.press(`A${code}B`);
      return dialogue.meter().logs.codes.at(-1)?.result === "applied";
    };
    expectJustEnough(settings, pence, applies);
  });

  it("promises nothing where no top-up can come later: the counter is the last", () => {
    const last = 4_294_967_295;
    const dialogue = startDialogue({ meterBalance: -400_000 }, { floor: last - 1 });
    dialogue.key(last, RESTORE);
    expect(dialogue.pages(2)).toEqual(["Rejected|Not possible now", "Please ask|your supplier"]);
  });

  it("promises nothing where the code would then raise the balance too high", () => {
    const dialogue = startDialogue({ meterBalance: -400_000, maxMeterBalance: 599_000 });
    // £4.01 make 1p, with which £6 are £6.01: more than £5.99.
    dialogue.key(1, RESTORE, topUp(600));
    expect(dialogue.pages(2)).toEqual(["Rejected|Not possible now", "Please ask|your supplier"]);
  });

  it("promises nothing where the top-up would raise the balance too high", () => {
    const dialogue = startDialogue({ meterBalance: -400_000, maxMeterBalance: 1_000_000 });
    // £14.01 make £10.01, of which the deduction would leave 1p.
    dialogue.key(1, { type: "deduct_credit", amountPence: 1_000 }, RESTORE);
    expect(dialogue.pages(2)).toEqual(["Rejected|Not possible now", "Please ask|your supplier"]);
  });

  it("promises nothing where a reset in the same code leaves no credit", () => {
    const dialogue = startDialogue({ meterBalance: -400_000 });
    dialogue.key(1, { type: "revert_to_defaults", parts: ["balances"] }, RESTORE);
    expect(dialogue.pages(2)).toEqual(["Rejected|Not possible now", "Please ask|your supplier"]);
  });
});

/** Registers of every size and sign, so that what a top-up repays is met in every combination. */
const anyOwing: fc.Arbitrary<SettingsInput> = fc.record({
  meterBalance: fc.integer({ min: -3_000_000, max: 500_000 }),
  disablementThreshold: fc.oneof(fc.constant(0), fc.integer({ min: -500_000, max: 500_000 })),
  accumulatedDebt: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500_000 })),
  emergencyCredit: fc.record({
    active: fc.boolean(),
    limit: fc.constantFrom(1, 500_000, 1_000_000),
    used: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
  }),
  debt: fc.record({ payment: fc.integer({ min: 0, max: 1_000_000 }) }),
  paymentDebtRecovery: fc.record({
    percent: fc.integer({ min: 0, max: 100 }),
    weeklyCapPounds: fc.integer({ min: 0, max: 10 }),
  }),
});

/** The amount that a page names, in pence; undefined where it names none. */
function named(page: string): number | undefined {
  const [, pounds, pence] = /^Please pay first\|£([0-9]+)\.([0-9]{2})$/.exec(page) ?? [];
  return pounds === undefined ? undefined : Number(pounds + pence);
}

function isJustEnough(settings: SettingsInput, pence: number, check: Check): boolean {
  const isLess = pence > 1 && isRightAfter(settings, pence - 1, check);
  return isRightAfter(settings, pence, check) && !isLess;
}

describe("the amount that must be paid first", () => {
  it("always arms a disabled supply, and a penny less never does", () => {
    fc.assert(
      fc.property(anyOwing, (settings) => {
        const dialogue = startDialogue(settings);
        fc.pre(dialogue.meter().supply === "disabled");
        dialogue.press("B");
        const pence = named(dialogue.wait(4));
        return pence !== undefined && isJustEnough(settings, pence, isArmed);
      }),
    );
  });

  it("always makes emergency credit usable or needless, and a penny less never does", () => {
    // The supply is on without more emergency credit, or it is there to be used.
    const isUsable: Check = (dialogue) => {
      const { account } = dialogue.meter();
      const { emergencyCredit, supply } = viewOf(dialogue.meter());
      return (
        account.emergency.usedMillipence === 0 && (emergencyCredit.offered || supply === "armed")
      );
    };
    fc.assert(
      fc.property(anyOwing, (settings) => {
        const dialogue = startDialogue(settings);
        const pages = [dialogue.press("7"), dialogue.wait(4)];
        const pence = pages.map(named).find((amount) => amount !== undefined);
        fc.pre(pence !== undefined);
        return isJustEnough(settings, Number(pence), isUsable);
      }),
    );
  });
});
