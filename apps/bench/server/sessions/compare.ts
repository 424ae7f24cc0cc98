import { differencesOf } from "../meters/registers.ts";
import { atEnd, replaySteps, startOf } from "./replay.ts";
import { endOf, type Session } from "./session.ts";

/** What a replay found first to be otherwise. */
export interface ReplayDifference {
  /** The step, or null for the end of the session. */
  readonly step: number | null;
  readonly differences: readonly {
    readonly path: string;
    readonly recorded: unknown;
    readonly replayed: unknown;
  }[];
}

/** What came of a replay. */
export interface Replayed {
  readonly same: boolean;
  /** How many steps were replayed. */
  readonly steps: number;
  readonly difference: ReplayDifference | null;
}

/** As JSON has it: a member that is undefined is not there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** In what a replay differs from what was recorded, if that was; undefined where in nothing. */
export function differenceAt(
  step: number | null,
  recorded: unknown,
  replayed: unknown,
): ReplayDifference | undefined {
  if (recorded === undefined) return undefined;
  const differences = differencesOf(recorded, plain(replayed)).map(({ path, before, after }) => ({
    path,
    recorded: before,
    replayed: after,
  }));
  return differences.length === 0 ? undefined : { step, differences };
}

/**
 * Replays a session and compares each result with the recorded one, up to the first that differs.
 * @throws Problem `session_damaged`.
 */
export async function compareReplay(session: Session): Promise<Replayed> {
  let house = startOf(session.start);
  let steps = 0;
  for await (const { step, result, house: after } of replaySteps(house, session.steps)) {
    house = after;
    steps += 1;
    const found = differenceAt(step.step, step.result, result);
    if (found !== undefined) return { same: false, steps, difference: found };
  }
  if (session.end === null) return { same: true, steps, difference: null };
  const ended = await atEnd(house, session);
  const found = differenceAt(null, session.end, endOf(ended.house.state));
  return { same: found === undefined, steps, difference: found ?? null };
}
