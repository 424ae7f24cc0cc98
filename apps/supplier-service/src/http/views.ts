import { printCode } from "@utrn-lab/utrn";
import { timeOf, timeOrNull } from "../iso-time.ts";
import { APPLIED_IN_PART, isOpen, meaningOf } from "../rules/code-life.ts";
import { canStillApply, countersLeft } from "../rules/forecast.ts";
import type { Actor } from "../rules/roles.ts";
import { SUPPLY_ALERTS } from "../rules/supply-told.ts";
import type { CodeRecord, UnsettledCode } from "../store/codes.ts";
import { knownCounters, outstandingCode } from "../store/known.ts";
import { lastConfirmationOf, type MeterRecord } from "../store/meters.ts";
import type { MeterAlertRow } from "../store/tables.ts";
import type { Code, ReadCode } from "./schemas/code.ts";
import type { Meter, MeterWithForecast } from "./schemas/meter.ts";

/** A code as clients see it. */
export function codeView(row: CodeRecord): Code {
  const { superseded_by: supersededBy, format_revision: formatRevision } = row;
  const appliedInPart = row.applied_in_part === 1;
  return {
    kind: "signed",
    codeId: row.code_id,
    meterId: row.meter_id,
    code: row.code,
    printed: printCode(row.code),
    utrnCounter: row.counter,
    digits: row.digits,
    commands: row.commands,
    status: row.status,
    note: row.note,
    reason: row.reason,
    issuedAt: timeOf(row.issued_at),
    voidedAt: timeOrNull(row.voided_at),
    voidReason: row.void_reason,
    confirmedOn: row.confirmed_on,
    appliedInPart,
    confirmedBy: row.confirmed_by ?? (row.status === "confirmed" ? "confirmation_code" : null),
    sentCount: row.sent_count,
    sentAt: timeOrNull(row.sent_at),
    sentChannel: row.sent_channel,
    refusedAt: timeOrNull(row.refused_at),
    refusal: row.refusal,
    lostAt: timeOrNull(row.lost_at),
    lostReason: row.lost_reason,
    supersededBy,
    formatRevision,
    isOpen: isOpen(row),
    means: appliedInPart ? APPLIED_IN_PART : meaningOf(row, { supersededBy, formatRevision }),
  };
}

/** A code as it is read by a key that may see its digits, or may not. */
export function readCodeView(row: CodeRecord, { seesCodes }: Actor): ReadCode {
  const view = codeView(row);
  return seesCodes ? view : { ...view, code: null, printed: null, digitsHidden: true };
}

/** A meter as clients see it. */
export function meterView(row: MeterRecord): Meter {
  return {
    meterId: row.meter_id,
    publicKey: row.public_key,
    supplierKeyId: row.supplier_key,
    fuel: row.fuel,
    label: row.label,
    tags: [...row.tags],
    registeredAt: timeOf(row.registered_at),
    status: row.retired_at === null ? "active" : "retired",
    retiredAt: timeOrNull(row.retired_at),
    retireReason: row.retire_reason,
    lastCounter: row.last_counter,
    knownHighestCounter: row.known_highest,
    knownBalancePence: row.known_balance_pence,
    knownOn: row.known_on,
    clockDays: row.clock_days,
  };
}

/** What is known of a meter, and how old each of it is. */
function knownOf(
  row: MeterRecord,
  openCodes: number,
  supplyAlert: Pick<MeterAlertRow, "at" | "event"> | undefined,
): MeterWithForecast["known"] {
  const last = lastConfirmationOf(row);
  const supply = SUPPLY_ALERTS[supplyAlert?.event ?? ""];
  return {
    lastConfirmation: last === null ? null : { ...last, readAt: timeOf(last.readAt) },
    lastSupplyAlert:
      supplyAlert === undefined || supply === undefined
        ? null
        : { supply, at: timeOf(supplyAlert.at) },
    openCodes,
  };
}

/** Outstanding codes named; the count is of all. */
const OUTSTANDING_NAMED_MAX = 100;

/** A meter with what can be said about its next codes. */
export function meterWithForecast(
  row: MeterRecord,
  unsettled: readonly UnsettledCode[],
  supplyAlert: Pick<MeterAlertRow, "at" | "event"> | undefined,
  nowSeconds: number,
): MeterWithForecast {
  const known = knownCounters(row);
  const outstanding = unsettled
    .map(outstandingCode)
    .filter((code) => canStillApply(code, known, nowSeconds));
  return {
    ...meterView(row),
    known: knownOf(row, unsettled.length, supplyAlert),
    forecast: {
      nextCounter: known.lastCounter + 1,
      codesLeft: { 20: countersLeft(known, 20), 40: countersLeft(known, 40) },
      outstandingCount: outstanding.length,
      outstanding: outstanding
        .slice(-OUTSTANDING_NAMED_MAX)
        .reverse()
        .map((code) => ({ ...code })),
    },
  };
}
