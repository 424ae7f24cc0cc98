import { parseInput } from "@utrn-lab/http-host";
import { type Plan, planCode } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { checkKeysDay, checkLimits } from "../access/limits.ts";
import { askForCampaign } from "../approvals/ask-approval.ts";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { detailsOfCommands } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { type Answer, answerOnce } from "../issuing/answer-once.ts";
import type { Actor } from "../rules/roles.ts";
import { askedCampaign, type CampaignRequest, keptRequest } from "../rules/selection.ts";
import type { Sources } from "../sources.ts";
import { addBatches } from "../store/campaign-batches.ts";
import { addCampaign, type CampaignRecord } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";
import { afterSelecting } from "./approval.ts";
import { chooseListed } from "./choose-listed.ts";
import { giftOf } from "./gift.ts";
import type { CampaignRunner } from "./runner.ts";
import { cutIntoBatches } from "./select.ts";
import { type Campaign, campaignView } from "./view.ts";

/**
 * The day before which a meter was last heard of if it is at least `days` days ago; null: no
 * matter.
 */
export function contactBefore(nowSeconds: number, days: number | undefined): string | null {
  return days === undefined ? null : dateOfDay(dayOfTime(nowSeconds) - days + 1);
}

/** What making a campaign takes. */
interface CampaignMaker extends AuditedStore {
  readonly sources: Sources;
  readonly runner: CampaignRunner;
}

/** A campaign that begins; `made` says under which name, by whom and when. */
function newRow(
  request: CampaignRequest,
  made: { readonly campaignId: string; readonly actor: Actor; readonly nowSeconds: number },
): CampaignRecord {
  const { campaignId, actor, nowSeconds } = made;
  return {
    campaign_id: campaignId,
    label: request.label ?? null,
    request: keptRequest(request),
    contact_before: contactBefore(nowSeconds, request.selection.noContactDays),
    status: "selecting",
    selected_up_to: "",
    created_at: nowSeconds,
    created_by: actor.keyId,
    finished_at: null,
    cancel_reason: null,
  };
}

/** The meters of a list, where there is one, that a campaign is for, in the order of their ids. */
async function listedMeters(
  store: Store,
  request: CampaignRequest,
  nowSeconds: number,
): Promise<readonly string[] | undefined> {
  const { meterIds, noContactDays } = request.selection;
  if (meterIds === undefined) return undefined;
  const before = contactBefore(nowSeconds, noContactDays);
  return (await chooseListed(store, meterIds, request, before)).toSorted();
}

/** A list of meters is in batches at once; any other selection is worked out by a worker. */
async function withListed(
  transaction: Store,
  actor: Actor,
  row: CampaignRecord,
  listed: readonly string[] | undefined,
): Promise<Changed<CampaignRecord>> {
  await addCampaign(transaction, row);
  if (listed === undefined) return { result: row, events: [] };
  await addBatches(transaction, row.campaign_id, cutIntoBatches(listed));
  const gift = await giftOf(transaction, row, { keyId: actor.keyId, nowSeconds: row.created_at });
  await checkKeysDay(transaction, actor, gift);
  const { result: status, events } = await afterSelecting(transaction, row, gift);
  return { result: { ...row, status }, events };
}

/** What a campaign would issue. Throws Problem `invalid_request` or `above_limit`. */
export async function planCampaign(
  store: Store,
  actor: Actor,
  { commands, digits }: CampaignRequest,
): Promise<Plan> {
  const plan = parseInput(() => planCode(commands, digits));
  await checkLimits(store, actor, plan.commands);
  return plan;
}

/** A campaign to store, and its meters where they were listed. */
interface NewCampaign {
  readonly plan: Plan;
  readonly request: CampaignRequest;
  readonly row: CampaignRecord;
  readonly listed: readonly string[] | undefined;
}

/** Stores a campaign, or its request for approval with it, and sees to it that it is run. */
async function makeNow(
  transaction: Store,
  runner: CampaignRunner,
  actor: Actor,
  { plan: { digits, commands }, request, row, listed }: NewCampaign,
): Promise<Changed<Campaign>> {
  const { campaign_id: campaignId, created_at: nowSeconds } = row;
  const asked = { campaignId, request: askedCampaign(request) };
  const waiting = await askForCampaign(transaction, actor, asked, nowSeconds);
  const begun = await withListed(transaction, actor, row, listed);
  const result = await campaignView(transaction, begun.result);
  await runner.wake(transaction, campaignId);
  const details = { campaignId, digits, ...detailsOfCommands(commands) };
  const made: AuditEvent = { action: "campaign.made", details };
  return { result, events: [made, ...waiting, ...begun.events] };
}

/**
 * Makes a campaign, and has it run. No code is signed before its meters are known.
 * @param idempotencyKey - sent again with the same request, it gets the same answer and no second
 *   campaign.
 * @returns the campaign as it begins.
 * @throws Problem naming what is wrong with the request, with nothing stored.
 */
export async function makeCampaign(
  maker: CampaignMaker,
  actor: Actor,
  request: CampaignRequest,
  idempotencyKey: string | undefined,
): Promise<Answer<Campaign>> {
  const { store, runner, sources } = maker;
  const plan = await planCampaign(store, actor, request);
  const nowSeconds = sources.nowSeconds();
  const realSeconds = sources.realSeconds();
  const listed = await listedMeters(store, request, nowSeconds);
  const asked = { request: { campaign: request }, actor, route: "campaigns" };
  return change(maker, actor, (transaction) =>
    answerOnce(transaction, { ...asked, idempotencyKey, realSeconds }, async () => {
      const campaignId = sources.newId();
      const row = newRow(request, { campaignId, actor, nowSeconds });
      return makeNow(transaction, runner, actor, { plan, request, row, listed });
    }),
  );
}
