import { setImmediate } from "node:timers/promises";
import {
  createMeter,
  type LogEntry,
  type MeterEvent,
  type MeterState,
  type Outcomes,
  step,
} from "@utrn-lab/meter-emulator";
import { restoreMeter } from "@utrn-lab/meter-emulator/snapshot";
import { STRETCH_SECONDS } from "../meters/bring-to-present.ts";
import { commissioningOf } from "../meters/commission.ts";
import { keyOfSeed } from "../meters/meter-keys.ts";
import { orDamaged } from "./damage.ts";
import { resultOf } from "./record.ts";
import type { Session, SessionEvent, SessionResult, SessionStart, SessionStep } from "./session.ts";

/** How many steps are replayed in one go, before other requests are served. */
const STEPS_AT_ONCE = 200;

/** The meter with which a session begins. Throws Problem `session_damaged`. */
export function startOf(start: SessionStart): MeterState {
  if (start.kind === "snapshot") {
    return orDamaged(null, "start", () => restoreMeter(start.snapshot));
  }
  const { kind: _, seed, privateKey, ...setup } = start;
  const key = privateKey ?? keyOfSeed(seed ?? "");
  return orDamaged(null, "start", () => createMeter({ ...setup, privateKey: key }));
}

/**
 * An event at its time; the shared secrets of a supplier follow from its keys and the meter's.
 */
function eventAt(state: MeterState, at: number, event: SessionEvent): MeterEvent {
  if (event.type !== "supplier") return { ...event, at };
  return { type: "supplier", at, ...commissioningOf(state, event) };
}

/** A code that was entered, and what the meter answered. */
export interface AnsweredCode {
  readonly code: string;
  readonly outcome: Outcomes["code"];
}

/** The codes that were entered in a step: a whole one, or those that its keys submitted. */
function codesIn(event: SessionEvent, outcome: Outcomes[keyof Outcomes]): readonly AnsweredCode[] {
  if ("submitted" in outcome) {
    return outcome.submitted.map(({ digits, outcome: answer }) => ({
      code: digits,
      outcome: answer,
    }));
  }
  return event.type === "code" && "result" in outcome ? [{ code: event.code, outcome }] : [];
}

/** How a meter was after a step of a replay. */
export interface ReplayedStep {
  readonly step: SessionStep;
  readonly result: SessionResult;
  readonly codes: readonly AnsweredCode[];
  readonly state: MeterState;
  /** What was logged since the step before. */
  readonly events: readonly LogEntry[];
}

/** Brings a meter to a time, and tells what was logged on the way. */
async function brought(
  from: MeterState,
  time: number,
): Promise<{ readonly state: MeterState; readonly events: readonly LogEntry[] }> {
  let state = from;
  const events: LogEntry[] = [];
  while (state.timeSeconds < time) {
    const at = Math.min(time, state.timeSeconds + STRETCH_SECONDS);
    const stepped = step(state, { type: "time", at });
    state = stepped.state;
    events.push(...stepped.events);
    if (at < time) await setImmediate();
  }
  return { state, events };
}

/** Takes one step of a session. Throws Problem `session_damaged` for what the emulator refuses. */
async function taken(before: MeterState, done: SessionStep): Promise<ReplayedStep> {
  const { step: number, at, event } = done;
  const { state: present, events } = await brought(before, at);
  const stepped = orDamaged(number, `steps[${number - 1}].event`, () =>
    step(present, eventAt(present, at, event)),
  );
  const { state, outcome } = stepped;
  return {
    step: done,
    result: resultOf(state, outcome),
    codes: codesIn(event, outcome),
    state,
    events: [...events, ...stepped.events],
  };
}

/**
 * Replays a session on a meter of its own, step after step, from its start: nothing on the bench
 * changes.
 * @param session - one that was read.
 * @throws Problem `session_damaged`, at the start or at the step that cannot be taken.
 */
export async function* replaySteps(
  start: MeterState,
  steps: readonly SessionStep[],
): AsyncGenerator<ReplayedStep> {
  let state = start;
  for (const [at, done] of steps.entries()) {
    const replayed = await taken(state, done);
    state = replayed.state;
    yield replayed;
    if (at % STEPS_AT_ONCE === STEPS_AT_ONCE - 1) await setImmediate();
  }
}

/** What a meter was after the last step and at the end of a session. */
export async function atEnd(
  state: MeterState,
  session: Pick<Session, "end">,
): ReturnType<typeof brought> {
  return brought(state, session.end?.time ?? state.timeSeconds);
}
