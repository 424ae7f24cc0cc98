import { mapOperations, mapResponses, type Node, nodeIn, withComponents } from "./node.ts";

const integer = { type: "integer", minimum: 0 };

/** The headers of answers that mean something to a client, each by its name in the document. */
const HEADERS = {
  RequestId: {
    name: "X-Request-Id",
    description: "The name of this request in the server's log.",
    schema: { type: "string" },
  },
  RetryAfter: {
    name: "Retry-After",
    description: "Seconds to wait before the request is sent again (RFC 9110, section 10.2.3).",
    schema: integer,
  },
  RateLimitLimit: {
    name: "X-RateLimit-Limit",
    description: "Requests that the API key may send in a minute.",
    schema: integer,
  },
  RateLimitRemaining: {
    name: "X-RateLimit-Remaining",
    description: "How many of them are left.",
    schema: integer,
  },
  RateLimitReset: {
    name: "X-RateLimit-Reset",
    description: "Seconds until all of them are there again.",
    schema: integer,
  },
  Authenticate: {
    name: "WWW-Authenticate",
    description: "How to say who asks (RFC 9110, section 11.6.1).",
    schema: { type: "string", examples: ["Bearer"] },
  },
  IdempotencyReplayed: {
    name: "Idempotency-Replayed",
    description: "Only where this is the answer that an earlier request got, byte for byte.",
    schema: { type: "string", const: "true" },
  },
  Disposition: {
    name: "Content-Disposition",
    description: "The name under which to save the file (RFC 6266).",
    schema: { type: "string", examples: ['attachment; filename="codes.csv"'] },
  },
} as const;

type HeaderName = keyof typeof HEADERS;

const FILES = ["text/csv", "application/x-ndjson", "application/x-pem-file"];

/** Answers that are sent before the request has a name, as it never came whole. */
const UNNAMED = ["408", "431"];

/** Answers to who may not ask, or to who asks too often to be told whether he may. */
const UNCOUNTED = [...UNNAMED, "401"];

/** A header's name as people write it: `Idempotency-Key`. Fastify knows it in small letters. */
function asWritten(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** An operation with the headers that it takes under their names as they are written. */
function nameHeaders(operation: Node): Node {
  const { parameters } = operation;
  if (!Array.isArray(parameters)) return operation;
  const named = parameters.map((each) =>
    each.in === "header" ? { ...each, name: asWritten(each.name) } : each,
  );
  return { ...operation, parameters: named };
}

function hasKeyHeader({ parameters }: Node): boolean {
  return Array.isArray(parameters) && parameters.some(({ name }) => name === "Idempotency-Key");
}

function headersOf(operation: Node, response: Node, status: string): HeaderName[] {
  const { security } = operation;
  const isKeyed = Array.isArray(security) && security.length > 0;
  const isGood = status.startsWith("2");
  const media = Object.keys(nodeIn(response, "content"));
  const names: [HeaderName, boolean][] = [
    ["RequestId", !UNNAMED.includes(status)],
    ["Authenticate", status === "401"],
    ["RetryAfter", status === "429" || status === "503"],
    ["RateLimitLimit", isKeyed && !UNCOUNTED.includes(status)],
    ["RateLimitRemaining", isKeyed && !UNCOUNTED.includes(status)],
    ["RateLimitReset", isKeyed && !UNCOUNTED.includes(status)],
    ["IdempotencyReplayed", isGood && hasKeyHeader(operation)],
    ["Disposition", isGood && media.some((type) => FILES.includes(type))],
  ];
  return names.filter(([, isSent]) => isSent).map(([name]) => name);
}

/** Describes the headers of every request and answer, those of answers once in the document. */
export function describeHeaders(document: Node): Node {
  const used: Record<string, Node> = {};
  const headed = mapOperations(document, (asked) => {
    const operation = nameHeaders(asked);
    return mapResponses(operation, (response, status) => {
      const headers = headersOf(operation, response, status).map((name) => {
        const { name: field, ...described } = HEADERS[name];
        used[name] = described;
        return [field, { $ref: `#/components/headers/${name}` }];
      });
      return headers.length === 0
        ? response
        : { ...response, headers: Object.fromEntries(headers) };
    });
  });
  return withComponents(headed, "headers", used);
}
