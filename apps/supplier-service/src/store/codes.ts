import { type RawBuilder, sql } from "kysely";
import { OPEN_STATES, PASSING_REFUSALS } from "../rules/code-life.ts";
import type { CodeRow, MeterRow, NewCodeRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** Adds a code. A second one under a counter of its meter fails (codes_meter_counter). */
export async function addCode(store: Store, row: NewCodeRow): Promise<void> {
  await store.insertInto("codes").values(row).execute();
}

/** One code, or undefined. */
export function findCode(store: Store, codeId: string): Promise<CodeRow | undefined> {
  return store.selectFrom("codes").selectAll().where("code_id", "=", codeId).executeTakeFirst();
}

function ofMeter(store: Store, meterId: string) {
  return store.selectFrom("codes").selectAll().where("meter_id", "=", meterId);
}

/** The code of a meter with these digits, or undefined. */
export function findDigits(
  store: Store,
  meterId: string,
  code: string,
): Promise<CodeRow | undefined> {
  return ofMeter(store, meterId).where("code", "=", code).executeTakeFirst();
}

/** All codes that were signed for a meter, newest first. */
export function codesOfMeter(store: Store, meterId: string): Promise<CodeRow[]> {
  return ofMeter(store, meterId)
    .where("status", "!=", "awaiting_approval")
    .orderBy("counter", "desc")
    .execute();
}

/** A meter's codes of counters below `before`, newest first. */
export function listCodes(
  store: Store,
  meterId: string,
  before: number,
  limit: number,
): Promise<CodeRow[]> {
  return ofMeter(store, meterId)
    .where("counter", "<", before)
    .orderBy("counter", "desc")
    .limit(limit)
    .execute();
}

/** What the rules of `forecast.ts` need of a code. */
export type UnsettledRow = Pick<CodeRow, "code_id" | "counter" | "digits" | "commands">;

/**
 * A 20-digit code dies 512 behind, and a meter keeps 100 counters: older codes are as good as dead.
 */
const UNSETTLED_MAX = 1_000;

/** A meter's newest codes of which nobody knows whether they were applied, at most 1,000. */
export async function unsettledCodes(store: Store, meter: MeterRow): Promise<UnsettledRow[]> {
  const newest = await store
    .selectFrom("codes")
    .select(["code_id", "counter", "digits", "commands"])
    .where("meter_id", "=", meter.meter_id)
    .where("counter", ">", meter.known_floor)
    .where("status", "in", OPEN_STATES)
    .where((is) => is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]))
    .orderBy("counter", "desc")
    .limit(UNSETTLED_MAX)
    .execute();
  return newest.toReversed();
}

/** Settles every code of these meters that was open, and answers it as it is then. */
export function supersedeOpenCodes(store: Store, meterIds: readonly string[]): Promise<CodeRow[]> {
  return store
    .updateTable("codes")
    .set({ status: "superseded" })
    .where("meter_id", "in", meterIds)
    .where("status", "in", OPEN_STATES)
    .where((is) => is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]))
    .returningAll()
    .execute();
}

/**
 * A meter's codes whose counters end in the bits that a confirmation code carries, newest first.
 */
export function codesEndingIn(
  store: Store,
  meterId: string,
  ending: { readonly bits: number; readonly truncated: number; readonly limit: number },
): Promise<CodeRow[]> {
  const lowBits: RawBuilder<number> = sql`counter % ${2 ** ending.bits}`;
  return ofMeter(store, meterId)
    .where(lowBits, "=", ending.truncated)
    .orderBy("counter", "desc")
    .limit(ending.limit)
    .execute();
}

/**
 * A meter's open codes of counters below one, which a proof of that one may overtake. Nobody else
 * settles them until the transaction ends.
 */
export function openCodesBelow(store: Store, meterId: string, counter: number): Promise<CodeRow[]> {
  const open = ofMeter(store, meterId)
    .where("counter", "<", counter)
    .where("status", "in", OPEN_STATES)
    .orderBy("counter");
  return lockRows(store, open).execute();
}

/** What becomes of a code. */
export type Outcome = Partial<
  Omit<CodeRow, "code_id" | "meter_id" | "counter" | "digits" | "code" | "commands" | "issued_at">
>;

/** One code, or undefined, that nobody else settles until the transaction ends. */
export function findCodeToSettle(store: Store, codeId: string): Promise<CodeRow | undefined> {
  const found = store.selectFrom("codes").selectAll().where("code_id", "=", codeId);
  return lockRows(store, found).executeTakeFirst();
}

/** Keeps what became of a code. */
export async function settleCode(store: Store, codeId: string, outcome: Outcome): Promise<void> {
  await store.updateTable("codes").set(outcome).where("code_id", "=", codeId).execute();
}
