import { type CommandType, parseCommands, planCode } from "@utrn-lab/utrn";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  parseDecimal,
  parsePounds,
  typedPence,
  typedPounds,
} from "../../packages/page-parts/src/amounts.ts";
import {
  type FormAction,
  formAfter,
  mayMove,
  newForm,
  offeredTo,
} from "../../packages/page-parts/src/code-form/form-state.ts";
import { NewestOnly } from "../../packages/page-parts/src/code-form/newest-only.ts";
import { wishFor } from "../../packages/page-parts/src/code-form/wish.ts";
import { type Field, variantsOf } from "../../packages/page-parts/src/commands/command-fields.ts";
import { commandText } from "../../packages/page-parts/src/commands/command-text.ts";
import {
  isFound,
  valueWords,
  wordsOf,
} from "../../packages/page-parts/src/commands/command-words.ts";
import {
  newCommand,
  readCommands,
  typeCommand,
} from "../../packages/page-parts/src/commands/typed-command.ts";
import { readField } from "../../packages/page-parts/src/commands/typed-field.ts";
import { anyCommands } from "../support/commands.ts";

const TODAY = "2026-11-26";

describe("an amount as people type it", () => {
  it.each([
    ["12.34", 1_234],
    ["12.3", 1_230],
    ["12.", 1_200],
    [" £12 ", 1_200],
    ["0.01", 1],
    ["0", 0],
  ])("%j pounds are %i pence", (text, pence) => {
    expect(parsePounds(text)).toBe(pence);
  });

  it.each(["", "12.345", "12,34", "-5", "+5", "1e3", ".5", "12.3.4", "£", "0x10", "１２", "1 000"])(
    "%j is no amount",
    (text) => {
      expect(parsePounds(text)).toBeUndefined();
    },
  );

  it("is always what was typed for it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 262_143_000 }), (amount) => {
        const isExact = parsePounds(typedPounds(amount)) === amount;
        return isExact && parseDecimal(typedPence(amount), 3) === amount;
      }),
    );
  });

  it("says a rate to the millipence, and no further zeros", () => {
    expect([24_500, 10_000, 1, 0, 100_000].map(typedPence)).toEqual([
      "24.5",
      "10",
      "0.001",
      "0",
      "100",
    ]);
  });
});

function namesOf(field: Field): readonly string[] {
  return field.kind === "choice" || field.kind === "names" ? field.values : [];
}

describe.each(COMMAND_TYPES)("%s", (type: CommandType) => {
  const variants = variantsOf(type);
  const fields = variants.flatMap((variant) => variant.fields);

  it("has words for every member of its schema, and for every value of each choice", () => {
    expect(variants.length).toBeGreaterThan(0);
    const labels = fields.flatMap((field) => [
      wordsOf(type, field.member).label,
      ...namesOf(field).map(valueWords),
      ...(field.kind === "list"
        ? field.fields.flatMap((one) => [
            wordsOf(type, one.member, field.member).label,
            ...namesOf(one).map(valueWords),
          ])
        : []),
      ...variants.flatMap(({ name }) => (variants.length > 1 ? [valueWords(name)] : [])),
    ]);
    expect(labels.filter((label) => label.trim() === "")).toEqual([]);
  });

  it("is found by its own name", () => {
    expect(isFound(type, type)).toBe(true);
  });
});

test("fields are made from the schema: kinds, scales and ranges", () => {
  expect(variantsOf("top_up")[0]?.fields).toEqual([
    { member: "amountPence", kind: "number", scale: "pence", min: 1, max: 1_048_575 },
    { member: "valueClass", kind: "choice", values: ["pence", "pounds"], isOptional: true },
  ]);
  expect(variantsOf("change_mode").map(({ name, fixed }) => [name, fixed])).toEqual([
    ["credit", { mode: "credit" }],
    ["prepayment", { mode: "prepayment" }],
  ]);
  expect(variantsOf("change_price")[0]?.fields.map(({ kind }) => kind)).toEqual([
    "number",
    "number",
    "date",
  ]);
});

