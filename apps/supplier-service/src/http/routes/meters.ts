import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { record } from "../../audit/record.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import { isSameRegistration, newMeterRow } from "../../meters/register-meter.ts";
import type { Actor } from "../../rules/roles.ts";
import type { Supplier } from "../../service.ts";
import { unsettledCodes } from "../../store/codes.ts";
import { addMeter, findMeter, listMeters } from "../../store/meters.ts";
import type { MeterRow } from "../../store/tables.ts";
import { transact } from "../../store/transact.ts";
import { MeterPath, page, readPage } from "../schemas/common.ts";
import { Meter, MetersQuery, MeterWithForecast, RegisterBody } from "../schemas/meter.ts";
import { meterView, meterWithForecast } from "../views.ts";

const tags = ["meters"];
const reading = { role: "reader" } as const;
const config = { role: "issuer" } as const;

/** Registers a meter, or finds that it is registered. */
async function register(
  supplier: Supplier,
  actor: Actor,
  row: MeterRow,
): Promise<[status: 200 | 201, MeterRow]> {
  return transact(supplier.store, async (transaction) => {
    const known = await findMeter(transaction, row.meter_id);
    if (known === undefined) {
      await addMeter(transaction, row);
      const event = { action: "meter.registered", meterId: row.meter_id } as const;
      await record(transaction, supplier, actor, event);
      return [201, row];
    }
    if (isSameRegistration(known, row)) return [200, known];
    throw new Problem("meter_exists", "A meter with this id is registered otherwise.");
  });
}

/** The meters a supplier issues for. */
export const meterRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const { store, sources } = supplier;

  const registering = {
    tags,
    summary: "Register a meter",
    description: "Registering it again with the same words answers 200 and changes nothing.",
    body: RegisterBody,
    response: {
      200: Meter,
      201: Meter,
      ...problemResponses("invalid_request", "unauthorized", "meter_exists"),
    },
  };
  app.post("/v1/meters", { schema: registering, config }, async (request, reply) => {
    const [status, row] = await register(
      supplier,
      request.actor,
      newMeterRow(supplier, request.body),
    );
    return reply.code(status).send(meterView(row));
  });

  const listing = {
    tags,
    summary: "All meters, by id",
    querystring: MetersQuery,
    response: { 200: page(Meter), ...problemResponses("invalid_request", "unauthorized") },
  };
  app.get("/v1/meters", { schema: listing, config: reading }, async ({ query }) => {
    const read = (limit: number) => listMeters(store, query.cursor ?? "", limit);
    return readPage(query, read, meterView, (row) => row.meter_id);
  });

  const showing = {
    tags,
    summary: "One meter, with what can be said about its next codes",
    params: MeterPath,
    response: {
      200: MeterWithForecast,
      ...problemResponses("invalid_request", "unauthorized", "not_found"),
    },
  };
  app.get("/v1/meters/:meterId", { schema: showing, config: reading }, async ({ params }) => {
    const meter = await requireMeter(store, params.meterId);
    return meterWithForecast(meter, await unsettledCodes(store, meter), sources.nowSeconds());
  });
};
