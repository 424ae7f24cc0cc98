import type { ApprovalLine, RoleLimits } from "../rules/policies.ts";
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

/** What is recorded of an approval line that is drawn, or asked for. */
export function detailsOfLine(line: ApprovalLine | null) {
  return line === null ? { isOff: true } : { ...line };
}

/** What is recorded of limits that are set, or asked for. */
export function detailsOfLimits({ role, limits }: RoleLimits) {
  return { role, ...limits };
}
