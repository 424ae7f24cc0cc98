import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { good, makeCommissioned, pounds } from "../support/bench-rig.ts";
import { compileAllSchemas, inlined } from "../support/described-schemas.ts";
import { callsIn, readPage } from "../support/page-examples.ts";
import { benchForFile } from "../support/shared-bench.ts";

/** The routes of the bench, by hand. */
const ROUTES = [
  "DELETE /v1/meters/{meterId}",
  "GET /health/live",
  "GET /health/ready",
  "GET /v1/meters",
  "GET /v1/meters/export",
  "GET /v1/meters/{meterId}",
  "GET /v1/meters/{meterId}/history",
  "GET /v1/meters/{meterId}/knowledge",
  "GET /v1/meters/{meterId}/log",
  "GET /v1/meters/{meterId}/outbox",
  "GET /v1/meters/{meterId}/session",
  "GET /v1/meters/{meterId}/session/report",
  "GET /v1/meters/{meterId}/snapshot",
  "GET /v1/meters/{meterId}/stream",
  "GET /v1/sessions/ready",
  "GET /v1/sessions/ready/{name}",
  "GET /v1/supplier-address",
  "GET /v1/welcome",
  "POST /v1/meters",
  "POST /v1/meters/import",
  "POST /v1/meters/{meterId}/actions",
  "POST /v1/meters/{meterId}/clock",
  "POST /v1/meters/{meterId}/codes",
  "POST /v1/meters/{meterId}/duplicate",
  "POST /v1/meters/{meterId}/explain",
  "POST /v1/meters/{meterId}/han/join",
  "POST /v1/meters/{meterId}/han/remove",
  "POST /v1/meters/{meterId}/keys",
  "POST /v1/meters/{meterId}/mischief",
  "POST /v1/meters/{meterId}/session",
  "POST /v1/meters/{meterId}/session/steps",
  "POST /v1/sessions",
  "POST /v1/sessions/replay",
  "POST /v1/sessions/report",
  "POST /v1/sessions/shrink",
  "PUT /v1/meters/{meterId}/label",
  "PUT /v1/meters/{meterId}/load",
  "PUT /v1/meters/{meterId}/power",
  "PUT /v1/meters/{meterId}/session",
  "PUT /v1/meters/{meterId}/session/remarks",
  "PUT /v1/meters/{meterId}/snapshot",
  "PUT /v1/meters/{meterId}/supplier",
  "PUT /v1/meters/{meterId}/wan",
  "PUT /v1/supplier-address",
  "PUT /v1/welcome",
];

type Responses = Record<string, { content?: Record<string, { schema: AnySchema }> }>;

interface Operation {
  readonly summary?: string;
  readonly responses: Responses;
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": {
        readonly schema: {
          readonly properties: Readonly<Record<string, { readonly examples?: unknown[] }>>;
        };
      };
    };
  };
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

const rig = benchForFile();
let path: string;
let code: string;
let document: Document;
beforeAll(async () => {
  const made = await makeCommissioned(rig.call);
  path = made.path;
  code = made.issue(1, [...pounds(1), { type: "open_han", device: "cad", minutes: 9 }]);
  document = inlined(await good<Document>(rig.call("GET", "/docs/json")));
});

