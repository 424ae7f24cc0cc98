import type { Command } from "@utrn-lab/utrn";
import {
  familiesOf,
  highestCounter,
  isSuperseded,
  isWaitingPrice,
  newReplayState,
  setFamilies,
  supersession,
} from "@utrn-lab/utrn/replay";
import { describe, expect, it } from "vitest";
import {
  accept,
  acceptRange,
  NOW,
  price,
  RESTORE,
  SET_CREDIT,
  TOP_UP,
} from "../support/replay-examples.ts";

/** For each family a command that sets it, and what it overtakes (code-format.md 5, table). */
const FAMILY_TABLE: readonly (readonly [name: string, set: Command, under: readonly Command[]])[] =
  [
    [
      "credit",
      SET_CREDIT,
      [
        { type: "add_credit", amountPence: 500 },
        { type: "deduct_credit", amountPence: 500 },
      ],
    ],
    ...(["time_1", "time_2", "payment"] as const).map(
      (register) =>
        [
          `debt ${register}`,
          { type: "set_debt", register, amountPence: 0 },
          [
            { type: "add_debt", register, amountPence: 1 },
            { type: "deduct_debt", register, amountPence: 1 },
          ],
        ] satisfies [string, Command, Command[]],
    ),
    ...(["time_1", "time_2"] as const).map(
      (register) =>
        [
          `recovery ${register}`,
          { type: "set_time_debt_recovery", register, period: "daily", rateMillipence: 1 },
          [],
        ] satisfies [string, Command, Command[]],
    ),
    [
      "recovery payment",
      { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 },
      [],
    ],
    ["price in force", price(null), []],
    ["mode", { type: "change_mode", mode: "credit" }, []],
    ["calendar", { type: "set_non_disconnect_calendar", windows: [] }, []],
    ["periods", { type: "set_non_disconnect_periods", periods: [] }, []],
    [
      "suspension",
      { type: "suspend_disconnection", hours: 1 },
      [{ type: "suspend_disconnection", until: "2026-12-28" }],
    ],
    ["emergency limit", { type: "set_emergency_credit_limit", limitPence: 1_500 }, []],
    ["han", { type: "open_han", device: "ppmid", minutes: 30 }, []],
  ];

describe.each(FAMILY_TABLE)("the family %s", (name, set, under) => {
  const state = accept(newReplayState(), 10, set);

  it("overtakes a setting of a lower counter", () => {
    expect(isSuperseded(state, 9, set, NOW)).toBe(true);
  });

  it("does not overtake a setting of a higher counter, or of its own code", () => {
    expect(isSuperseded(state, 11, set, NOW)).toBe(false);
    expect(isSuperseded(state, 10, set, NOW)).toBe(false);
  });

  it("keeps its highest counter when an earlier one sets it late", () => {
    expect(isSuperseded(accept(state, 5, set), 9, set, NOW)).toBe(true);
  });

  it("overtakes what else is under it, by lower counters only", () => {
    for (const command of under) {
      expect(isSuperseded(state, 9, command, NOW)).toBe(true);
      expect(isSuperseded(state, 11, command, NOW)).toBe(false);
    }
  });

  it("is not set by what else is under it, unless that sets it too", () => {
    const setters = under.filter((command) => command.type === set.type);
    const others = under.filter((command) => command.type !== set.type);
    for (const command of others) {
      expect(isSuperseded(accept(newReplayState(), 10, command), 9, set, NOW)).toBe(false);
    }
    for (const command of setters) {
      expect(isSuperseded(accept(newReplayState(), 10, command), 9, set, NOW)).toBe(true);
    }
  });

  it("overtakes no other family, no top-up and no restored supply", () => {
    const others = FAMILY_TABLE.filter(([other]) => other !== name);
    const commands = [TOP_UP, RESTORE, ...others.flatMap(([, one, more]) => [one, ...more])];
    for (const command of commands) expect(isSuperseded(state, 9, command, NOW)).toBe(false);
  });
});

