import { Problem, systemErrorCode } from "@utrn-lab/http-host";
import type { MarkFile } from "../keys/mark-file.ts";
import { type DatabaseEnd, lockAuditHead, readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import { differenceOf, type LastSeen, lastSeenOf, reasonOf } from "./last-seen.ts";

/**
 * Watches that nothing is issued from a database that was put back, copied or exchanged: its
 * counters would be used twice (code-format.md 4). Several processes on one database may share a
 * mark, or each have its own; a mark is written after the commit, so it is never ahead of the
 * database that it is of.
 */
export interface Watch {
  /** @throws Problem `issuing_stopped` where the process has stopped issuing. */
  goOn(): void;
  /**
   * Locks the end of the trail (`lockAuditHead`), and compares it with the mark.
   * @throws Problem `issuing_stopped` where it is not the database that was seen.
   */
  lockEnd(transaction: Store): Promise<DatabaseEnd>;
  /**
   * Notes what was stored, before anybody is told of it.
   * @throws Problem `issuing_stopped` where another database was issued from meanwhile.
   */
  see(store: Store, end: LastSeen): Promise<void>;
  /** Notes the end of the database as it is now; throws as `see` does. */
  look(store: Store): Promise<void>;
  /** Has the reason reported once the process stops issuing. */
  onStop(report: (reason: string) => void): void;
}

const STOPPED = "Nothing is issued from this database any more; the log says why.";

const UNWRITTEN = "The mark beside the supplier key cannot be written: send the request again.";
const RETRY_AFTER_SECONDS = 1;

function isSame(one: LastSeen | undefined, other: LastSeen): boolean {
  return one?.hash === other.hash && one.seq === other.seq && one.epoch === other.epoch;
}

function isAhead(one: LastSeen, other: LastSeen): boolean {
  return one.epoch === other.epoch ? one.seq > other.seq : one.epoch > other.epoch;
}

/** Says once why nothing is issued any more, and refuses from then on. */
interface Stop {
  readonly reason: () => string | undefined;
  readonly now: (why: string) => never;
  onStop(report: (reason: string) => void): void;
}

function createStop(): Stop {
  let reason: string | undefined;
  let report = (_reason: string): void => {};
  return {
    reason: () => reason,
    now: (why) => {
      if (reason === undefined) report(why);
      reason ??= why;
      throw new Problem("issuing_stopped", STOPPED);
    },
    onStop: (listener) => {
      report = listener;
    },
  };
}

/** The mark of a process that is to notice when it is gone. */
function heldMark(mark: MarkFile<LastSeen>, stop: Stop) {
  let isFirst = mark.read() === undefined;
  let unwritten: LastSeen | undefined;
  const gone = () => stop.now(`the mark ${mark.path} is gone`);

  function write(end: LastSeen): void {
    try {
      if (isFirst) mark.keep(end);
      else mark.overwrite(end);
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT") gone();
      unwritten = end;
      if (isFirst) throw error;
      throw new Problem("store_unavailable", UNWRITTEN, {}, RETRY_AFTER_SECONDS);
    }
    isFirst = false;
    unwritten = undefined;
  }

  return {
    read: (): LastSeen | undefined => {
      const reason = stop.reason();
      if (reason !== undefined) stop.now(reason);
      const seen = mark.read();
      if (seen === undefined && !isFirst) gone();
      isFirst = seen === undefined;
      return seen;
    },
    write,
    /** Writes what could not be written before. */
    retry: () => {
      if (unwritten !== undefined) write(unwritten);
    },
  };
}

/**
 * Makes the watch of a process.
 * @param mark - the one beside its supplier key; where there is none, the database that comes first
 *   is taken for the right one.
 */
export function createWatch(mark: MarkFile<LastSeen>): Watch {
  const stop = createStop();
  const held = heldMark(mark, stop);
  /** A mark that this process has found right, or has written. */
  let known: LastSeen | undefined;

  function compare(seen: LastSeen | undefined, found: DatabaseEnd): void {
    const difference = differenceOf(seen, found);
    if (difference !== undefined) stop.now(reasonOf(difference, seen, found));
    known = seen;
  }

  async function see(store: Store, end: LastSeen): Promise<void> {
    let seen = held.read();
    // Another process has written it: it may be one on this database, or one on a copy of it.
    while (seen !== undefined && !isSame(known, seen)) {
      compare(seen, await readAuditHead(store, seen.seq));
      seen = held.read();
    }
    if (seen !== undefined && !isAhead(end, seen)) return;
    held.write(end);
    known = end;
  }

  return {
    goOn: () => {
      const reason = stop.reason();
      if (reason !== undefined) stop.now(reason);
      held.retry();
    },
    lockEnd: async (transaction) => {
      const seen = held.read();
      const found = await lockAuditHead(transaction, seen?.seq ?? 0);
      compare(seen, found);
      return found;
    },
    see,
    look: async (store) => {
      const seen = held.read();
      const found = await readAuditHead(store, seen?.seq ?? 0);
      compare(seen, found);
      await see(store, lastSeenOf(found));
    },
    onStop: stop.onStop,
  };
}
