import type { ReplayState } from "@utrn-lab/utrn/replay";
import type { LogEntry, MeterState } from "./state.ts";

/** Objects may be written to; lists and the replay state are replaced, never changed in place. */
type Writable<T> = T extends readonly unknown[] | ReplayState
  ? T
  : T extends object
    ? { -readonly [Member in keyof T]: Writable<T[Member]> }
    : T;

/** What a step writes to: a state of its own, and what has been logged since the step began. */
export type MeterDraft = Writable<MeterState> & {
  /** Every event of this step, whatever becomes of it in the meter's own log. */
  logged: readonly LogEntry[];
};

function copyObjects<T>(value: T): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) copy[name] = copyObjects(member);
  return copy as T;
}

/**
 * A draft that may be written to without the meter being changed: objects are copied,
 * lists shared. A draft of a draft goes on from what that has logged, and none of it
 * has happened until it is taken.
 */
export function draftOf(meter: MeterState | MeterDraft): MeterDraft {
  return { logged: [], ...copyObjects(meter) };
}

/** The meter at rest that a draft has become. */
export function stateOf({ logged: _, ...state }: MeterDraft): MeterState {
  return state;
}
