import { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { streamed } from "@utrn-lab/http-host";
import { metersAsCsv, metersAsNdjson } from "../../meters/export-meters.ts";
import type { Service } from "../../service.ts";
import { ExportedMeter, MetersFilter } from "../schemas/meter.ts";

const FILES = [
  ["Csv", "text/csv; charset=utf-8", metersAsCsv, undefined],
  ["Ndjson", "application/x-ndjson", metersAsNdjson, ExportedMeter],
] as const;

/** The meters as files of any length, in the form in which they are imported. */
export const exportMetersRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  for (const [form, type, linesOf, item] of FILES) {
    const ending = form.toLowerCase();
    const mediaType = type.split(";")[0] ?? type;
    const schema = {
      tags: ["meters"],
      operationId: `exportMetersAs${form}`,
      summary: `The meters as ${form.toUpperCase()}, as they are imported`,
      description:
        "Streamed, by id, those that meet every condition named. A retired meter has two lines: " +
        "one registers it, one retires it. `lastCounter` is its last counter, so that a database " +
        "that imports the file uses none twice.",
      querystring: MetersFilter,
      response: {
        200: streamed(mediaType, "The meters, a line each.", item),
      },
    };
    app.get(
      `/v1/meters.${ending}`,
      { schema, config: { role: "reader" } },
      async ({ query }, reply) => {
        const disposition = `attachment; filename="meters.${ending}"`;
        reply.type(type).header("content-disposition", disposition);
        return reply.send(Readable.from(linesOf(service.store, query)) as never);
      },
    );
  }
};
