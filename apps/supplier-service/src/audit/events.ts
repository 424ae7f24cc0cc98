import type { CodeRecord } from "../store/codes.ts";
import type { AuditEvent } from "./record.ts";

/** What has become of a code, as it is recorded. */
export function changeOf(row: CodeRecord): AuditEvent {
  return {
    action: "code.changed",
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    details: { status: row.status },
  };
}
