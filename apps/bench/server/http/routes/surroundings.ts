import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { keyOfCertificate, readPublicKey } from "@utrn-lab/audit-chain";
import { invalidRequest, Problem, parseInput, problemResponses } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { commissioningOf } from "../../meters/commission.ts";
import { followingDay } from "../../meters/house.ts";
import { seen } from "../../meters/view.ts";
import { recorded } from "../../sessions/record.ts";
import { MeterPath } from "../schemas/common.ts";
import { LoadBody, PowerBody, SupplierBody, WanBody } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const params = MeterPath;
const response = { 200: ViewSchema, ...problemResponses("not_found") };

const tags = ["surroundings"];

/** The load of the house. */
const loads: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const loading = {
    tags,
    operationId: "setLoad",
    summary: "Set the load of the house, or let it follow the profile of a day",
    description: "Exactly one of watts and dayProfile; watts end the profile.",
    params,
    body: LoadBody,
    response,
  };
  app.put("/v1/meters/:meterId/load", { schema: loading }, async ({ params, body }) => {
    const { watts, dayProfile } = body;
    if ((watts === undefined) === (dayProfile === undefined)) {
      throw invalidRequest("body", "body must have one of watts and dayProfile");
    }
    if (watts !== undefined) {
      return (await bench.happen(params.meterId, { type: "load", watts })).view;
    }
    const after = await bench.change(params.meterId, (meter) => {
      const { house, outcome } = followingDay(meter);
      const event = { type: "day_profile", at: house.state.timeSeconds } as const;
      return { meter: house, records: [recorded(event, house.state, outcome)] };
    });
    return seen(after);
  });
};

/** The keys of a supplier in the one form. */
function keysOf({ publicKey, commandPublicKey }: SupplierBody) {
  const read = (key: string, field: string) =>
    readPublicKey(key, field, (certificates) => keyOfCertificate(certificates, field));
  return {
    publicKey: read(publicKey, "publicKey"),
    ...(commandPublicKey === undefined
      ? {}
      : { commandPublicKey: read(commandPublicKey, "commandPublicKey") }),
  };
}

/** What is around a meter: its supplier, the house, the mains and the wide area network. */
export const surroundingRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const commissioning = {
    tags: ["meters"],
    operationId: "commissionMeter",
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
      ...problemResponses("not_found", "lower_floor"),
    },
  };
  app.put("/v1/meters/:meterId/supplier", { schema: commissioning }, async ({ params, body }) => {
    const { meterId } = params;
    const { state } = await bench.see(meterId);
    const commissioning = parseInput(() => commissioningOf(state, { ...body, ...keysOf(body) }));
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

  await app.register(loads, { bench });

  const powering = {
    tags,
    operationId: "setPower",
    summary: "Switch the mains",
    params,
    body: PowerBody,
    response,
  };
  app.put("/v1/meters/:meterId/power", { schema: powering }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "power", ...body });
    return view;
  });

  const linking = {
    tags,
    operationId: "setWan",
    summary: "Raise or drop the WAN",
    params,
    body: WanBody,
    response,
  };
  app.put("/v1/meters/:meterId/wan", { schema: linking }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "wan", ...body });
    return view;
  });
};