describe("prices", () => {
  const tomorrow = price("2026-06-16");

  it.each([
    [null, false],
    ["2026-06-14", false],
    ["2026-06-15", false],
    ["2026-06-16", true],
  ])("one that starts on %s waits on 2026-06-15: %s", (startDate, waits) => {
    expect(isWaitingPrice(startDate, NOW)).toBe(waits);
  });

  it("a change of an amount and a reset stand under and set no families but those named", () => {
    const add: Command = { type: "add_credit", amountPence: 1 };
    expect(familiesOf(add, NOW)).toEqual({ under: ["credit"], sets: [] });
    const deduct: Command = { type: "deduct_debt", register: "payment", amountPence: 1 };
    expect(familiesOf(deduct, NOW)).toEqual({ under: ["debt_payment"], sets: [] });
    const reset: Command = { type: "revert_to_defaults", parts: ["balances"] };
    expect(familiesOf(reset, NOW).under).toEqual([]);
  });

  it("a price of two rates waits as one of one rate does", () => {
    const twoRate: Command = {
      type: "change_price_two_rate",
      rate1Millipence: 1,
      rate2Millipence: 2,
      standingChargeMillipence: 3,
      startDate: "2026-06-16",
      rate2Start: "00:30",
      rate2End: "07:30",
    };
    expect(familiesOf(twoRate, NOW)).toEqual(familiesOf(tomorrow, NOW));
    expect(familiesOf({ ...twoRate, startDate: null }, NOW)).toEqual(familiesOf(price(null), NOW));
  });

  it("one in force overtakes a waiting one of a lower counter", () => {
    expect(isSuperseded(accept(newReplayState(), 10, price(null)), 9, tomorrow, NOW)).toBe(true);
  });

  it("a waiting one overtakes a waiting one of a lower counter", () => {
    expect(isSuperseded(accept(newReplayState(), 10, tomorrow), 9, tomorrow, NOW)).toBe(true);
  });

  it("a waiting one does not overtake one that takes effect at once", () => {
    expect(isSuperseded(accept(newReplayState(), 10, tomorrow), 9, price(null), NOW)).toBe(false);
  });

  it("a waiting one that comes due sets the price in force with its own counter", () => {
    const due = setFamilies(accept(newReplayState(), 10, tomorrow), ["price_in_force"], 10);
    expect(isSuperseded(due, 9, price(null), NOW)).toBe(true);
    expect(isSuperseded(due, 11, price(null), NOW)).toBe(false);
  });
});

describe("a change over WAN", () => {
  it("counts with the highest accepted counter", () => {
    const state = acceptRange(1, 10);
    const changed = setFamilies(state, ["mode"], highestCounter(state));
    const command: Command = { type: "change_mode", mode: "credit" };
    expect(isSuperseded(changed, 9, command, NOW)).toBe(true);
    expect(isSuperseded(changed, 11, command, NOW)).toBe(false);
  });

  it("counts with the floor when no code was accepted", () => {
    const state = newReplayState(500);
    expect(setFamilies(state, ["mode"], highestCounter(state)).families).toEqual({ mode: 500 });
  });
});

describe("a whole code", () => {
  const state = accept(newReplayState(), 10, SET_CREDIT, price(null));
  const until: Command = { type: "valid_until", date: "2026-12-31" };

  it("skips only the commands that were overtaken", () => {
    expect(supersession(state, 9, [price(null), TOP_UP], NOW)).toEqual([true, false]);
  });

  it("all of whose commands were overtaken is superseded", () => {
    expect(supersession(state, 9, [price(null), SET_CREDIT], NOW)).toBeUndefined();
  });

  it("is superseded though valid_until was not overtaken: it does not count", () => {
    expect(supersession(state, 9, [until, SET_CREDIT], NOW)).toBeUndefined();
  });

  it("is kept alive by restore_supply, which has no family", () => {
    expect(supersession(state, 9, [SET_CREDIT, RESTORE], NOW)).toEqual([true, false]);
  });

  it("that sets one family twice supersedes nothing of its own", () => {
    const twice = accept(state, 20, SET_CREDIT, SET_CREDIT);
    expect(supersession(twice, 20, [SET_CREDIT, SET_CREDIT], NOW)).toEqual([false, false]);
  });

  it("sets nothing by the commands it skipped", () => {
    const late = accept(state, 9, TOP_UP);
    expect(late.families).toEqual({ credit: 10, price_in_force: 10 });
  });
});
