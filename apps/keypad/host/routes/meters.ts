import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses, refusingFields } from "@utrn-lab/http-host";
import { createMeter, TIME_MAX } from "@utrn-lab/meter-emulator";
import { type Static, Type } from "typebox";
import type { Bench } from "../bench.ts";
import { newMeterId, newPrivateKey } from "../meter-keys.ts";
import { seen } from "../present.ts";
import { MeterPath } from "../schemas/common.ts";
import { NewMeterBody } from "../schemas/requests.ts";
import { type View, ViewSchema } from "../schemas/view.ts";
import type { KeptMeter } from "../store/meters.ts";

const tags = ["meters"];

/** A meter made from what a client said, and the clock it asked for. */
function newMeter(body: Static<typeof NewMeterBody>, { sources }: Bench): KeptMeter {
  const nowMs = sources.nowMs();
  const time = body.time ?? Math.min(TIME_MAX, Math.floor(nowMs / 1_000));
  const meterId = body.meterId ?? newMeterId(sources);
  const privateKey = newPrivateKey(body.seed, sources);
  const state = refusingFields(() =>
    createMeter({
      meterId,
      privateKey,
      fuel: body.fuel ?? "electricity",
      time,
      settings: body.settings,
      installCodes: body.installCodes,
    }),
  );
  const rate = body.clock === "running" ? 1 : 0;
  return { state, clock: { rate, baseTime: time, baseMs: nowMs } };
}

/** Every meter as it is now; one that is removed meanwhile is left out. */
async function seeAll(bench: Bench): Promise<View[]> {
  const views: View[] = [];
  for (const meterId of bench.ids()) {
    try {
      views.push(seen(await bench.see(meterId)));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "not_found") throw error;
    }
  }
  return views;
}

/** The meters of the bench: make, see, remove. */
export const meterRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const making = {
    tags,
    summary: "Make a meter",
    body: NewMeterBody,
    response: { 201: ViewSchema, ...problemResponses("invalid_request", "meter_exists") },
  };
  app.post("/v1/meters", { schema: making }, async ({ body }, reply) => {
    const view = await bench.add(newMeter(body, bench));
    return reply.code(201).send(view);
  });

  const listing = {
    tags,
    summary: "All meters, in the order in which they were made",
    response: { 200: Type.Unsafe<readonly View[]>(Type.Array(ViewSchema)) },
  };
  app.get("/v1/meters", { schema: listing }, async () => seeAll(bench));

  const params = MeterPath;
  const refusals = problemResponses("invalid_request", "not_found");
  const showing = {
    tags,
    summary: "One meter",
    params,
    response: { 200: ViewSchema, ...refusals },
  };
  app.get("/v1/meters/:meterId", { schema: showing }, async ({ params: { meterId } }) =>
    seen(await bench.see(meterId)),
  );

  const removing = {
    tags,
    summary: "Remove a meter and everything that is kept of it",
    params,
    response: { 204: Type.Null({ description: "It is gone." }), ...refusals },
  };
  app.delete("/v1/meters/:meterId", { schema: removing }, async ({ params }, reply) => {
    await bench.remove(params.meterId);
    return reply.code(204).send(null);
  });
};
