import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { cancelCampaign } from "../../campaigns/cancel.ts";
import { findCampaigns } from "../../campaigns/find.ts";
import { makeCampaign } from "../../campaigns/make.ts";
import { previewCampaign } from "../../campaigns/preview.ts";
import { campaignOrProblem, campaignView, viewCampaignWithCodes } from "../../campaigns/view.ts";
import type { Service } from "../../service.ts";
import {
  type CampaignRecord,
  campaignCodes,
  countCampaignCodes,
  findCampaign,
} from "../../store/campaigns.ts";
import type { CodeRecord } from "../../store/codes.ts";
import { parseCommandsFirst } from "../plugins/commands-first.ts";
import {
  AskedMeter,
  AskedMetersQuery,
  CAMPAIGN_BODY_BYTES,
  Campaign,
  CampaignBody,
  CampaignCodesQuery,
  CampaignPath,
  CampaignPreview,
  CampaignsQuery,
  CampaignWithCodes,
  CancelBody,
} from "../schemas/campaign.ts";
import { IdempotencyHeaders, ReadCode } from "../schemas/code.ts";
import { counted, countedPage, page, readPage } from "../schemas/common.ts";
import { readCodeView } from "../views.ts";
import { readAskedMeters } from "./asked-meters.ts";
import { secondsOfDays } from "./days.ts";
import { sendStored } from "./stored-answer.ts";

const tags = ["campaigns"];
const reading = { role: "reader" } as const;
const config = { role: "issuer" } as const;
const refusals = ["forbidden"] as const;

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [created_at, campaign_id = ""] = cursor.split(":");
  return { created_at: Number(created_at), campaign_id };
}

const making = {
  tags,
  operationId: "startCampaign",
  summary: "Issue one command set for a selection of meters",
  description:
    "Answers at once; the codes are issued in batches afterwards. Every meter of the " +
    "campaign gets exactly one code, or is refused by the rules of a single code. Send " +
    "an Idempotency-Key, and a repetition after a lost answer makes no second campaign.",
  body: CampaignBody,
  headers: IdempotencyHeaders,
  response: {
    202: Campaign,
    ...problemResponses(...refusals, "above_limit", "idempotency_conflict"),
  },
};

const previewing = {
  tags,
  operationId: "previewCampaign",
  summary: "What a campaign would issue, and for how many meters",
  description: "Signs nothing and uses no counter.",
  body: CampaignBody,
  response: { 200: CampaignPreview, ...problemResponses(...refusals, "above_limit") },
};

const listing = {
  tags,
  operationId: "listCampaigns",
  summary: "Campaigns, newest first",
  querystring: CampaignsQuery,
  response: { 200: countedPage(Campaign), ...problemResponses(...refusals) },
};

const showing = {
  tags,
  operationId: "getCampaign",
  summary: "One campaign, how far it has come, and what has become of its codes",
  params: CampaignPath,
  response: { 200: CampaignWithCodes, ...problemResponses(...refusals, "not_found") },
};

const meters = {
  tags,
  operationId: "listMetersOfCampaign",
  summary: "The meters of a campaign, in the order of their ids",
  description: "Those that have no code yet, too. While they are being chosen, those known so far.",
  params: CampaignPath,
  querystring: AskedMetersQuery,
  response: { 200: page(AskedMeter), ...problemResponses(...refusals, "not_found") },
};

const codes = {
  tags,
  operationId: "listCodesOfCampaign",
  summary: "The codes of a campaign, in the order of their meters",
  params: CampaignPath,
  querystring: CampaignCodesQuery,
  response: { 200: countedPage(ReadCode), ...problemResponses(...refusals, "not_found") },
};

const cancelling = {
  tags,
  operationId: "cancelCampaign",
  summary: "Stop a campaign",
  description:
    "Once this answers, no further code of it is issued. Codes that were issued before " +
    "stay valid: they may be out, and a meter cannot know. Where it waits for a second " +
    "person, its request for approval ends as `cancelled`.",
  params: CampaignPath,
  body: CancelBody,
  response: { 200: Campaign, ...problemResponses(...refusals, "not_found", "campaign_over") },
};

/** One command set for many meters. */
export const campaignRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store, thresholds, sources } = service;
  const judging = () => ({ thresholds, nowSeconds: sources.nowSeconds() });
  const bodyLimit = CAMPAIGN_BODY_BYTES;

  app.post(
    "/v1/campaigns",
    { schema: making, config, bodyLimit, ...parseCommandsFirst },
    async ({ actor, body, headers }, reply) => {
      const answer = await makeCampaign(service, actor, body, headers["idempotency-key"]);
      return sendStored(reply, 202, answer);
    },
  );

  app.post(
    "/v1/campaigns/preview",
    { schema: previewing, config, bodyLimit, ...parseCommandsFirst },
    async ({ actor, body }) => previewCampaign(store, actor, body, judging()),
  );

  app.get("/v1/campaigns", { schema: listing, config: reading }, async ({ query }) => {
    const { cursor, limit: _, from, to, status: statuses, command: commands, ...rest } = query;
    const wanted = { ...rest, statuses, commands, ...secondsOfDays(from, to) };
    const read = (limit: number) => findCampaigns(store, wanted, placeOf(cursor), limit);
    const view = (row: CampaignRecord) => campaignView(store, row);
    const some = await readPage(query, read, view, (row) => `${row.created_at}:${row.campaign_id}`);
    const count = async (most: number) =>
      (await findCampaigns(store, wanted, undefined, most)).length;
    return counted(some, cursor === undefined, count);
  });

  app.get("/v1/campaigns/:campaignId", { schema: showing, config: reading }, async ({ params }) =>
    viewCampaignWithCodes(store, params.campaignId),
  );

  app.get(
    "/v1/campaigns/:campaignId/codes",
    { schema: codes, config: reading },
    async ({ actor, params: { campaignId }, query }) => {
      campaignOrProblem(await findCampaign(store, campaignId));
      const { cursor = "", status: statuses } = query;
      const wanted = { campaignId, statuses };
      const read = (limit: number) => campaignCodes(store, wanted, cursor, limit);
      const view = (row: CodeRecord) => readCodeView(row, actor);
      const some = await readPage(query, read, view, ({ meter_id }) => meter_id);
      const count = (most: number) => countCampaignCodes(store, wanted, most);
      return counted(some, query.cursor === undefined, count);
    },
  );

  app.get(
    "/v1/campaigns/:campaignId/meters",
    { schema: meters, config: reading },
    async ({ params: { campaignId }, query }) => {
      campaignOrProblem(await findCampaign(store, campaignId));
      return readAskedMeters(store, campaignId, query);
    },
  );

  app.post(
    "/v1/campaigns/:campaignId/cancel",
    { schema: cancelling, config },
    async ({ actor, params, body }) =>
      cancelCampaign(service, actor, params.campaignId, body.reason),
  );
};
