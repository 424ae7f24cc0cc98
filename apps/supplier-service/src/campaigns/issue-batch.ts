import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { type Plan, planCode } from "@utrn-lab/utrn";
import { record, SERVICE } from "../audit/record.ts";
import type { KeptRequest } from "../rules/selection.ts";
import type { Works } from "../service.ts";
import { lockCampaign, nextBatch, settleBatch } from "../store/campaigns.ts";
import {
  addCodes,
  type BatchOfCodes,
  type CodeOfBatch,
  lockMeters,
  type MeterToSign,
  metersToSign,
  spendCounters,
} from "../store/meter-batches.ts";
import type { BatchRow, CampaignRow, Store } from "../store/tables.ts";
import { isPostgres, transact } from "../store/transact.ts";
import { type Judged, judgeMeters } from "./judge.ts";

/** A code that was signed for a meter as it was when it was looked at. */
interface Prepared {
  readonly meter: MeterToSign;
  readonly code: string;
}

/** A campaign's code, and what it is issued with. */
interface Order {
  readonly campaign: CampaignRow;
  readonly request: KeptRequest;
  readonly plan: Plan;
}

/** The same plan for every batch: planning looks at the commands alone. */
export function orderOf(campaign: CampaignRow): Order {
  const request = JSON.parse(campaign.request) as KeptRequest;
  return { campaign, request, plan: planCode(request.commands, request.digits) };
}

/** Whether what a code was signed with still holds. */
function isUnchanged(then: MeterToSign | undefined, now: MeterToSign): boolean {
  return (
    then?.last_counter === now.last_counter &&
    then.public_key === now.public_key &&
    then.supplier_key === now.supplier_key
  );
}

/** Signs under each meter's next counter, in the signer's threads. */
async function sign(
  supplier: Works,
  plan: Plan,
  meters: readonly MeterToSign[],
): Promise<Prepared[]> {
  if (meters.length === 0) return [];
  const unsigned = meters.map((meter) => ({ meter, utrnCounter: meter.last_counter + 1 }));
  const codes = await supplier.signer.signAll(plan, unsigned);
  return meters.map((meter, at) => ({ meter, code: codes[at] ?? "" }));
}

/** What all codes of a batch have in common. */
function batchOf({ campaign, request, plan }: Order, nowSeconds: number): BatchOfCodes {
  return {
    campaign_id: campaign.campaign_id,
    digits: plan.digits,
    commands: JSON.stringify(plan.commands),
    note: request.note ?? null,
    reason: request.reason ?? null,
    status: "issued",
    issued_at: nowSeconds,
  };
}

function meterIdsByReason(refused: readonly Judged[]): string {
  const groups = Map.groupBy(refused, ({ refusal }) => refusal);
  const named = [...groups].map(([reason, some]) => [reason, some.map((it) => it.meter.meter_id)]);
  return JSON.stringify(Object.fromEntries(named));
}

/** Binds the audit trail to every code of a batch without naming each: their ids and counters, hashed. */
function digestOf(codes: readonly CodeOfBatch[]): string {
  const hash = createHash("sha256");
  for (const each of codes) hash.update(`${each.code_id} ${each.meter_id} ${each.counter}\n`);
  return hash.digest("hex");
}

async function recordBatch(
  transaction: Store,
  supplier: Works,
  { campaign_id, batch, meters }: BatchRow,
  codes: readonly CodeOfBatch[],
): Promise<void> {
  const counts = { issued: codes.length, refused: meters - codes.length };
  const details = { campaignId: campaign_id, batch, ...counts, codesSha256: digestOf(codes) };
  await record(transaction, supplier, SERVICE, { action: "campaign.issued", details });
}

/**
 * Issues a batch in the caller's transaction: every meter of it gets its next counter and a code under
 * it, or is refused by the same rules as a single code, and the batch is done; or nothing is changed.
 * @param prepared - codes signed before the transaction; those whose meters have changed are not used.
 * @returns how many codes were issued.
 */
async function issueLocked(
  transaction: Store,
  supplier: Works,
  order: Order,
  batch: BatchRow,
  prepared: readonly Prepared[],
): Promise<number> {
  const campaign = await lockCampaign(transaction, batch.campaign_id, "share");
  if (campaign?.status !== "running") return 0;
  const { plan, request } = order;
  const ids = JSON.parse(batch.meter_ids) as string[];
  const meters = await lockMeters(transaction, ids);
  const judged = await judgeMeters(transaction, supplier, meters, plan, request);
  const wanted = judged.filter(({ refusal }) => refusal === undefined).map(({ meter }) => meter);
  const before = new Map(prepared.map((each) => [each.meter.meter_id, each]));
  const changed = wanted.filter((it) => !isUnchanged(before.get(it.meter_id)?.meter, it));
  for (const each of await sign(supplier, plan, changed)) before.set(each.meter.meter_id, each);
  const codes = wanted.map((meter): CodeOfBatch => {
    const { code = "" } = before.get(meter.meter_id) ?? {};
    assert(code.length === plan.digits, "every meter has its code");
    const counter = meter.last_counter + 1;
    return { code_id: supplier.sources.newId(), meter_id: meter.meter_id, counter, code };
  });
  const refused = meterIdsByReason(judged.filter(({ refusal }) => refusal !== undefined));
  if (!(await settleBatch(transaction, batch, { issued: codes.length, refused }))) return 0;
  if (codes.length > 0) {
    await spendCounters(
      transaction,
      wanted.map(({ meter_id }) => meter_id),
    );
    await addCodes(transaction, batchOf(order, supplier.sources.nowSeconds()), codes);
  }
  await recordBatch(transaction, supplier, batch, codes);
  return codes.length;
}

/** On PostgreSQL one transaction holds the batch and its meters while their codes are signed. */
async function issueHolding(supplier: Works, order: Order): Promise<boolean> {
  const issued = await transact(supplier.store, async (transaction) => {
    const batch = await nextBatch(transaction, order.campaign.campaign_id, []);
    return batch && issueLocked(transaction, supplier, order, batch, []);
  });
  supplier.metrics.countIssued(order.plan, issued ?? 0);
  return issued !== undefined;
}

/**
 * On SQLite a transaction keeps every other one out, so the codes are signed before it begins. A code
 * that is then not used has left this function nowhere: its counter is free (code-format.md 4).
 */
async function issuePrepared(supplier: Works, order: Order, inHand: Set<number>): Promise<boolean> {
  const { store } = supplier;
  const batch = await nextBatch(store, order.campaign.campaign_id, [...inHand]);
  if (batch === undefined || inHand.has(batch.batch)) return batch !== undefined;
  inHand.add(batch.batch);
  try {
    const meters = await metersToSign(store, JSON.parse(batch.meter_ids) as string[]);
    const prepared = await sign(supplier, order.plan, meters);
    const issued = await transact(store, (transaction) =>
      issueLocked(transaction, supplier, order, batch, prepared),
    );
    supplier.metrics.countIssued(order.plan, issued);
  } finally {
    inHand.delete(batch.batch);
  }
  return true;
}

/**
 * Issues the next batch of a running campaign.
 * @param inHand - the batches that this process works on.
 * @returns whether there was one.
 */
export function issueNextBatch(
  supplier: Works,
  order: Order,
  inHand: Set<number>,
): Promise<boolean> {
  if (isPostgres(supplier.store)) return issueHolding(supplier, order);
  return issuePrepared(supplier, order, inHand);
}
