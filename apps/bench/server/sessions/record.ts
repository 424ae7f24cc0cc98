import {
  type Face,
  type MeterEvent,
  type MeterState,
  type Outcomes,
  step,
  viewOf,
} from "@utrn-lab/meter-emulator";
import type { Recording } from "./recording.ts";
import { type EnteredCode, type SessionEvent, type SessionResult, standingOf } from "./session.ts";

function codesSeen({ totals }: MeterState): number {
  return totals.accepted + totals.refused;
}

/**
 * The codes that keys submitted. Only one key at a time shows which digits were there when a verdict came;
 * it is tried on a copy, and only where keys brought a verdict at all.
 */
export function enteredBy(
  before: MeterState,
  after: MeterState,
  keys: string,
  face: Face | undefined,
): readonly EnteredCode[] {
  if (codesSeen(before) === codesSeen(after)) return [];
  const entered: EnteredCode[] = [];
  let state = before;
  for (const key of keys) {
    const pressed = step(state, { type: "keys", at: state.time, keys: key, face }).state;
    const verdict = pressed.logs.codes.at(-1);
    if (codesSeen(pressed) > codesSeen(state) && verdict !== undefined) {
      entered.push({ code: state.entry?.digits ?? "", result: verdict.result });
    }
    state = pressed;
  }
  return entered;
}

/** What came of an event, as a session keeps it. */
export function resultOf(
  before: MeterState,
  after: MeterState,
  event: SessionEvent,
  outcome: Outcomes[keyof Outcomes],
): SessionResult {
  const entered = event.type === "keys" ? enteredBy(before, after, event.keys, event.face) : [];
  return {
    // Sessions say what keys submitted under `entered`, with less about each code.
    outcome: event.type === "keys" ? { done: true } : outcome,
    ...(entered.length === 0 ? {} : { entered }),
    display: viewOf(after).display,
    standing: standingOf(after),
  };
}

/** An event without its time, and without the shared secret, which follows from the keys. */
function eventOf(event: MeterEvent): SessionEvent {
  const { at: _, ...rest } = event;
  const plain = JSON.parse(JSON.stringify(rest));
  delete plain.z;
  return plain;
}

/**
 * What is recorded of an event.
 * @param before - the meter at the time of the event.
 */
export function recorded(
  before: MeterState,
  event: MeterEvent,
  after: MeterState,
  outcome: Outcomes[keyof Outcomes],
): Recording {
  const done = eventOf(event);
  const result = resultOf(before, after, done, outcome);
  return { kind: "step", step: { at: event.at, event: done, result } };
}
