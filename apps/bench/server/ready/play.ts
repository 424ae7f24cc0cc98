import { replaySteps, startOf } from "../sessions/replay.ts";
import {
  endOf,
  SESSION_VERSION,
  type Session,
  type SessionStart,
  type SessionStep,
} from "../sessions/session.ts";
import { COMMAND_SCRIPTS } from "./commands.ts";
import { REFUSAL_SCRIPTS } from "./refusals.ts";
import {
  issuerOf,
  type Script,
  START,
  SUPPLIER_ID,
  SUPPLIER_PUBLIC_KEY,
  seedOf,
} from "./script.ts";

/** Every script of the library; its place gives its meter an id of its own. */
export const SCRIPTS: readonly Script[] = [...COMMAND_SCRIPTS, ...REFUSAL_SCRIPTS];

function meterIdOf(script: Script): string {
  const number = SCRIPTS.indexOf(script) + 1;
  return `00db12345e00${number.toString(16).padStart(4, "0")}`;
}

function startFor(script: Script): SessionStart {
  const { name, settings, installCodes } = script;
  return {
    kind: "setup",
    meterId: meterIdOf(script),
    seed: seedOf(name),
    fuel: "electricity",
    time: START,
    ...(settings === undefined ? {} : { settings }),
    ...(installCodes === undefined ? {} : { installCodes }),
  };
}

function stepsOf(script: Script): readonly SessionStep[] {
  const issue = issuerOf(meterIdOf(script), seedOf(script.name));
  const commission = {
    event: { type: "supplier", supplierId: SUPPLIER_ID, publicKey: SUPPLIER_PUBLIC_KEY },
  } as const;
  return [commission, ...script.acts(issue)].map((act, at) => ({
    step: at + 1,
    at: ("at" in act ? act.at : undefined) ?? START,
    event: act.event,
  }));
}

/** Plays a script on a meter of its own: the session, with what came of each step. */
export async function played(script: Script): Promise<Session> {
  const start = startFor(script);
  const steps: SessionStep[] = [];
  let house = startOf(start);
  for await (const { step, result, house: after } of replaySteps(house, stepsOf(script))) {
    house = after;
    steps.push({ ...step, result });
  }
  const { title, description } = script;
  return {
    version: SESSION_VERSION,
    title,
    description,
    start,
    steps,
    end: endOf(house.state),
    stepsMissing: 0,
  };
}
