import { schemaFaults } from "@utrn-lab/meter-emulator/snapshot";
import type { TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { inOneForm } from "../meters/as-printed.ts";
import { sessionDamaged } from "./damage.ts";
import { EVENT_SCHEMAS, FRAME_SCHEMA, START_SCHEMAS, STEP_SCHEMA } from "./file-schema.ts";
import { SESSION_VERSION, type Session, type SessionStart, type SessionStep } from "./session.ts";
import { broughtUpToDate } from "./start-of-before.ts";

/** The first fault of a value against its schema, or undefined. */
type Look = (value: unknown) => { readonly path: string; readonly reason: string } | undefined;

function lookFor(schema: TSchema): Look {
  let validator: Validator | undefined;
  return (value) => {
    validator ??= Compile(schema);
    if (validator.Check(value)) return undefined;
    const [fault] = schemaFaults(validator.Errors(value));
    return fault ?? { path: "", reason: "is not valid" };
  };
}

function looksFor(schemas: Readonly<Record<string, TSchema>>): Readonly<Record<string, Look>> {
  const looks = Object.entries(schemas).map(([name, schema]) => [name, lookFor(schema)]);
  return Object.fromEntries(looks);
}

const lookAtFrame = lookFor(FRAME_SCHEMA);
const lookAtStep = lookFor(STEP_SCHEMA);
const LOOK_AT_START = looksFor(START_SCHEMAS);
const LOOK_AT_EVENT = looksFor(EVENT_SCHEMAS);

function check(look: Look | undefined, value: unknown, at: string, step: number | null): void {
  const found = look?.(value);
  if (found !== undefined) throw sessionDamaged(step, `${at}${found.path}`, found.reason);
}

function readStart(written: SessionStart): SessionStart {
  const start = inOneForm(written);
  check(LOOK_AT_START[start.kind], start, "start", null);
  if (start.kind === "setup" && (start.seed === undefined) === (start.privateKey === undefined)) {
    throw sessionDamaged(null, "start", "must have a seed or a privateKey, and not both");
  }
  return broughtUpToDate(start);
}

function readStep(step: unknown, at: number): SessionStep {
  const number = at + 1;
  const place = `steps[${at}]`;
  check(lookAtStep, step, place, number);
  const written = step as SessionStep;
  const read = { ...written, event: inOneForm(written.event) };
  const { event, step: given } = read;
  if (given !== number) throw sessionDamaged(number, `${place}.step`, `must be ${number}`);
  check(LOOK_AT_EVENT[event.type], event, `${place}.event`, number);
  return read;
}

/**
 * Reads a step that is not in a file.
 * @throws Problem `session_damaged`, as if it were the first of one.
 */
export function parseStep(value: unknown): SessionStep {
  return readStep(value, 0);
}

/**
 * Reads a session file. A damaged one is refused, not repaired by guessing.
 * @param value - parsed JSON.
 * @throws Problem `session_damaged` with the step, counted from 1, the member and the reason.
 */
export function parseSession(value: unknown): Session {
  check(lookAtFrame, value, "session", null);
  const session = value as Session;
  const start = readStart(session.start);
  const steps = session.steps.map(readStep);
  return { ...session, steps, version: SESSION_VERSION, start };
}
