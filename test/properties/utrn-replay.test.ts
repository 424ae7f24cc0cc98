import type { Command } from "@utrn-lab/utrn";
import {
  type Additions,
  acceptCode,
  addedLater,
  chargedBefore,
  giveBack,
  highestCounter,
  newReplayState,
  replayRefusal,
  supersession,
  takeKept,
} from "@utrn-lab/utrn/replay";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import {
  accept,
  acceptedCode,
  acceptRange,
  NOW,
  REVERT,
  TOP_UP,
} from "../support/replay-examples.ts";

describe("replay", () => {
  it("a new meter has accepted nothing and refuses nothing above its floor", () => {
    const state = newReplayState(500);
    expect(highestCounter(state)).toBe(500);
    expect(replayRefusal(state, 501)).toBeUndefined();
  });

  it("a counter in the cache is a duplicate", () => {
    expect(replayRefusal(acceptRange(1, 3), 2)).toBe("duplicate");
  });

  it("a counter at the floor is too old", () => {
    expect(replayRefusal(newReplayState(500), 500)).toBe("too_old");
  });

  it("a counter below the floor is too old", () => {
    expect(replayRefusal(newReplayState(500), 499)).toBe("too_old");
  });

  it.each([
    ["in the cache", 2, "range"],
    ["at the floor", 1, "range"],
    ["below 1", 0, "range"],
    ["that is no number", Number.NaN, "range"],
    ["beyond 32 bits", 2 ** 32, "range"],
    ["that is text", "3", "type"],
  ] as const)("a counter %s is never accepted", (_, utrnCounter, kind) => {
    const state = accept(newReplayState(1), 2);
    const entry = { ...acceptedCode(3), utrnCounter: utrnCounter as number };
    expectRefused(() => acceptCode(state, entry, [TOP_UP], NOW), "utrnCounter", kind);
  });

  it("a lost code can be keyed after later ones", () => {
    const state = accept(accept(newReplayState(), 1), 3);
    expect(replayRefusal(state, 2)).toBeUndefined();
    expect(highestCounter(accept(state, 2))).toBe(3);
  });

  it("100 counters are kept and the floor stays", () => {
    const state = acceptRange(11, 110);
    expect(state.accepted).toHaveLength(100);
    expect(state.floor).toBe(0);
    expect(replayRefusal(state, 10)).toBeUndefined();
  });

  it("the 101st makes the lowest leave and raises the floor to it", () => {
    const state = acceptRange(11, 111);
    expect(state.accepted).toHaveLength(100);
    expect(state.floor).toBe(11);
    expect(replayRefusal(state, 11)).toBe("too_old");
    expect(replayRefusal(state, 10)).toBe("too_old");
    expect(replayRefusal(state, 12)).toBe("duplicate");
  });

  it("a 101st that is itself the lowest raises the floor to itself", () => {
    const state = accept(acceptRange(11, 110), 5);
    expect(state.floor).toBe(5);
    expect(replayRefusal(state, 5)).toBe("too_old");
    expect(replayRefusal(state, 11)).toBe("duplicate");
  });

  it("the floor never falls to the counter that leaves", () => {
    const revert: Command = { type: "revert_to_defaults", parts: ["debts"] };
    const raised = accept(acceptRange(1, 99), 100, revert);
    expect(accept(raised, 101).floor).toBe(100);
  });
});

describe("what later codes added", () => {
  const added: Additions = { credit: 700_000, time_1: 5, time_2: -6, payment: 7 };
  const state = [10, 20, 30].reduce(
    (before, utrnCounter) =>
      acceptCode(before, acceptedCode(utrnCounter, { added }), [TOP_UP], NOW),
    newReplayState(),
  );

  it.each([
    ["credit", 1_400_000],
    ["time_1", 10],
    ["time_2", -12],
    ["payment", 14],
  ] as const)("to %s is the sum over higher counters only", (register, sum) => {
    expect(addedLater(state, 10, register)).toBe(sum);
  });

  it("is nothing above the highest", () => {
    expect(addedLater(state, 31, "credit")).toBe(0);
  });
});

describe("the moment just before which a late set counts as keyed", () => {
  const at = (utrnCounter: number, credit: number) =>
    acceptedCode(utrnCounter, { charged: { credit, time_1: credit + 1, time_2: credit + 2 } });
  // Counter 30 was keyed first, then 20, then 10.
  const state = [at(30, 100), at(20, 250), at(10, 400)].reduce(
    (before, entry) => acceptCode(before, entry, [TOP_UP], NOW),
    newReplayState(),
  );

  it.each([
    [5, { credit: 100, time_1: 101, time_2: 102 }],
    [20, { credit: 100, time_1: 101, time_2: 102 }],
    [30, undefined],
  ])("for counter %i is the earliest acceptance of a higher one", (utrnCounter, charged) => {
    expect(chargedBefore(state, utrnCounter)).toEqual(charged);
  });
});

