import type { MeterEvent } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { someCommands } from "../model/life-commands.ts";
import { codeFor } from "../support/meters.ts";

/** An event whose moment is still open; a code takes its counter from its place in the life. */
type Happening = (at: number, index: number) => MeterEvent;

const someHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map(
    (watts): Happening =>
      (at) => ({ at, type: "load", watts }),
  ),
  fc.boolean().map(
    (on): Happening =>
      (at) => ({ at, type: "power", on }),
  ),
  fc.constantFrom<Happening>(
    (at) => ({ at, type: "action", action: "enable_supply", via: "keypad" }),
    (at) => ({ at, type: "action", action: "activate_emergency_credit", via: "ppmid" }),
    (at) => ({ at, type: "keys", keys: "A7394" }),
    (at) => ({ at, type: "time" }),
  ),
  someCommands.map(
    (commands): Happening =>
      (at, index) => ({ at, type: "code", code: codeFor(index + 1, ...commands), via: "keypad" }),
  ),
);

/** Happenings in turn, each with the seconds that pass before it. */
export function someHappenings(
  gap: fc.Arbitrary<number>,
  maxLength: number,
): fc.Arbitrary<readonly (readonly [gap: number, happens: Happening])[]> {
  return fc.array(fc.tuple(gap, someHappening), { minLength: 1, maxLength, size: "max" });
}

/** The events of a life that begins at a moment. */
export function eventsFrom(
  time: number,
  happenings: readonly (readonly [gap: number, happens: Happening])[],
): readonly MeterEvent[] {
  let at = time;
  return happenings.map(([gap, happens], index) => {
    at += gap;
    return happens(at, index);
  });
}
