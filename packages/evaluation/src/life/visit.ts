import type { Assumption } from "../assumptions/assumption.ts";
import { draw, happens } from "../chance/draw.ts";
import { DAY, HOUR } from "../time.ts";
import { type Life, now } from "./life.ts";
import { bring } from "./pass.ts";

/** What somebody is sent with. */
interface Errand {
  readonly code: string;
  /** Whether it is still to be done: else nobody comes. */
  readonly isNeeded: () => boolean;
}

function waitFor(life: Life): number {
  const isOff = life.meter.supply !== "enabled";
  const [wait, unit]: [Assumption, number] = isOff
    ? [life.a.visitWaitOffSupply, HOUR]
    : [life.a.visitWaitDays, DAY];
  return Math.round(draw(wait, life.chance.visits) * unit);
}

/**
 * Sends somebody, who brings a code to the meter without a slip, once the door is opened; nobody
 * comes where the WAN was sooner.
 */
export function sendVisitor(life: Life, errand: Errand, done: (isApplied: boolean) => void): void {
  const at = now(life) + waitFor(life);
  life.agenda.add(at, () => {
    if (!errand.isNeeded()) return;
    life.tally.siteVisits += 1;
    life.visitPounds += draw(life.a.siteVisitCost, life.chance.visits);
    if (happens(life.a.visitAborted, life.chance.visits)) sendVisitor(life, errand, done);
    else done(bring(life, errand.code));
  });
}
