import { setImmediate } from "node:timers/promises";

/** A call that has arrived is read, its key found, its code issued and its answer sent by then. */
const ROUNDS = 8;

/** Does what it is given once all before it is done, and answers what that answers. */
export type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * Has batches that are ready wait for each other, and not for the store: who asks for a single code
 * would wait for all that stand before it, on SQLite since a transaction leaves the event loop only
 * at its end, on PostgreSQL since each of their statements has hundreds of rows. Between two of
 * them the loop goes round some times, for what has been asked meanwhile.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(async () => {
      for (let round = 0; round < ROUNDS; round += 1) await setImmediate();
      return act();
    });
    last = turn.catch(() => {});
    return turn;
  };
}
