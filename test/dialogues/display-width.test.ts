import type { SettingsInput } from "@utrn-lab/meter-emulator";
import { type Command, issueCode, parseCommands, planCode } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCommand, anyCommands, anyDate, anyHalfHour } from "../support/commands.ts";
import { shared } from "../support/parties.ts";
import { type Dialogue, NOON, startDialogue } from "./dialogue.ts";

const LINE_CHARACTERS = 16;

const MAX = 2 ** 31 - 1;
const amount = fc.oneof(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: MAX }));
const balance = fc.oneof(
  fc.integer({ min: -3_000_000, max: 3_000_000 }),
  fc.integer({ min: -MAX - 1, max: MAX }),
  fc.constantFrom(-MAX - 1, 0, MAX),
);
const rate = fc.integer({ min: 0, max: 262_143 });
const recovery = fc.record({ rate, period: fc.constantFrom("hourly", "daily") });
const tariff = fc.record({
  unitRateMillipence: rate,
  standingChargeMillipence: rate,
  rate2Millipence: rate,
  rate2Start: anyHalfHour,
  rate2End: anyHalfHour,
});
const days = fc.shuffledSubarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const, {
  minLength: 1,
});

/** Meters of all sizes: registers to their ends, protection of every kind. */
const anySettings: fc.Arbitrary<SettingsInput> = fc.record({
  meterBalance: balance,
  emergencyCredit: fc.record({
    limit: amount,
    threshold: balance,
    used: amount,
    active: fc.boolean(),
  }),
  accumulatedDebt: amount,
  debt: fc.record({ time_1: amount, time_2: amount, payment: amount }),
  timeDebtRecovery: fc.record({ time_1: recovery, time_2: recovery }),
  paymentDebtRecovery: fc.record({
    percent: fc.integer({ min: 0, max: 100 }),
    weeklyCapPounds: fc.integer({ min: 0, max: 1_023 }),
  }),
  disablementThreshold: balance,
  maxCredit: amount,
  maxMeterBalance: amount,
  tariff,
  nextTariff: tariff.map((next) => ({ ...next, startDate: "2026-11-01" })),
  nonDisconnect: fc.record({
    calendar: fc.array(fc.record({ days, start: anyHalfHour, end: anyHalfHour }), { maxLength: 4 }),
    periods: fc.uniqueArray(fc.record({ from: anyDate, days: fc.integer({ min: 1, max: 8 }) }), {
      maxLength: 6,
      selector: ({ from }) => from,
    }),
    suspendedUntil: fc.option(fc.integer({ min: NOON, max: NOON + 2 ** 30 }), { nil: null }),
  }),
});

/** The lines that are too long: those on the display, and those of every page in turn. */
function tooLong({ display, meter }: Dialogue): string[] {
  const pages = meter().shown?.pages ?? [];
  return [...display().split("|"), ...pages.flat()].filter(
    (line) => line.length > LINE_CHARACTERS || /[^ -~£]/.test(line),
  );
}

function pressAll(dialogue: Dialogue): string[] {
  // B held on page 7 takes what is offered; A is stepped round the pages of two keys.
  const onTwelve = [..."0123456789B7bB"].flatMap((key) => {
    dialogue.press(key);
    return tooLong(dialogue);
  });
  const onGas = [..."B7b0AAAAAAAAAAAAAA"].flatMap((key) => {
    dialogue.press(key, "gas");
    return tooLong(dialogue);
  });
  dialogue.press("A", "two");
  return [...onTwelve, ...onGas, ...tooLong(dialogue)];
}

function fits(commands: readonly Command[]): boolean {
  try {
    planCode(parseCommands(commands));
    return true;
  } catch {
    return false;
  }
}

const someCode = fc
  .oneof(
    anyCommand.map((command) => [command]),
    anyCommands,
  )
  .filter(fits);

describe("every line of the display", () => {
  it("always holds what any key shows of any meter", () => {
    fc.assert(
      fc.property(anySettings, (settings) => pressAll(startDialogue(settings)).length === 0),
      { numRuns: 300 },
    );
  });

  it("always holds what any code does, or why it does not", () => {
    fc.assert(
      fc.property(
        anySettings,
        fc.array(someCode, { minLength: 1, maxLength: 5 }),
        (settings, codes) => {
          const dialogue = startDialogue(settings);
          return codes.every((commands, at) => {
            // Counters fall, so that commands are overtaken too.
            dialogue.enter(issueCode(shared(), { utrnCounter: codes.length - at, commands }));
            return tooLong(dialogue).length === 0 && pressAll(dialogue).length === 0;
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("always holds what is typed, whatever the keys", () => {
    const keys = fc.string({ unit: fc.constantFrom(..."0123456789AAAaBb"), maxLength: 100 });
    fc.assert(
      fc.property(keys, fc.constantFrom("twelve", "two", "gas"), (pressed, face) => {
        const dialogue = startDialogue();
        return [...`A${pressed}`].every((key) => {
          dialogue.press(key, face);
          return tooLong(dialogue).length === 0;
        });
      }),
    );
  });

  it("holds totals that no meter lives to see", () => {
    const dialogue = startDialogue();
    const totals = { accepted: 9_999_999, refused: 99_999_999 };
    dialogue.bench.meter = { ...dialogue.bench.meter, totals };
    expect(dialogue.press("4")).toBe("Accepted 9999999|Refused 99999999");
    expect(tooLong(dialogue)).toEqual([]);
  });
});
