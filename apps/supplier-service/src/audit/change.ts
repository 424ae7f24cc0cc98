import { isStoreUnavailable, Problem } from "@utrn-lab/http-host";
import { markMoved } from "../store/supplier.ts";
import type { Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import {
  type Act,
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
  return changeBy(audited, async (transaction) => {
    const { result, events } = await work(transaction);
    return { result, acts: events.map((event) => ({ actor, event })) };
  });
}

/** @param beforeCommit - called when all is done but the commit. */
async function changeBy<T>(
  audited: AuditedStore,
  work: (transaction: Store) => Promise<{ readonly result: T; readonly acts: readonly Act[] }>,
  beforeCommit = (): void => {},
): Promise<T> {
  const { store, watch } = audited;
  watch.goOn();
  const { result, recorded } = await transact(store, async (transaction) => {
    const { result, acts } = await work(transaction);
    const recorded = await record(transaction, audited, acts);
    beforeCommit();
    return { result, recorded };
  });
  await remember(audited, recorded);
  return result;
}

/** What becomes of one of several changes that are made together; undefined: it is left. */
export type Outcome<T> = Changed<T> | Problem | undefined;

function settledOf<T>(outcome: Outcome<T>): PromiseSettledResult<T> | undefined {
  if (outcome === undefined) return undefined;
  if (outcome instanceof Problem) return { status: "rejected", reason: outcome };
  return { status: "fulfilled", value: outcome.result };
}

/**
 * Makes several changes in one transaction, as `change` makes one, each recorded as its own
 * actor's. Where the transaction fails nothing of it is stored, and each half of them is tried by
 * itself, down to the one that is at fault: it alone is answered the error. Not so where the store
 * is unavailable, nor once the commit was begun, since nobody knows then what is stored.
 * @param members - what is to be done, and who asks.
 * @param work - as that of `change`; answers the outcomes in the order of the members. A refusal is
 *   a value, and has changed nothing.
 * @returns what becomes of each, in their order, once it is stored.
 */
export async function changeTogether<Member extends { readonly actor: AuditActor }, T>(
  audited: AuditedStore,
  members: readonly Member[],
  work: (transaction: Store, members: readonly Member[]) => Promise<readonly Outcome<T>[]>,
): Promise<(PromiseSettledResult<T> | undefined)[]> {
  let isUndone = true;
  const workAll = async (transaction: Store) => {
    isUndone = true;
    const result = await work(transaction, members);
    const acts = members.flatMap(({ actor }, at) => {
      const outcome = result[at];
      if (outcome === undefined || outcome instanceof Problem) return [];
      return outcome.events.map((event) => ({ actor, event }));
    });
    return { result, acts };
  };
  const beginCommit = () => {
    isUndone = false;
  };
  try {
    return (await changeBy(audited, workAll, beginCommit)).map(settledOf);
  } catch (reason) {
    const isOfAll = !isUndone || reason instanceof Problem || isStoreUnavailable(reason);
    if (isOfAll || members.length === 1) return members.map(() => ({ status: "rejected", reason }));
    const middle = Math.ceil(members.length / 2);
    return [
      ...(await changeTogether(audited, members.slice(0, middle), work)),
      ...(await changeTogether(audited, members.slice(middle), work)),
    ];
  }
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
    const last = await record(transaction, audited, [{ actor: SERVICE, event: moved }]);
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
