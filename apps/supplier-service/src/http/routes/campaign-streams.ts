import { Readable } from "node:stream";
import { fastifySSE } from "@fastify/sse";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses, streamed } from "@utrn-lab/http-host";
import { codesAsCsv, codesAsNdjson } from "../../campaigns/export.ts";
import { followCampaign } from "../../campaigns/follow.ts";
import { viewCampaign } from "../../campaigns/view.ts";
import type { Actor } from "../../rules/roles.ts";
import type { Service } from "../../service.ts";
import { isKeyLive } from "../../store/api-keys.ts";
import { USUALLY } from "../../telling/wording.ts";
import { Campaign, CampaignPath, ExportedCode } from "../schemas/campaign.ts";
import { ExportQuery } from "../schemas/code-text.ts";

const tags = ["campaigns"];
const refusals = problemResponses("forbidden", "not_found");

const events = {
  tags,
  operationId: "followCampaign",
  summary: "How far a campaign has come, now and whenever that changes",
  params: CampaignPath,
  response: {
    200: streamed(
      "text/event-stream",
      "Server-sent events; the data of each is the campaign. Ends when the campaign is over, or " +
        "the API key opens nothing any more.",
      Campaign,
    ),
    ...refusals,
  },
};

/** The forms in which codes are exported. */
const FILES = [
  [
    "Csv",
    "text/csv; charset=utf-8",
    codesAsCsv,
    "A line for each code; the first names the columns.",
    undefined,
  ],
  ["Ndjson", "application/x-ndjson", codesAsNdjson, "A line of JSON for each code.", ExportedCode],
] as const;

/** A campaign's progress as it happens, and its codes as files of any length. */
export const campaignStreamRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store, sources } = service;
  // Any process may have revoked the key since.
  const mayRead = ({ keyId }: Actor) => isKeyLive(store, keyId, sources.realSeconds());
  const open = new Set<AbortController>();
  app.addHook("preClose", async () => {
    for (const abort of open) abort.abort();
  });
  await app.register(fastifySSE);

  app.get(
    "/v1/campaigns/:campaignId/events",
    { schema: events, config: { role: "reader" }, sse: "manual", exposeHeadRoute: false },
    async ({ actor, params }, reply) => {
      await viewCampaign(store, params.campaignId);
      const abort = new AbortController();
      open.add(abort);
      reply.sse.onClose(() => abort.abort());
      try {
        const following = { signal: abort.signal, mayFollow: () => mayRead(actor) };
        await reply.sse.send(followCampaign(store, params.campaignId, following));
      } finally {
        abort.abort();
        open.delete(abort);
      }
    },
  );

  for (const [form, type, lines, description, item] of FILES) {
    const ending = form.toLowerCase();
    const schema = {
      tags,
      operationId: `exportCodesAs${form}`,
      summary: `A campaign's codes as ${form.toUpperCase()}, in the order of their meters`,
      description:
        "Streamed. Of a campaign that is running, the codes that are there by now. With a " +
        "`channel` each has the `text` that its customer is told, for a `face` and in a " +
        "`language`, and those that cannot count any more are left out.",
      params: CampaignPath,
      querystring: ExportQuery,
      response: {
        200: streamed(type.split(";")[0] ?? type, description, item),
        ...refusals,
      },
    };
    app.get(
      `/v1/campaigns/:campaignId/codes.${ending}`,
      { schema, config: { role: "reader", showsDigits: true } },
      async ({ params, query: { channel, ...how } }, reply) => {
        await viewCampaign(store, params.campaignId);
        const telling = channel && { ...USUALLY, ...how, channel };
        const name = `campaign-${params.campaignId}.${ending}`;
        reply.type(type).header("content-disposition", `attachment; filename="${name}"`);
        return reply.send(Readable.from(lines(store, params.campaignId, telling)) as never);
      },
    );
  }
};