describe("what deductions kept", () => {
  const kept = (utrnCounter: number, time_2: number) =>
    acceptedCode(utrnCounter, {
      added: { credit: 0, time_1: 0, time_2: -10, payment: 0 },
      kept: { time_1: 0, time_2, payment: 0 },
    });
  const accepted = [kept(10, 5), kept(20, 30), kept(30, 40)];

  it("is taken of an addition below them, the nearest counter's first", () => {
    const taken = takeKept(accepted, 15, "time_2", 50);
    expect(taken.left).toBe(0);
    expect(taken.accepted.map((entry) => entry.kept.time_2)).toEqual([5, 0, 20]);
    expect(taken.accepted.map((entry) => entry.added.time_2)).toEqual([-10, -40, -30]);
  });

  it("leaves what is more than all of it, and other registers alone", () => {
    expect(takeKept(accepted, 15, "time_2", 100).left).toBe(30);
    expect(takeKept(accepted, 15, "time_1", 100)).toEqual({ accepted, left: 100 });
    expect(takeKept(accepted, 30, "time_2", 100)).toEqual({ accepted, left: 100 });
  });
});

describe("what later top-ups paid of payment debt", () => {
  const toppedUp = (utrnCounter: number, paid: number) =>
    acceptedCode(utrnCounter, {
      added: { credit: 60, time_1: 0, time_2: 0, payment: -paid },
      paid,
    });
  const accepted = [toppedUp(10, 7), toppedUp(20, 30), toppedUp(30, 40)];

  it("is given back to the balance, the highest counter's first", () => {
    const back = giveBack(accepted, 15, 50, 0);
    expect([back.toBalance, back.dropped]).toEqual([50, 0]);
    expect(back.accepted.map((entry) => entry.paid)).toEqual([7, 20, 0]);
    expect(back.accepted.map((entry) => entry.added.payment)).toEqual([-7, -20, 0]);
    expect(back.accepted.map((entry) => entry.added.credit)).toEqual([60, 70, 100]);
  });

  it("is never more than they paid", () => {
    expect(giveBack(accepted, 15, 1_000, 0)).toMatchObject({ toBalance: 70, dropped: 0 });
    expect(giveBack(accepted, 30, 1_000, 0)).toEqual({ accepted, toBalance: 0, dropped: 0 });
  });

  it("is dropped below a set_credit that has spoken, and is paid no more", () => {
    const back = giveBack(accepted, 15, 1_000, 25);
    expect([back.toBalance, back.dropped]).toEqual([40, 30]);
    expect(back.accepted.map((entry) => entry.paid)).toEqual([7, 0, 0]);
    expect(back.accepted.map((entry) => entry.added.payment)).toEqual([-7, 0, 0]);
    expect(back.accepted.map((entry) => entry.added.credit)).toEqual([60, 60, 100]);
  });

  it("is not dropped where the same code set the credit first", () => {
    expect(giveBack(accepted, 15, 1_000, 20)).toMatchObject({ toBalance: 70, dropped: 0 });
  });
});

describe("revert_to_defaults", () => {
  it("with any higher counter accepted makes its whole code superseded", () => {
    const state = acceptRange(10, 10);
    expect(supersession(state, 9, [REVERT, TOP_UP], NOW)).toBeUndefined();
    expect(supersession(state, 10, [REVERT, TOP_UP], NOW)).toEqual([false, false]);
    expect(supersession(state, 11, [REVERT, TOP_UP], NOW)).toEqual([false, false]);
  });

  it.each([
    ["balances", ["credit"]],
    [
      "debts",
      [
        "debt_time_1",
        "debt_time_2",
        "debt_payment",
        "recovery_time_1",
        "recovery_time_2",
        "recovery_payment",
      ],
    ],
    ["settings", ["mode", "calendar", "periods", "suspension", "emergency_limit"]],
    ["tariff", ["price_in_force", "next_price"]],
    ["han", ["han"]],
    ["logs", []],
  ] as const)("of %s sets the families %j", (part, families) => {
    const state = accept(newReplayState(), 10, { type: "revert_to_defaults", parts: [part] });
    expect(state.families).toEqual(Object.fromEntries(families.map((family) => [family, 10])));
  });

  it.each([
    ["balances", 20],
    ["debts", 20],
    ["settings", 0],
    ["tariff", 0],
    ["han", 0],
    ["logs", 0],
  ] as const)("of %s leaves the floor at %i", (part, floor) => {
    const revert: Command = { type: "revert_to_defaults", parts: [part] };
    expect(accept(acceptRange(1, 10), 20, revert).floor).toBe(floor);
  });

  it("of balances kills the codes issued before, top-ups too", () => {
    const revert: Command = { type: "revert_to_defaults", parts: ["balances"] };
    const state = accept(acceptRange(1, 10), 20, revert);
    expect(replayRefusal(state, 15)).toBe("too_old");
    expect(replayRefusal(state, 21)).toBeUndefined();
  });

  it("clears neither cache nor families", () => {
    const before = accept(acceptRange(1, 10), 11, { type: "change_mode", mode: "credit" });
    const revert: Command = { type: "revert_to_defaults", parts: ["balances", "logs"] };
    const state = accept(before, 12, revert);
    expect(state.families).toEqual({ mode: 11, credit: 12 });
    expect(replayRefusal(state, 5)).toBe("duplicate");
    expect(state.accepted).toHaveLength(12);
  });
});
