import { markMoved } from "../store/supplier.ts";
import type { Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import {
  type AuditActor,
  type AuditEvent,
  type Auditing,
  type Recorded,
  record,
  recordCheckpoint,
  SERVICE,
} from "./record.ts";

/** A store whose changes are recorded: with it, what the lines of the trail are written with. */
export interface AuditedStore extends Auditing {
  readonly store: Store;
}

/** What a change answers, and what is recorded of it; no event where nothing was changed. */
export interface Changed<T> {
  readonly result: T;
  readonly events: readonly AuditEvent[];
}

/**
 * Makes a change and records it in one transaction: both are stored, or neither. This is the only
 * way to change the store, so nothing is done that is not recorded. Recording comes last, since
 * from there on the transaction holds the end of the trail, and every other process that records
 * waits for its commit.
 * @param actor - who asked, or `SERVICE`.
 * @param work - reads and writes through the transaction it is given, and does nothing else that
 *   lasts: it is run again from its beginning where another transaction was in its way.
 * @returns the result of `work`, once it is stored and the mark beside the supplier key knows it.
 * @throws Problem `issuing_stopped` where the database is not the one that the mark knows.
 * @throws whatever `work` throws, with nothing stored.
 */
export async function change<T>(
  audited: AuditedStore,
  actor: AuditActor,
  work: (transaction: Store) => Promise<Changed<T>>,
): Promise<T> {
  const { store, watch } = audited;
  watch.goOn();
  const { result, recorded } = await transact(store, async (transaction) => {
    const { result, events } = await work(transaction);
    return { result, recorded: await record(transaction, audited, actor, events) };
  });
  await remember(audited, recorded);
  return result;
}

/** What was recorded is known once it is stored, and before anybody is told of it. */
async function remember(
  { store, watch, auditKey }: AuditedStore,
  recorded: Recorded | undefined,
): Promise<void> {
  if (recorded === undefined) return;
  auditKey.memory.keep(recorded.end, recorded.signed);
  await watch.see(store, recorded.end);
}

/**
 * Records the move of a database to another one, as its last line, and ends it: nothing is changed
 * in it from then on.
 */
export async function endDatabase(audited: AuditedStore, moved: AuditEvent): Promise<void> {
  const { store, watch } = audited;
  watch.goOn();
  const recorded = await transact(store, async (transaction) => {
    const last = await record(transaction, audited, SERVICE, [moved]);
    await markMoved(transaction);
    return last;
  });
  await remember(audited, recorded);
}

/**
 * Signs the end of the trail, unless its last line is a checkpoint already.
 * @param when - `due`: only where this process has signed nothing for five minutes.
 * @throws Problem `audit_trail_unknown`, where the trail is not the one that this process knows.
 */
export async function signTrail(audited: AuditedStore, when: "now" | "due" = "now"): Promise<void> {
  const { store, watch } = audited;
  watch.goOn();
  const recorded = await transact(store, (transaction) =>
    recordCheckpoint(transaction, audited, when),
  );
  await remember(audited, recorded);
}
