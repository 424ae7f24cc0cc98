import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, parseInput, problemResponses } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { commissioningOf } from "../../meters/commission.ts";
import { MeterPath } from "../schemas/common.ts";
import { LoadBody, PowerBody, SupplierBody, WanBody } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const params = MeterPath;
const response = { 200: ViewSchema, ...problemResponses("invalid_request", "not_found") };

/** What is around a meter: its supplier, the house, the mains and the wide area network. */
export const surroundingRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const commissioning = {
    tags: ["meters"],
    summary: "Commission a meter, or change its supplier",
    description:
      "Supplier, keys and replay floor in one step. " +
      "A change of supplier or of a key forgets the accepted counters and a price that waits; " +
      "the same supplier and keys can only raise the floor. " +
      "A key that the meter had before needs its floor.",
    params,
    body: SupplierBody,
    response: {
      200: ViewSchema,
      ...problemResponses("invalid_request", "not_found", "lower_floor"),
    },
  };
  app.put("/v1/meters/:meterId/supplier", { schema: commissioning }, async ({ params, body }) => {
    const { meterId } = params;
    const { state } = await bench.see(meterId);
    const commissioning = parseInput(() => commissioningOf(state, body));
    const event = { type: "supplier", ...commissioning } as const;
    const { view, outcome } = await bench.happen(meterId, event);
    if (!outcome.done) {
      throw new Problem(
        "lower_floor",
        "The meter has, or had, this supplier and key: give a floor that is not below any " +
          "counter issued to it under that key.",
      );
    }
    return view;
  });

  const tags = ["surroundings"];
  const loading = { tags, summary: "Set the load of the house", params, body: LoadBody, response };
  app.put("/v1/meters/:meterId/load", { schema: loading }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "load", ...body });
    return view;
  });

  const powering = { tags, summary: "Switch the mains", params, body: PowerBody, response };
  app.put("/v1/meters/:meterId/power", { schema: powering }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "power", ...body });
    return view;
  });

  const linking = { tags, summary: "Raise or drop the WAN", params, body: WanBody, response };
  app.put("/v1/meters/:meterId/wan", { schema: linking }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "wan", ...body });
    return view;
  });
};
