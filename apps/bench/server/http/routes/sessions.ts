import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, problemResponses } from "@utrn-lab/http-host";
import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { Type } from "typebox";
import type { Bench } from "../../bench/bench.ts";
import { withRate } from "../../meters/clock.ts";
import { seen } from "../../meters/view.ts";
import { compareReplay } from "../../sessions/compare.ts";
import type { Recording } from "../../sessions/kept-session.ts";
import { meterAfter } from "../../sessions/meter-after.ts";
import { parseSession } from "../../sessions/parse.ts";
import { htmlReport } from "../../sessions/report-html.ts";
import { markdownReport } from "../../sessions/report-markdown.ts";
import { endOf, SESSION_STEPS_MAX, SESSION_VERSION, type Session } from "../../sessions/session.ts";
import { shrink } from "../../sessions/shrink.ts";
import { MeterPath } from "../schemas/common.ts";
import {
  BeginBody,
  MeterFromSessionBody,
  ReplayAnswer,
  ReplayBody,
  ReportQuery,
  SessionSchema,
  ShrinkAnswer,
  ShrinkBody,
} from "../schemas/sessions.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["sessions"];
const params = MeterPath;

/** The longest text that may be entered, as JSON writes control characters, and its result. */
const STEP_BYTES_MAX = 8_192;

/** A session of as many steps as are kept must fit. */
const FILE = {
  bodyLimit: (SESSION_STEPS_MAX + 1_000) * STEP_BYTES_MAX,
  config: { jsonBounds: { depthMax: 64, containersMax: 1_000_000, entriesMax: 4_000_000 } },
};

/** The report has its styles in it, runs nothing and asks for nothing. */
const REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

async function sessionOf(bench: Bench, meterId: string): Promise<Session> {
  const { meter, kept } = await bench.session(meterId);
  const { start, steps, missing } = kept;
  const end = missing === 0 ? endOf(meter.state) : null;
  return { version: SESSION_VERSION, start, steps, end, stepsMissing: missing };
}

const PATH = "/v1/meters/:meterId/session";
const OF_A_METER = problemResponses("invalid_request", "not_found");

/** The session of a meter on the bench: out, and begun anew. */
const kept: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const response = { 200: SessionSchema, ...OF_A_METER };

  const saving = {
    tags,
    summary: "Everything that was done to a meter",
    description:
      "Since it was made, since a snapshot was put in, or since a new session was begun. " +
      "It holds the codes, and the meter's key or its seed.",
    params,
    response,
  };
  app.get(PATH, { schema: saving }, async ({ params: { meterId } }) => sessionOf(bench, meterId));

  const beginning = {
    tags,
    summary: "Begin a new session from how the meter stands now",
    description: "The meter stays as it is; the steps of the session before are gone.",
    params,
    body: BeginBody,
    response,
  };
  app.post(PATH, { schema: beginning }, async ({ params: { meterId } }) => {
    await bench.change(meterId, (meter) => {
      const start = { kind: "snapshot", snapshot: snapshotOf(meter.state) } as const;
      return { meter, records: [{ kind: "start", start }] };
    });
    return sessionOf(bench, meterId);
  });

  const returning = {
    tags,
    summary: "Bring a meter back to how a session of it left it after a step",
    description:
      "What was done to it since is gone, and its session goes on from that step. " +
      "A session that replays otherwise than it says is refused, and nothing has changed.",
    params,
    body: MeterFromSessionBody,
    response: {
      200: ViewSchema,
      ...problemResponses("invalid_request", "not_found", "session_damaged"),
    },
  };
  app.put(PATH, { schema: returning, ...FILE }, async ({ params: { meterId }, body }) => {
    const session = parseSession(body.session);
    const { meter, start, steps } = await meterAfter(session, body.step, bench.sources.nowMs());
    const { state } = meter;
    if (state.meterId !== meterId) {
      throw invalidRequest("session", "session must be one of this meter");
    }
    const records: readonly Recording[] = [
      { kind: "start", start },
      ...steps.map((step) => ({ kind: "step", step }) as const),
    ];
    const after = await bench.change(meterId, ({ clock: { rate } }, nowMs) => ({
      meter: { state, clock: withRate(rate, state.timeSeconds, nowMs) },
      records,
    }));
    return seen(after);
  });
};

/** The session of a meter as a page to read. */
const reports: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const page = (type: string, description: string) => ({
    [type]: { schema: Type.String({ description }) },
  });
  const reporting = {
    tags,
    summary: "The session as a test record to read",
    params,
    querystring: ReportQuery,
    response: {
      200: {
        description: "Each step with its time, its outcome and the display.",
        content: { ...page("text/html", "One page."), ...page("text/markdown", "One page.") },
      },
      ...OF_A_METER,
    },
  };
  app.get(`${PATH}/report`, { schema: reporting }, async ({ params, query }, reply) => {
    const { label } = await bench.see(params.meterId);
    const title = label === "" ? {} : { title: `Session of ${label}` };
    const session = { ...title, ...(await sessionOf(bench, params.meterId)) };
    const isHtml = query.format === "html";
    const report = isHtml ? htmlReport(session) : markdownReport(session);
    reply.header("content-security-policy", REPORT_POLICY);
    // A text is sent as it is: the serializer is for JSON.
    reply.serializer((text) => String(text));
    reply.type(`text/${isHtml ? "html" : "markdown"}; charset=utf-8`);
    return reply.send(report);
  });
};

/** Sessions that come as files: replayed, shrunk, made into meters. */
const files: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const refusals = problemResponses("invalid_request", "session_damaged");

  const making = {
    tags,
    summary: "Make a meter from a session, as it was after a step",
    description:
      "With its own id and key, so that the session's codes are its codes. " +
      "A session that replays otherwise than it says is refused. " +
      "Its session goes on from that step.",
    body: MeterFromSessionBody,
    response: {
      201: ViewSchema,
      ...problemResponses("invalid_request", "meter_exists", "session_damaged"),
    },
  };
  app.post("/v1/sessions", { schema: making, ...FILE }, async ({ body }, reply) => {
    const session = parseSession(body.session);
    const made = await meterAfter(session, body.step, bench.sources.nowMs());
    await bench.add([made]);
    return reply.code(201).send(seen(made.meter));
  });

  const replaying = {
    tags,
    summary: "Replay a session on a meter of its own",
    description: "In memory: no meter of the bench changes.",
    body: ReplayBody,
    response: { 200: ReplayAnswer, ...refusals },
  };
  app.post("/v1/sessions/replay", { schema: replaying, ...FILE }, async ({ body }) =>
    compareReplay(parseSession(body.session)),
  );

  const shrinking = {
    tags,
    summary: "Shrink a session to the fewest steps that still show what is expected",
    description:
      "By delta debugging, in memory, within a bound of work: " +
      "where that is reached first, `isMinimal` is false.",
    body: ShrinkBody,
    response: { 200: ShrinkAnswer, ...refusals },
  };
  app.post("/v1/sessions/shrink", { schema: shrinking, ...FILE }, async ({ body }) =>
    shrink(parseSession(body.session), body.expectation),
  );
};

/** Sessions: what was done to a meter, kept, and done again. */
export const sessionRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, options) => {
  await app.register(kept, options);
  await app.register(reports, options);
  await app.register(files, options);
};
