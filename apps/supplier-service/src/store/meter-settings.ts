import type { Store } from "./database.ts";

/** What the supplier has noted of a meter's settings; null where it knows nothing. */
export interface MeterSettingsRow {
  readonly meter_id: string;
  /** The most that the meter takes at once (SMETS2, Maximum Credit Threshold). */
  readonly max_credit_pence: number | null;
  /** The most that it holds (SMETS2, Maximum Meter Balance Threshold). */
  readonly max_balance_pence: number | null;
}

/** What is noted of a meter's settings, or undefined. */
export function findMeterSettings(
  store: Store,
  meterId: string,
): Promise<MeterSettingsRow | undefined> {
  return store
    .selectFrom("meter_settings")
    .selectAll()
    .where("meter_id", "=", meterId)
    .executeTakeFirst();
}

/** Notes a meter's settings in place of what was noted before. */
export async function keepMeterSettings(store: Store, row: MeterSettingsRow): Promise<void> {
  const { meter_id: _, ...settings } = row;
  await store
    .insertInto("meter_settings")
    .values(row)
    .onConflict((it) => it.column("meter_id").doUpdateSet(settings))
    .execute();
}
