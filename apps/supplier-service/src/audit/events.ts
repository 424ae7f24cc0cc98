import type { Command } from "@utrn-lab/utrn";
import type { ApprovalLine, RoleLimits } from "../rules/policies.ts";
import type { CodeRecord } from "../store/codes.ts";
import { commandsSha256 } from "./digests.ts";
import type { AuditEvent } from "./record.ts";

/** What has become of a code, as it is recorded. */
export function changeOf(row: CodeRecord): AuditEvent {
  return {
    action: "code.changed",
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    details: { status: row.status, sentCount: row.sent_count, refusal: row.refusal },
  };
}

/** What is recorded of commands: their types, and all that they say by its hash. */
export function detailsOfCommands(commands: readonly Command[]) {
  return {
    commands: commands.map(({ type }) => type),
    commandsSha256: commandsSha256(commands),
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
