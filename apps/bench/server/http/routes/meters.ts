import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { onlyDocumented, parseInput, problemResponses } from "@utrn-lab/http-host";
import { createMeter, TIME_MAX } from "@utrn-lab/meter-emulator";
import { Type } from "typebox";
import type { Bench } from "../../bench/bench.ts";
import { seeAll } from "../../bench/see-all.ts";
import { installCodesInOneForm } from "../../meters/as-printed.ts";
import { withRate } from "../../meters/clock.ts";
import { newlyKept } from "../../meters/kept-meter.ts";
import { newMeterId, newPrivateKey } from "../../meters/meter-keys.ts";
import { seen, type View } from "../../meters/view.ts";
import type { NewMeter } from "../../sessions/kept-session.ts";
import { MeterPath } from "../schemas/common.ts";
import { LabelBody, NewMeterBody } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["meters"];

/**
 * A meter made from what a client said, the clock it asked for, and the beginning of its session.
 */
function newMeter(body: NewMeterBody, { sources }: Bench): NewMeter {
  const nowMs = sources.nowMs();
  const time = body.time ?? Math.min(TIME_MAX, Math.floor(nowMs / 1_000));
  const privateKey = newPrivateKey(body.seed, sources.randomBytes);
  const { seed, settings, installCodes } = body;
  const setup = {
    meterId: body.meterId ?? newMeterId(sources.randomBytes),
    fuel: body.fuel ?? "electricity",
    time,
    ...(settings === undefined ? {} : { settings }),
    ...(installCodes === undefined ? {} : { installCodes: installCodesInOneForm(installCodes) }),
  };
  const state = parseInput(() => createMeter({ ...setup, privateKey }));
  const rate = body.clock === "running" ? 1 : 0;
  const key = seed === undefined ? { privateKey } : { seed };
  return {
    meter: newlyKept({ state, dayProfile: false }, withRate(rate, time, nowMs), body.label),
    start: { kind: "setup", ...key, ...setup },
    steps: [],
  };
}

/** The meters of the bench: make, see, remove. */
export const meterRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const making = {
    tags,
    operationId: "makeMeter",
    summary: "Make a meter",
    body: NewMeterBody,
    response: { 201: ViewSchema, ...problemResponses("meter_exists") },
  };
  const validatorCompiler = onlyDocumented("settings", "installCodes");
  app.post("/v1/meters", { schema: making, validatorCompiler }, async ({ body }, reply) => {
    const made = newMeter(body, bench);
    await bench.add([made]);
    return reply.code(201).send(seen(made.meter));
  });

  const listing = {
    tags,
    operationId: "listMeters",
    summary: "All meters, in the order in which they were made",
    response: {
      200: Type.Unsafe<readonly View[]>(
        Type.Array(ViewSchema, { description: "Every meter of the bench." }),
      ),
    },
  };
  app.get("/v1/meters", { schema: listing }, async () => seeAll(bench, seen));

  const params = MeterPath;
  const refusals = problemResponses("not_found");
  const showing = {
    tags,
    operationId: "getMeter",
    summary: "One meter",
    params,
    response: { 200: ViewSchema, ...refusals },
  };
  app.get("/v1/meters/:meterId", { schema: showing }, async ({ params: { meterId } }) =>
    seen(await bench.see(meterId)),
  );

  const naming = {
    tags,
    operationId: "nameMeter",
    summary: "Name a meter",
    description: "A name is the bench's: no step of a session, and nothing that the meter knows.",
    params,
    body: LabelBody,
    response: { 200: ViewSchema, ...refusals },
  };
  app.put("/v1/meters/:meterId/label", { schema: naming }, async ({ params, body: { label } }) =>
    seen(await bench.change(params.meterId, (meter) => ({ meter, label }))),
  );

  const removing = {
    tags,
    operationId: "removeMeter",
    summary: "Remove a meter and everything that is kept of it",
    params,
    response: { 204: Type.Null({ description: "It is gone." }), ...refusals },
  };
  app.delete("/v1/meters/:meterId", { schema: removing }, async ({ params }, reply) => {
    await bench.remove(params.meterId);
    return reply.code(204).send(null);
  });
};
