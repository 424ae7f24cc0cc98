import { isDeepStrictEqual } from "node:util";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { PARTS, type Part } from "./kept-meter.ts";
import { remembered } from "./knowledge.ts";

/**
 * The parts in which two states of a meter differ. This is cheap: a list that no event touched is
 * the same object in both.
 */
export function partsChanged(before: MeterState, after: MeterState): readonly Part[] {
  const differs: Readonly<Record<Part, boolean>> = {
    log: before.logs.events !== after.logs.events,
    outbox: before.alerts.outbox !== after.alerts.outbox,
    knowledge: !isDeepStrictEqual(remembered(before), remembered(after)),
  };
  return PARTS.filter((part) => differs[part]);
}
