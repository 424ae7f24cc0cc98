import type { CodeOutcome, MeterEvent, MeterState, Outcomes } from "@utrn-lab/meter-emulator";
import { shownBy } from "../meters/shown-by.ts";
import type { Recording } from "./kept-session.ts";
import { type EnteredCode, type SessionEvent, type SessionResult, standingOf } from "./session.ts";

function verdictOf(outcome: CodeOutcome): EnteredCode["result"] {
  return outcome.result === "applied" ? "applied" : outcome.reason;
}

/**
 * What a session says of an outcome. Of keys it says that they are done, and lists the codes that
 * they submitted beside that.
 */
function kept(outcome: Outcomes[keyof Outcomes]): Pick<SessionResult, "outcome" | "entered"> {
  if (!("submitted" in outcome)) return { outcome };
  const entered = outcome.submitted.map(({ digits, outcome: verdict }) => ({
    code: digits,
    result: verdictOf(verdict),
  }));
  return { outcome: { done: true }, ...(entered.length === 0 ? {} : { entered }) };
}

/** What came of an event, as a session keeps it. */
export function resultOf(after: MeterState, outcome: Outcomes[keyof Outcomes]): SessionResult {
  return { ...kept(outcome), display: shownBy(after).display, standing: standingOf(after) };
}

/** What is recorded beside the events of a meter: its load follows the profile of a day. */
type DayProfileEvent = { readonly type: "day_profile"; readonly at: number };

/** An event without its time, and without the shared secrets, which follow from the keys. */
function eventOf(event: MeterEvent | DayProfileEvent): SessionEvent {
  const { at: _, ...rest } = event;
  const plain = JSON.parse(JSON.stringify(rest));
  delete plain.z;
  delete plain.commandZ;
  return plain;
}

const UNHEARD: readonly unknown[] = ["power_off", "no_ppmid"];

/** Whether a code or an action did not reach the meter: it is answered 409 (http-bench.md). */
export function isUnheard(outcome: Outcomes[keyof Outcomes]): boolean {
  if ("result" in outcome) return UNHEARD.includes(outcome.result);
  return "done" in outcome && "reason" in outcome && UNHEARD.includes(outcome.reason);
}

/** What is recorded of an event. */
export function recorded(
  event: MeterEvent | DayProfileEvent,
  after: MeterState,
  outcome: Outcomes[keyof Outcomes],
): Recording {
  const result = resultOf(after, outcome);
  return { kind: "step", step: { at: event.at, event: eventOf(event), result } };
}
