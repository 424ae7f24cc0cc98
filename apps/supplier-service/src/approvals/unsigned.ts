import type { Static } from "typebox";
import type { UnsignedCode } from "../http/schemas/code.ts";
import { meaningOf } from "../rules/code-life.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import { findApproval } from "../store/approvals.ts";
import type { Store } from "../store/database.ts";

/**
 * A code that is not signed: it waits for a second person, or was rejected or withdrawn.
 * @returns what clients see of it, or undefined where none was asked for under this id.
 */
export async function findUnsigned(
  store: Store,
  codeId: string,
): Promise<Static<typeof UnsignedCode> | undefined> {
  const row = await findApproval(store, codeId);
  if (row === undefined || row.meter_id === null) return undefined;
  const { commands, note } = JSON.parse(row.request) as IssueRequest;
  const isWaiting = row.status === "awaiting";
  return {
    codeId,
    meterId: row.meter_id,
    code: null,
    commands: [...commands],
    status: isWaiting ? "awaiting_approval" : "void",
    note: note ?? null,
    voidReason: row.reason,
    isOpen: false,
    means: isWaiting
      ? meaningOf({ status: "awaiting_approval", refusal: null }, null)
      : `${row.status === "withdrawn" ? "Whoever asked for it withdrew it" : "A second person rejected it"}: nothing was signed, and there is nothing to type.`,
  };
}