/** A schema in which an object has no other members than it names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  );
  const isObject = inner.properties !== undefined && inner.additionalProperties === undefined;
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

function schemaOf(route: string, method: string, status: number): AnySchema {
  const response = document.paths[route]?.[method]?.responses[status];
  const schema = response?.content?.["application/json"]?.schema;
  if (schema === undefined) throw new Error(`no schema for ${method} ${route} ${status}`);
  return closed(schema) as AnySchema;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });

function expectAsDescribed(schema: AnySchema, body: unknown): void {
  ajv.validate(schema, body);
  expect(ajv.errors).toBeNull();
}

test("the document describes every route, with a summary, and no other", () => {
  expect(document.openapi).toBe("3.1.0");
  const routes = Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, { summary }]) => {
      expect(summary).toBeTruthy();
      return `${method.toUpperCase()} ${route}`;
    }),
  );
  expect(routes.sort()).toEqual(ROUTES);
});

test("the page of the bench has a row for every call, and for no other", () => {
  expect(callsIn(readPage("reference/http-bench.md")).toSorted()).toEqual(ROUTES);
});

test("every schema of the document is well formed", () => {
  expect(compileAllSchemas(document)).toBeGreaterThan(ROUTES.length);
});

test("a view, a verdict, a log line are as described, without another member", async () => {
  const verdict = await good<unknown>(rig.call("POST", `${path}/codes`, { code }));
  expectAsDescribed(schemaOf("/v1/meters/{meterId}/codes", "post", 200), verdict);
  const view = await good<unknown>(rig.call("GET", path));
  expectAsDescribed(schemaOf("/v1/meters/{meterId}", "get", 200), view);
  const log = await good<unknown[]>(rig.call("GET", `${path}/log`));
  expect(log).not.toEqual([]);
  expectAsDescribed(schemaOf("/v1/meters/{meterId}/log", "get", 200), log);
});

test("a refusal that money would help is as it is described", async () => {
  const meter = { meterId: "00db1234567870b1", settings: { meterBalance: -150_000 } };
  const { path: at, issue } = await makeCommissioned(rig.call, meter);
  const refused = await good<unknown>(
    rig.call("POST", `${at}/codes`, { code: issue(1, [{ type: "restore_supply" }]) }),
  );
  // Credit of more than nothing is needed: £1.50 and a penny.
  expect(refused).toMatchObject({ reason: "not_applicable", payFirstPence: 151 });
  expectAsDescribed(schemaOf("/v1/meters/{meterId}/codes", "post", 200), refused);
});

test("knowledge, an explanation, mischief and a session are as described", async () => {
  const meter = "/v1/meters/{meterId}";
  const knowledge = await good<unknown>(rig.call("GET", `${path}/knowledge`));
  expectAsDescribed(schemaOf(`${meter}/knowledge`, "get", 200), knowledge);
  const history = await good<unknown>(rig.call("GET", `${path}/history`));
  expectAsDescribed(schemaOf(`${meter}/history`, "get", 200), history);
  const { lastConfirmationCode } = await good(rig.call("GET", path));
  for (const asked of [code, "1", lastConfirmationCode]) {
    const explained = await good<unknown>(rig.call("POST", `${path}/explain`, { code: asked }));
    expectAsDescribed(schemaOf(`${meter}/explain`, "post", 200), explained);
  }
  const asked = { kind: "forged", enter: true };
  const mischief = await good<unknown>(rig.call("POST", `${path}/mischief`, asked));
  expectAsDescribed(schemaOf(`${meter}/mischief`, "post", 200), mischief);
  const session = await good<unknown>(rig.call("GET", `${path}/session`));
  expectAsDescribed(schemaOf(`${meter}/session`, "get", 200), session);
  const replayed = await good<unknown>(rig.call("POST", "/v1/sessions/replay", { session }));
  expectAsDescribed(schemaOf("/v1/sessions/replay", "post", 200), replayed);
  const file = await good<unknown>(rig.call("GET", "/v1/meters/export"));
  expectAsDescribed(schemaOf("/v1/meters/export", "get", 200), file);
  const ready = await good<unknown>(rig.call("GET", "/v1/sessions/ready"));
  expectAsDescribed(schemaOf("/v1/sessions/ready", "get", 200), ready);
});

test("the session of the document's example can be replayed", async () => {
  const body = document.paths["/v1/sessions/replay"]?.post?.requestBody;
  const session = body?.content["application/json"].schema.properties.session?.examples?.[0];
  expect(await rig.call("POST", "/v1/sessions/replay", { session })).toMatchObject({
    status: 200,
    body: { same: true, steps: 1 },
  });
});

test("route_not_found: a path that is not there", async () => {
  for (const at of ["/v1/meter", "/assets/none.js", "/..%2f..%2fpackage.json"]) {
    expect(await rig.call("GET", at)).toMatchObject({ status: 404 });
  }
});
