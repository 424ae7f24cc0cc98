import type { Command } from "@utrn-lab/utrn";
import { meaningOf } from "../rules/code-life.ts";
import { findApproval } from "../store/approvals.ts";
import type { ApprovalStatus, Store } from "../store/tables.ts";

/** A code that waits for a second person, or was rejected, withdrawn or ended by the service. */
interface UnsignedCode {
  readonly kind: "unsigned";
  readonly codeId: string;
  readonly meterId: string;
  readonly code: null;
  readonly commands: readonly Command[];
  readonly status: "awaiting_approval" | "void";
  readonly note: string | null;
  readonly voidReason: string | null;
  readonly isOpen: false;
  /** What its state means for the customer. */
  readonly means: string;
}

/** Who ended a request for a code. */
function endedBy(status: ApprovalStatus): string {
  if (status === "withdrawn") return "Whoever asked for it withdrew it";
  return status === "cancelled" ? "The service ended it" : "A second person rejected it";
}

const WAITING = { status: "awaiting_approval", refusal: null } as const;

/**
 * A code that is not signed: it waits for a second person, or was never approved.
 * @returns what clients see of it, or undefined where none was asked for under this id.
 */
export async function findUnsigned(
  store: Store,
  codeId: string,
): Promise<UnsignedCode | undefined> {
  const row = await findApproval(store, codeId);
  if (row?.kind !== "code") return undefined;
  const { commands, note } = row.request;
  const isWaiting = row.status === "awaiting";
  return {
    kind: "unsigned",
    codeId,
    meterId: row.meter_id,
    code: null,
    commands,
    status: isWaiting ? "awaiting_approval" : "void",
    note: note ?? null,
    voidReason: row.reason,
    isOpen: false,
    means: isWaiting
      ? meaningOf(WAITING, { supersededBy: null, formatRevision: 2 })
      : `${endedBy(row.status)}: nothing was signed, and there is nothing to type.`,
  };
}
