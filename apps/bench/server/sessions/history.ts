import { setImmediate } from "node:timers/promises";
import { Problem } from "@utrn-lab/http-host";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { type AccountPoint, accountPoint, addPoint } from "../meters/account-point.ts";
import { broughtTo } from "../meters/bring-to-present.ts";
import type { House } from "../meters/house.ts";
import { shownBy } from "../meters/shown-by.ts";
import { startOf, takeStep } from "./replay.ts";
import type { Session } from "./session.ts";

/** How often the account is looked at while nothing is done, in seconds: at least so far apart. */
const QUARTER_SECONDS = 900;
/** How often at most, over a whole session. */
const LOOKS_MAX = 2_000;

/** How far apart the account is looked at, in whole quarters of an hour. */
function spacingOf(from: number, to: number): number {
  return QUARTER_SECONDS * Math.max(1, Math.ceil((to - from) / LOOKS_MAX / QUARTER_SECONDS));
}

/**
 * The account of a meter over its session, found by a replay: nothing of it has to be kept, and it
 * is as exact as the meter. What a step does stands in two points of one second.
 * @param state - the meter as it is now, the last point.
 */
export async function historyOf(
  { start, steps }: Pick<Session, "start" | "steps">,
  state: MeterState,
): Promise<readonly AccountPoint[]> {
  const points: AccountPoint[] = [];
  const look = (house: House) => addPoint(points, accountPoint(shownBy(house.state)));
  try {
    let house = startOf(start);
    look(house);
    const spacing = spacingOf(house.state.timeSeconds, state.timeSeconds);
    const wait = async (until: number): Promise<void> => {
      while (house.state.timeSeconds < until) {
        const { timeSeconds: time } = house.state;
        house = (await broughtTo(house, Math.min(until, time - (time % spacing) + spacing))).house;
        look(house);
      }
    };
    for (const step of steps) {
      await wait(step.at);
      house = (await takeStep(house, step)).house;
      look(house);
      if (step.step % 100 === 0) await setImmediate();
    }
    await wait(state.timeSeconds);
  } catch (error) {
    // A session that cannot be replayed tells of the meter until there.
    if (!(error instanceof Problem)) throw error;
  }
  addPoint(points, accountPoint(shownBy(state)));
  return points;
}
