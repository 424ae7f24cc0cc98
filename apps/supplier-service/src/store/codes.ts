import type { Command } from "@utrn-lab/utrn";
import { type RawBuilder, sql } from "kysely";
import { OPEN_STATES, PASSING_REFUSALS } from "../rules/code-life.ts";
import type { CodeRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** The commands of a row, read. */
type Read<Row> = Omit<Row, "commands"> & { readonly commands: readonly Command[] };

/** A code that was issued, and what has become of it. */
export interface CodeRecord extends Read<CodeRow> {}

/**
 * The record of a row, which it takes the place of. Its commands were checked before they were
 * signed, and are not checked again: what was issued stays readable when the rules for issuing
 * change.
 */
export function codeOf<Row extends { readonly commands: string }>(row: Row): Read<Row> {
  const commands: readonly Command[] = JSON.parse(row.commands);
  const rest: Omit<Row, "commands"> = row;
  return Object.assign(rest, { commands });
}

/** What a code's commands are kept as, and found by. */
export function commandColumns(commands: readonly Command[]) {
  const types = new Set(commands.map(({ type }) => type));
  return { commands: JSON.stringify(commands), command_types: `,${[...types].join(",")},` };
}

/** One code, or undefined. */
export async function findCode(store: Store, codeId: string): Promise<CodeRecord | undefined> {
  const query = store.selectFrom("codes").selectAll().where("code_id", "=", codeId);
  const row = await query.executeTakeFirst();
  return row && codeOf(row);
}

function ofMeter(store: Store, meterId: string) {
  return store.selectFrom("codes").selectAll().where("meter_id", "=", meterId);
}

/** The code of a meter with these digits, or undefined. */
export async function findDigits(
  store: Store,
  meterId: string,
  code: string,
): Promise<CodeRecord | undefined> {
  const row = await ofMeter(store, meterId).where("code", "=", code).executeTakeFirst();
  return row && codeOf(row);
}

/**
 * The newest codes of all meters whose digits end so.
 * @param digits - 4 to 60 of them.
 */
export async function codesEndingWith(
  store: Store,
  digits: string,
  limit: number,
): Promise<CodeRecord[]> {
  const lastFour: RawBuilder<string> = sql`substr(code, length(code) - 3)`;
  const last: RawBuilder<string> = sql`substr(code, length(code) - ${sql.lit(digits.length - 1)})`;
  const some = store
    .selectFrom("codes")
    .selectAll()
    .where(lastFour, "=", digits.slice(-4))
    .where(last, "=", digits);
  return (await some.orderBy("issued_at", "desc").limit(limit).execute()).map(codeOf);
}

/** All codes that were signed for a meter, newest first. */
export async function codesOfMeter(store: Store, meterId: string): Promise<CodeRecord[]> {
  const signed = ofMeter(store, meterId).where("status", "!=", "awaiting_approval");
  return (await signed.orderBy("counter", "desc").execute()).map(codeOf);
}

/** What the rules of `forecast.ts` need of a code. */
export type UnsettledCode = Pick<CodeRecord, "code_id" | "counter" | "digits" | "commands">;

/** How many codes of all meters are open. */
export async function countOpenCodes(store: Store): Promise<number> {
  const { open } = await store
    .selectFrom("codes")
    .select((it) => it.fn.countAll().as("open"))
    .where("status", "in", OPEN_STATES)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** Settles every code of these meters that was open, and answers it as it is then. */
export async function supersedeOpenCodes(
  store: Store,
  meterIds: readonly string[],
): Promise<CodeRecord[]> {
  const rows = await store
    .updateTable("codes")
    .set({ status: "superseded" })
    .where("meter_id", "in", meterIds)
    .where("status", "in", OPEN_STATES)
    .where((is) => is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]))
    .returningAll()
    .execute();
  return rows.map(codeOf);
}

/**
 * Settles command codes of the format's first revision that were open, at most `limit` of them, and
 * answers them as they are then.
 */
export async function supersedeFirstRevision(store: Store, limit: number): Promise<CodeRecord[]> {
  const open = store
    .selectFrom("codes")
    .select("code_id")
    .where("format_revision", "=", sql.lit(1))
    .where("status", "in", OPEN_STATES)
    .where((is) => is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]))
    .limit(limit);
  const rows = await store
    .updateTable("codes")
    .set({ status: "superseded" })
    .where("code_id", "in", open)
    .where("status", "in", OPEN_STATES)
    .returningAll()
    .execute();
  return rows.map(codeOf);
}

/**
 * A meter's codes whose counters end in the bits that a confirmation code carries, newest first.
 */
export async function codesEndingIn(
  store: Store,
  meterId: string,
  ending: { readonly bits: number; readonly truncated: number; readonly limit: number },
): Promise<CodeRecord[]> {
  const lowBits: RawBuilder<number> = sql`counter % ${2 ** ending.bits}`;
  const some = ofMeter(store, meterId).where(lowBits, "=", ending.truncated);
  return (await some.orderBy("counter", "desc").limit(ending.limit).execute()).map(codeOf);
}

/**
 * A meter's open codes of counters below one, which a proof of that one may overtake. Nobody else
 * settles them until the transaction ends.
 */
export async function openCodesBelow(
  store: Store,
  meterId: string,
  counter: number,
): Promise<CodeRecord[]> {
  const open = ofMeter(store, meterId)
    .where("counter", "<", counter)
    .where("status", "in", OPEN_STATES)
    .orderBy("counter");
  return (await lockRows(store, open).execute()).map(codeOf);
}

/** What becomes of a code. */
export type Outcome = Partial<
  Omit<CodeRow, "code_id" | "meter_id" | "counter" | "digits" | "code" | "commands" | "issued_at">
>;

/** One code, or undefined, that nobody else settles until the transaction ends. */
export async function findCodeToSettle(
  store: Store,
  codeId: string,
): Promise<CodeRecord | undefined> {
  const found = store.selectFrom("codes").selectAll().where("code_id", "=", codeId);
  const row = await lockRows(store, found).executeTakeFirst();
  return row && codeOf(row);
}

/** Keeps what became of a code. */
export async function settleCode(store: Store, codeId: string, outcome: Outcome): Promise<void> {
  await store.updateTable("codes").set(outcome).where("code_id", "=", codeId).execute();
}
