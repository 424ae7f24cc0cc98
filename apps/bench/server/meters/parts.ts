import { isDeepStrictEqual } from "node:util";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { remembered } from "./knowledge.ts";

/** What is read beside a meter's view, each by a call of its own. */
export const PARTS = ["log", "outbox", "knowledge"] as const;

export type Part = (typeof PARTS)[number];

/**
 * The parts in which a meter differs. A list that no event touched is the same object, and costs
 * nothing.
 */
export function partsChanged(before: MeterState, after: MeterState): readonly Part[] {
  const differs: Readonly<Record<Part, boolean>> = {
    log: before.logs.events !== after.logs.events,
    outbox: before.alerts.outbox !== after.alerts.outbox,
    knowledge: !isDeepStrictEqual(remembered(before), remembered(after)),
  };
  return PARTS.filter((part) => differs[part]);
}
