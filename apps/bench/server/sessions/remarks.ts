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

/** The same members, each of which may be undefined: as a form gives them. */
type Loose<T> = { readonly [Member in keyof T]?: T[Member] | undefined };

/** What a session as a whole is about, without anything else of it. */
export function aboutOf({ title, description, tester }: Loose<SessionAbout>): SessionAbout {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(tester === undefined ? {} : { tester }),
  };
}

function saidOf({ note, expected }: Loose<StepRemarks>): StepRemarks {
  return {
    ...(note === undefined ? {} : { note }),
    ...(expected === undefined ? {} : { expected }),
  };
}

/** What a session file says of itself and of its first steps. */
export function remarksOf(session: Session, until = session.steps.length): Remarks {
  const steps = session.steps
    .slice(0, until)
    .filter(({ note, expected }) => note !== undefined || expected !== undefined)
    .map((step) => ({ step: step.step, ...saidOf(step) }));
  return { ...aboutOf(session), steps };
}

/** The steps of a session with what is said of each. */
export function remarked(steps: readonly SessionStep[], remarks: Remarks): readonly SessionStep[] {
  if (remarks.steps.length === 0) return steps;
  const said = new Map(remarks.steps.map((one) => [one.step, one]));
  return steps.map((step) => ({ ...step, ...said.get(step.step) }));
}

/** A session that is about something else. */
export function withAbout(session: Session, about: Loose<SessionAbout>): Session {
  const { title: _, description: __, tester: ___, ...rest } = session;
  return { ...rest, ...aboutOf(about) };
}

/** A session of which something else is said at a step. */
export function withRemarks(session: Session, number: number, said: Loose<StepRemarks>): Session {
  const steps = session.steps.map((step) => {
    if (step.step !== number) return step;
    const { note: _, expected: __, ...rest } = step;
    return { ...rest, ...saidOf(said) };
  });
  return { ...session, steps };
}
