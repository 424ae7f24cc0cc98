import { checkInteger, FieldRangeError } from "../checks/field-error.ts";
import { type Family, familiesOf } from "../commands/families.ts";
import type { Command } from "../commands/types.ts";
import { raisesFloor } from "../rules/tenancy.ts";
import { COUNTER_MAX } from "./counters.ts";
import type { AcceptedCode } from "./record.ts";

/** How many accepted counters a meter keeps (code-format.md 5; GBCS 14, UTRN Counter Cache). */
export const CACHE_SIZE = 100;

/**
 * What protects a meter against replay and stale orders (code-format.md 5): a pure value. Store it
 * durably, together with the effect of the code, before the verdict is shown.
 */
export interface ReplayState {
  /** Counters at or below it, and not in the cache, are too old. It never falls. */
  readonly floor: number;
  /** The highest accepted counters, ascending, at most CACHE_SIZE. */
  readonly accepted: readonly AcceptedCode[];
  /** For each family the highest counter that set it; 0 or absent when none has. */
  readonly families: Readonly<Partial<Record<Family, number>>>;
}

/**
 * The state of a meter that has accepted nothing, at commissioning and at change of supplier.
 * @param floor - 0..2^32-1; not below any counter the supplier ever issued to this meter.
 * @throws FieldTypeError or FieldRangeError naming `floor`.
 */
export function newReplayState(floor = 0): ReplayState {
  checkInteger(floor, "floor", 0, COUNTER_MAX);
  return { floor, accepted: [], families: {} };
}

/** V of code-format.md 5: the higher of the floor and the highest accepted counter. */
export function highestCounter(state: ReplayState): number {
  return Math.max(state.floor, state.accepted.at(-1)?.utrnCounter ?? 0);
}

/** Whether a counter was applied before, or is too old to tell; undefined when it is new. */
export function replayRefusal(
  state: ReplayState,
  utrnCounter: number,
): "duplicate" | "too_old" | undefined {
  if (state.accepted.some((entry) => entry.utrnCounter === utrnCounter)) return "duplicate";
  return utrnCounter <= state.floor ? "too_old" : undefined;
}

/** The highest counter that set any of these families. */
function highestSetOf(state: ReplayState, families: readonly Family[]): number {
  return Math.max(0, ...families.map((family) => state.families[family] ?? 0));
}

/**
 * Whether a command has been overtaken by a later code (code-format.md 5, order).
 * @param timeSeconds - the meter's time, seconds since the Unix epoch UTC.
 */
export function isSuperseded(
  state: ReplayState,
  utrnCounter: number,
  command: Command,
  timeSeconds: number,
): boolean {
  return utrnCounter < highestSetOf(state, familiesOf(command, timeSeconds).under);
}

/** Whether a reset comes too late: a higher counter was accepted (code-format.md 5, reset). */
function isLateReset(
  state: ReplayState,
  utrnCounter: number,
  commands: readonly Command[],
): boolean {
  const resets = commands.some((command) => command.type === "revert_to_defaults");
  return resets && utrnCounter < highestCounter(state);
}

/**
 * Which commands of an accepted code still count.
 * @returns one flag a command, true where it is skipped; undefined when the whole code is
 *   superseded.
 */
export function supersession(
  state: ReplayState,
  utrnCounter: number,
  commands: readonly Command[],
  timeSeconds: number,
): readonly boolean[] | undefined {
  if (isLateReset(state, utrnCounter, commands)) return undefined;
  const skipped = commands.map((command) => isSuperseded(state, utrnCounter, command, timeSeconds));
  const allSkipped = commands.every(
    (command, at) => command.type === "valid_until" || skipped[at] === true,
  );
  return allSkipped ? undefined : skipped;
}

/** Sets a family to a counter unless a higher one has set it. */
export function setFamilies(
  state: ReplayState,
  families: readonly Family[],
  utrnCounter: number,
): ReplayState {
  if (families.length === 0) return state;
  const next = { ...state.families };
  for (const family of families) next[family] = Math.max(next[family] ?? 0, utrnCounter);
  return { ...state, families: next };
}

/** Puts a counter into the cache; the lowest of 101 leaves it and may raise the floor. */
function remember(state: ReplayState, entry: AcceptedCode): ReplayState {
  const at = state.accepted.findLastIndex((other) => other.utrnCounter < entry.utrnCounter) + 1;
  const accepted = state.accepted.toSpliced(at, 0, entry);
  const evicted = accepted.length > CACHE_SIZE ? accepted.shift() : undefined;
  return { ...state, accepted, floor: Math.max(state.floor, evicted?.utrnCounter ?? 0) };
}

/**
 * The state after a code was applied (code-format.md 5, replay, order, reset).
 * @param entry - its counter, what it did, and the charges up to now.
 * @param applied - its commands that were not superseded.
 * @param timeSeconds - the meter's time at which it was applied.
 * @throws FieldTypeError or FieldRangeError naming `utrnCounter` where it is no counter, or one
 *   that `replayRefusal` refuses: accepted twice, a code would count twice.
 */
export function acceptCode(
  state: ReplayState,
  entry: AcceptedCode,
  applied: readonly Command[],
  timeSeconds: number,
): ReplayState {
  const utrnCounter = checkInteger(entry.utrnCounter, "utrnCounter", 1, COUNTER_MAX);
  if (replayRefusal(state, utrnCounter) !== undefined) {
    throw new FieldRangeError("utrnCounter", "must be new: above the floor, and in no cache");
  }
  const sets = applied.flatMap((command) => familiesOf(command, timeSeconds).sets);
  const remembered = remember(setFamilies(state, sets, utrnCounter), entry);
  if (!raisesFloor(applied)) return remembered;
  return { ...remembered, floor: Math.max(remembered.floor, utrnCounter) };
}
