import { hash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../../audit/change.ts";
import type { PublicIdentity } from "../../keys/supplier-keys.ts";
import { findMeters, keysInStore } from "../../store/meter-batches.ts";
import { addMeters, type MeterRecord } from "../../store/meters.ts";
import { meterStart } from "../../store/supplier.ts";
import type { Store } from "../../store/tables.ts";
import type { Mender, MeterChange } from "../change-meter.ts";
import {
  beginsBehind,
  isSameRegistration,
  newMeterRow,
  type Registration,
} from "../register-meter.ts";
import type { ImportRecord } from "./records.ts";
import { IMPORT_ACTIONS, type ImportAction, type ImportStep, takeSteps } from "./steps.ts";

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
  changed: number;
  retired: number;
  takenBack: number;
  unchanged: number;
  refused: number;
  readonly refusals: ToldLine[];
  warned: number;
  readonly warnings: ToldLine[];
}

/** Checks what a line says against the schema of its action: what is wrong, or undefined. */
export type CheckLine = (value: unknown) => Problem | undefined;

/** How the lines of a file are read. */
interface Importing {
  readonly checks: Readonly<Record<ImportAction, CheckLine>>;
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

/** What a line says once it is checked. */
type Said = Registration & MeterChange & { readonly reason?: string };

/** The action of a line, and what else it says; a line without one registers. */
function splitAction(value: unknown): { action: unknown; said: unknown } {
  if (typeof value !== "object" || value === null || !("action" in value)) {
    return { action: "register", said: value };
  }
  const { action, ...said } = value;
  return { action, said };
}

function readCandidate(
  { checks, ...importing }: Importing,
  found: ImportRecord,
  nowSeconds: number,
): Candidate | ImportStep | ToldLine {
  if (!("value" in found)) return found;
  const { line, value } = found;
  const { action: named, said } = splitAction(value);
  const action = IMPORT_ACTIONS.find((each) => each === named);
  if (action === undefined) {
    const why = `action must be one of ${IMPORT_ACTIONS.join(", ")}`;
    return { line, field: "action", why };
  }
  const wrong = checks[action](said);
  if (wrong !== undefined) return refusalOf(line, wrong);
  const { reason = null, ...registration } = said as Said;
  const { meterId, ...change } = registration;
  if (action !== "register") {
    return { line, action, meterId, change, reason: action === "retire" ? reason : null };
  }
  try {
    return { line, row: newMeterRow(registration, { ...importing, nowSeconds }) };
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

/** Registers the meters of a batch that are new, in the caller's transaction. */
async function registerNew(transaction: Store, batch: readonly Candidate[]) {
  const { added, refused } = await sortBatch(transaction, batch);
  if (added.length === 0) return { added, refused, shared: [], events: [] };
  const shared = await findShared(transaction, added);
  const { skipped } = await meterStart(transaction);
  const rows = added.map(({ row }) => beginsBehind(row, skipped));
  await addMeters(transaction, rows);
  const ids = rows.map(({ meter_id }) => meter_id);
  // A line for each of a million would make the trail unreadable.
  const sha256 = hash("sha256", ids.join("\n"));
  const ends = { first: ids[0] ?? null, last: ids.at(-1) ?? null };
  const details = { meters: ids.length, ...ends, sha256, meterIds: ids };
  return { added, refused, shared, events: [{ action: "meters.imported", details } as const] };
}

async function keepBatch(
  audited: AuditedStore,
  mender: Mender,
  batch: readonly (Candidate | ImportStep)[],
  result: ImportResult,
): Promise<void> {
  if (batch.length === 0) return;
  const registering = batch.filter((each) => "row" in each);
  const steps = batch.filter((each) => "action" in each);
  const importer = { ...mender, nowSeconds: audited.sources.nowSeconds() };
  const { added, refused, shared, stepped } = await change(
    audited,
    mender.actor,
    async (transaction) => {
      const { events, ...registered } = await registerNew(transaction, registering);
      const { events: more, ...stepped } = await takeSteps(transaction, importer, steps);
      return { result: { ...registered, stepped }, events: [...events, ...more] };
    },
  );
  const did = (action: ImportAction) => stepped.done.filter((it) => it.action === action).length;
  const all = [
    ...refused,
    ...stepped.refused.map(({ step, problem }) => refusalOf(step.line, problem)),
  ];
  result.registered += added.length;
  result.changed += did("change");
  result.retired += did("retire");
  result.takenBack += did("take_back");
  result.unchanged += batch.length - added.length - stepped.done.length - all.length;
  for (const refusal of all) refuse(result, refusal);
  for (const warning of shared) warn(result, warning);
}

/**
 * Registers the meters of a file as it arrives, and changes those that it says so of, a batch a
 * transaction. A line that is wrong is
 * refused and the others are taken. A file that is sent again, whole or from where it broke off,
 * changes nothing twice.
 * @param records - the file's records.
 */
export async function importMeters(
  audited: AuditedStore,
  mender: Mender,
  records: AsyncIterable<ImportRecord>,
  importing: Importing,
): Promise<ImportResult> {
  const result: ImportResult = {
    registered: 0,
    changed: 0,
    retired: 0,
    takenBack: 0,
    unchanged: 0,
    refused: 0,
    refusals: [],
    warned: 0,
    warnings: [],
  };
  let batch: (Candidate | ImportStep)[] = [];
  for await (const found of records) {
    const candidate = readCandidate(importing, found, audited.sources.nowSeconds());
    if ("why" in candidate) refuse(result, candidate);
    else batch.push(candidate);
    if (batch.length < BATCH) continue;
    await keepBatch(audited, mender, batch, result);
    batch = [];
  }
  await keepBatch(audited, mender, batch, result);
  result.refusals.sort((one, other) => one.line - other.line);
  return result;
}
