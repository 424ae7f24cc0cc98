import { checkInteger, checkOneOf, FieldTypeError, renameFields } from "@utrn-lab/utrn/checks";
import { EVENT_TEXTS, type EventCode, hasLogged } from "./events/logs.ts";
import { draftOf, type MeterDraft, stateOf } from "./meter/draft.ts";
import type { LogEntry, MeterState } from "./meter/state.ts";
import type { MeterEvent, Outcomes } from "./meter-event.ts";
import { checkEvent, takeEvent } from "./take-event.ts";
import { advance } from "./time/advance.ts";
import { checkTime } from "./units/time.ts";

/** A stretch of a meter's life: what happens in it, and where it ends. */
export interface Walk {
  /** What happens, in order. The list is not changed: meters may share it. */
  readonly events: readonly MeterEvent[];
  /** Index of the first event to take, 0..events.length; 0 when left out. */
  readonly from?: number | undefined;
  /**
   * Seconds since the Unix epoch. The first event after it is left with all that follow, and time
   * passes to it; when left out, the walk ends with the last event.
   */
  readonly until?: number | undefined;
  /** The walk ends early at the second at which one of these is logged. */
  readonly stopAt?: readonly EventCode[] | undefined;
}

/** Where a walk has led. */
export interface Walked {
  readonly state: MeterState;
  /** All that was logged meanwhile. */
  readonly events: readonly LogEntry[];
  /** What came of each event that was taken, in their order. */
  readonly outcomes: readonly Outcomes[keyof Outcomes][];
  /** Index of the first event that was not taken: the `from` of a walk that goes on. */
  readonly next: number;
  /** Whether it ended early, as one of `stopAt` was logged. */
  readonly stopped: boolean;
}

const EVENT_CODES: readonly string[] = Object.keys(EVENT_TEXTS);

/** @throws FieldTypeError or FieldRangeError naming the member. */
function checkWalk({ events, from, until, stopAt }: Walk): void {
  if (!Array.isArray(events)) throw new FieldTypeError("events", "must be a list");
  if (from !== undefined) checkInteger(from, "from", 0, events.length);
  if (until !== undefined) checkTime(until, "until");
  if (stopAt === undefined) return;
  if (!Array.isArray(stopAt)) throw new FieldTypeError("stopAt", "must be a list");
  for (const [at, code] of stopAt.entries()) checkOneOf(code, `stopAt[${at}]`, EVENT_CODES);
}

/**
 * Takes an event, unless time stops before it.
 * @returns what came of it; undefined where it was not taken.
 */
function takeUnlessStopped(
  meter: MeterDraft,
  event: MeterEvent,
  stopAt: readonly EventCode[],
): Outcomes[keyof Outcomes] | undefined {
  advance(meter, event.at, stopAt);
  if (!hasLogged(meter, stopAt)) return takeEvent(meter, event);
  takeEvent(meter, { at: meter.timeSeconds, type: "time" });
  return undefined;
}

/**
 * Steps a meter through many events at once, for simulations: the meter, what it logs and the
 * outcomes are those of `step` for each event taken, and then for `time` at the moment at which the
 * walk ended. Where what ends it comes about between two events, it ends at that very second, and
 * the second of them is not taken; what an event itself brings about ends it after that event.
 * @param state - the meter before; it is not changed.
 * @throws FieldTypeError or FieldRangeError naming the member, say `events[3].watts`.
 * @example stepThrough(meter, { events: loads, until: tomorrow, stopAt: ["8F0F"] }).stopped
 */
export function stepThrough(state: MeterState, walk: Walk): Walked {
  checkWalk(walk);
  const { events, from = 0, until = Number.POSITIVE_INFINITY, stopAt = [] } = walk;
  const draft = draftOf(state);
  const outcomes: Outcomes[keyof Outcomes][] = [];
  renameFields(
    () => {
      for (const event of events.slice(from)) {
        checkEvent(draft, event);
        if (event.at > until || hasLogged(draft, stopAt)) return;
        const outcome = takeUnlessStopped(draft, event, stopAt);
        if (outcome === undefined) return;
        outcomes.push(outcome);
      }
    },
    (field) => `events[${from + outcomes.length}].${field}`,
  );
  if (walk.until !== undefined && !hasLogged(draft, stopAt)) {
    takeUnlessStopped(draft, { at: walk.until, type: "time" }, stopAt);
  }
  return {
    state: stateOf(draft),
    events: draft.logs.logged,
    outcomes,
    next: from + outcomes.length,
    stopped: hasLogged(draft, stopAt),
  };
}
