import { REFUSAL_WORDS } from "../refusal-words.ts";
import type { Expectation } from "./session-calls.ts";

/** A thing that the fewest steps must still show: one of a few, or what the tester types. */
interface Goal {
  readonly label: string;
  /** What is sent, and what is read. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly pattern?: string;
  readonly example?: string;
}

const refusals = Object.entries(REFUSAL_WORDS).map(([reason, { title }]) => [
  reason,
  title.toLowerCase(),
]);

/** Every member of an expectation, as `POST /v1/sessions/shrink` takes it. */
export const GOALS = {
  reason: { label: "a code refused as", choices: Object.fromEntries(refusals) },
  result: { label: "a code", choices: { applied: "applied", rejected: "rejected" } },
  event: { label: "the event", pattern: "[0-9A-F]{4}", example: "810D" },
  display: { label: "a display with", pattern: ".{1,40}", example: "Accepted" },
  supply: {
    label: "a final supply",
    choices: { enabled: "enabled", armed: "armed", disabled: "disabled" },
  },
  balanceMillipence: {
    label: "a final balance, millipence",
    pattern: "-?[0-9]{1,15}",
    example: "500000",
  },
} as const satisfies Readonly<Record<keyof Expectation, Goal>>;

export type GoalName = keyof typeof GOALS;

export function isGoal(name: string): name is GoalName {
  return Object.hasOwn(GOALS, name);
}

export function goalOf(name: GoalName): Goal {
  return GOALS[name];
}

/** A goal and its value as the bench takes them. */
export function expectationOf(name: GoalName, value: string): Expectation {
  return name === "balanceMillipence" ? { [name]: Number(value) } : { [name]: value };
}
