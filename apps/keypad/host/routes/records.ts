import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, Problem, problemResponses } from "@utrn-lab/http-host";
import { type MeterState, restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator";
import { isFieldError } from "@utrn-lab/utrn";
import type { Bench } from "../bench.ts";
import { withRate } from "../clock.ts";
import { seen } from "../present.ts";
import { Events, Snapshot } from "../schemas/answers.ts";
import { MeterPath } from "../schemas/common.ts";
import { LogQuery } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["records"];
const params = MeterPath;

/** Reads a snapshot, or says what of it is damaged, and where. */
function restored(snapshot: unknown): MeterState {
  try {
    return restoreMeter(snapshot);
  } catch (error) {
    if (!isFieldError(error)) throw error;
    throw new Problem("snapshot_damaged", error.message, { field: error.field });
  }
}

function latest<T>(list: readonly T[], limit: number | undefined): readonly T[] {
  return limit === undefined ? list : list.slice(-limit);
}

/** What a meter has written down, and the whole of it, out and in. */
export const recordRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const refusals = problemResponses("invalid_request", "not_found");
  const response = { 200: Events, ...refusals };
  const querystring = LogQuery;

  const logging = { tags, summary: "The event log", params, querystring, response };
  app.get("/v1/meters/:meterId/log", { schema: logging }, async ({ params, query }) => {
    const { state } = await bench.see(params.meterId);
    return latest(state.logs.events, query.limit);
  });

  const sending = {
    tags,
    summary: "The alerts that have left the meter over WAN",
    params,
    querystring,
    response,
  };
  app.get("/v1/meters/:meterId/outbox", { schema: sending }, async ({ params, query }) => {
    const { state } = await bench.see(params.meterId);
    return latest(state.alerts.outbox, query.limit);
  });

  const taking = {
    tags,
    summary: "The whole meter as one JSON value",
    params,
    response: { 200: Snapshot, ...refusals },
  };
  app.get("/v1/meters/:meterId/snapshot", { schema: taking }, async ({ params }) =>
    snapshotOf((await bench.see(params.meterId)).state),
  );

  const restoring = {
    tags,
    summary: "Bring a meter back to a snapshot of it",
    description: "One that is damaged, or another meter's, is refused, and nothing has changed.",
    params,
    response: {
      200: ViewSchema,
      ...problemResponses("invalid_request", "not_found", "snapshot_damaged"),
    },
  };
  app.put("/v1/meters/:meterId/snapshot", { schema: restoring }, async ({ params, body }) => {
    const after = await bench.change(params.meterId, (meter, nowMs) => {
      const state = restored(body);
      if (state.meterId !== params.meterId) {
        throw invalidRequest("snapshot.meterId", "snapshot.meterId must be that of this meter");
      }
      return { state, clock: withRate(meter.clock.rate, state.time, nowMs) };
    });
    return seen(after);
  });
};
