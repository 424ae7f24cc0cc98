import { Problem, refusingFields } from "@utrn-lab/http-host";
import { dateOfDay, dayOfTime, type Plan, planCode } from "@utrn-lab/utrn";
import { checkLimits } from "../access/limits.ts";
import { askForCampaign } from "../approvals/ask-approval.ts";
import { record } from "../audit/record.ts";
import { answerOnce } from "../issuing/answer-once.ts";
import type { Actor } from "../rules/roles.ts";
import { type CampaignRequest, isSelected, keptRequest } from "../rules/selection.ts";
import type { Supplier } from "../service.ts";
import { addBatches, addCampaign } from "../store/campaigns.ts";
import { findMeters } from "../store/meter-batches.ts";
import type { CampaignRow, Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { afterSelecting } from "./approval.ts";
import { cutIntoBatches } from "./select.ts";
import { campaignView } from "./view.ts";

/** So many meters are looked up in one query. */
const LOOK_UP = 1_000;

/** The day before which a meter was last heard of if that is at least so many days ago. */
export function contactBefore(nowSeconds: number, days: number | undefined): string | null {
  return days === undefined ? null : dateOfDay(dayOfTime(nowSeconds) - days + 1);
}

/** So many ids that nobody registered are named; the count is of all. */
const UNKNOWN_NAMED_MAX = 20;

function notRegistered(meterIds: readonly string[], unknown: readonly number[]): Problem {
  const field = `selection.meterIds[${unknown[0]}]`;
  const detail = `${field} is not a registered meter, ${unknown.length} of ${meterIds.length} are not.`;
  const named = unknown.slice(0, UNKNOWN_NAMED_MAX).map((at) => meterIds[at]);
  return new Problem("invalid_request", detail, { field, unknownMeterIds: named });
}

/**
 * The meters of a list that meet the selection's other conditions, in the list's order.
 * @throws Problem `invalid_request` naming the ids that are no meter's.
 */
export async function chooseListed(
  store: Store,
  meterIds: readonly string[],
  { selection }: CampaignRequest,
  before: string | null,
): Promise<string[]> {
  const chosen: string[] = [];
  const unknown: number[] = [];
  for (let at = 0; at < meterIds.length; at += LOOK_UP) {
    const ids = meterIds.slice(at, at + LOOK_UP);
    const rows = new Map((await findMeters(store, ids)).map((row) => [row.meter_id, row]));
    for (const [place, id] of ids.entries()) {
      const row = rows.get(id);
      if (row === undefined) unknown.push(at + place);
      else if (isSelected(row, selection, before)) chosen.push(id);
    }
  }
  if (unknown.length > 0) throw notRegistered(meterIds, unknown);
  return chosen;
}

function newRow(
  supplier: Supplier,
  actor: Actor,
  request: CampaignRequest,
  campaignId: string,
): CampaignRow {
  const nowSeconds = supplier.sources.nowSeconds();
  return {
    campaign_id: campaignId,
    label: request.label ?? null,
    request: JSON.stringify(keptRequest(request)),
    contact_before: contactBefore(nowSeconds, request.selection.noContactDays),
    status: "selecting",
    selected_up_to: "",
    created_at: nowSeconds,
    created_by: actor.keyId,
    finished_at: null,
    cancel_reason: null,
  };
}

/** A list of meters is in batches at once; any other selection is worked out by a worker. */
async function withListed(
  transaction: Store,
  row: CampaignRow,
  request: CampaignRequest,
): Promise<CampaignRow> {
  const { meterIds } = request.selection;
  if (meterIds === undefined) {
    await addCampaign(transaction, row);
    return row;
  }
  const chosen = await chooseListed(transaction, meterIds, request, row.contact_before);
  const ready = { ...row, status: await afterSelecting(transaction, row.campaign_id) };
  await addCampaign(transaction, ready);
  await addBatches(transaction, row.campaign_id, cutIntoBatches(chosen.toSorted()));
  return ready;
}

/** What a campaign would issue. Throws Problem `invalid_request` or `above_limit`. */
export async function planCampaign(
  supplier: Supplier,
  actor: Actor,
  { commands, digits }: CampaignRequest,
): Promise<Plan> {
  const plan = refusingFields(() => planCode(commands, digits));
  await checkLimits(supplier.store, actor, plan.commands);
  return plan;
}

/**
 * Makes a campaign, and has it worked on. No code is signed before its meters are known.
 * @param idempotencyKey - sent again with the same request, it gets the same answer and no second campaign.
 * @returns the answer's body, as text.
 * @throws Problem naming what is wrong with the request, with nothing stored.
 */
export async function makeCampaign(
  supplier: Supplier,
  actor: Actor,
  request: CampaignRequest,
  idempotencyKey: string | undefined,
): Promise<string> {
  const plan = await planCampaign(supplier, actor, request);
  const once = { request: { campaign: request }, idempotencyKey };
  return transact(supplier.store, async (transaction) => {
    const { response } = await answerOnce(transaction, once, async () => {
      const campaignId = supplier.sources.newId();
      const row = newRow(supplier, actor, request, campaignId);
      const asked = { label: request.label, ...keptRequest(request) };
      await askForCampaign(transaction, supplier, actor, { campaignId, request: asked });
      const campaign = await withListed(transaction, row, request);
      const view = await campaignView(transaction, campaign);
      await supplier.runner.wake(transaction, campaignId);
      const commands = plan.commands.map(({ type }) => type);
      const details = { campaignId, digits: plan.digits, commands };
      await record(transaction, supplier, actor, { action: "campaign.made", details });
      return JSON.stringify(view);
    });
    return response;
  });
}
