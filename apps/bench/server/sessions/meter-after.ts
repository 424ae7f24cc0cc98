import { invalidRequest } from "@utrn-lab/http-host";
import { withRate } from "../meters/clock.ts";
import { newlyKept } from "../meters/kept-meter.ts";
import { differencesOf } from "../meters/registers.ts";
import { sessionDamaged } from "./damage.ts";
import type { NewMeter, UnnumberedStep } from "./kept-session.ts";
import { remarksOf } from "./remarks.ts";
import { atEnd, type ReplayedStep, replaySteps, startOf } from "./replay.ts";
import type { Session } from "./session.ts";

/** Refuses a step that replays otherwise than recorded: it would make another meter. */
function checkAsRecorded({ step, result }: ReplayedStep): void {
  if (step.result === undefined) return;
  const [found] = differencesOf(step.result, JSON.parse(JSON.stringify(result)));
  if (found === undefined) return;
  const field = `steps[${step.step - 1}].result.${found.path}`;
  throw sessionDamaged(step.step, field, "is not what a replay gives");
}

/**
 * The meter of a session as it was after a step, with a clock that stands, and its session until
 * there.
 * @param until - 0 for the start, up to the number of steps; left out, the end of the session.
 * @throws Problem `session_damaged`, or `invalid_request` naming `step`.
 */
export async function meterAfter(
  session: Session,
  until: number | undefined,
  nowMs: number,
): Promise<NewMeter> {
  const { start, steps } = session;
  if (until !== undefined && until > steps.length) {
    throw invalidRequest("step", `step must be at most ${steps.length}, the session's last`);
  }
  const taken: UnnumberedStep[] = [];
  let house = startOf(start);
  for await (const replayed of replaySteps(house, steps.slice(0, until))) {
    checkAsRecorded(replayed);
    house = replayed.house;
    const { at, event } = replayed.step;
    taken.push({ at, event, result: replayed.result });
  }
  if (until === undefined) house = (await atEnd(house, session)).house;
  const meter = newlyKept(house, withRate(0, house.state.timeSeconds, nowMs));
  return { meter, start, steps: taken, remarks: remarksOf(session, until) };
}
