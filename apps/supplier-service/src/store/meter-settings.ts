import type { MeterSettingsRow, Store } from "./tables.ts";

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
