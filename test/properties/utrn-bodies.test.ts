import { type Command, inspectCode } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { commandsIn, longCode, shortCode } from "../support/hand-made-codes.ts";

/** Bits of short bodies, written from the tables of code-format.md 2. */
const SHORT_BODIES: readonly (readonly [why: string, subClass: string, body: string])[] = [
  ["a class of 2", "0000", "10_0000000000001"],
  ["a class of 3", "0000", "11_0000000000001"],
  ["a top-up of nothing", "0000", "00_0000000000000"],
  ["a top-up of no pounds", "0000", "01_0000000000000"],
  ["pounds that pence could carry", "0001", "01_0000000000001"],
  ["81 pounds where 8,191 pence end", "0010", "01_0000001010001"],
  ["a deduction of nothing", "0001", "00_0000000000000"],
  ["a debt register of 3", "0011", "11_0_000000000001"],
  ["a debt of nothing added", "0011", "00_0_000000000000"],
  ["a debt in pounds that pence could carry", "0101", "00_1_000000000001"],
  ["a HAN device of 4", "0110", "100_000000_000000"],
  ["61 minutes", "0110", "000_111100_000000"],
  ["padding behind the minutes", "0110", "000_000000_000001"],
  ["credit mode with a flag", "0111", "0_1_0_000000000000"],
  ["credit mode with the other flag", "0111", "0_0_1_000000000000"],
  ["padding behind the mode", "0111", "1_0_0_000000000001"],
  ["a suspension until day 0", "1000", "1_00000000000000"],
  ["a supply restored with a bit set", "1010", "000000000000001"],
];

/** Items of long bodies, written from the table of code-format.md 3. */
const CALENDAR_DAY = "1000000_000000_000001";
const DATE_1 = "00000000000001";
const LONG_BODIES: readonly (readonly [why: string, digits: 40 | 60, items: string])[] = [
  ["no item", 40, ""],
  ["no item but a bit", 40, `00000_${"0".repeat(50)}1`],
  ["a reserved opcode", 40, "10100"],
  ["the last reserved opcode", 40, "11111"],
  ["a bit behind the end", 40, `10001_00000_${"0".repeat(45)}1`],
  ["a bit that is too few for an opcode", 40, `01001_${"0".repeat(50)}_1`],
  ["an item past the end", 40, `01010_${"0".repeat(51)}`],
  ["nine items", 60, "10001_".repeat(9)],
  ["valid_until alone", 40, `10011_${DATE_1}`],
  ["valid_until behind another", 40, `10001_10011_${DATE_1}`],
  ["valid_until of day 0", 40, "10011_00000000000000_10001"],
  ["a top-up of nothing", 40, `00001_${"0".repeat(20)}`],
  ["a debt register of 3", 40, `00100_11_${"0".repeat(19)}1`],
  ["101 percent", 40, "01000_1100101_0000000000"],
  ["48 half-hours", 60, `01010_${"0".repeat(54)}_${"0".repeat(14)}_110000_000000`],
  ["five windows, of which none follows", 60, "01011_101"],
  ["five windows", 60, `01011_101_${`${CALENDAR_DAY}_`.repeat(5)}`],
  ["a window on no day", 60, "01011_001_0000000_000000_000001"],
  ["a window from half-hour 48", 60, "01011_001_1000000_110000_000001"],
  ["seven dates", 60, "01100_111"],
  ["a first date twice", 60, `01100_010_${DATE_1}_000_${DATE_1}_111`],
  ["a period from day 0", 60, "01100_001_00000000000000_000"],
  ["seven periods", 60, "01100_111"],
  ["credit mode with a flag", 40, "01101_0_1_0"],
  ["64 minutes", 40, "01110_000_111111"],
  ["a reset of no part", 40, "10010_000000"],
];

