import type { SessionEvent, SessionResult, SessionStep } from "./session.ts";

/** A pause between two keys after which they belong to two entries (meter.md 6). */
const PAUSE_SECONDS = 20;

/** Steps that are read as one: a key each, of one entry. Any other step is a row of its own. */
export interface SessionRow {
  /** In their order; never empty. */
  readonly steps: readonly SessionStep[];
  readonly first: number;
  readonly last: number;
  /** When the first step was done. */
  readonly at: number;
  /** What was done in all of them. */
  readonly event: SessionEvent;
  /** How the last step left the meter. */
  readonly result?: SessionResult;
}

function rowOf(step: SessionStep): SessionRow {
  const { step: number, at, event, result } = step;
  const row = { steps: [step], first: number, last: number, at, event };
  return result === undefined ? row : { ...row, result };
}

/** A row with the keys of one step more; undefined where that begins a row of its own. */
function joined(row: SessionRow, step: SessionStep): SessionRow | undefined {
  const { event: done, steps } = row;
  const { event } = step;
  if (done.type !== "keys" || event.type !== "keys" || done.face !== event.face) return undefined;
  const before = steps.at(-1);
  if (before === undefined || step.at - before.at >= PAUSE_SECONDS) return undefined;
  const isNextEntry = event.keys.startsWith("A") && !done.keys.includes("A");
  if (isNextEntry || before.result?.entered !== undefined) return undefined;
  const { result } = step;
  return {
    steps: [...steps, step],
    first: row.first,
    last: step.step,
    at: row.at,
    event: { ...done, keys: done.keys + event.keys },
    ...(result === undefined ? {} : { result }),
  };
}

/**
 * The steps of a session as they are read: keys pressed one by one are one row, up to the code that
 * they submit.
 */
export function rowsOf(steps: readonly SessionStep[]): readonly SessionRow[] {
  const rows: SessionRow[] = [];
  for (const step of steps) {
    const last = rows.at(-1);
    const longer = last === undefined ? undefined : joined(last, step);
    if (longer === undefined) rows.push(rowOf(step));
    else rows[rows.length - 1] = longer;
  }
  return rows;
}
