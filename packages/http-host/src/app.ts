import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  fastify,
  type RawServerDefault,
} from "fastify";
import helmet from "helmet";
import { answerErrors, answerProblems, type OnProblem } from "./answer-problems.ts";
import { ARRIVAL_MS, arrival } from "./arrival.ts";
import { drainBeforeClose } from "./drain-before-close.ts";
import { guides } from "./guides/guides.ts";
import { health, type Readiness } from "./health.ts";
import { jsonBodies } from "./json-bodies.ts";
import { loggedError } from "./logged-error.ts";
import { type Described, serveDocument } from "./openapi/document.ts";
import { describeEveryRoute } from "./openapi/general-problems.ts";
import { refuseOtherNames } from "./own-names.ts";
import { invalidRequest } from "./problems.ts";
import { RequestLines } from "./request-lines.ts";
import { safeUrl } from "./safe-url.ts";
import { unknownRoutes } from "./unknown-routes.ts";
import { answerUnreadable } from "./unreadable-requests.ts";
import { compileSchema } from "./validation.ts";

/** A server to put routes on; their TypeBox schemas give the types of what they receive. */
export type HostApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What differs between the two servers. */
interface HostOptions extends Described {
  /** Resolves when the store answers; rejects when the server cannot do its work. */
  readonly ready: Readiness;
  /** pino's level; `silent` logs nothing. */
  readonly logLevel: string;
  readonly requestId: () => string;
  /** Whether an address is a proxy's whose word on its clients is taken; left out, none is. */
  readonly isTrustedProxy?: (address: string) => boolean;
  /** Called with the code of every problem that is answered, say to count them. */
  readonly onProblem?: OnProblem;
  readonly bodyLimitBytes?: number;
  /** How long the longest request of all routes may take to arrive. */
  readonly requestTimeoutMs?: number;
  /** Names by which it answers, beside those of the loopback; left out, it answers to any. */
  readonly ownNames?: readonly string[];
}

const BODY_LIMIT_BYTES = 1_048_576;
/** How long headers may take to come, and how often Node looks for those that take longer. */
const HEADERS_TIMEOUT_MS = 10_000;
const CHECKING_INTERVAL_MS = 2_000;

/**
 * Answers are data: a browser must not run them, frame them or fetch anything for them. That a host
 * name is only for HTTPS is said by whoever makes it so: over plain HTTP it must not be said (RFC
 * 6797, section 7.2), and it would hold for whatever else the name serves.
 */
const SECURITY = {
  strictTransportSecurity: false,
  frameguard: { action: "deny" as const },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
};
/** A name of a request as proxies give it: a line of the log holds it whole. */
const REQUEST_ID = /^[A-Za-z0-9._:+/=-]{1,128}$/;

/** Names requests: by the header of a trusted proxy, which has it in its own log, or anew. */
function nameRequests({ requestId, isTrustedProxy }: HostOptions) {
  return ({ headers, socket }: IncomingMessage): string => {
    const given = headers["x-request-id"];
    const isGiven = typeof given === "string" && REQUEST_ID.test(given);
    return isGiven && isTrustedProxy?.(socket.remoteAddress ?? "") ? given : requestId();
  };
}

/** A request as it is logged. */
function loggedRequest({ method, url, ip }: Pick<FastifyRequest, "method" | "url" | "ip">) {
  return { method, url: safeUrl(url), remoteAddress: ip };
}

/** A route that names no query parameters takes none. */
function refuseUnknownQuery(app: HostApp): void {
  app.addHook("onRoute", (route) => {
    if (!route.url.startsWith("/v1/")) return;
    const querystring = { type: "object", properties: {}, additionalProperties: false };
    route.schema = { querystring, ...route.schema };
  });
}

/**
 * The headers of every answer. Answers hold codes and keys, so no cache may store them (RFC 9111,
 * section 5.2.2.5). Helmet, which works its own out for each answer, is asked once.
 */
function headersOfAll() {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  response.setHeader("cache-control", "no-store");
  helmet(SECURITY)(request, response, () => {});
  return response.getHeaders();
}

/** Every answer names the id of its request in the log, too. */
function headAnswers(app: HostApp): void {
  const ofAll = headersOfAll();
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(ofAll).header("x-request-id", request.id);
  });
}

/** Of two hosts the one may be read here, and the other on the way (RFC 9112, section 3.2). */
function refuseSecondHost(app: HostApp): void {
  app.addHook("onRequest", async ({ raw: { rawHeaders } }) => {
    const hosts = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === "host");
    if (hosts.length > 1) throw invalidRequest("host", "The header Host stands twice.");
  });
}

/**
 * Builds a server with problem+json, strict validation, logging, OpenAPI 3.1 at `/docs/json`, its
 * page at `/docs`, the documentation at `/guides/`, health. The caller adds routes and listens.
 * Neither headers nor bodies are logged: codes and keys travel in them.
 */
export async function buildHost(options: HostOptions): Promise<HostApp> {
  const { onProblem = () => {}, isTrustedProxy } = options;
  const app: HostApp = fastify({
    logger: {
      level: options.logLevel,
      serializers: { err: loggedError, req: loggedRequest },
      redact: ["req.headers", "headers", "body", "req.body", "authorization"],
    },
    logController: new RequestLines(),
    genReqId: nameRequests(options),
    trustProxy: isTrustedProxy ?? false,
    bodyLimit: options.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    requestTimeout: options.requestTimeoutMs ?? ARRIVAL_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CHECKING_INTERVAL_MS,
    },
    // A request on an open connection is served to its end while the server stops.
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable(onProblem),
    frameworkErrors: answerErrors(onProblem),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(compileSchema);
  // Answers are sent as they are: a serializer by schema would drop members missing in the schema.
  app.setSerializerCompiler(() => JSON.stringify);
  refuseUnknownQuery(app);
  headAnswers(app);
  await app.register(answerProblems, { onProblem });
  await app.register(drainBeforeClose);
  await app.register(arrival);
  refuseSecondHost(app);
  if (options.ownNames) app.addHook("onRequest", refuseOtherNames(options.ownNames));
  await app.register(unknownRoutes);
  await app.register(jsonBodies);
  const { bearerAuth = false, ownNames } = options;
  describeEveryRoute(app, { bearerAuth, hasOwnNames: ownNames !== undefined });
  await serveDocument(app, options);
  await app.register(guides);
  await app.register(health, { ready: options.ready });
  return app;
}
