import { printCode } from "@utrn-lab/utrn";
import { differencesOf } from "../meters/registers.ts";
import { commandWords } from "./command-words.ts";
import { rowWords } from "./entry-words.ts";
import { words } from "./event-words.ts";
import { movedWords } from "./register-words.ts";
import type { AnsweredCode } from "./replay.ts";
import type { Retold } from "./retell.ts";
import type { Session, SessionStep, Standing } from "./session.ts";
import { rowsOf, type SessionRow } from "./session-rows.ts";
import { codesOf } from "./verdicts.ts";

/** A line of a report: what was done, what came of it, and what moved. */
export interface ReportLine {
  /** Which step, or which steps: "14 to 35". */
  readonly step: string;
  readonly at: string;
  readonly done: string;
  /** The keys one by one, where the line is an entry: the display behind each. */
  readonly keys: readonly (readonly [key: string, display: string])[];
  readonly outcome: string;
  readonly display: readonly string[];
  readonly moved: readonly string[];
  readonly notes: readonly string[];
}

/** "2026-11-24 12:00:00", UTC. */
export function timeWords(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
}

/** What a meter answered to a code, with the figures of its commands. */
function answerWords({ outcome }: AnsweredCode): string {
  if (outcome.result === "power_off") return "power off";
  if (outcome.result === "no_ppmid") return "no PPMID joined";
  if (outcome.result === "rejected") {
    const { reason, block, commands = [] } = outcome;
    const where = block === undefined ? [] : [`block ${block}`];
    return ["rejected", words(reason), ...where, ...commands.map(commandWords)].join(", ");
  }
  const { utrnCounter, commands, skipped, confirmationCode } = outcome;
  const overtaken = skipped.map((command) => `overtaken: ${commandWords(command)}`);
  const confirmation = `confirmation ${printCode(confirmationCode)}`;
  const done = [...commands.map(commandWords), ...overtaken];
  return ["applied", `counter ${utrnCounter}`, ...done, confirmation].join(", ");
}

/** What came of a step, by what it says itself: where it cannot be replayed. */
function recordedWords(step: SessionStep): string {
  const { outcome } = step.result ?? {};
  if (outcome !== undefined && !("result" in outcome) && "reason" in outcome) {
    return outcome.reason === undefined ? "" : `not done: ${words(outcome.reason)}`;
  }
  return codesOf(step)
    .map(({ verdict }) => (verdict === "applied" ? verdict : `rejected, ${words(verdict)}`))
    .join("; ");
}

function outcomeWords(step: SessionStep, retold: Retold): string {
  const codes = retold.steps.get(step.step)?.codes ?? [];
  const isAsRecorded = retold.difference?.step == null || step.step < retold.difference.step;
  return codes.length > 0 && isAsRecorded ? codes.map(answerWords).join("; ") : recordedWords(step);
}

function keysOf({ steps }: SessionRow): ReportLine["keys"] {
  if (steps.length < 2) return [];
  return steps.map(({ event, result }) => [
    event.type === "keys" ? event.keys : "",
    (result?.display ?? []).map((line) => line.trim()).join(" / "),
  ]);
}

function lineOf(row: SessionRow, before: Standing | undefined, retold: Retold): ReportLine {
  const { first, last, at, steps, result } = row;
  return {
    step: first === last ? `${first}` : `${first} to ${last}`,
    at: timeWords(at),
    done: rowWords(row, false),
    keys: keysOf(row),
    outcome: steps
      .map((step) => outcomeWords(step, retold))
      .filter((words) => words !== "")
      .join("; "),
    display: result?.display ?? [],
    moved:
      result === undefined || before === undefined
        ? []
        : differencesOf(before, result.standing).map(movedWords),
    notes: steps.flatMap(({ note }) => (note === undefined ? [] : [note])),
  };
}

/** The lines of a report, in the order of the steps; the keys of an entry are one line. */
export function linesOf({ steps }: Session, retold: Retold): readonly ReportLine[] {
  return rowsOf(steps).map((row, at, rows) => lineOf(row, rows[at - 1]?.result?.standing, retold));
}
