import type { FastifyInstance, RouteOptions } from "fastify";
import type { ProblemCode } from "../problems.ts";
import { withProblems } from "./problem-schema.ts";

/** How a server's routes are called. */
interface Calling {
  /** Whether all but health ask for a bearer API key. */
  readonly bearerAuth: boolean;
  /** Whether it answers to names of its own alone. */
  readonly hasOwnNames: boolean;
}

/** What can come of a call before its route looks at what it says, and if the server fails. */
function generalProblems({ url, schema }: RouteOptions, calling: Calling): ProblemCode[] {
  const isHealth = url.startsWith("/health/");
  return [
    "invalid_request",
    ...(calling.bearerAuth && !isHealth ? (["unauthorized"] as const) : []),
    "request_timeout",
    ...(schema?.body === undefined
      ? []
      : (["payload_too_large", "unsupported_media_type"] as const)),
    ...(calling.hasOwnNames ? (["misdirected_request"] as const) : []),
    "headers_too_large",
    "internal",
    ...(isHealth ? [] : (["store_unavailable"] as const)),
  ];
}

/** Describes what holds for every route once: how it is opened, and how it can be refused. */
export function describeEveryRoute(app: FastifyInstance, calling: Calling): void {
  app.addHook("onRoute", (route) => {
    const { schema } = route;
    if (schema === undefined || schema.hide === true) return;
    const isOpen = !calling.bearerAuth || route.url.startsWith("/health/");
    route.schema = {
      security: isOpen ? [] : [{ apiKey: [] }],
      ...schema,
      response: withProblems(schema.response, ...generalProblems(route, calling)),
    };
  });
}
