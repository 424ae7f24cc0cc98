import type { Clock } from "./clock.ts";
import type { House } from "./house.ts";
import type { Difference } from "./register-types.ts";

/** What a client reads beside the view, each with a call of its own. */
export const PARTS = ["log", "outbox", "knowledge"] as const;

export type Part = (typeof PARTS)[number];

/** A meter in its house, and how its time moves. */
export interface ClockedMeter extends House {
  readonly clock: Clock;
}

/** A meter of the bench after its latest change. */
export interface KeptMeter extends ClockedMeter {
  /** What people call it; empty where it has no name. */
  readonly label: string;
  /** How many changes of this meter the bench has stored. */
  readonly revision: number;
  /** What the last of them touched. */
  readonly changed: readonly Part[];
  /** What was moved by the last thing done to it that moved a register: not by time on its own. */
  readonly moved: readonly Difference[];
}

/** A meter that is new to the bench, so that all its parts are unread. */
export function newlyKept({ state, dayProfile }: House, clock: Clock, label = ""): KeptMeter {
  return { state, dayProfile, clock, label, revision: 0, changed: PARTS, moved: [] };
}
