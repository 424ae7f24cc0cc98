import { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, schemaProblem } from "@utrn-lab/http-host";
import type { FastifyRequest } from "fastify";
import type { TSchema } from "typebox";
import { csvRecords } from "../../meters/import/csv.ts";
import { type CheckLine, importMeters } from "../../meters/import/import-meters.ts";
import { linesOf } from "../../meters/import/lines.ts";
import { ndjsonRecords } from "../../meters/import/records.ts";
import type { ImportAction } from "../../meters/import/steps.ts";
import type { Service } from "../../service.ts";
import { meterStart } from "../../store/supplier.ts";
import { ChangeLine, ImportBody, Imported, RetireLine, TakeBackLine } from "../schemas/import.ts";
import { RegisterBody } from "../schemas/meter.ts";

/** How the records of each media type are read. */
const READERS = { "application/x-ndjson": ndjsonRecords, "text/csv": csvRecords } as const;

/** How long a file of a million meters may take to arrive: minutes. */
export const IMPORT_ARRIVAL_MS = 900_000;

function readerOf({ headers }: FastifyRequest) {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return type === "text/csv" ? READERS[type] : READERS["application/x-ndjson"];
}

/** What a line has to say for each of its actions. */
const LINES = {
  register: RegisterBody,
  change: ChangeLine,
  retire: RetireLine,
  take_back: TakeBackLine,
} as const;

function checkBy(request: FastifyRequest, schema: TSchema): CheckLine {
  const validate = request.compileValidationSchema(schema, "body");
  return (value) => (validate(value) ? undefined : schemaProblem(validate.errors ?? [], "body"));
}

function checksBy(request: FastifyRequest): Record<ImportAction, CheckLine> {
  const by = (action: ImportAction) => checkBy(request, LINES[action]);
  return {
    register: by("register"),
    change: by("change"),
    retire: by("retire"),
    take_back: by("take_back"),
  };
}

/** Registering many meters at once. */
export const importRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(Object.keys(READERS), (_request, payload, done) => done(null, payload));
  app.addContentTypeParser("*", (_request, _payload, done) =>
    done(new Problem("unsupported_media_type", "Send application/x-ndjson or text/csv.")),
  );

  const schema = {
    tags: ["meters"],
    operationId: "importMeters",
    summary: "Register many meters from a file, or change those that are registered",
    description:
      "The file is read as it arrives, however long it is, and stored 500 meters a transaction. " +
      "A line that is refused does not stop it: the answer says which line, and why. A file that " +
      "was cut off can be sent again: meters that are registered with the same details stay as " +
      "they are. Of a certificate the device, the curve and the key usage are checked, and not " +
      "the chain.",
    consumes: Object.keys(READERS),
    body: ImportBody,
    response: {
      200: Imported,
    },
  };
  const config = { role: "issuer", arrivalMs: IMPORT_ARRIVAL_MS } as const;
  app.post("/v1/meters/import", { schema, config }, async (request) => {
    const body: unknown = request.body;
    if (!(body instanceof Readable)) {
      throw new Problem("unsupported_media_type", "Send application/x-ndjson or text/csv.");
    }
    const records = readerOf(request)(linesOf(body));
    const { isCounterNeeded } = await meterStart(service.store);
    const { identity } = service;
    const importing = { checks: checksBy(request), identity, isCounterNeeded };
    return importMeters(service, { actor: request.actor, identity }, records, importing);
  });
};
