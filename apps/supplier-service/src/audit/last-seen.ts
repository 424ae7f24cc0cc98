import { strict as assert } from "node:assert";
import { readLine } from "@utrn-lab/audit-chain";
import type { DatabaseEnd } from "../store/audit.ts";

/**
 * What a process has last seen of the database that its supplier key issues from: kept beside the
 * key, it tells that database from an older state of it, from a copy and from another one.
 */
export interface LastSeen {
  readonly databaseId: string;
  readonly epoch: number;
  /** The last line of the audit trail, and its hash. */
  readonly seq: number;
  readonly hash: string;
}

/** What a database's end is kept as, once the database is bound to its supplier. */
export function lastSeenOf(end: Omit<DatabaseEnd, "checkpointSeq" | "lineAsked">): LastSeen {
  const { databaseId, epoch, seq, hash } = end;
  assert(databaseId !== null && epoch !== null, "a database is bound before it is changed");
  return { databaseId, epoch, seq, hash };
}

/** The record that a JSON value is, or undefined. */
export function parseLastSeen(json: unknown): LastSeen | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { databaseId, epoch, seq, hash }: Partial<Record<keyof LastSeen, unknown>> = json;
  if (typeof databaseId !== "string" || typeof hash !== "string") return undefined;
  if (typeof epoch !== "number" || typeof seq !== "number") return undefined;
  return { databaseId, epoch, seq, hash };
}

/** How a database may differ from what was last seen of it. */
export type Difference = "moved" | "empty" | "other" | "older" | "copy";

function hashAsked({ seq, hash, lineAsked }: DatabaseEnd, asked: number): string | undefined {
  if (asked === seq) return hash;
  return lineAsked === null ? undefined : readLine(lineAsked)?.hash;
}

/**
 * How a database differs from the one that was seen, or undefined. A higher epoch is no difference:
 * whoever has resumed after a restore has moved the counters on.
 * @param seen - undefined where nothing is known of it.
 * @param found - its end, and the line at the place that was seen.
 */
export function differenceOf(
  seen: LastSeen | undefined,
  found: DatabaseEnd,
): Difference | undefined {
  if (found.isMoved === 1) return "moved";
  if (seen === undefined) return undefined;
  if (found.databaseId !== seen.databaseId) return found.epoch === null ? "empty" : "other";
  const epoch = found.epoch ?? 0;
  if (epoch > seen.epoch) return undefined;
  if (epoch < seen.epoch || found.seq < seen.seq) return "older";
  return seen.seq === 0 || hashAsked(found, seen.seq) === seen.hash ? undefined : "copy";
}

/**
 * What a difference means, for whoever runs the service.
 * @param seen - undefined only where the database was moved.
 */
export function reasonOf(
  difference: Difference,
  seen: LastSeen | undefined,
  found: DatabaseEnd,
): string {
  const under = `the supplier key has been used with the database ${seen?.databaseId}, and this`;
  switch (difference) {
    case "moved":
      return "all that this database had was moved to another one";
    case "empty":
      return `${under} one is empty`;
    case "other":
      return `${under} is ${found.databaseId ?? "one without a name"}`;
    case "older":
      return (
        "the database is older than what was issued from it: its audit trail ends with entry " +
        `${found.seq} of epoch ${found.epoch}, and entry ${seen?.seq} of epoch ${seen?.epoch} ` +
        "has been there"
      );
    case "copy":
      return (
        "two copies of the database are issuing under one supplier key: entry " +
        `${seen?.seq} of the audit trail is another one here`
      );
  }
}
