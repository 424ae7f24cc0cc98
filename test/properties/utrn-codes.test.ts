import {
  type Command,
  type CommandType,
  issueCode,
  measureCode,
  parseCommands,
  planCode,
  readCode,
} from "@utrn-lab/utrn";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Digits } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommand, anyCommands, asRead, commandOf } from "../support/commands.ts";
import { anyCounter, shared } from "../support/parties.ts";

const SECRET = shared();

/** What a reader gives for these commands in so many digits (code-format.md 2, 3). */
function expected(commands: readonly Command[], digits: Digits): readonly Command[] {
  return commands.map((command) => {
    if (command.type !== "top_up" || digits !== 20) return asRead(command);
    return { ...command, valueClass: command.amountPence <= 8_191 ? "pence" : "pounds" };
  });
}

function issue(commands: readonly Command[], utrnCounter: number, digits?: Digits): string {
  return issueCode(SECRET, { utrnCounter, commands, digits });
}

function plan(commands: readonly Command[], digits?: Digits) {
  return planCode(parseCommands(commands), digits);
}

/** The field that a refused request names, or undefined when it is not refused. */
function refusedField(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof FieldRangeError) return error.field;
    throw error;
  }
  return undefined;
}

/** Law: in every length that holds them, commands are read as they were written. */
function expectRoundTrips(commands: readonly Command[], utrnCounter: number): void {
  for (const digits of lengthsThatHold(commands)) {
    const code = issue(commands, utrnCounter, digits);
    expect(code).toMatch(new RegExp(`^[0-9]{${digits}}$`));
    expect(readCode(SECRET, code, utrnCounter - 1)).toEqual({
      ok: true,
      utrnCounter,
      commands: expected(commands, digits),
    });
  }
}

/** Law: the shortest length that holds the commands is chosen, and a shorter one never given. */
function expectShortest(commands: readonly Command[]): void {
  const [shortest, ...longer] = lengthsThatHold(commands);
  if (shortest === undefined) {
    expect(refusedField(() => plan(commands))).toBe("commands");
    return;
  }
  expect(plan(commands).digits).toBe(shortest);
  for (const digits of longer) expect(plan(commands, digits).digits).toBe(digits);
  for (const digits of [20, 40] as const) {
    if (digits < shortest) expect(refusedField(() => plan(commands, digits))).toBe("digits");
  }
}

describe("a code", () => {
  it("of a top-up of 10 pounds is the UTRN that meters take today", () => {
    const code = issue([{ type: "top_up", amountPence: 1_000 }], 1);
    expect(code).toMatch(/^73[0-9]{18}$/);
    expect(readCode(SECRET, code, 0)).toEqual({
      ok: true,
      utrnCounter: 1,
      commands: [{ type: "top_up", amountPence: 1_000, valueClass: "pence" }],
    });
  });

  it("carries a price, a debt and a top-up that belong together in 60 digits", () => {
    const commands: Command[] = [
      { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 },
      { type: "change_mode", mode: "credit" },
      { type: "add_debt", register: "payment", amountPence: 4_500 },
      { type: "top_up", amountPence: 1_000 },
    ];
    const code = issue(commands, 70_000);
    expect(code).toMatch(/^9[56][0-9]{58}$/);
    expect(readCode(SECRET, code, 69_999)).toEqual({ ok: true, utrnCounter: 70_000, commands });
  });

  const types = Object.entries(commandOf) as [CommandType, fc.Arbitrary<Command>][];
  it.each(types)("of %s is always read as written, in every length", (type, command) => {
    fc.assert(
      fc.property(command, anyCounter, (one, counter) => {
        const commands: Command[] =
          type === "valid_until" ? [one, { type: "restore_supply" }] : [one];
        expectRoundTrips(commands, counter);
        expectShortest(commands);
      }),
    );
  });

  it("of one to eight commands is always read as written, in every length", () => {
    fc.assert(
      fc.property(anyCommands, anyCounter, (commands, counter) => {
        expectRoundTrips(commands, counter);
        expectShortest(commands);
      }),
      { numRuns: 300 },
    );
  });

  it("of small commands always holds up to eight of them", () => {
    const small = fc.oneof(commandOf.restore_supply, commandOf.change_mode, commandOf.open_han);
    fc.assert(
      fc.property(
        fc.array(small, { minLength: 1, maxLength: 8 }),
        anyCounter,
        (commands, counter) => {
          expectRoundTrips(commands, counter);
          expectShortest(commands);
        },
      ),
    );
  });

  it("never holds more than eight commands", () => {
    const nine = fc.array(commandOf.restore_supply, { minLength: 9, maxLength: 12 });
    fc.assert(fc.property(nine, (commands) => refusedField(() => plan(commands)) === "commands"));
  });
});

