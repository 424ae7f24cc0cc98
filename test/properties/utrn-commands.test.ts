import { type Command, parseCommands } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { COMMAND_SCHEMA, COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import fc from "fast-check";
import Schema from "typebox/schema";
import { describe, expect, it } from "vitest";
import { anyCommand, anyCommands } from "../support/commands.ts";
import { expectRefused, messageOf } from "../support/field-errors.ts";

type Row = readonly [why: string, command: unknown, field: string, kind: "range" | "type"];

const price = {
  type: "change_price",
  unitRateMillipence: 1,
  standingChargeMillipence: 1,
  startDate: null,
};
const twoRate = {
  type: "change_price_two_rate",
  rate1Millipence: 1,
  rate2Millipence: 1,
  standingChargeMillipence: 1,
  startDate: null,
  rate2Start: "00:30",
  rate2End: "07:30",
};
const window = { days: ["mon"], start: "16:00", end: "10:00" };
const calendar = (...windows: unknown[]) => ({ type: "set_non_disconnect_calendar", windows });
const periods = (...given: unknown[]) => ({ type: "set_non_disconnect_periods", periods: given });
const christmas = { from: "2026-12-25", days: 2 };

/** Wrong commands, each with the member that is wrong, behind `commands[0]`. */
const WRONG_COMMANDS: readonly Row[] = [
  ["no object", null, "", "type"],
  ["a list", [], "", "type"],
  ["a string", "top_up", "", "type"],
  ["without type", {}, ".type", "type"],
  ["of an unknown type", { type: "toString" }, ".type", "range"],
  ["without its amount", { type: "top_up" }, ".amountPence", "type"],
  ["with a stranger", { type: "restore_supply", hours: 1 }, ".hours", "range"],
  ["of an amount in a string", { type: "top_up", amountPence: "1" }, ".amountPence", "type"],
  ["of no amount", { type: "top_up", amountPence: 0 }, ".amountPence", "range"],
  ["of half a penny", { type: "top_up", amountPence: 0.5 }, ".amountPence", "range"],
  ["of 2^20 pence", { type: "set_credit", amountPence: 1_048_576 }, ".amountPence", "range"],
  ["of no number", { type: "set_credit", amountPence: Number.NaN }, ".amountPence", "range"],
  [
    "of another class",
    { type: "top_up", amountPence: 1, valueClass: "euro" },
    ".valueClass",
    "range",
  ],
  [
    "of a class it cannot have",
    { type: "set_credit", amountPence: 1, valueClass: "pence" },
    ".valueClass",
    "range",
  ],
  [
    "of an unknown register",
    { type: "set_debt", register: "time_3", amountPence: 1 },
    ".register",
    "range",
  ],
  [
    "of a number for a register",
    { type: "set_debt", register: 1, amountPence: 1 },
    ".register",
    "type",
  ],
  [
    "of payment debt by time",
    { type: "set_time_debt_recovery", register: "payment", period: "daily", rateMillipence: 1 },
    ".register",
    "range",
  ],
  [
    "of 101 percent",
    { type: "set_payment_debt_recovery", percent: 101, weeklyCapPounds: 1 },
    ".percent",
    "range",
  ],
  ["of 2^18 millipence", { ...price, unitRateMillipence: 262_144 }, ".unitRateMillipence", "range"],
  ["without a start date", { ...price, startDate: undefined }, ".startDate", "type"],
  ["of a date that is none", { ...price, startDate: "2026-02-30" }, ".startDate", "range"],
  ["of a date too early", { ...price, startDate: "2000-01-01" }, ".startDate", "range"],
  ["of a date too late", { ...price, startDate: "2044-11-09" }, ".startDate", "range"],
  ["of a number for a date", { ...price, startDate: 20_260_101 }, ".startDate", "type"],
  ["of a quarter of an hour", { ...twoRate, rate2Start: "00:15" }, ".rate2Start", "range"],
  ["of 24 o'clock", { ...twoRate, rate2End: "24:00" }, ".rate2End", "range"],
  ["of a number for a time", { ...twoRate, rate2End: 7 }, ".rate2End", "type"],
  ["of windows that are no list", { ...calendar(), windows: {} }, ".windows", "type"],
  ["of five windows", calendar(window, window, window, window, window), ".windows", "range"],
  ["of a window on no day", calendar({ ...window, days: [] }), ".windows[0].days", "range"],
  [
    "of a window on a day twice",
    calendar(window, { ...window, days: ["mon", "mon"] }),
    ".windows[1].days",
    "range",
  ],
  ["of an unknown day", calendar({ ...window, days: ["monday"] }), ".windows[0].days[0]", "range"],
  [
    "of a window without an end",
    calendar({ days: ["mon"], start: "16:00" }),
    ".windows[0].end",
    "type",
  ],
  ["of a window with a stranger", calendar({ ...window, to: 1 }), ".windows[0].to", "range"],
  ["of seven periods", periods(...Array(7).fill(christmas)), ".periods", "range"],
  ["of a first date too often", periods(christmas, { ...christmas, days: 1 }), ".periods", "range"],
  ["of null for a period", periods(null), ".periods[0]", "type"],
  ["of a period of no day", periods({ ...christmas, days: 0 }), ".periods[0].days", "range"],
  ["of a period of nine days", periods({ ...christmas, days: 9 }), ".periods[0].days", "range"],
  ["of a period without days", periods({ from: "2026-12-25" }), ".periods[0].days", "type"],
  ["of an unknown mode", { type: "change_mode", mode: "lost" }, ".mode", "range"],
  [
    "of prepayment without a flag",
    { type: "change_mode", mode: "prepayment", suspendDebtDisabled: true },
    ".suspendDebtEmergency",
    "type",
  ],
  [
    "of a flag that is a number",
    { type: "change_mode", mode: "prepayment", suspendDebtDisabled: 1, suspendDebtEmergency: true },
    ".suspendDebtDisabled",
    "type",
  ],
  [
    "of credit mode with a flag",
    { type: "change_mode", mode: "credit", suspendDebtDisabled: false },
    ".suspendDebtDisabled",
    "range",
  ],
  ["of no minutes", { type: "open_han", device: "any", minutes: 0 }, ".minutes", "range"],
  ["of 61 minutes", { type: "open_han", device: "any", minutes: 61 }, ".minutes", "range"],
  ["of neither hours nor until", { type: "suspend_disconnection" }, "", "type"],
  [
    "of both hours and until",
    { type: "suspend_disconnection", hours: 1, until: "2026-12-28" },
    ".hours",
    "range",
  ],
  ["of no part", { type: "revert_to_defaults", parts: [] }, ".parts", "range"],
  ["of a part twice", { type: "revert_to_defaults", parts: ["han", "han"] }, ".parts", "range"],
];

const isSchemaValid = Schema.Compile(COMMAND_SCHEMA);

describe("a command", () => {
  it.each(WRONG_COMMANDS)("%s is refused, and its member named", (_, command, member, kind) => {
    expectRefused(() => parseCommands([command]), `commands[0]${member}`, kind);
    expectRefused(() => parseCommands([command], "plan"), `plan[0]${member}`, kind);
  });

  it.each(WRONG_COMMANDS.filter(([why]) => !/date too/.test(why)))(
    "%s is refused by the schema too",
    (_, command) => {
      expect(isSchemaValid.Check(JSON.parse(JSON.stringify(command)))).toBe(false);
    },
  );

  it("that is let in always fits the schema, and is given back as it came", () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(isSchemaValid.Check(command)).toBe(true);
        expect(parseCommands([command, { type: "restore_supply" }])[0]).toEqual(command);
      }),
      { numRuns: 300 },
    );
  });

  it("with any one member made anything is never let in unless it fits the schema", () => {
    const member = fc.nat(10);
    fc.assert(
      fc.property(anyCommand, member, fc.jsonValue(), (command, at, value) => {
        const names = Object.keys(command);
        const changed = { ...command, [names[at % names.length] ?? "type"]: value };
        let isLetIn = true;
        try {
          parseCommands([changed]);
        } catch (error) {
          isLetIn = !isFieldError(error);
        }
        return !isLetIn || isSchemaValid.Check(changed);
      }),
      { numRuns: 500 },
    );
  });

  it("is of one of twenty types, each with its schema", () => {
    expect(COMMAND_TYPES).toHaveLength(20);
    expect(COMMAND_TYPES[0]).toBe("top_up");
    expect(COMMAND_TYPES.at(-1)).toBe("add_credit");
  });
});

