import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, problemResponses } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { sessionOf } from "../../bench/session-file.ts";
import { shiftedTo, withRate } from "../../meters/clock.ts";
import { seen } from "../../meters/view.ts";
import { compareReplay } from "../../sessions/compare.ts";
import { type Recording, startFrom } from "../../sessions/kept-session.ts";
import { meterAfter } from "../../sessions/meter-after.ts";
import { parseSession, parseStep } from "../../sessions/parse.ts";
import { NO_REMARKS } from "../../sessions/remarks.ts";
import { takeStep } from "../../sessions/replay.ts";
import { shrink } from "../../sessions/shrink.ts";
import { MeterPath } from "../schemas/common.ts";
import {
  BeginBody,
  MeterFromSessionBody,
  RemarksBody,
  ReplayAnswer,
  ReplayBody,
  SESSION_FILE,
  SessionSchema,
  ShrinkAnswer,
  ShrinkBody,
  StepBody,
} from "../schemas/sessions.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["sessions"];
const params = MeterPath;

const PATH = "/v1/meters/:meterId/session";
const OF_A_METER = problemResponses("not_found");

/** The session of a meter on the bench: out, and begun anew. */
const kept: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const response = { 200: SessionSchema, ...OF_A_METER };

  const saving = {
    tags,
    operationId: "getSession",
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
    operationId: "beginSession",
    summary: "Begin a new session from how the meter stands now",
    description: "The meter stays as it is; the steps of the session before are gone.",
    params,
    body: BeginBody,
    response,
  };
  app.post(PATH, { schema: beginning }, async ({ params: { meterId } }) => {
    await bench.change(meterId, (meter) => ({
      meter,
      records: [{ kind: "start", start: startFrom(meter) }],
    }));
    return sessionOf(bench, meterId);
  });

  const returning = {
    tags,
    operationId: "returnToStep",
    summary: "Bring a meter back to how a session of it left it after a step",
    description:
      "What was done to it since is gone, and its session goes on from that step. " +
      "A session that replays otherwise than it says is refused, and nothing has changed.",
    params,
    body: MeterFromSessionBody,
    response: {
      200: ViewSchema,
      ...problemResponses("not_found", "session_damaged"),
    },
  };
  app.put(PATH, { schema: returning, ...SESSION_FILE }, async ({ params: { meterId }, body }) => {
    const session = parseSession(body.session);
    const returned = await meterAfter(session, body.step, bench.sources.nowMs());
    const { meter, start, steps, remarks = NO_REMARKS } = returned;
    const { state, dayProfile } = meter;
    if (state.meterId !== meterId) {
      throw invalidRequest("session", "session must be one of this meter");
    }
    const records: readonly Recording[] = [
      { kind: "start", start },
      ...steps.map((step) => ({ kind: "step", step }) as const),
      { kind: "remarks", remarks },
    ];
    const after = await bench.change(meterId, ({ clock: { rate } }, nowMs) => ({
      meter: { state, dayProfile, clock: withRate(rate, state.timeSeconds, nowMs) },
      records,
    }));
    return seen(after);
  });
};

/** Steps of a session taken at a meter of the bench, one at a time: so a session is played. */
const steps: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const playing = {
    tags,
    operationId: "takeStep",
    summary: "Take one step of a session, at its time",
    description:
      "The meter is brought to the time of the step, and the step is recorded as it is. " +
      "A time before the meter's is refused.",
    params,
    body: StepBody,
    response: {
      200: ViewSchema,
      ...problemResponses("not_found", "session_damaged"),
    },
  };
  app.post(`${PATH}/steps`, { schema: playing }, async ({ params: { meterId }, body }) => {
    const done = parseStep({ step: 1, ...body });
    const after = await bench.change(meterId, async (meter, nowMs) => {
      if (done.at < meter.state.timeSeconds) {
        throw invalidRequest("at", "at must not be before the meter's time");
      }
      const { house, result } = await takeStep(meter, done);
      const { at, event } = done;
      return {
        meter: { ...house, clock: shiftedTo(meter.clock, at, nowMs) },
        records: [{ kind: "step", step: { at, event, result } }],
      };
    });
    return seen(after);
  });
};

/** What is said of the session of a meter. */
const remarks: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const remarking = {
    tags,
    operationId: "setRemarks",
    summary: "Say what the session is about, and note what its steps are expected to do",
    description: "In place of all that was said of it before. The meter and its steps stay.",
    params,
    body: RemarksBody,
    response: { 200: RemarksBody, ...OF_A_METER },
  };
  app.put(`${PATH}/remarks`, { schema: remarking }, async ({ params: { meterId }, body }) => {
    const { kept: session } = await bench.session(meterId);
    const last = Math.max(0, ...body.steps.map(({ step }) => step));
    if (last > session.steps.length) {
      throw invalidRequest(
        "steps",
        `steps must name steps up to ${session.steps.length}, the last`,
      );
    }
    const records = [{ kind: "remarks", remarks: body }] as const;
    await bench.change(meterId, (meter) => ({ meter, records }));
    return body;
  });
};

/** Sessions that come as files: replayed, shrunk, made into meters. */
const files: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const refusals = problemResponses("session_damaged");

  const making = {
    tags,
    operationId: "makeMeterFromSession",
    summary: "Make a meter from a session, as it was after a step",
    description:
      "With its own id and key, so that the session's codes are its codes. " +
      "A session that replays otherwise than it says is refused. " +
      "Its session goes on from that step.",
    body: MeterFromSessionBody,
    response: {
      201: ViewSchema,
      ...problemResponses("meter_exists", "session_damaged"),
    },
  };
  app.post("/v1/sessions", { schema: making, ...SESSION_FILE }, async ({ body }, reply) => {
    const session = parseSession(body.session);
    const made = await meterAfter(session, body.step, bench.sources.nowMs());
    await bench.add([made]);
    return reply.code(201).send(seen(made.meter));
  });

  const replaying = {
    tags,
    operationId: "replaySession",
    summary: "Replay a session on a meter of its own",
    description: "In memory: no meter of the bench changes.",
    body: ReplayBody,
    response: { 200: ReplayAnswer, ...refusals },
  };
  app.post("/v1/sessions/replay", { schema: replaying, ...SESSION_FILE }, async ({ body }) =>
    compareReplay(parseSession(body.session)),
  );

  const shrinking = {
    tags,
    operationId: "shrinkSession",
    summary: "Shrink a session to the fewest steps that still show what is expected",
    description:
      "By delta debugging, in memory, within a bound of work: " +
      "where that is reached first, `isMinimal` is false.",
    body: ShrinkBody,
    response: { 200: ShrinkAnswer, ...refusals },
  };
  app.post("/v1/sessions/shrink", { schema: shrinking, ...SESSION_FILE }, async ({ body }) =>
    shrink(parseSession(body.session), body.expectation),
  );
};

/** Sessions: what was done to a meter, kept, and done again. */
export const sessionRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, options) => {
  await app.register(kept, options);
  await app.register(steps, options);
  await app.register(remarks, options);
  await app.register(files, options);
};
