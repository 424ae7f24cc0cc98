import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import type { House } from "../meters/house.ts";
import type { KeptMeter } from "../meters/kept-meter.ts";
import type { Remarks } from "./remarks.ts";
import type { SessionStart, SessionStep } from "./session.ts";

/** A step before its session gives it a number. */
export type UnnumberedStep = Omit<SessionStep, "step" | "note" | "expected">;

/**
 * What is recorded of a change: a step of the meter's session, that a new session begins, or what
 * is said of the session.
 */
export type Recording =
  | { readonly kind: "step"; readonly step: UnnumberedStep }
  | { readonly kind: "start"; readonly start: SessionStart }
  | { readonly kind: "remarks"; readonly remarks: Remarks };

/** A meter to take in, how its session began, and what has been done to it since. */
export interface NewMeter {
  readonly meter: KeptMeter;
  readonly start: SessionStart;
  readonly steps: readonly UnnumberedStep[];
  /** What is said of that; left out where nothing is. */
  readonly remarks?: Remarks;
}

/** The start of a session that begins with a house as it is. */
export function startFrom({ state, dayProfile }: House): SessionStart {
  const snapshot = snapshotOf(state);
  return { kind: "snapshot", snapshot, ...(dayProfile ? { dayProfile } : {}) };
}