interface BothForms {
  readonly type: "suspend_disconnection";
  readonly hours: number;
  readonly until: string;
}

describe("a suspension", () => {
  it("of both hours and until does not compile", () => {
    const isTaken: BothForms extends Command ? true : false = false;
    expect(isTaken).toBe(false);
  });
});

describe("a list of commands", () => {
  it("that was let in cannot be changed, whatever becomes of what was given", () => {
    const given = [{ type: "revert_to_defaults", parts: ["han"] }];
    const commands = parseCommands(given);
    given[0]?.parts.push("no part");
    expect(commands).toEqual([{ type: "revert_to_defaults", parts: ["han"] }]);
    const [reset] = commands;
    const parts = reset?.type === "revert_to_defaults" ? reset.parts : [];
    expect([commands, reset, parts].every(Object.isFrozen)).toBe(true);
  });

  it.each([
    ["no list", {}, "type"],
    ["an empty list", [], "range"],
    ["nine", Array(9).fill({ type: "restore_supply" }), "range"],
  ] as const)("that is %s is refused, and named", (_, commands, kind) => {
    expectRefused(() => parseCommands(commands), "commands", kind);
  });
});

describe("an error", () => {
  const digits = fc.string({
    unit: fc.constantFrom(..."0123456789x"),
    minLength: 16,
    maxLength: 60,
  });

  it("never repeats what a command's member was given", () => {
    fc.assert(
      fc.property(anyCommands, fc.nat(10), digits, ([command], at, value) => {
        const names = Object.keys(command ?? {});
        const changed = { ...command, [names[at % names.length] ?? "type"]: value };
        return !messageOf(() => parseCommands([changed])).includes(value);
      }),
      { numRuns: 300 },
    );
  });
});
