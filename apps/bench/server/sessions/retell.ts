import { Problem } from "@utrn-lab/http-host";
import type { LogEntry, MeterState } from "@utrn-lab/meter-emulator";
import { differenceAt, type ReplayDifference } from "./compare.ts";
import { atEnd, type ReplayedStep, replaySteps, startOf } from "./replay.ts";
import { endOf, type Session } from "./session.ts";

/** What a session does not say of a step, and a replay of it does. */
type RetoldStep = Pick<ReplayedStep, "result" | "codes">;

/** A session told again by a replay: what came of each step in full, and what was logged. */
export interface Retold {
  readonly steps: ReadonlyMap<number, RetoldStep>;
  readonly events: readonly LogEntry[];
  /** The meter at the end; null where the session cannot be replayed to there. */
  readonly end: MeterState | null;
  /** The first that replays otherwise than recorded; null where nothing does. */
  readonly difference: ReplayDifference | null;
  /** Why the session cannot be replayed, or not further. */
  readonly damage?: string;
}

/** Tells a session again, as far as it can be replayed. */
export async function retell(session: Session): Promise<Retold> {
  const steps = new Map<number, RetoldStep>();
  const events: LogEntry[] = [];
  let difference: ReplayDifference | null = null;
  try {
    let house = startOf(session.start);
    for await (const { step, result, codes, house: after, events: logged } of replaySteps(
      house,
      session.steps,
    )) {
      house = after;
      steps.set(step.step, { result, codes });
      events.push(...logged);
      difference ??= differenceAt(step.step, step.result, result) ?? null;
    }
    const ended = await atEnd(house, session);
    events.push(...ended.events);
    if (session.end !== null) {
      difference ??= differenceAt(null, session.end, endOf(ended.house.state)) ?? null;
    }
    return { steps, events, end: ended.house.state, difference };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { steps, events, end: null, difference, damage: error.message };
  }
}