describe("the measure of a code", () => {
  it("says what each length holds, and how many bits the commands take", () => {
    const commands = parseCommands([
      { type: "valid_until", date: "2026-12-31" },
      { type: "suspend_disconnection", until: "2026-12-28" },
    ]);
    // 5 + 14 bits and 5 + 1 + 14 bits (code-format.md 3).
    expect(measureCode(commands)).toEqual([
      { digits: 20, fits: false, bodyBits: 15, usedBits: null },
      { digits: 40, fits: true, bodyBits: 56, usedBits: 39 },
      { digits: 60, fits: true, bodyBits: 111, usedBits: 39 },
    ]);
  });

  it("always fits exactly the lengths in which a code is planned", () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const fitting = measureCode(parseCommands(commands)).filter(({ fits }) => fits);
        expect(fitting.map(({ digits }) => digits)).toEqual(lengthsThatHold(commands));
      }),
    );
  });

  it("of more commands than there are bits says how many it would take", () => {
    const prices = parseCommands(
      Array(3).fill({
        type: "change_price",
        unitRateMillipence: 1,
        standingChargeMillipence: 1,
        startDate: null,
      }),
    );
    // Three times 5 + 18 + 18 + 14 bits.
    expect(measureCode(prices).map(({ fits, usedBits }) => [fits, usedBits])).toEqual([
      [false, null],
      [false, 165],
      [false, 165],
    ]);
  });
});

const LONG_PRICE = {
  type: "change_price",
  unitRateMillipence: 1,
  standingChargeMillipence: 1,
  startDate: null,
} as const;
/** Each has 55 bits, and a code 111 at the most (code-format.md 3). */
const LONG_PRICES: readonly Command[] = [LONG_PRICE, LONG_PRICE];

describe("the class of a 20-digit top-up", () => {
  function topUp(amountPence: number, valueClass: "pence" | "pounds"): Command {
    return { type: "top_up", amountPence, valueClass };
  }

  it("is the one asked for where it holds the amount", () => {
    for (const valueClass of ["pence", "pounds"] as const) {
      const code = issue([topUp(1_000, valueClass)], 7);
      expect(readCode(SECRET, code, 6)).toMatchObject({ commands: [topUp(1_000, valueClass)] });
    }
  });

  it.each([
    ["pence cannot hold 8,192 pence", [topUp(8_192, "pence")], undefined],
    ["pounds cannot hold 150 pence", [topUp(150, "pounds")], undefined],
    ["pounds cannot hold 8,192 pounds", [topUp(819_200, "pounds")], undefined],
    ["the code has 40 digits", [topUp(1_000, "pounds")], 40 as const],
    ["no code is long enough", [topUp(100, "pence"), ...LONG_PRICES], undefined],
    ["the code holds two commands", [topUp(100, "pence"), topUp(100, "pence")], undefined],
  ])("is refused when %s", (_, commands, digits) => {
    expect(refusedField(() => plan(commands, digits))).toBe("commands[0].valueClass");
  });
});

describe("valid_until", () => {
  const until: Command = { type: "valid_until", date: "2026-12-31" };

  it("is refused alone", () => {
    expect(refusedField(() => plan([until]))).toBe("commands");
  });

  it("is refused behind another command", () => {
    fc.assert(
      fc.property(
        anyCommand,
        (command) => refusedField(() => plan([command, until])) === "commands",
      ),
    );
  });

  it("is refused twice", () => {
    const twice: Command[] = [until, until, { type: "restore_supply" }];
    expect(refusedField(() => plan(twice))).toBe("commands");
  });
});

describe("a length that is none", () => {
  it("is refused naming digits", () => {
    const asked = () => plan([{ type: "restore_supply" }], 30 as 20);
    expect(refusedField(asked)).toBe("digits");
  });
});