describe("an unsupported body", () => {
  it.each(SHORT_BODIES)("of 20 digits: %s", (_, subClass, body) => {
    expect(body.replaceAll("_", "")).toHaveLength(15);
    expect(commandsIn(shortCode(subClass, body))).toBeNull();
  });

  it.each(LONG_BODIES)("of long codes: %s", (_, digits, items) => {
    expect(commandsIn(longCode(digits, items))).toBeNull();
  });

  it("of 20 digits, sub class 12 and 13, is refused before its MAC", () => {
    for (const subClass of ["1100", "1101"]) {
      expect(inspectCode(shortCode(subClass, "0".repeat(15)))).toEqual({
        kind: "refused",
        reason: "unsupported",
      });
    }
  });
});

/** Bits written from the tables, and what they say. */
const READ_SHORT: readonly (readonly [subClass: string, body: string, command: Command])[] = [
  ["0000", "01_0000000000001", { type: "top_up", amountPence: 100, valueClass: "pounds" }],
  ["0001", "01_0000001010010", { type: "deduct_credit", amountPence: 8_200 }],
  ["0010", "00_0000000000000", { type: "set_credit", amountPence: 0 }],
  ["0011", "10_0_111111111111", { type: "add_debt", register: "payment", amountPence: 4_095 }],
  ["0100", "01_1_000000101001", { type: "deduct_debt", register: "time_2", amountPence: 4_100 }],
  ["0101", "00_0_000000000000", { type: "set_debt", register: "time_1", amountPence: 0 }],
  ["0110", "001_011101_000000", { type: "open_han", device: "ppmid", minutes: 30 }],
  ["0111", "0_0_0_000000000000", { type: "change_mode", mode: "credit" }],
  [
    "0111",
    "1_1_0_000000000000",
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: false,
    },
  ],
  ["1000", "0_00000000110000", { type: "suspend_disconnection", hours: 48 }],
  ["1000", "1_00000000000001", { type: "suspend_disconnection", until: "2000-01-02" }],
  ["1001", "00_0010111011100", { type: "set_emergency_credit_limit", limitPence: 1_500 }],
  ["1010", "000000000000000", { type: "restore_supply" }],
  ["1011", "00_0000111110100", { type: "add_credit", amountPence: 500 }],
];

const READ_LONG: readonly (readonly [digits: 40 | 60, items: string, commands: Command[]])[] = [
  [
    40,
    "00111_1_0_000111010100110000",
    [
      {
        type: "set_time_debt_recovery",
        register: "time_2",
        period: "hourly",
        rateMillipence: 30_000,
      },
    ],
  ],
  [
    40,
    "01000_0011110_0000000101",
    [{ type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 }],
  ],
  [
    60,
    "01001_000101111110110100_001101000001100110_00000000000000",
    [
      {
        type: "change_price",
        unitRateMillipence: 24_500,
        standingChargeMillipence: 53_350,
        startDate: null,
      },
    ],
  ],
  [
    60,
    `01011_010_${CALENDAR_DAY}_0000011_100000_010100`,
    [
      {
        type: "set_non_disconnect_calendar",
        windows: [
          { days: ["mon"], start: "00:00", end: "00:30" },
          { days: ["sat", "sun"], start: "16:00", end: "10:00" },
        ],
      },
    ],
  ],
  [
    60,
    `01100_001_${DATE_1}_111_10010_110001`,
    [
      { type: "set_non_disconnect_periods", periods: [{ from: "2000-01-02", days: 8 }] },
      { type: "revert_to_defaults", parts: ["settings", "balances", "han"] },
    ],
  ],
  [
    40,
    `10011_11111111111111_10001`,
    [{ type: "valid_until", date: "2044-11-08" }, { type: "restore_supply" }],
  ],
  [40, "10100_00000000000111110100", [{ type: "add_credit", amountPence: 500 }]],
  [40, "10001_".repeat(8), Array<Command>(8).fill({ type: "restore_supply" })],
];

describe("bits written by hand", () => {
  it.each(READ_SHORT)("of sub class %s, %s, say %j", (subClass, body, command) => {
    expect(commandsIn(shortCode(subClass, body))).toEqual([command]);
  });

  it.each(READ_LONG)("of %i digits, %s, say %j", (digits, items, commands) => {
    expect(commandsIn(longCode(digits, items))).toEqual(commands);
  });
});