test("commands typed into the form are always the same commands", () => {
  const isHeld = (commands: Parameters<typeof parseCommands>[0]) => {
    try {
      planCode(parseCommands(commands));
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(anyCommands.filter(isHeld), (commands) => {
      const read = readCommands(commands.map((command) => typeCommand(command, TODAY)));
      expect(read).toEqual({ commands });
    }),
  );
});

test("the unit of a 20-digit top-up is kept, too", () => {
  const command = { type: "top_up", amountPence: 1_000, valueClass: "pounds" } as const;
  expect(readCommands([typeCommand(command, TODAY)])).toEqual({ commands: [command] });
});

test.each([
  ["10000000", "Give £0.01 to £10485.75."],
  ["0", "Give £0.01 to £10485.75."],
  ["ten", "Give pounds and pence, like 12.34."],
])("an amount of %j is refused with what to do", (typed, why) => {
  const [amount] = variantsOf("top_up")[0]?.fields ?? [];
  expect(amount && readField(amount, typed)).toEqual({ why });
});

test("what cannot be a code is said in words", () => {
  const validUntil = newCommand("valid_until", TODAY);
  expect(readCommands([validUntil])).toMatchObject({ why: expect.stringMatching(/alone/) });
  const restore = newCommand("restore_supply", TODAY);
  expect(readCommands([restore, restore], 20)).toMatchObject({
    why: "20 digits do not hold this: choose 40 or 60.",
  });
  const price = typeCommand(
    { type: "change_price", unitRateMillipence: 1, standingChargeMillipence: 1, startDate: null },
    TODAY,
  );
  expect(readCommands([price, price, price])).toMatchObject({
    why: expect.stringMatching(/^No code holds all of this/),
    measures: [
      { digits: 20, fits: false },
      { digits: 40, fits: false, bodyBits: 56 },
      { digits: 60, fits: false, bodyBits: 111 },
    ],
  });
  const periods = { ...newCommand("set_non_disconnect_periods", TODAY) };
  const twice = [
    { from: TODAY, days: "1" },
    { from: TODAY, days: "2" },
  ];
  expect(readCommands([{ ...periods, typed: { periods: twice } }])).toMatchObject({
    isIncomplete: true,
  });
});

test.each([
  [{ type: "top_up", amountPence: 1_000 }, "Top-up: £10.00"],
  [{ type: "restore_supply" }, "Restore supply"],
  [
    { type: "add_debt", register: "payment", amountPence: 4_500 },
    "Add debt: Debt 3 (from top-ups), £45.00",
  ],
  [
    {
      type: "change_price",
      unitRateMillipence: 24_500,
      standingChargeMillipence: 53_350,
      startDate: "2026-10-01",
    },
    "One price: unit rate 24.5p a kWh, standing charge 53.35p a day, from 1 Oct 2026",
  ],
  [{ type: "change_mode", mode: "credit" }, "Payment mode: Credit"],
  [{ type: "suspend_disconnection", hours: 1 }, "Suspend disconnection: 1 hour"],
  [{ type: "set_non_disconnect_calendar", windows: [] }, "Weekly safe hours: hours none"],
  [
    { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 },
    "Recovery from top-ups: 30%, at most in seven days £5",
  ],
] as const)("%j is said as it is", (command, text) => {
  expect(commandText(command)).toBe(text);
});

test("only what the limits of a key allow is offered", () => {
  expect(offeredTo({ commands: ["restore_supply", "top_up"] })).toEqual([
    "top_up",
    "restore_supply",
  ]);
  expect(offeredTo({ commands: null })).toHaveLength(COMMAND_TYPES.length);
  expect(offeredTo(null)).toEqual([]);
});

describe("the form", () => {
  const formOf = (...actions: FormAction[]) => actions.reduce(formAfter, newForm([], TODAY));
  const add = (type: CommandType): FormAction => ({ kind: "add", type, today: TODAY });
  const typesOf = (state: ReturnType<typeof formOf>) => state.cards.map(({ type }) => type);

  it("keeps what ends the code in front, once, and eight commands at the most", () => {
    const state = formOf(add("top_up"), add("restore_supply"), add("valid_until"));
    expect(typesOf(state)).toEqual(["valid_until", "top_up", "restore_supply"]);
    expect(typesOf(formAfter(state, add("valid_until")))).toHaveLength(3);
    expect(mayMove(state, 1, -1)).toBe(false);
    expect(formOf(...Array.from({ length: 9 }, () => add("top_up"))).cards).toHaveLength(8);
  });

  it("moves a command and takes one out, and loses nothing that was typed", () => {
    const state = formOf(
      add("top_up"),
      { kind: "type", id: 1, member: "amountPence", typed: "1x" },
      add("restore_supply"),
      { kind: "move", id: 1, by: 1 },
    );
    expect(typesOf(state)).toEqual(["restore_supply", "top_up"]);
    expect(state.cards[1]?.typed.amountPence).toBe("1x");
    expect(typesOf(formAfter(state, { kind: "remove", id: 2 }))).toEqual(["top_up"]);
  });

  it("forgets what was accepted once the code is another", () => {
    const code = "reset_outstanding";
    const state = formOf(add("top_up"), { kind: "acknowledge", code, isAccepted: true });
    expect(state.acknowledge).toEqual([code]);
    expect(formAfter(state, { kind: "note", text: "Call 7" }).acknowledge).toEqual([code]);
    expect(formAfter(state, add("restore_supply")).acknowledge).toEqual([]);
    expect(formAfter(state, { kind: "length", digits: 60 }).acknowledge).toEqual([]);
  });
});

test("the same request belongs to the same wish until its answer has come", () => {
  const first = wishFor("a", undefined, "key-1");
  expect(wishFor("a", first, "key-2")).toBe(first);
  expect(wishFor("b", first, "key-2")).toEqual({ body: "b", key: "key-2" });
  expect(wishFor("a", undefined, "key-3").key).toBe("key-3");
});

test("of questions that come faster than answers, only the newest is asked next", async () => {
  const asked: string[] = [];
  const taken: string[] = [];
  const answers: (() => void)[] = [];
  const answered = () => new Promise<void>((resolve) => answers.push(resolve));
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const asker = new NewestOnly(
    async (question: string) => {
      asked.push(question);
      await answered();
      return question.toUpperCase();
    },
    (question, answer: string) => {
      taken.push(`${question}=${answer}`);
      finish();
    },
  );
  asker.ask("a");
  asker.ask("b");
  asker.ask("c");
  answers.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  answers.shift()?.();
  await done;
  expect(asked).toEqual(["a", "c"]);
  expect(taken).toEqual(["c=C"]);
});
