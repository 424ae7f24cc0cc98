import { createHash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../../audit/change.ts";
import type { PublicIdentity } from "../../keys/supplier-keys.ts";
import type { Actor } from "../../rules/roles.ts";
import { findMeters, keysInStore } from "../../store/meter-batches.ts";
import { addMeters, type MeterRecord } from "../../store/meters.ts";
import { meterStart } from "../../store/supplier.ts";
import type { Store } from "../../store/tables.ts";
import {
  beginsBehind,
  isSameRegistration,
  newMeterRow,
  type Registration,
} from "../register-meter.ts";
import type { ImportRecord } from "./records.ts";

/** Meters stored in one transaction. */
const BATCH = 500;
/** Lines of each kind that the answer lists; `refused` and `warned` count all of them. */
const TOLD_MAX = 1_000;

/** A line that was not taken, or was taken although something is odd. */
interface ToldLine {
  readonly line: number;
  readonly field: string;
  readonly why: string;
}

/** What became of an import. */
interface ImportResult {
  registered: number;
  unchanged: number;
  refused: number;
  readonly refusals: ToldLine[];
  warned: number;
  readonly warnings: ToldLine[];
}

/** Checks a value against the schema of a registration: what is wrong, or undefined. */
export type CheckRegistration = (value: unknown) => Problem | undefined;

/** How the registrations of a file are read. */
interface Importing {
  readonly check: CheckRegistration;
  /** The supplier with whose keys they are commissioned. */
  readonly identity: PublicIdentity;
  readonly isCounterNeeded: boolean;
}

interface Candidate {
  readonly line: number;
  readonly row: MeterRecord;
}

function refuse(result: ImportResult, refusal: ToldLine): void {
  result.refused += 1;
  if (result.refusals.length < TOLD_MAX) result.refusals.push(refusal);
}

function warn(result: ImportResult, warning: ToldLine): void {
  result.warned += 1;
  if (result.warnings.length < TOLD_MAX) result.warnings.push(warning);
}

function refusalOf(line: number, problem: Problem): ToldLine {
  const { field } = problem.members;
  return { line, field: typeof field === "string" ? field : "line", why: problem.message };
}

function readCandidate(
  { check, ...importing }: Importing,
  found: ImportRecord,
  nowSeconds: number,
): Candidate | ToldLine {
  if (!("value" in found)) return found;
  const { line, value } = found;
  const wrong = check(value);
  if (wrong !== undefined) return refusalOf(line, wrong);
  try {
    return { line, row: newMeterRow(value as Registration, { ...importing, nowSeconds }) };
  } catch (error) {
    if (error instanceof Problem) return refusalOf(line, error);
    throw error;
  }
}

/** Sorts a batch into meters to add, and lines whose meter is registered with other details. */
async function sortBatch(transaction: Store, batch: readonly Candidate[]) {
  const rows = await findMeters(
    transaction,
    batch.map(({ row }) => row.meter_id),
  );
  const known = new Map(rows.map((row) => [row.meter_id, row]));
  const added: Candidate[] = [];
  const refused: ToldLine[] = [];
  for (const { line, row } of batch) {
    const there = known.get(row.meter_id);
    if (there === undefined) {
      added.push({ line, row });
      known.set(row.meter_id, row);
    } else if (!isSameRegistration(there, row)) {
      const why = "a meter with this id is already registered, with other details";
      refused.push({ line, field: "meterId", why });
    }
  }
  return { added, refused };
}

/** The lines whose key another meter has, one of the store or of an earlier line. */
async function findShared(
  transaction: Store,
  added: readonly Candidate[],
): Promise<readonly ToldLine[]> {
  const keys = await keysInStore(
    transaction,
    added.map(({ row }) => row.public_key),
  );
  return added.flatMap(({ line, row }) => {
    const isShared = keys.has(row.public_key);
    keys.add(row.public_key);
    return isShared
      ? [{ line, field: "publicKey", why: "another meter is registered with this key" }]
      : [];
  });
}

async function keepBatch(
  audited: AuditedStore,
  actor: Actor,
  batch: readonly Candidate[],
  result: ImportResult,
): Promise<void> {
  if (batch.length === 0) return;
  const { added, refused, shared } = await change(audited, actor, async (transaction) => {
    const sorted = await sortBatch(transaction, batch);
    if (sorted.added.length === 0) return { result: { ...sorted, shared: [] }, events: [] };
    const shared = await findShared(transaction, sorted.added);
    const { skipped } = await meterStart(transaction);
    const rows = sorted.added.map(({ row }) => beginsBehind(row, skipped));
    await addMeters(transaction, rows);
    const ids = rows.map(({ meter_id }) => meter_id);
    // A line for each of a million would make the trail unreadable; the hash says which they were.
    const sha256 = createHash("sha256").update(ids.join("\n")).digest("hex");
    const details = { meters: ids.length, first: ids[0] ?? null, last: ids.at(-1) ?? null, sha256 };
    const events = [{ action: "meters.imported", details } as const];
    return { result: { ...sorted, shared }, events };
  });
  result.registered += added.length;
  result.unchanged += batch.length - added.length - refused.length;
  for (const refusal of refused) refuse(result, refusal);
  for (const warning of shared) warn(result, warning);
}

/**
 * Registers the meters of a file as it arrives, a batch a transaction. A line that is wrong is
 * refused and the others are taken. A file that is sent again, whole or from where it broke off,
 * changes nothing twice.
 * @param records - the file's records.
 */
export async function importMeters(
  audited: AuditedStore,
  actor: Actor,
  records: AsyncIterable<ImportRecord>,
  importing: Importing,
): Promise<ImportResult> {
  const result: ImportResult = {
    registered: 0,
    unchanged: 0,
    refused: 0,
    refusals: [],
    warned: 0,
    warnings: [],
  };
  let batch: Candidate[] = [];
  for await (const found of records) {
    const candidate = readCandidate(importing, found, audited.sources.nowSeconds());
    if ("row" in candidate) batch.push(candidate);
    else refuse(result, candidate);
    if (batch.length < BATCH) continue;
    await keepBatch(audited, actor, batch, result);
    batch = [];
  }
  await keepBatch(audited, actor, batch, result);
  result.refusals.sort((one, other) => one.line - other.line);
  return result;
}
