import { strict as assert } from "node:assert";
import { parseCommands } from "@utrn-lab/utrn";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { ApprovalLine, RoleLimits } from "../rules/policies.ts";
import type { AskedCampaign } from "../rules/selection.ts";
import { countUpTo } from "./many.ts";
import type { ApprovalRow, ApprovalStatus, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** What a second person has to look at. */
export type AskedFor =
  | { readonly kind: "code"; readonly meter_id: string; readonly request: IssueRequest }
  | { readonly kind: "campaign"; readonly meter_id: null; readonly request: AskedCampaign }
  | { readonly kind: "approval_line"; readonly meter_id: null; readonly request: AskedLine }
  | { readonly kind: "limits"; readonly meter_id: null; readonly request: RoleLimits };

/** A line as it is asked for; null: none. */
interface AskedLine {
  readonly line: ApprovalLine | null;
}

/** A request for a second person's approval. */
export type ApprovalRecord = Omit<ApprovalRow, keyof AskedFor> & AskedFor;

function readRequest(text: string): AskedCampaign {
  const { commands, ...request } = JSON.parse(text);
  return { ...request, commands: parseCommands(commands) };
}

function approvalOf(row: ApprovalRow): ApprovalRecord {
  const { kind, meter_id, request: text, ...rest } = row;
  if (kind === "approval_line" || kind === "limits") {
    return { ...rest, kind, meter_id: null, request: JSON.parse(text) };
  }
  const request = readRequest(text);
  if (kind === "campaign") return { ...rest, kind, meter_id: null, request };
  assert(meter_id !== null, "the request for a code names its meter");
  return { ...rest, kind, meter_id, request };
}

/** Adds a request for approval. */
export async function addApproval(store: Store, asked: ApprovalRecord): Promise<void> {
  const row = { ...asked, request: JSON.stringify(asked.request) };
  await store.insertInto("approvals").values(row).execute();
}

function byId(store: Store, approvalId: string) {
  return store.selectFrom("approvals").selectAll().where("approval_id", "=", approvalId);
}

/** One request, or undefined. */
export async function findApproval(
  store: Store,
  approvalId: string,
): Promise<ApprovalRecord | undefined> {
  const row = await byId(store, approvalId).executeTakeFirst();
  return row && approvalOf(row);
}

/** One request that nobody else decides until the transaction ends, or undefined. */
export async function lockApproval(
  transaction: Store,
  approvalId: string,
): Promise<ApprovalRecord | undefined> {
  const row = await lockRows(transaction, byId(transaction, approvalId)).executeTakeFirst();
  return row && approvalOf(row);
}

/** Which requests are wanted: those that meet every condition named. */
interface ApprovalFilter {
  readonly statuses?: readonly ApprovalStatus[] | undefined;
  readonly kinds?: readonly ApprovalRow["kind"][] | undefined;
  readonly meterId?: string | undefined;
}

function wantedApprovals(store: Store, { statuses, kinds, meterId }: ApprovalFilter) {
  let query = store.selectFrom("approvals");
  if (statuses !== undefined) query = query.where("status", "in", statuses);
  if (kinds !== undefined) query = query.where("kind", "in", kinds);
  if (meterId !== undefined) query = query.where("meter_id", "=", meterId);
  return query;
}

/** Where a page of requests begins, and which way it goes. */
interface ApprovalPlace {
  /** The id of the request before; undefined: from the first. */
  readonly after: string | undefined;
  readonly isNewestFirst: boolean;
}

/** Requests a page at a time: their ids are in the order in which they were asked for. */
export async function listApprovals(
  store: Store,
  filter: ApprovalFilter,
  { after, isNewestFirst }: ApprovalPlace,
  limit: number,
): Promise<ApprovalRecord[]> {
  let query = wantedApprovals(store, filter).selectAll();
  if (after !== undefined) query = query.where("approval_id", isNewestFirst ? "<" : ">", after);
  const ordered = query.orderBy("approval_id", isNewestFirst ? "desc" : "asc");
  return (await ordered.limit(limit).execute()).map(approvalOf);
}

/** How many requests are wanted, counted up to `most`. */
export function countApprovals(store: Store, filter: ApprovalFilter, most: number) {
  return countUpTo(store, wantedApprovals(store, filter).select("approval_id"), most);
}

/** The requests of a key that nobody has decided, in the order of their ids. */
export async function waitingOf(store: Store, keyId: string): Promise<string[]> {
  const rows = await store
    .selectFrom("approvals")
    .select("approval_id")
    .where("status", "=", "awaiting")
    .where("asked_by", "=", keyId)
    .orderBy("approval_id")
    .execute();
  return rows.map(({ approval_id }) => approval_id);
}

/** Keeps what was decided. */
export async function decideApproval(
  store: Store,
  approvalId: string,
  decision: Pick<ApprovalRow, "status" | "decided_by" | "decided_at" | "reason">,
): Promise<void> {
  await store
    .updateTable("approvals")
    .set(decision)
    .where("approval_id", "=", approvalId)
    .execute();
}
