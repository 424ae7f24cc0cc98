import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { documentedBody, invalidRequest, problemResponses } from "@utrn-lab/http-host";
import type { LogEntry } from "@utrn-lab/meter-emulator";
import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import type { Static } from "typebox";
import type { Bench } from "../../bench/bench.ts";
import { withRate } from "../../meters/clock.ts";
import { timed } from "../../meters/log.ts";
import { restored } from "../../meters/restore.ts";
import { seen } from "../../meters/view.ts";
import { startFrom } from "../../sessions/kept-session.ts";
import { Events, Snapshot } from "../schemas/answers.ts";
import { MeterPath } from "../schemas/common.ts";
import { LogQuery } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["records"];
const params = MeterPath;

type Wanted = Static<typeof LogQuery>;

/** The events of a log that are asked for, the newest where there is a limit. */
function wantedOf(log: readonly LogEntry[], { event, since, limit }: Wanted) {
  const codes = event?.split(",");
  const wanted = log.filter(
    (entry) => (codes?.includes(entry.event) ?? true) && entry.atSeconds >= (since ?? 0),
  );
  return (limit === undefined ? wanted : wanted.slice(-limit)).map(timed);
}

/** What a meter has written down, and the whole of it, out and in. */
export const recordRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const refusals = problemResponses("not_found");
  const response = { 200: Events, ...refusals };
  const querystring = LogQuery;

  const logging = {
    tags,
    operationId: "getLog",
    summary: "The event log",
    params,
    querystring,
    response,
  };
  app.get("/v1/meters/:meterId/log", { schema: logging }, async ({ params, query }) => {
    const { state } = await bench.see(params.meterId);
    return wantedOf(state.logs.events, query);
  });

  const sending = {
    tags,
    operationId: "getOutbox",
    summary: "The alerts that have left the meter over WAN",
    params,
    querystring,
    response,
  };
  app.get("/v1/meters/:meterId/outbox", { schema: sending }, async ({ params, query }) => {
    const { state } = await bench.see(params.meterId);
    return wantedOf(state.alerts.outbox, query);
  });

  const taking = {
    tags,
    operationId: "takeSnapshot",
    summary: "The whole meter as one JSON value",
    params,
    response: { 200: Snapshot, ...refusals },
  };
  app.get("/v1/meters/:meterId/snapshot", { schema: taking }, async ({ params }) =>
    snapshotOf((await bench.see(params.meterId)).state),
  );

  const restoring = {
    tags,
    operationId: "restoreSnapshot",
    summary: "Bring a meter back to a snapshot of it",
    description: "One that is damaged, or another meter's, is refused, and nothing has changed.",
    params,
    body: Snapshot,
    response: {
      200: ViewSchema,
      ...problemResponses("not_found", "snapshot_damaged"),
    },
  };
  const route = { schema: restoring, validatorCompiler: documentedBody };
  app.put("/v1/meters/:meterId/snapshot", route, async ({ params, body }) => {
    const after = await bench.change(params.meterId, (meter, nowMs) => {
      const state = restored(body);
      if (state.meterId !== params.meterId) {
        throw invalidRequest("snapshot.meterId", "snapshot.meterId must be that of this meter");
      }
      const clock = withRate(meter.clock.rate, state.timeSeconds, nowMs);
      // The steps until now did not lead to this state, so a new session begins.
      // Its load is its own.
      const house = { state, dayProfile: false };
      return { meter: { ...house, clock }, records: [{ kind: "start", start: startFrom(house) }] };
    });
    return seen(after);
  });
};
