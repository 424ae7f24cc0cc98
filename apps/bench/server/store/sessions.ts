import { strict as assert } from "node:assert";
import type { UnnumberedStep } from "../sessions/kept-session.ts";
import { aboutOf, NO_REMARKS, type Remarks, remarked } from "../sessions/remarks.ts";
import {
  SESSION_STEPS_MAX,
  type SessionAbout,
  type SessionStart,
  type SessionStep,
} from "../sessions/session.ts";
import { broughtUpToDate } from "../sessions/start-of-before.ts";
import type { Store } from "./database.ts";

/** Begins a new session of a meter; the one before, with its steps, is gone. */
export async function beginSession(
  store: Store,
  meterId: string,
  start: SessionStart,
  remarks = NO_REMARKS,
): Promise<void> {
  await store.deleteFrom("sessions").where("meter_id", "=", meterId).execute();
  const texts = { start: JSON.stringify(start), remarks: JSON.stringify(remarks) };
  const row = { meter_id: meterId, ...texts, steps: 0, missing: 0 };
  await store.insertInto("sessions").values(row).execute();
}

/** Puts what is said of a session in place of what was said before. */
export async function saveRemarks(store: Store, meterId: string, remarks: Remarks): Promise<void> {
  await store
    .updateTable("sessions")
    .set({ remarks: JSON.stringify(remarks) })
    .where("meter_id", "=", meterId)
    .execute();
}

async function countsOf(store: Store, meterId: string) {
  const row = await store
    .selectFrom("sessions")
    .select(["steps", "missing"])
    .where("meter_id", "=", meterId)
    .executeTakeFirst();
  assert(row !== undefined, "a meter of the bench has a session");
  return row;
}

/** Adds a step at the end of a session; beyond the maximum it is only counted. */
export async function addStep(store: Store, meterId: string, step: UnnumberedStep): Promise<void> {
  const { steps, missing } = await countsOf(store, meterId);
  const isKept = steps < SESSION_STEPS_MAX;
  if (isKept) {
    const row = { meter_id: meterId, step: steps + 1, body: JSON.stringify(step) };
    await store.insertInto("steps").values(row).execute();
  }
  await store
    .updateTable("sessions")
    .set(isKept ? { steps: steps + 1 } : { missing: missing + 1 })
    .where("meter_id", "=", meterId)
    .execute();
}

/** What is kept of a session. */
export interface KeptSession {
  readonly start: SessionStart;
  readonly steps: readonly SessionStep[];
  readonly missing: number;
  readonly about: SessionAbout;
}

/** The session of a meter that is on the bench. */
export async function findSession(store: Store, meterId: string): Promise<KeptSession> {
  const session = await store
    .selectFrom("sessions")
    .selectAll()
    .where("meter_id", "=", meterId)
    .executeTakeFirst();
  assert(session !== undefined, "a meter of the bench has a session");
  const rows = await store
    .selectFrom("steps")
    .select(["step", "body"])
    .where("meter_id", "=", meterId)
    .orderBy("step")
    .execute();
  const steps = rows.map(({ step, body }): SessionStep => ({ step, ...JSON.parse(body) }));
  const start = broughtUpToDate(JSON.parse(session.start));
  const remarks: Remarks = JSON.parse(session.remarks);
  return {
    start,
    steps: remarked(steps, remarks),
    missing: session.missing,
    about: aboutOf(remarks),
  };
}
