import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { describeHeaders } from "./described-headers.ts";
import { nameSchemas } from "./named-schemas.ts";
import { isNode, type Node } from "./node.ts";
import { describeOptionalBodies } from "./optional-bodies.ts";
import { shareResponses } from "./shared-responses.ts";
import { nameVariants } from "./variants.ts";

/** What the document says of the server as a whole. */
export interface Described {
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly version: string;
  /** Groups of routes, in the order in which the page shows them. */
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** True: routes take a bearer API key. The check itself is the app's. */
  readonly bearerAuth?: boolean;
}

/** The page of the document runs its own scripts, calls this server and sets inline styles. */
const DOCS_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The document as clients are generated from it: one place for what many operations have. */
function finish(document: unknown): Node {
  if (!isNode(document)) throw new Error("an OpenAPI document is an object");
  return shareResponses(
    describeHeaders(nameSchemas(nameVariants(describeOptionalBodies(document)))),
  );
}

/** Serves the OpenAPI 3.1 document at `/docs/json`, and its page at `/docs`. */
export async function serveDocument(app: FastifyInstance, described: Described): Promise<void> {
  const { title, description, version, tags, bearerAuth = false } = described;
  const securitySchemes = { apiKey: { type: "http", scheme: "bearer" } } as const;
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title, description, version, license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: "/", description: "The server that answers this document" }],
      tags: [...tags],
      ...(bearerAuth ? { components: { securitySchemes } } : {}),
    },
    transformObject: (document) =>
      "openapiObject" in document ? finish(document.openapiObject) : document.swaggerObject,
  });
  // The badge of validator.swagger.io is the page's one request to another host.
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: { validatorUrl: null },
    staticCSP: DOCS_POLICY,
  });
}
