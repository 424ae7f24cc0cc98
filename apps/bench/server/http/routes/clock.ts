import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, problemResponses } from "@utrn-lab/http-host";
import { type MeterState, step, TIME_MAX } from "@utrn-lab/meter-emulator";
import type { Bench, Changed } from "../../bench/bench.ts";
import { broughtTo } from "../../meters/bring-to-present.ts";
import { paceOf, shiftedTo, withRate } from "../../meters/clock.ts";
import type { KeptMeter } from "../../meters/kept-meter.ts";
import { nextMidnight, nextMoment } from "../../meters/next-moment.ts";
import { seen } from "../../meters/view.ts";
import type { Recording } from "../../sessions/kept-session.ts";
import { recorded } from "../../sessions/record.ts";
import { MeterPath } from "../schemas/common.ts";
import { ClockBody } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

/** What is recorded of a time that the meter was brought to, or told. */
function told(at: number, after: MeterState): Recording {
  return recorded({ type: "time", at }, after, { done: true });
}

/**
 * Records the time that a running clock has reached, which no step says: a time that is told later
 * may lie before it.
 */
function passedByItself({ clock, state }: KeptMeter): readonly Recording[] {
  return clock.rate === 0 ? [] : [told(state.givenTimeSeconds, state)];
}

async function movedTo(
  meter: KeptMeter,
  time: number,
  nowMs: number,
  field: string,
): Promise<Changed> {
  if (time > TIME_MAX) throw invalidRequest(field, `${field} must not lead past 2044-11-08`);
  const { house } = await broughtTo(meter, time);
  const clock = { ...shiftedTo(paceOf(meter), time, nowMs), rate: meter.clock.rate };
  return { meter: { ...house, clock }, records: [told(time, house.state)] };
}

/**
 * Tells the meter a time, even one that has passed: it then keeps its own time and logs 81C6.
 */
async function toldTime(meter: KeptMeter, at: number, nowMs: number): Promise<Changed> {
  const brought = (await broughtTo(meter, at)).house;
  const { state } = step(brought.state, { type: "time", at });
  const clock = withRate(meter.clock.rate, state.timeSeconds, nowMs);
  const last = at < meter.state.givenTimeSeconds ? passedByItself(meter) : [];
  return { meter: { ...brought, state, clock }, records: [...last, told(at, state)] };
}

async function changed(meter: KeptMeter, asked: ClockBody, nowMs: number): Promise<Changed> {
  const { advanceSeconds, rate, time, to } = asked;
  if (advanceSeconds !== undefined) {
    return movedTo(meter, meter.state.timeSeconds + advanceSeconds, nowMs, "advanceSeconds");
  }
  if (to !== undefined) {
    const next = to === "midnight" ? nextMidnight : nextMoment;
    return movedTo(meter, next(meter), nowMs, "to");
  }
  if (rate !== undefined) {
    const clock = withRate(rate, meter.state.timeSeconds, nowMs);
    return { meter: { ...meter, clock }, records: passedByItself(meter) };
  }
  return toldTime(meter, time ?? meter.state.timeSeconds, nowMs);
}

/** How the time of a meter moves. */
export const clockRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const schema = {
    tags: ["surroundings"],
    operationId: "setClock",
    summary: "Move the clock, set its rate, or tell the meter a time",
    description:
      "Exactly one of advanceSeconds, rate, time and to. " +
      "A time that has passed leaves the meter at its own, with event 81C6.",
    params: MeterPath,
    body: ClockBody,
    response: { 200: ViewSchema, ...problemResponses("not_found") },
  };
  app.post("/v1/meters/:meterId/clock", { schema }, async ({ params, body }) => {
    if (Object.keys(body).length !== 1) {
      throw invalidRequest("body", "body must have one of advanceSeconds, rate, time and to");
    }
    const after = await bench.change(params.meterId, (meter, nowMs) => changed(meter, body, nowMs));
    return seen(after);
  });
};
