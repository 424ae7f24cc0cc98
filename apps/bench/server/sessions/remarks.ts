import type { Session, SessionAbout, SessionStep, StepRemarks } from "./session.ts";

/**
 * What testers say of a session that is recorded: it is kept apart from the steps, which stay as
 * they were recorded, and put to them in a session file.
 */
export interface Remarks extends SessionAbout {
  /** Of the steps that something is said of. */
  readonly steps: readonly (StepRemarks & { readonly step: number })[];
}

export const NO_REMARKS: Remarks = { steps: [] };

/** What a session as a whole is about, without anything else of it. */
export function aboutOf({ title, description, tester }: SessionAbout): SessionAbout {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(tester === undefined ? {} : { tester }),
  };
}

/** What a session file says of itself and of its first steps. */
export function remarksOf(session: Session, until = session.steps.length): Remarks {
  const steps = session.steps
    .slice(0, until)
    .filter(({ note, expected }) => note !== undefined || expected !== undefined)
    .map(({ step, note, expected }) => ({
      step,
      ...(note === undefined ? {} : { note }),
      ...(expected === undefined ? {} : { expected }),
    }));
  return { ...aboutOf(session), steps };
}

/** The steps of a session with what is said of each. */
export function remarked(steps: readonly SessionStep[], remarks: Remarks): readonly SessionStep[] {
  if (remarks.steps.length === 0) return steps;
  const said = new Map(remarks.steps.map((one) => [one.step, one]));
  return steps.map((step) => ({ ...step, ...said.get(step.step) }));
}
