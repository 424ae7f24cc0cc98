import { endOf, SESSION_VERSION, type Session } from "../sessions/session.ts";
import type { Bench } from "./bench.ts";

/** The session of a meter as a file: its end is how the meter is at this moment. */
export async function sessionOf(bench: Bench, meterId: string): Promise<Session> {
  const { meter, kept } = await bench.session(meterId);
  const { start, steps, missing, about } = kept;
  const end = missing === 0 ? endOf(meter.state) : null;
  return { version: SESSION_VERSION, ...about, start, steps, end, stepsMissing: missing };
}
