import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, problemResponses } from "@utrn-lab/http-host";
import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import type { Bench } from "../../bench/bench.ts";
import { seeAll } from "../../bench/see-all.ts";
import { withRate } from "../../meters/clock.ts";
import { duplicateOf } from "../../meters/duplicate.ts";
import { LABEL_MAX } from "../../meters/field-schemas.ts";
import { type KeptMeter, newlyKept } from "../../meters/kept-meter.ts";
import { newMeterId, newPrivateKey } from "../../meters/meter-keys.ts";
import { restored } from "../../meters/restore.ts";
import { seen } from "../../meters/view.ts";
import { type NewMeter, startFrom } from "../../sessions/kept-session.ts";
import { MeterPath } from "../schemas/common.ts";
import {
  DuplicateBody,
  ImportAnswer,
  type MeterFile,
  MeterFileIn,
  MeterFileOut,
} from "../schemas/transfer.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["meters"];

/** A thousand meters with full logs must fit. */
const FILE = {
  bodyLimit: 268_435_456,
  config: { jsonBounds: { depthMax: 64, containersMax: 8_000_000, entriesMax: 32_000_000 } },
};

/** A meter to take in as it is; its session begins with its snapshot. */
function asItIs(meter: KeptMeter): NewMeter {
  return { meter, start: startFrom(meter), steps: [] };
}

function metersOf({ meters }: MeterFile, nowMs: number): readonly NewMeter[] {
  const ids = new Set<string>();
  return meters.map(({ label, rate, dayProfile = false, snapshot }, at) => {
    const state = restored(snapshot, `meters[${at}].`);
    if (ids.has(state.meterId)) {
      const field = `meters[${at}].snapshot.meterId`;
      throw invalidRequest(field, `${field} must not be the id of an earlier meter in the file`);
    }
    ids.add(state.meterId);
    const clock = withRate(rate, state.timeSeconds, nowMs);
    return asItIs(newlyKept({ state, dayProfile }, clock, label));
  });
}

/** What a copy is called where nobody says. */
function copyLabel(label: string): string {
  return label === "" ? "" : [...`Copy of ${label}`].slice(0, LABEL_MAX).join("");
}

/** Meters copied. */
const copies: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const duplicating = {
    tags,
    operationId: "duplicateMeter",
    summary: "Duplicate a meter, under an id and a key of its own",
    description:
      "Registers, settings, devices and logs are the same. " +
      "Two meters never share a key: the copy has no counter accepted, " +
      "codes of the one are none of the other, and to its supplier it is a new meter, " +
      "to be registered with its own public key.",
    params: MeterPath,
    body: DuplicateBody,
    response: {
      201: ViewSchema,
      ...problemResponses("not_found", "meter_exists"),
    },
  };
  app.post("/v1/meters/:meterId/duplicate", { schema: duplicating }, async (request, reply) => {
    const { params, body } = request;
    const { state, dayProfile, clock, label: original } = await bench.see(params.meterId);
    const meterId = body.meterId ?? newMeterId(bench.sources.randomBytes);
    const copy = duplicateOf(state, meterId, newPrivateKey(body.seed, bench.sources.randomBytes));
    const copyClock = withRate(clock.rate, copy.timeSeconds, bench.sources.nowMs());
    const label = body.label ?? copyLabel(original);
    const meter = newlyKept({ state: copy, dayProfile }, copyClock, label);
    await bench.add([asItIs(meter)]);
    return reply.code(201).send(seen(meter));
  });
};

/** Meters handed out and taken in. */
const files: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const exporting = {
    tags,
    operationId: "exportMeters",
    summary: "All meters as one file, their private keys too",
    response: { 200: MeterFileOut },
  };
  app.get("/v1/meters/export", { schema: exporting }, async () => {
    const meters = await seeAll(bench, ({ state, dayProfile, clock, label }) => ({
      ...(label === "" ? {} : { label }),
      rate: clock.rate,
      dayProfile,
      snapshot: snapshotOf(state),
    }));
    return { version: 1 as const, meters };
  });

  const importing = {
    tags,
    operationId: "importMeters",
    summary: "Take in the meters of a file, all or none",
    description:
      "Each has the id and the key it had; " +
      "one that is on the bench already is no reason to replace it. " +
      "Time stood still on the way: a running clock goes on from the time of the file.",
    body: MeterFileIn,
    response: {
      201: ImportAnswer,
      ...problemResponses("meter_exists", "snapshot_damaged"),
    },
  };
  const route = { schema: importing, ...FILE };
  app.post("/v1/meters/import", route, async ({ body }, reply) => {
    const made = metersOf(body, bench.sources.nowMs());
    await bench.add(made);
    return reply.code(201).send({ meterIds: made.map(({ meter }) => meter.state.meterId) });
  });
};

/** Meters copied, handed out and taken in. */
export const transferRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, options) => {
  await app.register(copies, options);
  await app.register(files, options);
};
