import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import fastifyPlugin from "fastify-plugin";
import { invalidRequest, Problem, type ProblemCode } from "./problems.ts";
import { schemaProblem } from "./schema-errors.ts";
import { isStoreUnavailable } from "./store-errors.ts";

/** The media type of every refusal (RFC 9457, section 3). */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** When to try again after the store was unavailable. */
const RETRY_AFTER_SECONDS = 1;

/** Answers with a problem. It goes out as text, past the serializer of the route's results. */
function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { retryAfterSeconds } = problem;
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  if (problem.code === "unauthorized") reply.header("www-authenticate", "Bearer");
  return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem.toBody()));
}

/** Fastify's own refusals of a request, before any route of ours has seen it. */
function frameworkProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { validation, validationContext, statusCode, code }: Partial<FastifyError> = error;
  if (validation !== undefined) return schemaProblem(validation, validationContext);
  const status = statusCode ?? 500;
  if (status < 400 || status >= 500) return undefined;
  if (status === 413)
    return new Problem("payload_too_large", "The body is too large: send less at once.");
  if (status === 415) {
    return new Problem("unsupported_media_type", "Send the body as application/json.");
  }
  if (code?.startsWith("FST_ERR_CTP")) {
    return invalidRequest("body", "The body is not as long as its headers say.");
  }
  return new Problem("invalid_request", "The address of the request is not readable.", {
    field: "url",
  });
}

/** The client left in the middle of its body: no fault of the service, and not counted as one. */
function brokenOff(request: FastifyRequest): Problem {
  request.log.info("the client left before its request was whole");
  return invalidRequest("body", "The body ended before it was complete.");
}

function withoutReason(request: FastifyRequest, error: unknown): Problem {
  if (isStoreUnavailable(error)) {
    request.log.error({ err: error }, "the store cannot be used");
    const detail = "Nothing was acknowledged; send the request again.";
    return new Problem("store_unavailable", detail, {}, RETRY_AFTER_SECONDS);
  }
  request.log.error({ err: error }, "request failed");
  return new Problem("internal", "The log has the reason under this id.", { id: request.id });
}

/** Called with the code of every problem that is answered. */
export type OnProblem = (code: ProblemCode) => void;

/** Answers whatever a route or the framework threw: below 500 with the reason, else with an id. */
export function answerErrors(onProblem: OnProblem) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    if (request.raw.errored === error) {
      sendProblem(reply, brokenOff(request));
      return;
    }
    const refused = error instanceof Problem ? error : frameworkProblem(error);
    const problem = refused ?? withoutReason(request, error);
    onProblem(problem.code);
    sendProblem(reply, problem);
  };
}

/** Makes every refusal of a server application/problem+json with a stable `code`. */
export const answerProblems: FastifyPluginAsync<{ onProblem: OnProblem }> = fastifyPlugin(
  async (app: FastifyInstance, { onProblem }: { onProblem: OnProblem }): Promise<void> => {
    app.setErrorHandler(answerErrors(onProblem));
  },
  { name: "answer-problems" },
);
