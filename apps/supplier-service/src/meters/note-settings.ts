import { type AuditedStore, change } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { keepMeterSettings } from "../store/meter-settings.ts";
import type { MeterSettingsRow } from "../store/tables.ts";

/** Notes a meter's settings in place of what was noted before. */
export function noteSettings(
  audited: AuditedStore,
  actor: Actor,
  row: MeterSettingsRow,
): Promise<void> {
  return change(audited, actor, async (transaction) => {
    await keepMeterSettings(transaction, row);
    const { meter_id: meterId, max_credit_pence, max_balance_pence } = row;
    const details = { maxCreditPence: max_credit_pence, maxBalancePence: max_balance_pence };
    return { result: undefined, events: [{ action: "meter.settings_noted", meterId, details }] };
  });
}
