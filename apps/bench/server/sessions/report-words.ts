import { printCode } from "@utrn-lab/utrn";
import { exactPoundsOf } from "@utrn-lab/utrn/rules";
import type { Difference } from "../meters/register-types.ts";
import { differencesOf } from "../meters/registers.ts";
import { eventWords, words } from "./event-words.ts";
import { meterIdOf } from "./meter-id.ts";
import type { Session, SessionResult, Standing } from "./session.ts";
import { rowsOf, type SessionRow } from "./session-rows.ts";

/** A line of a report: what was done, what came of it, and what moved. */
export interface ReportLine {
  /** Which step, or which steps: "14 to 35". */
  readonly step: string;
  readonly at: string;
  readonly done: string;
  readonly outcome: string;
  readonly display: readonly string[];
  readonly moved: readonly string[];
}

/** "2026-11-24 12:00:00", UTC. */
function timeWords(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
}

function typesOf(commands: readonly { readonly type: string }[] = []): readonly string[] {
  return commands.length === 0 ? [] : [commands.map(({ type }) => words(type)).join(", ")];
}

/** What came of a step, by what its outcome says: a verdict, a refusal, or nothing to tell. */
function outcomeWords({ outcome, entered = [] }: SessionResult): string {
  if (!("result" in outcome)) {
    const reason = "reason" in outcome ? outcome.reason : undefined;
    if (reason !== undefined) return `not done: ${words(reason)}`;
    return entered.map(({ code, result }) => `${printCode(code)}: ${words(result)}`).join("; ");
  }
  if (outcome.result === "power_off") return "power off";
  if (outcome.result === "no_ppmid") return "no PPMID joined";
  if (outcome.result === "rejected") {
    const { reason, block, commands } = outcome;
    const where = block === undefined ? [] : [`block ${block}`];
    return ["rejected", words(reason), ...where, ...typesOf(commands)].join(", ");
  }
  const { utrnCounter, commands, confirmationCode } = outcome;
  const confirmation = `confirmation ${printCode(confirmationCode)}`;
  return ["applied", `counter ${utrnCounter}`, ...typesOf(commands), confirmation].join(", ");
}

/** Registers of a standing as a customer knows them; all but those below hold money. */
const NAMES: Readonly<Record<string, string>> = {
  supply: "supply",
  mode: "mode",
  balanceMillipence: "balance",
  "emergencyCredit.active": "emergency credit in use",
  "emergencyCredit.remainingMillipence": "emergency credit left",
  "debts.accumulated": "accumulated debt",
  "debts.time_1": "time debt 1",
  "debts.time_2": "time debt 2",
  "debts.payment": "payment debt",
  highestCounter: "highest counter",
};

const NOT_MONEY: readonly string[] = ["highestCounter"];

function valueWords(path: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const isMoney = typeof value === "number" && !NOT_MONEY.includes(path);
  return isMoney ? exactPoundsOf(value) : String(value);
}

function movedWords({ path, before, after }: Difference): string {
  return `${NAMES[path] ?? path}: ${valueWords(path, before)} → ${valueWords(path, after)}`;
}

function outcomesOf({ steps }: SessionRow): string {
  return steps
    .map(({ result }) => (result === undefined ? "" : outcomeWords(result)))
    .filter((outcome) => outcome !== "")
    .join("; ");
}

function lineOf(row: SessionRow, before: Standing | undefined): ReportLine {
  const { first, last, at, event, result } = row;
  return {
    step: first === last ? `${first}` : `${first} to ${last}`,
    at: timeWords(at),
    done: eventWords(event),
    outcome: outcomesOf(row),
    display: result?.display ?? [],
    moved:
      result === undefined || before === undefined
        ? []
        : differencesOf(before, result.standing).map(movedWords),
  };
}

/** The lines of a report, in the order of the steps; the keys of an entry are one line. */
export function linesOf({ steps }: Session): readonly ReportLine[] {
  return rowsOf(steps).map((row, at, rows) => lineOf(row, rows[at - 1]?.result?.standing));
}

/** What a report says of the session as a whole, name and value. */
export function factsOf(session: Session): readonly (readonly [name: string, value: string])[] {
  const { start, steps, end, stepsMissing } = session;
  const from =
    start.kind === "setup"
      ? `a new ${start.fuel} meter at ${timeWords(start.time)} UTC`
      : "a meter as it stood";
  return [
    ["Meter", meterIdOf(start)],
    ["Begins with", from],
    ["Steps", `${steps.length}${stepsMissing > 0 ? `, and ${stepsMissing} not kept` : ""}`],
    ...(end === null ? [] : [["Ends", `${timeWords(end.time)} UTC`] as const]),
  ];
}

export function titleOf(session: Session): string {
  return session.title ?? "Session of a meter";
}
