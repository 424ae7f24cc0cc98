import assert from "node:assert/strict";
import { type MeterEvent, type MeterState, step, TIME_MAX, viewOf } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { parseCommands, REFUSALS, readCode } from "@utrn-lab/utrn";
import { bitsOfCode, type Digits, FIELD_BITS } from "../../support/code-bits.ts";
import { frozen } from "../../support/frozen.ts";
import { fullMeter } from "../../support/full-meter.ts";
import { codeFor, meterOf } from "../../support/meters.ts";
import { shared } from "../../support/parties.ts";
import { commandByHand, headBits, topUpByHand } from "../../support/signed-by-hand.ts";
import type { Door } from "../engine/door.ts";
import { throughJson } from "./laws.ts";

const SECRET = shared();
const AT = 1_795_521_600;
/** What happens in one life, at the most. */
const HAPPENINGS_MAX = 12;
const UNITS_SECONDS = [1, 60, 1_800, 3_600, 86_400, 604_800] as const;
/** Where lives begin: a step leaves the meter before it as it was. */
const FULL = frozen(fullMeter());
const NEW = meterOf(AT, { meterBalance: 500_000 });
const DIGITS: readonly Digits[] = [20, 40, 60];

/** Takes bytes as choices; behind the end all are 0. */
class Choices {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isOver(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(): number {
    this.#at += 1;
    return this.#bytes[this.#at - 1] ?? 0;
  }

  of<const T>(list: readonly [T, ...T[]]): T {
    return list[this.take() % list.length] ?? list[0];
  }

  bits(count: number): string {
    const bytes = Array.from({ length: Math.ceil(count / 8) }, () => this.take());
    return bytes
      .map((byte) => byte.toString(2).padStart(8, "0"))
      .join("")
      .slice(0, count);
  }
}

/** A code that is truly signed over any body, authentic and read by nobody before the meter. */
function signed(choices: Choices, near: number): string {
  const digits = DIGITS[choices.take() % 3] ?? 20;
  const ahead = choices.of([1, 0, 2, -1, 3, 17, 400, 512, 513, 1_000, -300, -512]);
  const counter = Math.max(1, near + ahead);
  const { body, counter: place } = FIELD_BITS[digits];
  const width = place[1] - place[0];
  const low = counter % 2 ** width;
  const short = choices.take() % 14;
  const subClass = (digits === 20 ? short : digits === 40 ? 14 : 15).toString(2).padStart(4, "0");
  const bits = choices.bits(body[1] - body[0]);
  const head = headBits(digits, subClass, low.toString(2).padStart(width, "0"), bits);
  const isTopUp = digits === 20 && short === 0;
  return (isTopUp ? topUpByHand : commandByHand)(SECRET, counter, head);
}

const KEYS = ["A", "B", "7", "A0", "A7B", "BB", "b", "a", "aB", "7394", "AAAA", "0B"] as const;
const EUI = "00db12345678aaaa";

/** What a byte says is done, and by the bytes behind it how. */
function happening(choices: Choices, near: number, at: number): MeterEvent {
  const via = choices.of(["keypad", "keypad", "keypad", "ppmid"]);
  switch (choices.take() % 9) {
    case 0:
      return {
        at,
        type: "keys",
        keys: choices.of(KEYS),
        face: choices.of(["twelve", "two", "gas"]),
      };
    case 1:
      return { at, type: "load", watts: choices.take() * 60 };
    case 2:
      return { at, type: "power", on: choices.take() % 4 !== 0 };
    case 3:
      return { at, type: "wan", up: choices.take() % 2 === 0 };
    case 4:
      return {
        at,
        type: "action",
        action: choices.of(["enable_supply", "activate_emergency_credit"]),
        via,
      };
    case 5:
      return { at, type: "han_join", eui: EUI, kind: choices.of(["ppmid", "ihd", "cad"]) };
    case 6:
      return { at, type: "time" };
    default:
      return { at, type: "code", code: signed(choices, near), via };
  }
}

/** What one life came to. */
class Life {
  state: MeterState;
  readonly applied = new Set<string>();
  answer = "no code";

