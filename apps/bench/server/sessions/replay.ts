import { setImmediate } from "node:timers/promises";
import {
  createMeter,
  type LogEntry,
  type MeterEvent,
  type MeterState,
  type Outcomes,
} from "@utrn-lab/meter-emulator";
import { restoreMeter } from "@utrn-lab/meter-emulator/snapshot";
import { broughtTo } from "../meters/bring-to-present.ts";
import { commissioningOf } from "../meters/commission.ts";
import { followingDay, type House, stepIn } from "../meters/house.ts";
import { keyOfSeed } from "../meters/meter-keys.ts";
import { orDamaged } from "./damage.ts";
import { resultOf } from "./record.ts";
import type { Session, SessionEvent, SessionResult, SessionStart, SessionStep } from "./session.ts";

/** How many steps are replayed in one go, before other requests are served. */
const STEPS_AT_ONCE = 200;

/** The meter with which a session begins. Throws Problem `session_damaged`. */
export function startOf(start: SessionStart): House {
  if (start.kind === "snapshot") {
    const state = orDamaged(null, "start", () => restoreMeter(start.snapshot));
    return { state, dayProfile: start.dayProfile ?? false };
  }
  const { kind: _, seed, privateKey, ...setup } = start;
  const key = privateKey ?? keyOfSeed(seed ?? "");
  const state = orDamaged(null, "start", () => createMeter({ ...setup, privateKey: key }));
  return { state, dayProfile: false };
}

/**
 * An event at its time; the shared secrets of a supplier follow from its keys and the meter's.
 */
function eventAt(
  state: MeterState,
  at: number,
  event: Exclude<SessionEvent, { type: "day_profile" }>,
): MeterEvent {
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
  readonly house: House;
  /** What was logged since the step before. */
  readonly events: readonly LogEntry[];
}

/** Takes one step of a session. Throws Problem `session_damaged` for what the emulator refuses. */
export async function takeStep(before: House, done: SessionStep): Promise<ReplayedStep> {
  const { step: number, at, event } = done;
  const { house: present, events } = await broughtTo(before, at);
  const { house, ...stepped } = orDamaged(number, `steps[${number - 1}].event`, () =>
    event.type === "day_profile"
      ? followingDay(present)
      : stepIn(present, eventAt(present.state, at, event)),
  );
  const { outcome } = stepped;
  return {
    step: done,
    result: resultOf(house.state, outcome),
    codes: codesIn(event, outcome),
    house,
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
  start: House,
  steps: readonly SessionStep[],
): AsyncGenerator<ReplayedStep> {
  let house = start;
  for (const [at, done] of steps.entries()) {
    const replayed = await takeStep(house, done);
    house = replayed.house;
    yield replayed;
    if (at % STEPS_AT_ONCE === STEPS_AT_ONCE - 1) await setImmediate();
  }
}

/** What a meter was after the last step and at the end of a session. */
export async function atEnd(
  house: House,
  session: Pick<Session, "end">,
): ReturnType<typeof broughtTo<House>> {
  return broughtTo(house, session.end?.time ?? house.state.timeSeconds);
}
