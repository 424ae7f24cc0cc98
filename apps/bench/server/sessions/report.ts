import type { LogEntry, MeterState } from "@utrn-lab/meter-emulator";
import { exactPoundsOf } from "@utrn-lab/utrn/rules";
import { shownBy } from "../meters/shown-by.ts";
import { words } from "./event-words.ts";
import { meterIdOf } from "./meter-id.ts";
import { replayWords } from "./register-words.ts";
import { type Expectations, expectationsOf } from "./report-expectations.ts";
import { linesOf, type ReportLine, timeWords } from "./report-lines.ts";
import { type Retold, retell } from "./retell.ts";
import type { Session } from "./session.ts";

/** An event of the meter's log, and where it went if it is an alert to the supplier. */
interface ReportedEvent {
  readonly at: string;
  readonly event: string;
  readonly text: string;
  readonly alert: string;
}

/** A session as a test record: everything in words. */
export interface Report extends Expectations {
  readonly title: string;
  readonly purpose: string;
  /** Name and value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly lines: readonly ReportLine[];
  readonly events: readonly ReportedEvent[];
}

/** When a report is made, and by which version of what. */
interface ReportFrame {
  /** Seconds since the Unix epoch. */
  readonly madeAt: number;
  readonly software: string;
  /** What people call the meter; empty where it has no name. */
  readonly label: string;
}

function holds(entries: readonly LogEntry[], { atSeconds, event, text }: LogEntry): boolean {
  return entries.some(
    (one) => one.atSeconds === atSeconds && one.event === event && one.text === text,
  );
}

function alertWords(entry: LogEntry, end: MeterState | null): string {
  if (end === null) return "";
  if (holds(end.alerts.outbox, entry)) return "sent to the supplier";
  return holds(end.alerts.queue, entry) ? "waits for the WAN" : "";
}

/** An event's text with its money as money, and names as words. */
function eventText(text: string): string {
  return words(text).replace(/(-?\d+) millipence/g, (_, amount) => exactPoundsOf(Number(amount)));
}

function eventsOf({ events, end }: Retold): readonly ReportedEvent[] {
  return events.map((entry) => ({
    at: timeWords(entry.atSeconds),
    event: entry.event,
    text: eventText(entry.text),
    alert: alertWords(entry, end),
  }));
}

function replayFact({ steps, difference, damage }: Retold): string {
  if (damage !== undefined) return `not possible: ${damage}`;
  return replayWords({ same: difference === null, steps: steps.size, difference });
}

function supplierOf(end: MeterState | null): string {
  if (end === null) return "not known";
  return shownBy(end).supplier?.supplierId ?? "none";
}

function factsOf(session: Session, frame: ReportFrame, retold: Retold): Report["facts"] {
  const { start, steps, end, stepsMissing, tester } = session;
  const { madeAt, software, label } = frame;
  const meterId = meterIdOf(start);
  const from =
    start.kind === "setup"
      ? `a new ${start.fuel} meter at ${timeWords(start.time)} UTC`
      : "a meter as it stood";
  return [
    ["Tester", tester ?? "not named"],
    ["Report made", `${timeWords(madeAt)} UTC`],
    ["Software", software],
    ["Meter", label === "" ? meterId : `${label}, ${meterId}`],
    ["Supplier", supplierOf(retold.end)],
    ["Begins with", from],
    ...(end === null ? [] : [["Ends", `${timeWords(end.time)} UTC, the meter's time`] as const]),
    ["Steps", `${steps.length}${stepsMissing > 0 ? `, and ${stepsMissing} not kept` : ""}`],
    ["Replay", replayFact(retold)],
  ];
}

/**
 * A session as a test record. It is replayed for what it does not say itself: the commands of the
 * codes that were keyed, the events and the alerts.
 */
export async function reportOf(session: Session, frame: ReportFrame): Promise<Report> {
  const retold = await retell(session);
  return {
    title: session.title ?? `Session of ${frame.label === "" ? "a meter" : frame.label}`,
    purpose: session.description ?? "",
    facts: factsOf(session, frame, retold),
    ...expectationsOf(session, retold),
    lines: linesOf(session, retold),
    events: eventsOf(retold),
  };
}
