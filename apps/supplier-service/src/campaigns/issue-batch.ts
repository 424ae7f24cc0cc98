import { type Plan, planCode } from "@utrn-lab/utrn";
import { type Changed, change } from "../audit/change.ts";
import { codesSha256, commandsSha256 } from "../audit/digests.ts";
import { type AuditEvent, SERVICE } from "../audit/record.ts";
import { timeOf } from "../iso-time.ts";
import type { Issuer } from "../issuing/issuer.ts";
import type { KeptRequest } from "../rules/selection.ts";
import {
  type BatchRecord,
  nextBatch,
  type RefusedMeters,
  settleBatch,
} from "../store/campaign-batches.ts";
import { type CampaignRecord, lockCampaign } from "../store/campaigns.ts";
import {
  addCodes,
  type BatchOfCodes,
  type CodeOfBatch,
  lockMeters,
  metersToSign,
  spendCounters,
} from "../store/meter-batches.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { isPostgres } from "../store/transact.ts";
import { limitsOfCampaign } from "./gift.ts";
import { type Judged, judgeMeters } from "./judge.ts";
import { type Prepared, signBatch, signNext } from "./sign-batch.ts";
import type { InTurn } from "./turns.ts";

/** A campaign's code, and what it is issued with. */
interface Order {
  readonly campaign: CampaignRecord;
  readonly request: KeptRequest;
  readonly plan: Plan;
}

/** The same plan for every batch: planning looks at the commands alone. */
export function orderOf(campaign: CampaignRecord): Order {
  const { request } = campaign;
  return { campaign, request, plan: planCode(request.commands, request.digits) };
}

/** What all codes of a batch have in common. */
function batchOf({ campaign, request, plan }: Order, nowSeconds: number): BatchOfCodes {
  return {
    campaign_id: campaign.campaign_id,
    digits: plan.digits,
    commands: plan.commands,
    note: request.note ?? null,
    reason: request.reason ?? null,
    status: "issued",
    issued_at: nowSeconds,
  };
}

function meterIdsByReason(refused: readonly Judged[]): RefusedMeters {
  const groups = Map.groupBy(refused, ({ refusal }) => refusal);
  const named = [...groups].map(([reason, some]) => [reason, some.map((it) => it.meter.meter_id)]);
  return Object.fromEntries(named);
}

/** What is recorded of a batch: its codes by one hash, and what they have in common. */
function issuedEvent(
  { campaign_id: campaignId, batch, meters }: BatchRecord,
  { plan: { digits, commands } }: Order,
  codes: readonly CodeOfBatch[],
  nowSeconds: number,
): AuditEvent {
  const issued = codes.length;
  const said = { digits, commandsSha256: commandsSha256(commands), issuedAt: timeOf(nowSeconds) };
  const which = { issued, refused: meters - issued, codesSha256: codesSha256(codes) };
  return { action: "campaign.issued", details: { campaignId, batch, ...said, ...which } };
}

/** Nothing is left to do for a batch, or for its campaign. */
const NOTHING_ISSUED: Changed<number> = { result: 0, events: [] };

/** A batch in the transaction that stores its codes. */
interface Ready {
  readonly batch: BatchRecord;
  /** Codes signed before; those whose meters have changed since are not used. */
  readonly prepared: readonly Prepared[];
  /** Locked by the transaction. */
  readonly meters: readonly MeterRecord[];
}

/**
 * Issues a batch in the caller's transaction, which has locked its meters: every one of them gets
 * its next counter and a code under it, or is refused by the same rules as a single code, and the
 * batch is done; or nothing is changed.
 * @returns how many codes were issued.
 */
async function issueLocked(
  transaction: Store,
  issuer: Issuer,
  order: Order,
  { batch, prepared, meters }: Ready,
): Promise<Changed<number>> {
  const campaign = await lockCampaign(transaction, batch.campaign_id, "share");
  if (campaign?.status !== "running") return NOTHING_ISSUED;
  const { thresholds, sources } = issuer;
  const nowSeconds = sources.nowSeconds();
  const limits = await limitsOfCampaign(transaction, campaign);
  const judged = await judgeMeters(transaction, meters, order, { thresholds, nowSeconds, limits });
  const wanted = judged.filter(({ refusal }) => refusal === undefined).map(({ meter }) => meter);
  const codes = await signBatch(issuer, order.plan, wanted, prepared);
  const refused = meterIdsByReason(judged.filter(({ refusal }) => refusal !== undefined));
  const outcome = { issued: codes.length, refused };
  if (!(await settleBatch(transaction, batch, outcome))) return NOTHING_ISSUED;
  if (codes.length > 0) {
    await spendCounters(
      transaction,
      wanted.map(({ meter_id }) => meter_id),
    );
    await addCodes(transaction, batchOf(order, nowSeconds), codes);
  }
  return { result: codes.length, events: [issuedEvent(batch, order, codes, nowSeconds)] };
}

/**
 * On PostgreSQL one transaction holds the batch while its codes are signed, and its meters only
 * then: who asks for a single code waits for no key agreement. The batches take turns once their
 * meters are locked, so that one whose meter somebody holds keeps no other waiting; who asks for a
 * code of their meters waits for the batches before. A code that is then not used has left this
 * function nowhere: its counter is free (code-format.md 4).
 */
async function issueHolding(issuer: Issuer, order: Order, { inTurn }: Shift): Promise<boolean> {
  const issued = await change(issuer, SERVICE, async (transaction) => {
    const batch = await nextBatch(transaction, order.campaign.campaign_id, []);
    if (batch === undefined) return { result: undefined, events: [] };
    const meters = await metersToSign(transaction, batch.meter_ids);
    const prepared = await signNext(issuer.signer, order.plan, meters);
    const locked = await lockMeters(transaction, batch.meter_ids);
    return inTurn(() =>
      issueLocked(transaction, issuer, order, { batch, prepared, meters: locked }),
    );
  });
  issuer.metrics.countIssued(order.plan, issued ?? 0);
  return issued !== undefined;
}

/** What the batches of a campaign that one process issues have in common. */
interface Shift {
  /** The batches that it has begun. */
  readonly begun: Set<number>;
  readonly inTurn: InTurn;
}

/** On SQLite a transaction keeps every other one out: the codes are signed before it begins. */
async function issuePrepared(issuer: Issuer, order: Order, shift: Shift): Promise<boolean> {
  const { store, signer } = issuer;
  const { begun, inTurn } = shift;
  const batch = await nextBatch(store, order.campaign.campaign_id, [...begun]);
  if (batch === undefined || begun.has(batch.batch)) return batch !== undefined;
  begun.add(batch.batch);
  try {
    const meters = await metersToSign(store, batch.meter_ids);
    const prepared = await signNext(signer, order.plan, meters);
    const issued = await inTurn(() =>
      change(issuer, SERVICE, async (transaction) => {
        const locked = await lockMeters(transaction, batch.meter_ids);
        return issueLocked(transaction, issuer, order, { batch, prepared, meters: locked });
      }),
    );
    issuer.metrics.countIssued(order.plan, issued);
  } finally {
    begun.delete(batch.batch);
  }
  return true;
}

/**
 * Issues the next batch of a running campaign.
 * @returns whether there was one.
 */
export function issueNextBatch(issuer: Issuer, order: Order, shift: Shift): Promise<boolean> {
  if (isPostgres(issuer.store)) return issueHolding(issuer, order, shift);
  return issuePrepared(issuer, order, shift);
}
