import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import fastifyPlugin from "fastify-plugin";
import { invalidRequest, Problem } from "./problems.ts";
import { schemaProblem } from "./schema-errors.ts";
import { isStoreUnavailable } from "./store-errors.ts";

/** The media type of every refusal (RFC 9457, section 3). */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** When a store that cannot be used is worth another try. */
const RETRY_AFTER_SECONDS = 1;

/** Answers with a problem. It goes out as text, past the serializer of the route's results. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.code === "store_unavailable") reply.header("retry-after", RETRY_AFTER_SECONDS);
  if (problem.code === "unauthorized") reply.header("www-authenticate", "Bearer");
  return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem.toBody()));
}

/** Fastify's own refusals of a request, before any route of ours has seen it. */
function frameworkProblem(error: FastifyError): Problem | undefined {
  if (error.validation !== undefined) {
    return schemaProblem(error.validation, error.validationContext);
  }
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return undefined;
  if (status === 413) return new Problem("payload_too_large", "The body is too large.");
  if (status === 415) {
    return new Problem("unsupported_media_type", "Send the body as application/json.");
  }
  // The parser's own message quotes the body, and the body may hold a code.
  if (error.code?.startsWith("FST_ERR_CTP") || error instanceof SyntaxError) {
    return invalidRequest("body", "The body is not JSON that can be read.");
  }
  return new Problem("invalid_request", "The request cannot be read.", { field: "url" });
}

function withoutReason(request: FastifyRequest, error: unknown): Problem {
  if (isStoreUnavailable(error)) {
    request.log.error({ err: error }, "the store cannot be used");
    return new Problem("store_unavailable", "Nothing was acknowledged; send the request again.");
  }
  request.log.error({ err: error }, "request failed");
  return new Problem("internal", "The log has the reason under this id.", { id: request.id });
}

/** Answers whatever a route or the framework threw: below 500 with the reason, else with an id. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = error instanceof Problem ? error : frameworkProblem(error as FastifyError);
  sendProblem(reply, problem ?? withoutReason(request, error));
}

/** Makes every refusal of a server application/problem+json with a stable `code`. */
export const answerProblems: FastifyPluginAsync = fastifyPlugin(
  async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(answerError);
    app.setNotFoundHandler((_request, reply) => {
      sendProblem(reply, new Problem("route_not_found", "See /docs for what there is."));
    });
  },
  { name: "answer-problems" },
);
