import { draftOf, stateOf } from "./meter/draft.ts";
import type { LogEntry, MeterState } from "./meter/state.ts";
import type { Outcomes } from "./meter-event.ts";
import { checkEvent, type EventOf, type EventType, takeEvent } from "./take-event.ts";

/** The meter after an event, the events it logged meanwhile, and what came of it. */
export interface Stepped<T extends EventType> {
  readonly state: MeterState;
  readonly events: readonly LogEntry[];
  readonly outcome: Outcomes[T];
}

/**
 * What a meter does: brings it to the moment of an event, second by second as meter.md 3
 * orders it but by arithmetic, and then applies the event, followed by the level
 * events and the supply decision.
 * @param state - the meter before; it is not changed.
 * @param event - what happens, and when. At a time before the meter's own, it happens at the
 * meter's.
 * @returns the meter after, which must be stored before the outcome is shown (meter.md 8).
 * @throws FieldTypeError or FieldRangeError naming the member of the event that is wrong.
 * @example step(meter, { at: meter.timeSeconds + 3600, type: "time" }).state // an hour later
 */
export function step<T extends EventType>(state: MeterState, event: EventOf<T>): Stepped<T> {
  checkEvent(state, event);
  const draft = draftOf(state);
  const outcome = takeEvent(draft, event);
  return { state: stateOf(draft), events: draft.logs.logged, outcome };
}
