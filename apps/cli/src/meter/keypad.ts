import { type Face, type MeterState, step } from "@utrn-lab/meter-emulator";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import type { Answer } from "../host.ts";
import { type Clock, parsePassing } from "./clock.ts";
import { keepMeter } from "./keep-meter.ts";
import { pictureJson, pictureLines, type Verdict, verdictLines, verdictOn } from "./picture.ts";

/** A meter at which somebody presses keys. */
export interface Keypad {
  meter: MeterState;
  /** Whether the last code was refused. */
  isRefused: boolean;
  readonly face: Face;
  readonly clock: Clock;
  readonly file: string | undefined;
}

/** Brings the meter to the present; an entry may be submitted by its time. */
export function passTime(keypad: Keypad): void {
  const { state } = step(keypad.meter, { at: keypad.clock.now(), type: "time" });
  // Stored before it is shown (meter.md 8).
  keepMeter(keypad.file, state);
  keypad.meter = state;
}

function press(keypad: Keypad, key: string): Verdict[] {
  const { face, clock, file } = keypad;
  const event = { at: clock.now(), type: "keys", keys: key, face } as const;
  const { state, outcome } = step(keypad.meter, event);
  keepMeter(file, state);
  keypad.meter = state;
  return outcome.submitted.map((submitted) => verdictOn(state, submitted, face));
}

/**
 * Does what was typed: keys one after another, or time that passes.
 * @param typed - keys of any face, 0-9, A, B, a and b, or "+90m"; nothing lets the clock go on.
 * @returns the verdicts on the codes that were submitted.
 * @throws FieldRangeError naming `keys`, with nothing done.
 */
export function type(keypad: Keypad, typed: string): Verdict[] {
  const seconds = parsePassing(typed);
  if (seconds === undefined && !/^[0-9ABab]*$/.test(typed)) {
    throw new FieldRangeError("keys", "must be keys (0-9, A, B, a, b), time (+90m, +1h) or q");
  }
  if (seconds !== undefined) keypad.clock.pass(seconds);
  if (seconds !== undefined || typed === "") {
    passTime(keypad);
    return [];
  }
  const verdicts = [...typed].flatMap((key) => press(keypad, key));
  const last = verdicts.at(-1);
  if (last !== undefined) keypad.isRefused = last.outcome.result === "rejected";
  return verdicts;
}

/** What to say after something was typed. */
export function answerOf({ meter, isRefused }: Keypad, verdicts: readonly Verdict[]): Answer {
  const submitted = verdicts.map(({ outcome, pages }) => ({ ...outcome, pages }));
  return {
    text: [...verdicts.flatMap(verdictLines), ...pictureLines(meter)].join("\n"),
    json: { ...pictureJson(meter), submitted },
    isYes: !isRefused,
  };
}
