import { replaySteps, startOf } from "../sessions/replay.ts";
import {
  endOf,
  type IssuedCode,
  SESSION_VERSION,
  type Session,
  type SessionStart,
  type SessionStep,
} from "../sessions/session.ts";
import { CODE_STORIES } from "./code-stories.ts";
import { COMMAND_SCRIPTS } from "./commands.ts";
import { HOME_STORIES } from "./home-stories.ts";
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
export const SCRIPTS: readonly Script[] = [
  ...COMMAND_SCRIPTS,
  ...REFUSAL_SCRIPTS,
  ...HOME_STORIES,
  ...CODE_STORIES,
];

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

/** What happens in a script, and what its codes were issued as, in the order of their counters. */
function scenesOf(script: Script): Pick<Session, "steps" | "issued"> {
  const sign = issuerOf(meterIdOf(script), seedOf(script.name));
  const byCounter = new Map<number, IssuedCode>();
  const issue: typeof sign = (utrnCounter, commands, digits) => {
    const code = sign(utrnCounter, commands, digits);
    byCounter.set(utrnCounter, { code, commands });
    return code;
  };
  const commission = {
    event: { type: "supplier", supplierId: SUPPLIER_ID, publicKey: SUPPLIER_PUBLIC_KEY },
  } as const;
  const steps = [commission, ...script.acts(issue)].map((act, at) => ({
    step: at + 1,
    at: START,
    ...act,
  }));
  const issued = [...byCounter].sort(([one], [other]) => one - other).map(([, code]) => code);
  return { steps, issued };
}

/** Plays a script on a meter of its own: the session, with what came of each step. */
export async function played(script: Script): Promise<Session> {
  const start = startFor(script);
  const steps: SessionStep[] = [];
  let house = startOf(start);
  const { steps: scenes, issued = [] } = scenesOf(script);
  for await (const { step, result, house: after } of replaySteps(house, scenes)) {
    house = after;
    steps.push({ ...step, result });
  }
  const { title, description } = script;
  return {
    version: SESSION_VERSION,
    title,
    description,
    issued,
    start,
    steps,
    end: endOf(house.state),
    stepsMissing: 0,
  };
}
