import { actionPages, outcomePages, type SettingsInput } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { happen } from "../scenarios/language/bench.ts";
import { codeOfBits } from "../support/code-bits.ts";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

const DEBT: SettingsInput = {
  meterBalance: 100_000,
  debt: { payment: 2_000_000 },
  paymentDebtRecovery: { percent: 60, weeklyCapPounds: 100 },
};

/** What the PPMID shows of a code entered there, without the confirmation code itself. */
function atPpmid({ bench }: Dialogue, code: string): string[] {
  const outcome = happen<"code">(bench, { type: "code", code, via: "ppmid" });
  if (outcome.result === "power_off" || outcome.result === "no_ppmid") return [outcome.result];
  const screens = outcomePages(bench.meter, code, outcome, "ppmid");
  const told = outcome.result === "applied" ? screens.slice(0, -1) : screens;
  return told.map((screen) => screen.join("|"));
}

/** What the keypad shows of the same, up to as many screens. */
function atKeypad({ press, pages }: Dialogue, code: string, count: number): string[] {
  press(`A${code}B`);
  return pages(count);
}

interface Case {
  readonly title: string;
  readonly settings: SettingsInput;
  readonly commands: readonly Command[];
  readonly told: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: "a top-up with payment debt: to debt and to credit",
    settings: DEBT,
    commands: [topUp(2_000)],
    // 60 % of 20 pounds.
    told: ["Accepted|Credit £20.00", "£12.00 to debt|£8.00 credit"],
  },
  {
    title: "amounts that are no whole pence",
    settings: DEBT,
    commands: [topUp(1)],
    // 60 % of 1 p are 0.6 p: what was owed is rounded up, and the two add up.
    told: ["Accepted|Credit £0.01", "£0.01 to debt|£0.00 credit"],
  },
  {
    title: "several top-ups of one code are one credit",
    settings: DEBT,
    commands: [topUp(1_000), topUp(1_000)],
    told: ["Accepted|Credit £10.00", "Accepted|Credit £10.00", "£12.00 to debt|£8.00 credit"],
  },
  {
    title: "discretionary credit, from which no debt is taken",
    settings: DEBT,
    commands: [{ type: "add_credit", amountPence: 2_000 }],
    told: ["Accepted|Credit £20.00"],
  },
  {
    title: "a top-up that leaves the supply off: what must still be paid",
    settings: { meterBalance: -400_000 },
    commands: [topUp(100)],
    // 3 pounds are missing, and the supply needs a penny above 0.
    told: ["Accepted|Credit £1.00", "Supply stays off|", "Please pay first|£3.01"],
  },
];

describe("what a code did is said in the same words at the keypad and at the PPMID", () => {
  it.each(CASES)("$title", ({ settings, commands, told }) => {
    const keypad = startDialogue(settings);
    keypad.press("B");
    expect(atKeypad(keypad, keypad.issue(1, commands), told.length)).toEqual(told);
    const ppmid = startDialogue(settings, { hasPpmid: true });
    ppmid.press("B");
    const shown = atPpmid(ppmid, ppmid.issue(1, commands));
    expect(shown).toEqual([...told, "Tell supplier|(meter: page 4)"]);
  });

  it("a large debt keeps to the line", () => {
    const settings = {
      maxCredit: 2_000_000_000,
      debt: { payment: 2_000_000_000 },
      paymentDebtRecovery: { percent: 100, weeklyCapPounds: 1_023 },
    };
    const dialogue = startDialogue({ ...settings, maxMeterBalance: 2_000_000_000 });
    dialogue.key(1, topUp(1_000_000));
    // The cap of a week is 1,023 pounds.
    expect(dialogue.wait(4)).toBe("£1023.00 to debt|£8977.00 credit");
  });

  it("a supply that is ready names what the reader has", () => {
    const ppmid = startDialogue({}, { hasPpmid: true });
    expect(atPpmid(ppmid, ppmid.issue(1, [topUp(100)]))).toEqual([
      "Accepted|Credit £1.00",
      "Supply is ready:|turn it on",
      "Tell supplier|(meter: page 4)",
    ]);
  });
});