  constructor(state: MeterState) {
    this.state = state;
  }

  take(event: MeterEvent): void {
    const { state, outcome } = step(this.state, event);
    this.state = state;
    viewOf(state);
    if (event.type !== "code" || !("result" in outcome)) return;
    this.answer = "reason" in outcome ? outcome.reason : outcome.result;
    if (outcome.result === "rejected") assert.ok(REFUSALS.includes(outcome.reason));
    if (outcome.result !== "applied") return;
    assert.ok(!this.applied.has(event.code), "a code was applied twice");
    this.applied.add(event.code);
  }
}

function highestOf({ replay }: MeterState): number {
  return replay.accepted.at(-1)?.utrnCounter ?? 0;
}

/** Time passes in one step or in two, and comes to the same. */
function checkPassing(before: MeterState, at: number): void {
  const middle = before.timeSeconds + Math.floor((at - before.timeSeconds) / 3);
  const { state: between } = step(before, { at: middle, type: "time" });
  const { account } = step(between, { at, type: "time" }).state;
  assert.deepEqual(account, step(before, { at, type: "time" }).state.account);
}

/** A life that the bytes of an input tell: the meter comes back from its snapshot the same. */
function live(input: Buffer): string {
  const choices = new Choices(input);
  const start = choices.take() % 4 === 0 ? FULL : NEW;
  const life = new Life(start);
  for (let count = 0; count < HAPPENINGS_MAX && !choices.isOver; count += 1) {
    const passed = choices.take() * choices.of(UNITS_SECONDS);
    const before = life.state;
    const at = Math.min(before.timeSeconds + passed, TIME_MAX);
    const event = happening(choices, highestOf(before), at);
    life.take(event);
    if (event.type === "code") life.take(event);
    checkPassing(before, at);
  }
  assert.deepEqual(restoreMeter(throughJson(snapshotOf(life.state))), life.state);
  return life.answer;
}

/** The choices by which a life enters a code of these commands. */
function entering(...codes: readonly (readonly unknown[])[]): Buffer {
  const choices = codes.flatMap((commands, at) => {
    const code = codeFor(at + 1, ...parseCommands(commands));
    const bits = bitsOfCode(code);
    const digits = DIGITS.find((each) => each === code.length) ?? 20;
    const [from, to] = FIELD_BITS[digits].body;
    const body = bits.slice(from, to).padEnd(Math.ceil((to - from) / 8) * 8, "0");
    const bytes = (body.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2));
    assert.ok(readCode(SECRET, code, at).ok);
    return [1, 2, 0, 7, DIGITS.indexOf(digits), 0, Number.parseInt(bits.slice(3, 7), 2), ...bytes];
  });
  return Buffer.from([1, ...choices]);
}

export const door: Door = {
  says: "lives of a meter, with truly signed codes over any bits: no code twice, money conserved",
  bytesMax: 400,
  cpuMsMax: 2_000,
  seeds: () => [
    entering([{ type: "top_up", amountPence: 1_000 }], [{ type: "restore_supply" }]),
    entering(
      [{ type: "add_debt", register: "time_1", amountPence: 5_000 }, { type: "restore_supply" }],
      [
        {
          type: "set_time_debt_recovery",
          register: "time_1",
          period: "daily",
          rateMillipence: 900,
        },
      ],
      [{ type: "revert_to_defaults", parts: ["debts", "settings"] }],
    ),
    entering(
      [
        { type: "suspend_disconnection", hours: 48 },
        { type: "change_mode", mode: "credit" },
      ],
      [
        { type: "valid_until", date: "2026-12-01" },
        { type: "open_han", device: "any", minutes: 9 },
      ],
    ),
    Buffer.from([0, 1, 2, 0, 0, 4, 0, 9, 1, 0, 1, 200, 3, 4, 0, 2, 0]),
  ],
  open: () => ({ answer: live, close: () => {} }),
};
