import type { Refusal } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type AuditedStore, change } from "../audit/change.ts";
import { changeOf } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { markConfirmed, markRefused } from "../codes/settle-code.ts";
import { timeOf } from "../iso-time.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import {
  creditReported,
  type IssuedCode,
  provedByEvents,
  type ReportedEvent,
} from "../rules/alert-proofs.ts";
import { REFUSAL_PROOFS, stateAfter } from "../rules/code-life.ts";
import type { Actor } from "../rules/roles.ts";
import { type CodeRecord, codesOfMeter, findCode } from "../store/codes.ts";
import { addAlert, alertsOf } from "../store/meter-alerts.ts";
import { lockMeter } from "../store/meters.ts";
import type { MeterAlertRow, Store } from "../store/tables.ts";
import { explainCredits } from "./explain-credits.ts";

/** An entry of a meter's code log: it names a code by its last four digits, and by its counter. */
interface ReportedCode {
  readonly at: number;
  readonly place: "keypad" | "ppmid";
  readonly ending: string;
  readonly result: "applied" | Refusal;
  /** Null unless the code was authentic; meters of the first revision do not tell it. */
  readonly utrnCounter?: number | null;
}

/** What a meter whose WAN is back reports. */
export type Reported = (ReportedEvent | ReportedCode) & {
  /** What tells it from others that are otherwise equal, whatever batch they come in. */
  readonly id?: string;
};

/** What these refusals were shown for was not read to the end, or is no code of ours. */
const UNREAD: readonly string[] = [
  "keypad_locked",
  "incomplete",
  "check_digit_wrong",
  "not_a_utrn",
  "not_authentic",
];

const CLOCKS_DIFFER_SECONDS = 86_400;

function rowOf(meterId: string, reported: Reported, nowSeconds: number): MeterAlertRow {
  const { at } = reported;
  const [event, text] =
    "event" in reported
      ? [reported.event, reported.text]
      : ["code", `${reported.place} ${reported.ending} ${reported.result}`];
  const credit = creditReported({ event, text }) ?? null;
  return {
    meter_id: meterId,
    at,
    event,
    text,
    alert_id: reported.id ?? "",
    occurrence: 1,
    credit_pence: credit,
    code_id: null,
    received_at: nowSeconds,
  };
}

/**
 * The rows of a batch, in the order of their times. Equal ones without an id are counted, and get
 * the same counts when the batch comes again; one with an id is itself, however often it comes.
 */
function rowsOf(meterId: string, batch: readonly Reported[], nowSeconds: number) {
  const counts = new Map<string, number>();
  return batch
    .toSorted((one, other) => one.at - other.at)
    .map((reported) => {
      const row = rowOf(meterId, reported, nowSeconds);
      if (row.alert_id !== "") return { reported, row };
      const kind = `${row.at} ${row.event} ${row.text}`;
      const occurrence = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, occurrence);
      return { reported, row: { ...row, occurrence } };
    });
}

/** What is recorded of something that a meter has reported: a credit, which moves the books. */
function creditEvents({ meter_id, at, event, credit_pence }: MeterAlertRow): AuditEvent[] {
  if (credit_pence === null) return [];
  const details = { event, at: timeOf(at), creditPence: credit_pence };
  return [{ action: "credit.reported", meterId: meter_id, details }];
}

/** A day of the meter's, "YYYY-MM-DD". */
function dayAt(seconds: number): string {
  return dateOfDay(dayOfTime(seconds));
}

/**
 * Settles the code that an entry of the code log is about. An authentic code is one of ours, so it
 * is the one with this ending and, where the meter tells it, this counter; where two have the
 * ending and no counter is told, the entry proves nothing.
 */
async function settleByCodeLog(
  transaction: Store,
  codes: readonly CodeRecord[],
  entry: ReportedCode,
): Promise<void> {
  if (UNREAD.includes(entry.result)) return;
  const [row, ...others] = codes.filter(
    ({ code, counter, issued_at }) =>
      code.endsWith(entry.ending) &&
      counter === (entry.utrnCounter ?? counter) &&
      issued_at <= entry.at + CLOCKS_DIFFER_SECONDS,
  );
  if (row === undefined || others.length > 0) return;
  if (entry.result === "applied" || REFUSAL_PROOFS[entry.result].event === "confirmed") {
    await markConfirmed(transaction, row, { date: dayAt(entry.at), by: "alert" });
    return;
  }
  const now = await findCode(transaction, row.code_id);
  const { event } = REFUSAL_PROOFS[entry.result];
  if (now === undefined || stateAfter(now, event) === undefined) return;
  await markRefused(transaction, row.code_id, entry.result, entry.at);
}

function issuedCode(row: CodeRecord): IssuedCode {
  return { codeId: row.code_id, issuedAt: row.issued_at, commands: row.commands };
}

/** Settles the codes that all of a meter's events together prove. */
async function settleByEvents(transaction: Store, codes: readonly CodeRecord[], meterId: string) {
  const events = (await alertsOf(transaction, meterId)).filter(({ event }) => event !== "code");
  for (const { codeId, at } of provedByEvents(events, codes.map(issuedCode))) {
    const row = codes.find((each) => each.code_id === codeId);
    if (row !== undefined) await markConfirmed(transaction, row, { date: dayAt(at), by: "alert" });
  }
}

function hasChanged(before: readonly CodeRecord[], row: CodeRecord): boolean {
  const was = before.find((each) => each.code_id === row.code_id);
  return was?.status !== row.status || was.refusal !== row.refusal;
}

/** What came of a batch. */
interface Reconciled {
  /** How many of the batch had not been reported before. */
  readonly added: number;
  /** The codes that it settled, newest first. */
  readonly codes: readonly CodeRecord[];
  /** The meter's credits that no confirmed code explains, oldest first. */
  readonly unexplained: readonly MeterAlertRow[];
}

/**
 * Takes in what a meter reports once its WAN is back: events of its log or outbox, and entries of
 * its code log. Equal ones of a batch are so many; of batches the one with most of them counts,
 * unless ids tell them apart. A batch that comes again changes nothing.
 * @throws Problem `not_found`.
 */
export function takeReports(
  audited: AuditedStore,
  actor: Actor,
  meterId: string,
  batch: readonly Reported[],
): Promise<Reconciled> {
  return change(audited, actor, async (transaction) => {
    meterOrProblem(await lockMeter(transaction, meterId));
    const before = await codesOfMeter(transaction, meterId);
    const nowSeconds = audited.sources.nowSeconds();
    const credits: AuditEvent[] = [];
    let added = 0;
    for (const { reported, row } of rowsOf(meterId, batch, nowSeconds)) {
      if (!(await addAlert(transaction, row))) continue;
      added += 1;
      credits.push(...creditEvents(row));
      if ("ending" in reported) await settleByCodeLog(transaction, before, reported);
    }
    await settleByEvents(transaction, before, meterId);
    const unexplained = await explainCredits(transaction, meterId);
    const after = await codesOfMeter(transaction, meterId);
    const codes = after.filter((row) => hasChanged(before, row));
    return { result: { added, codes, unexplained }, events: [...credits, ...codes.map(changeOf)] };
  });
}
