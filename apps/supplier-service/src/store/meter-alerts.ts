import { sql } from "kysely";
import { codeOf } from "./codes.ts";
import type { MeterAlertRow, Store } from "./tables.ts";

/** Keeps what a meter has reported, unless it is kept already; answers whether it was news. */
export async function addAlert(store: Store, row: MeterAlertRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store
    .insertInto("meter_alerts")
    .values(row)
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What a meter has reported, oldest first. */
export function alertsOf(store: Store, meterId: string): Promise<MeterAlertRow[]> {
  return store
    .selectFrom("meter_alerts")
    .selectAll()
    .where("meter_id", "=", meterId)
    .orderBy("at")
    .orderBy("event")
    .orderBy("text")
    .orderBy("alert_id")
    .orderBy("occurrence")
    .execute();
}

/** The place of something among all that its meter has reported. */
export type AlertPlace = Pick<MeterAlertRow, "at" | "event" | "text" | "alert_id" | "occurrence">;

/** Which of a meter's reports are wanted. */
interface AlertFilter {
  /** Only the credits that nothing explains. */
  readonly isUnexplained: boolean;
  /** Only what stands before this place; undefined: all. */
  readonly before: AlertPlace | undefined;
}

/** What a meter has reported, newest first. */
export function latestAlerts(
  store: Store,
  meterId: string,
  { isUnexplained, before }: AlertFilter,
  limit: number,
): Promise<MeterAlertRow[]> {
  let query = store.selectFrom("meter_alerts").selectAll().where("meter_id", "=", meterId);
  if (isUnexplained) {
    query = query.where("credit_pence", "is not", null).where("code_id", "is", null);
  }
  if (before !== undefined) {
    const { at, event, text, alert_id, occurrence } = before;
    query = query.where(
      sql<boolean>`(at, event, text, alert_id, occurrence)
        < (${at}, ${event}, ${text}, ${alert_id}, ${occurrence})`,
    );
  }
  return query
    .orderBy("at", "desc")
    .orderBy("event", "desc")
    .orderBy("text", "desc")
    .orderBy("alert_id", "desc")
    .orderBy("occurrence", "desc")
    .limit(limit)
    .execute();
}

/** The latest of some events that a meter has reported, or undefined. */
export function latestOf(
  store: Store,
  meterId: string,
  events: readonly string[],
): Promise<Pick<MeterAlertRow, "at" | "event"> | undefined> {
  return store
    .selectFrom("meter_alerts")
    .select(["at", "event"])
    .where("meter_id", "=", meterId)
    .where("event", "in", events)
    .orderBy("at", "desc")
    .orderBy("event", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A meter's reported credits of which no confirmed code is known, oldest first. */
export function unexplainedCredits(store: Store, meterId: string): Promise<MeterAlertRow[]> {
  return store
    .selectFrom("meter_alerts")
    .selectAll()
    .where("meter_id", "=", meterId)
    .where("credit_pence", "is not", null)
    .where("code_id", "is", null)
    .orderBy("at")
    .orderBy("alert_id")
    .orderBy("occurrence")
    .execute();
}

/** Explains a reported credit by a confirmed code. */
export async function explainCredit(
  store: Store,
  { meter_id, at, event, text, alert_id, occurrence }: MeterAlertRow,
  codeId: string,
): Promise<void> {
  await store
    .updateTable("meter_alerts")
    .set({ code_id: codeId })
    .where("meter_id", "=", meter_id)
    .where("at", "=", at)
    .where("event", "=", event)
    .where("text", "=", text)
    .where("alert_id", "=", alert_id)
    .where("occurrence", "=", occurrence)
    .execute();
}

/** A meter's confirmed codes that explain no reported credit yet, oldest first. */
export async function codesThatExplainNothing(store: Store, meterId: string) {
  const explained = store
    .selectFrom("meter_alerts")
    .select("code_id")
    .where("meter_id", "=", meterId)
    .where("code_id", "is not", null);
  const rows = await store
    .selectFrom("codes")
    .select(["code_id", "commands", "confirmed_on"])
    .where("meter_id", "=", meterId)
    .where("status", "=", "confirmed")
    .where("code_id", "not in", explained.$castTo<{ code_id: string }>())
    .orderBy("counter")
    .execute();
  return rows.map(codeOf);
}
