import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowWords } from "../../apps/bench/server/sessions/entry-words.ts";
import { eventWords } from "../../apps/bench/server/sessions/event-words.ts";
import type { SessionEvent, SessionStep } from "../../apps/bench/server/sessions/session.ts";
import { rowsOf } from "../../apps/bench/server/sessions/session-rows.ts";

const CODE = "73944427644400349518";

interface Done {
  readonly event: SessionEvent;
  readonly at?: number;
  /** Whether a code was submitted by it. */
  readonly submits?: boolean;
}

const STANDING = {
  supply: "enabled",
  mode: "prepayment",
  balanceMillipence: 0,
  emergencyCredit: { active: false, remainingMillipence: 0 },
  debts: { accumulated: 0, time_1: 0, time_2: 0, payment: 0 },
  highestCounter: 0,
} as const;

function stepOf({ event, at = 0, submits = false }: Done, index: number): SessionStep {
  const entered = submits ? { entered: [{ code: CODE, result: "applied" as const }] } : {};
  const result = { outcome: { done: true }, display: ["", ""], standing: STANDING } as const;
  return { step: index + 1, at, event, result: { ...result, ...entered } };
}

/** Steps that press these keys one by one, a second apart; B submits. */
function pressed(keys: string, from = 0): Done[] {
  return [...keys].map((key, at) => ({
    event: { type: "keys", keys: key, face: "twelve" },
    at: from + at,
    submits: key === "B",
  }));
}

const toldRows = (done: readonly Done[]) =>
  rowsOf(done.map(stepOf)).map(({ first, last, event }) => [first, last, eventWords(event)]);

describe("the rows of a session", () => {
  it("are one for the keys of an entry, up to what submits it", () => {
    expect(toldRows([...pressed(`A${CODE}B`), ...pressed("A12A3B", 30)])).toEqual([
      [1, 22, "Keys: A 7394 4427 6444 0034 9518 B"],
      [23, 28, "Keys: A 12 A 3 B"],
    ]);
  });

  it("part at A, at a pause of 20 seconds, at another face and at anything else", () => {
    const load = { event: { type: "load", watts: 5 } } as const;
    const two = { event: { type: "keys", keys: "A", face: "two" } } as const;
    expect(toldRows([...pressed("12A34")])).toEqual([
      [1, 2, "Keys: 12"],
      [3, 5, "Keys: A 34"],
    ]);
    expect(toldRows([...pressed("A1"), ...pressed("A2", 20), ...pressed("3", 41)])).toEqual([
      [1, 4, "Keys: A 1 A 2"],
      [5, 5, "Keys: 3"],
    ]);
    expect(toldRows([...pressed("1"), load, ...pressed("2"), two])).toEqual([
      [1, 1, "Keys: 1"],
      [2, 2, "Load 5 W"],
      [3, 3, "Keys: 2"],
      [4, 4, "Keys (two-key face): A"],
    ]);
  });

  it("say of an entry its code, how long it took and how often a digit was taken back", () => {
    const short = (done: readonly Done[]) =>
      rowsOf(done.map(stepOf)).map((row) => rowWords(row, true));
    const [whole] = rowsOf(pressed(`A${CODE}B`).map(stepOf)).map((row) => rowWords(row, false));
    expect(whole).toBe("A 7394 4427 6444 0034 9518 B, 20 digits in 21 s");
    const quick = pressed(`A9A${CODE}B`).map((done, at) => ({ ...done, at: Math.floor(at / 7) }));
    expect(short(quick)).toEqual(["A 7394 … 9518 B, 20 digits in 3 s, one backspace"]);
    const at = { at: 0 };
    const twice = pressed(`A99AA${CODE}B`).map((done) => ({ ...done, ...at }));
    expect(short(twice)).toEqual(["A 7394 … 9518 B, 20 digits, 2 backspaces"]);
    const two = { type: "keys", keys: "bABABab", face: "two" } as const;
    expect(short([{ event: two, submits: true }])).toEqual([
      "7394 … 9518 keyed, 20 digits, one backspace",
    ]);
  });

  it("always have every step once, in its order", () => {
    const event = fc.oneof(
      fc.record({
        type: fc.constant("keys" as const),
        keys: fc.stringMatching(/^[0-9ABab]{1,3}$/),
        face: fc.constantFrom("twelve" as const, "two" as const),
      }),
      fc.record({ type: fc.constant("wan" as const), up: fc.boolean() }),
    );
    const done = fc.record({ event, at: fc.nat({ max: 100 }), submits: fc.boolean() });
    fc.assert(
      fc.property(fc.array(done), (all) => {
        const steps = all.map(stepOf);
        const told = rowsOf(steps).flatMap((row) => row.steps);
        return told.length === steps.length && told.every((step, at) => step === steps[at]);
      }),
    );
  });
});