describe("why a code was refused is said in the same words at both", () => {
  it("what must be paid first", () => {
    const settings = { meterBalance: -400_000 };
    const told = ["Rejected|Not possible now", "Please pay first|£4.01"];
    const keypad = startDialogue(settings);
    const code = keypad.issue(1, [{ type: "restore_supply" }]);
    expect(atKeypad(keypad, code, 2)).toEqual(told);
    expect(atPpmid(startDialogue(settings, { hasPpmid: true }), code)).toEqual(told);
  });

  it("never what must be paid for a code with a reset: a top-up would make it late", () => {
    // 4 pounds and a penny would restore the supply, if the code were still good then.
    const settings = { meterBalance: -400_000 };
    const told = ["Rejected|Not possible now", "Please ask|your supplier"];
    const keypad = startDialogue(settings);
    const code = keypad.issue(1, [
      { type: "revert_to_defaults", parts: ["tariff"] },
      { type: "restore_supply" },
    ]);
    expect(atKeypad(keypad, code, 2)).toEqual(told);
    expect(atPpmid(startDialogue(settings, { hasPpmid: true }), code)).toEqual(told);
  });

  it("the minutes left of a lock, each of its own place", () => {
    const dialogue = startDialogue({}, { hasPpmid: true });
    const forged = [1, 2, 3, 4, 5].map((number) =>
      codeOfBits(number.toString(2).padStart(64, "0")),
    );
    const told = forged.map((code) => atPpmid(dialogue, code));
    expect(told[3]).toEqual(["Rejected|Invalid code", "Not a code for|this meter"]);
    expect(told[4]?.at(-1)).toBe("Key locked|60 min left");
    dialogue.wait(120);
    const code = dialogue.issue(1, [topUp(100)]);
    expect(atPpmid(dialogue, code)).toEqual(["Rejected|Key locked", "Key locked|58 min left"]);
    // The keypad is open.
    expect(dialogue.press(`A${code}B`)).toBe("Accepted|Credit £1.00");
  });

  it("a duplicate at the PPMID is logged and answered there, and never an alert", () => {
    const dialogue = startDialogue({}, { hasPpmid: true });
    happen<"wan">(dialogue.bench, { type: "wan", up: true });
    const code = dialogue.issue(1, [topUp(100)]);
    atPpmid(dialogue, code);
    expect(atPpmid(dialogue, code)).toEqual(["Rejected|Duplicate", "This code was|used before"]);
    const { logs, alerts } = dialogue.meter();
    expect(logs.events.at(-1)).toMatchObject({ event: "8F51" });
    expect(logs.codes.at(-1)).toMatchObject({ place: "ppmid", result: "duplicate" });
    expect(alerts.outbox.map(({ event }) => event)).not.toContain("8F51");
  });
});

describe("emergency credit and enabling at a PPMID are answered in the keypad's words", () => {
  const asked = (dialogue: Dialogue, action: "activate_emergency_credit" | "enable_supply") => {
    happen<"action">(dialogue.bench, { type: "action", action, via: "ppmid" });
    return actionPages(dialogue.meter(), action).map((page) => page.join("|"));
  };
  const start = (settings: SettingsInput) => startDialogue(settings, { hasPpmid: true });

  it("what must be paid, that emergency credit would do, and that the supply is on", () => {
    const dialogue = start({ meterBalance: -50_000 });
    expect(asked(dialogue, "enable_supply")).toEqual([
      "Supply is off|",
      "Please pay first|£0.51",
      "or use|emergency credit",
    ]);
    expect(asked(dialogue, "activate_emergency_credit")).toEqual([
      "Emergency on|£10.00 left",
      "Supply is ready:|turn it on",
    ]);
    expect(asked(dialogue, "enable_supply")).toEqual(["Supply is on|"]);
  });

  it.each<readonly [title: string, settings: SettingsInput, told: string]>([
    // £16.00 - £10.00 is £6.00 below the threshold of disablement, which it must pass.
    ["what must be paid first", { meterBalance: -1_600_000 }, "Please pay first|£6.01"],
    ["from which balance on", { meterBalance: 500_000 }, "Emergency credit|at £2.00 or less"],
    ["not in credit mode", { mode: "credit" }, "Emergency credit|not needed"],
    ["none at all", { emergencyCredit: { limit: 0 } }, "Emergency credit|not available"],
  ])("why it is not offered: %s", (_, settings, told) => {
    expect(asked(start(settings), "activate_emergency_credit")).toEqual([told]);
  });
});

describe("a PPMID that is not joined", () => {
  it("answers nothing, and nothing is counted; without power that comes first", () => {
    const dialogue = startDialogue({ meterBalance: 100_000 });
    const before = dialogue.meter();
    expect(atPpmid(dialogue, dialogue.issue(1, [topUp(100)]))).toEqual(["no_ppmid"]);
    const action = { type: "action", action: "enable_supply", via: "ppmid" } as const;
    expect(happen<"action">(dialogue.bench, action)).toEqual({ done: false, reason: "no_ppmid" });
    expect(dialogue.meter()).toEqual(before);
    happen<"power">(dialogue.bench, { type: "power", on: false });
    expect(atPpmid(dialogue, dialogue.issue(1, [topUp(100)]))).toEqual(["power_off"]);
    expect(happen<"action">(dialogue.bench, action)).toEqual({ done: false, reason: "power_off" });
  });
});
