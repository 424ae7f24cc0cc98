import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { invalidRequest, Problem } from "./problems.ts";
import { JSON_BOUNDS, type JsonBounds, type JsonFault, readJson } from "./read-json.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** How much JSON the route reads, where that is more than usual. */
    jsonBounds?: JsonBounds;
  }
}

const REASONS: Record<Exclude<JsonFault, "too_many">, string> = {
  not_utf8: "The body is not UTF-8.",
  too_deep: "The body is nested too deep.",
  not_json: "The body is not valid JSON.",
  member_twice: "An object in the body has one of its members twice.",
  reserved_member: "An object in the body has a member that no object may have.",
};

function problemOf(fault: JsonFault): Problem {
  if (fault !== "too_many") return invalidRequest("body", REASONS[fault]);
  return new Problem("payload_too_large", "The body has too many values: send less at once.");
}

/** No body at all where JSON was announced is no fault yet: many clients always announce it. */
function bodyOf({ routeOptions }: FastifyRequest, bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const read = readJson(bytes, routeOptions.config.jsonBounds ?? JSON_BOUNDS);
  if ("fault" in read) throw problemOf(read.fault);
  return read.value;
}

/**
 * Reads bodies of JSON, within bounds, and takes them as they are: none of a server's bodies comes
 * compressed, as what it would unpack to is bounded by nothing. No body says the same as `{}`.
 */
export const jsonBodies: FastifyPluginAsync = fastifyPlugin(
  async (app) => {
    app.removeContentTypeParser(["application/json", "text/plain"]);
    app.addContentTypeParser<Buffer>(
      "application/json",
      { parseAs: "buffer" },
      async (request: FastifyRequest, bytes: Buffer) => bodyOf(request, bytes),
    );
    app.addHook("preValidation", async (request) => {
      if (request.body !== undefined) return;
      if (request.getValidationFunction("body")?.({}) === true) request.body = {};
    });
    app.addHook("preParsing", async ({ headers }, reply) => {
      const coding = headers["content-encoding"] ?? "identity";
      if (coding.trim().toLowerCase() === "identity") return;
      reply.header("accept-encoding", "identity");
      throw new Problem("unsupported_media_type", "Send the body without a Content-Encoding.");
    });
  },
  { name: "json-bodies" },
);
