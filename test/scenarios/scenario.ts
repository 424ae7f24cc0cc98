import type { Fuel } from "@utrn-lab/meter-emulator";
import { expect } from "vitest";
import { ACTS, GOOD_OUTCOMES } from "./language/acts.ts";
import { type Bench, makeBench } from "./language/bench.ts";
import type { Act } from "./language/enter-codes.ts";
import { EXPECTATIONS } from "./language/expectations.ts";
import { type Form, form, readBy, ScenarioSyntaxError } from "./language/form.ts";
import { type Made, SETTINGS } from "./language/settings.ts";

/** A worked example: what its rule is, and how to try it on a meter. */
interface Scenario {
  readonly title: string;
  readonly run: () => void;
}

interface Line {
  readonly place: string;
  readonly text: string;
}

type Do = (bench: Bench, line: Line) => void;

const TITLE = "# Rule: ";

const METERS: readonly Form<{ fuel: Fuel; time: number }>[] = [
  form("meter electricity <time>", (time) => ({ fuel: "electricity", time })),
  form("meter gas <time>", (time) => ({ fuel: "gas", time })),
];

/** The parts of a line between commas that are in no quotes. */
function partsOf(text: string): string[] {
  return text.split(/, (?=(?:[^"]*"[^"]*")*[^"]*$)/);
}

/** Whether what came of an act is what the line says, or good where it says nothing. */
function checkOutcome(outcome: string | undefined, said: string | undefined, line: Line): void {
  const isGood = said === undefined && GOOD_OUTCOMES.includes(outcome);
  if (!isGood) expect(outcome, `${line.place}: ${line.text}`).toBe(said ?? "applied or done");
}

function readAct(text: string): Do {
  const [act = "", said] = text.split(" -> ");
  const happens: Act = readBy(ACTS, act);
  return (bench, line) => checkOutcome(happens(bench), said, line);
}

function readExpectations(text: string): Do {
  const expectations = partsOf(text).map((part) => ({ part, look: readBy(EXPECTATIONS, part) }));
  return (bench, line) => {
    for (const { part, look } of expectations) {
      const { actual, expected } = look(bench);
      expect(actual, `${line.place}: ${part}`).toEqual(expected);
    }
  };
}

/** Reads a line by what it begins with, and adds to an error where it stands. */
function readLine<T>({ place, text }: Line, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof ScenarioSyntaxError)) throw error;
    throw new ScenarioSyntaxError(`${place}: ${error.message}`);
  }
}

function readMade(lines: readonly Line[]): Made {
  const made: Made = {
    settings: {},
    installCodes: {},
    floor: 0,
    hasSupplier: true,
    hasPpmid: false,
  };
  for (const line of lines) {
    const clauses = readLine(line, (text) =>
      partsOf(text.slice("with ".length)).map((clause) => readBy(SETTINGS, clause)),
    );
    for (const change of clauses) change(made);
  }
  return made;
}

function linesOf(file: string, text: string): Line[] {
  return text
    .split("\n")
    .map((line, at) => ({ place: `${file}:${at + 1}`, text: line.trim() }))
    .filter(({ text: line }) => line !== "" && !line.startsWith("#"));
}

/**
 * Reads a scenario (README.md tells the language). The whole file is read before anything is run.
 * @param file - its name, for errors.
 * @throws ScenarioSyntaxError with the file, the line and what could have been written there.
 */
export function readScenario(file: string, text: string): Scenario {
  const [first = ""] = text.split("\n");
  if (!first.startsWith(TITLE)) {
    throw new ScenarioSyntaxError(`${file}:1: a scenario begins with "${TITLE}" and its rule`);
  }
  const [meterLine, ...rest] = linesOf(file, text);
  if (meterLine === undefined) throw new ScenarioSyntaxError(`${file}: no meter is made`);
  const { fuel, time } = readLine(meterLine, (line) => readBy(METERS, line));
  const made = rest.findIndex((line) => !line.text.startsWith("with "));
  const settings = readMade(rest.slice(0, made === -1 ? undefined : made));
  const steps = rest.slice(made === -1 ? rest.length : made).map((line) => ({
    line,
    act: readLine(line, (one) =>
      one.startsWith("expect ") ? readExpectations(one.slice("expect ".length)) : readAct(one),
    ),
  }));
  if (!steps.some(({ line }) => /^expect | -> /.test(line.text))) {
    throw new ScenarioSyntaxError(`${file}: nothing is expected`);
  }
  const run = (): void => {
    const bench = makeBench(fuel, time, settings);
    for (const { line, act } of steps) act(bench, line);
  };
  return { title: first.slice(TITLE.length), run };
}
