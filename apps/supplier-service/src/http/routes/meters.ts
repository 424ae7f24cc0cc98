import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { requireMeter } from "../../meters/find-meter.ts";
import { newMeterRow, registerMeter } from "../../meters/register-meter.ts";
import { SUPPLY_ALERTS } from "../../rules/supply-told.ts";
import type { Service } from "../../service.ts";
import { countMeters, listMeters } from "../../store/find-meters.ts";
import { latestOf } from "../../store/meter-alerts.ts";
import { unsettledOf } from "../../store/meter-batches.ts";
import { meterStart } from "../../store/supplier.ts";
import { MeterPath, readPage } from "../schemas/common.ts";
import {
  MetersPage,
  MetersQuery,
  MeterWithForecast,
  RegisterBody,
  RegisteredMeter,
} from "../schemas/meter.ts";
import { meterView, meterWithForecast } from "../views.ts";

const tags = ["meters"];
const reading = { role: "reader" } as const;
const config = { role: "issuer" } as const;

const registering = {
  tags,
  operationId: "registerMeter",
  summary: "Register a meter",
  description:
    "Registering it again with the same details answers 200 and changes nothing. A key that " +
    "another meter has is taken, with a warning.",
  body: RegisterBody,
  response: {
    200: RegisteredMeter,
    201: RegisteredMeter,
    ...problemResponses("meter_exists"),
  },
};

const listing = {
  tags,
  operationId: "listMeters",
  summary: "The meters that meet every condition named, by id",
  querystring: MetersQuery,
  response: { 200: MetersPage },
};

const showing = {
  tags,
  operationId: "getMeter",
  summary: "One meter, what is known of it, and what can be said about its next codes",
  params: MeterPath,
  response: {
    200: MeterWithForecast,
    ...problemResponses("not_found"),
  },
};

/** The meters a supplier issues for. */
export const meterRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store, sources, identity } = service;

  app.post("/v1/meters", { schema: registering, config }, async (request, reply) => {
    const { isCounterNeeded } = await meterStart(store);
    const commissioning = { identity, nowSeconds: sources.nowSeconds(), isCounterNeeded };
    const asked = newMeterRow(request.body, commissioning);
    const { row, isNew, warnings } = await registerMeter(service, request.actor, asked);
    return reply.code(isNew ? 201 : 200).send({ ...meterView(row), warnings });
  });

  app.get("/v1/meters", { schema: listing, config: reading }, async ({ query }) => {
    const { cursor = "", limit: _, ...filter } = query;
    const read = (limit: number) => listMeters(store, filter, cursor, limit);
    const some = await readPage(query, read, meterView, (row) => row.meter_id);
    return { ...some, total: await countMeters(store, filter) };
  });

  app.get("/v1/meters/:meterId", { schema: showing, config: reading }, async ({ params }) => {
    const meter = await requireMeter(store, params.meterId);
    const unsettled = (await unsettledOf(store, [meter])).get(meter.meter_id) ?? [];
    const alert = await latestOf(store, meter.meter_id, Object.keys(SUPPLY_ALERTS));
    return meterWithForecast(meter, unsettled, alert, sources.nowSeconds());
  });
};
