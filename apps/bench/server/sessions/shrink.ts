import { setImmediate } from "node:timers/promises";
import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { LogEntry, MeterState } from "@utrn-lab/meter-emulator";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import type { Expectation } from "./expectation.ts";
import { atEnd, type ReplayedStep, replaySteps, startOf } from "./replay.ts";
import { endOf, type Session, type SessionStep, standingOf } from "./session.ts";
import { codesOf } from "./verdicts.ts";

/**
 * Bounds of one shrinking: sessions tried, and the work of all of them, a step or four days of a
 * meter each.
 */
interface Bounds {
  readonly replaysMax: number;
  readonly workMax: number;
}

const BOUNDS: Bounds = { replaysMax: 1_000, workMax: 200_000 };
const SECONDS_A_STEP = 4 * DAY_SECONDS;

/** What a replay showed, as far as an expectation can ask for it. */
interface Shown {
  readonly verdicts: readonly { readonly result: string; readonly reason: string | undefined }[];
  readonly events: ReadonlySet<string>;
  readonly displays: readonly string[];
  readonly end: MeterState;
  readonly steps: readonly SessionStep[];
}

function verdictsOf({ step, result }: ReplayedStep): Shown["verdicts"] {
  return codesOf({ ...step, result }).map(({ verdict }) =>
    verdict === "applied" || verdict === "power_off" || verdict === "no_ppmid"
      ? { result: verdict, reason: undefined }
      : { result: "rejected", reason: verdict },
  );
}

function renumbered(steps: readonly SessionStep[]): readonly SessionStep[] {
  return steps.map((step, at) => ({ ...step, step: at + 1 }));
}

async function show(session: Session, steps: readonly SessionStep[]): Promise<Shown> {
  const replayed: ReplayedStep[] = [];
  let house = startOf(session.start);
  for await (const step of replaySteps(house, renumbered(steps))) {
    house = step.house;
    replayed.push(step);
  }
  const ended = await atEnd(house, session);
  const logged: readonly LogEntry[] = [...replayed.flatMap((one) => one.events), ...ended.events];
  return {
    verdicts: replayed.flatMap(verdictsOf),
    events: new Set(logged.map(({ event }) => event)),
    displays: replayed.map(({ result }) => result.display.join("\n")),
    end: ended.house.state,
    steps: replayed.map(({ step, result }) => ({ ...step, result })),
  };
}

function meets(shown: Shown, expected: Expectation): boolean {
  const { result, reason, event, display, supply, balanceMillipence } = expected;
  const end = standingOf(shown.end);
  const isAsked = (verdict: Shown["verdicts"][number]) =>
    (result === undefined || verdict.result === result) &&
    (reason === undefined || verdict.reason === reason);
  return (
    ((result === undefined && reason === undefined) || shown.verdicts.some(isAsked)) &&
    (event === undefined || shown.events.has(event)) &&
    (display === undefined || shown.displays.some((lines) => lines.includes(display))) &&
    (supply === undefined || end.supply === supply) &&
    (balanceMillipence === undefined || end.balanceMillipence === balanceMillipence)
  );
}

/** Tries sessions, within the bounds of the work. */
class Trial {
  readonly #session: Session;
  readonly #expected: Expectation;
  readonly #bounds: Bounds;
  /** What the time that a session lasts adds to the work of a replay. */
  readonly #lasting: number;
  replays = 0;
  #work = 0;

  constructor(session: Session, expected: Expectation, lastsSeconds: number, bounds: Bounds) {
    this.#session = session;
    this.#expected = expected;
    this.#bounds = bounds;
    this.#lasting = Math.ceil(lastsSeconds / SECONDS_A_STEP);
  }

  get isExhausted(): boolean {
    return this.replays >= this.#bounds.replaysMax || this.#work >= this.#bounds.workMax;
  }

  /** Whether these steps alone still show what is expected; ones that cannot be replayed do not. */
  async stillShows(steps: readonly SessionStep[]): Promise<boolean> {
    this.replays += 1;
    this.#work += steps.length + this.#lasting;
    await setImmediate();
    try {
      return meets(await show(this.#session, steps), this.#expected);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }
}

/** The steps without one of `parts` equal parts, where that still shows what is expected. */
async function withoutAPart(
  trial: Trial,
  steps: readonly SessionStep[],
  parts: number,
): Promise<readonly SessionStep[] | undefined> {
  const size = Math.ceil(steps.length / parts);
  // From the last on: what comes after the failure goes first.
  for (let from = (parts - 1) * size; from >= 0 && !trial.isExhausted; from -= size) {
    const rest = [...steps.slice(0, from), ...steps.slice(from + size)];
    if (rest.length < steps.length && (await trial.stillShows(rest))) return rest;
  }
  return undefined;
}

/**
 * Delta debugging (Zeller and Hildebrandt, ddmin): ever finer parts are left out, down to single
 * steps.
 */
async function fewestSteps(
  trial: Trial,
  all: readonly SessionStep[],
): Promise<{ readonly steps: readonly SessionStep[]; readonly isMinimal: boolean }> {
  let steps = all;
  let parts = 2;
  while (steps.length > 0 && !trial.isExhausted) {
    const tried = Math.min(parts, steps.length);
    const rest = await withoutAPart(trial, steps, tried);
    if (rest !== undefined) {
      steps = rest;
      parts = Math.max(2, tried - 1);
    } else if (tried === steps.length) {
      return { steps, isMinimal: !trial.isExhausted };
    } else {
      parts = tried * 2;
    }
  }
  return { steps, isMinimal: steps.length === 0 };
}

/** A session of fewer steps, and how it was found. */
interface Shrunk {
  readonly session: Session;
  readonly stepsBefore: number;
  readonly stepsAfter: number;
  readonly replays: number;
  readonly isMinimal: boolean;
}

/**
 * Shrinks a session to the fewest steps that still show what is expected.
 * @param bounds - of the work; where they are reached first, what has been found by then is
 *   answered.
 * @throws Problem `session_damaged`, or `invalid_request` when the session as it is does not show
 *   it.
 */
export async function shrink(
  session: Session,
  expected: Expectation,
  bounds = BOUNDS,
): Promise<Shrunk> {
  const whole = await show(session, session.steps);
  if (!meets(whole, expected)) {
    throw invalidRequest(
      "expectation",
      "expectation is not met by the session as it is: name something that it shows",
    );
  }
  const lastsSeconds = whole.end.timeSeconds - startOf(session.start).state.timeSeconds;
  const trial = new Trial(session, expected, lastsSeconds, bounds);
  const { steps, isMinimal } = await fewestSteps(trial, session.steps);
  const shown = await show(session, steps);
  return {
    session: { ...session, steps: shown.steps, end: endOf(shown.end), stepsMissing: 0 },
    stepsBefore: session.steps.length,
    stepsAfter: steps.length,
    replays: trial.replays,
    isMinimal,
  };
}
