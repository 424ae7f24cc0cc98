import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileAllSchemas, inlined } from "../../support/described-schemas.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  issue,
  NOON_SECONDS,
  register,
  registration,
  type SupplierRig,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

/** The routes of this release, by hand. */
const ROUTES = [
  "DELETE /v1/approval-line",
  "DELETE /v1/keys/{id}",
  "DELETE /v1/webhooks/{webhookId}",
  "GET /health/live",
  "GET /health/ready",
  "GET /metrics",
  "GET /v1/approval-line",
  "GET /v1/approvals",
  "GET /v1/approvals/{id}",
  "GET /v1/approvals/{id}/meters",
  "GET /v1/audit",
  "GET /v1/audit.ndjson",
  "GET /v1/audit/keys.pem",
  "GET /v1/audit/verify",
  "GET /v1/campaigns",
  "GET /v1/campaigns/{campaignId}",
  "GET /v1/campaigns/{campaignId}/codes",
  "GET /v1/campaigns/{campaignId}/codes.csv",
  "GET /v1/campaigns/{campaignId}/codes.ndjson",
  "GET /v1/campaigns/{campaignId}/events",
  "GET /v1/campaigns/{campaignId}/meters",
  "GET /v1/codes",
  "GET /v1/codes/{codeId}",
  "GET /v1/codes/{codeId}/duis",
  "GET /v1/codes/{codeId}/text",
  "GET /v1/events",
  "GET /v1/keys",
  "GET /v1/keys/self",
  "GET /v1/limits",
  "GET /v1/meters",
  "GET /v1/meters.csv",
  "GET /v1/meters.ndjson",
  "GET /v1/meters/{meterId}",
  "GET /v1/meters/{meterId}/alerts",
  "GET /v1/meters/{meterId}/codes",
  "GET /v1/meters/{meterId}/settings",
  "GET /v1/reports/days",
  "GET /v1/reports/reconciliation",
  "GET /v1/supplier",
  "GET /v1/supplier/keys",
  "GET /v1/webhooks",
  "GET /v1/webhooks/{webhookId}",
  "GET /v1/webhooks/{webhookId}/deliveries",
  "PATCH /v1/meters/{meterId}",
  "PATCH /v1/webhooks/{webhookId}",
  "POST /v1/approvals/{id}/approve",
  "POST /v1/approvals/{id}/reject",
  "POST /v1/approvals/{id}/withdraw",
  "POST /v1/campaigns",
  "POST /v1/campaigns/preview",
  "POST /v1/campaigns/{campaignId}/cancel",
  "POST /v1/campaigns/{campaignId}/sent",
  "POST /v1/codes/explain",
  "POST /v1/codes/{codeId}/lost",
  "POST /v1/codes/{codeId}/refused",
  "POST /v1/codes/{codeId}/resend",
  "POST /v1/codes/{codeId}/sent",
  "POST /v1/codes/{codeId}/void",
  "POST /v1/find",
  "POST /v1/keys",
  "POST /v1/meters",
  "POST /v1/meters/import",
  "POST /v1/meters/{meterId}/alerts",
  "POST /v1/meters/{meterId}/codes",
  "POST /v1/meters/{meterId}/codes/preview",
  "POST /v1/meters/{meterId}/confirmations",
  "POST /v1/supplier/key-changes",
  "POST /v1/webhooks",
  "POST /v1/webhooks/{webhookId}/replay",
  "POST /v1/webhooks/{webhookId}/rotate",
  "POST /v1/webhooks/{webhookId}/send",
  "POST /v1/webhooks/{webhookId}/test",
  "PUT /v1/approval-line",
  "PUT /v1/keys/{id}/owner",
  "PUT /v1/limits/{role}",
  "PUT /v1/meters/{meterId}/settings",
];

interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  readonly responses: Record<string, { content?: Record<string, { schema: AnySchema }> }>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

let rig: SupplierRig;
let document: Document;
beforeAll(async () => {
  rig = await startRig();
  document = inlined((await rig.call("GET", "/docs/json")).body as Document);
});
afterAll(() => rig.remove());

function operations(): [name: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

test("the document is OpenAPI 3.1 and lists every route, each with a summary", () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(
    operations()
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(ROUTES);
  for (const [name, { summary }] of operations()) expect(summary, name).toBeTruthy();
});

test("every schema of the document is well formed", () => {
  expect(compileAllSchemas(document)).toBeGreaterThan(ROUTES.length);
});

test("all but health asks for the API key, and says which problem comes without", () => {
  for (const [name, { security, responses }] of operations()) {
    const isOpen = name.startsWith("GET /health");
    expect(security, name).toEqual(isOpen ? [] : [{ apiKey: [] }]);
    expect("401" in responses, name).toBe(!isOpen);
  }
});

test("every body is of exactly the members it lists", () => {
  for (const [name, { requestBody }] of operations()) {
    // The lines of an import are checked one by one, past the schema of its body.
    if (!name.startsWith("POST") || name === "POST /v1/meters/import") continue;
    const schema = requestBody?.content["application/json"]?.schema;
    expect(schema, name).toMatchObject({ type: "object", additionalProperties: false });
  }
});

/** A schema under which an object may have no member that is not listed. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  );
  return "properties" in schema && typeof schema.properties === "object" && "type" in schema
    ? { ...inner, additionalProperties: false }
    : inner;
}

function expectDocumented(name: string, status: number, type: string | null, body: unknown): void {
  const operation = operations().find(([each]) => each === name)?.[1];
  const media = type?.split(";")[0] ?? "";
  const schema = operation?.responses[status]?.content?.[media]?.schema;
  expect(schema, `${name} ${status} ${media}`).toBeDefined();
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const isDocumented = ajv.validate(closed(schema) as AnySchema, body);
  expect(isDocumented, `${name}: ${ajv.errorsText()}`).toBe(true);
}

type Asked = [name: string, path: string, body?: object];

const PATH = `/v1/meters/${METER_ID}`;
const COMMANDS = [
  { type: "top_up", amountPence: 1_000 },
  { type: "change_price", unitRateMillipence: 1, standingChargeMillipence: 2, startDate: null },
];
const CAMPAIGN = { commands: COMMANDS, selection: { meterIds: [METER_ID] } };

const GENERAL: readonly Asked[] = [
  ["POST /v1/campaigns", "/v1/campaigns", CAMPAIGN],
  ["POST /v1/campaigns", "/v1/campaigns", { ...CAMPAIGN, selection: {} }],
  ["POST /v1/campaigns/preview", "/v1/campaigns/preview", CAMPAIGN],
  ["GET /v1/campaigns", "/v1/campaigns?limit=1"],
  ["GET /v1/supplier", "/v1/supplier"],
  ["POST /v1/keys", "/v1/keys", { role: "reader", owner: "Ann" }],
  ["GET /v1/keys", "/v1/keys"],
  ["PUT /v1/keys/{id}/owner", "/v1/keys/bootstrap/owner", { owner: "Ann" }],
  ["DELETE /v1/keys/{id}", "/v1/keys/bootstrap"],
  ["GET /v1/limits", "/v1/limits"],
  ["GET /v1/supplier/keys", "/v1/supplier/keys"],
  ["POST /v1/supplier/key-changes", "/v1/supplier/key-changes", { meterIds: [METER_ID] }],
  ["GET /v1/approvals", "/v1/approvals"],
  ["GET /v1/approval-line", "/v1/approval-line"],
  ["DELETE /v1/approval-line", "/v1/approval-line"],
  ["GET /v1/audit", "/v1/audit"],
  ["GET /v1/audit/verify", "/v1/audit/verify"],
  ["PUT /v1/limits/{role}", "/v1/limits/issuer", { commands: null, amountPenceMax: null }],
  ["GET /health/live", "/health/live"],
  ["GET /health/ready", "/health/ready"],
  ["GET /v1/reports/reconciliation", "/v1/reports/reconciliation"],
  ["GET /v1/reports/reconciliation", "/v1/reports/reconciliation?format=csv"],
];

/** Calls about the meter, and about the digits of a code of it. */
function ofTheMeter(code: string): readonly Asked[] {
  const entry = { at: NOON_SECONDS, place: "keypad", ending: code.slice(-4), result: "applied" };
  return [
    ["POST /v1/meters", "/v1/meters", { ...registration(), label: "A home" }],
    ["POST /v1/meters", "/v1/meters", registration()],
    ["GET /v1/meters", "/v1/meters?limit=1"],
    ["GET /v1/meters/{meterId}", PATH],
    ["POST /v1/meters/{meterId}/codes", `${PATH}/codes`, { commands: COMMANDS }],
    ["POST /v1/meters/{meterId}/codes", `${PATH}/codes`, { commands: [] }],
    ["POST /v1/meters/{meterId}/codes/preview", `${PATH}/codes/preview`, { commands: COMMANDS }],
    ["GET /v1/meters/{meterId}/codes", `${PATH}/codes?limit=1`],
    ["POST /v1/meters/{meterId}/alerts", `${PATH}/alerts`, { alerts: [entry] }],
    ["GET /v1/meters/{meterId}/alerts", `${PATH}/alerts`],
    ["PUT /v1/meters/{meterId}/settings", `${PATH}/settings`, { maxCreditPence: 5_000 }],
    ["GET /v1/meters/{meterId}/settings", `${PATH}/settings`],
    ["POST /v1/codes/explain", "/v1/codes/explain", { code }],
    ["POST /v1/codes/explain", "/v1/codes/explain", { code, meterId: METER_ID }],
    ["POST /v1/codes/explain", "/v1/codes/explain", { code: shown({}), meterId: METER_ID }],
    ["POST /v1/codes/explain", "/v1/codes/explain", { code: "hello" }],
    ["POST /v1/meters/{meterId}/confirmations", `${PATH}/confirmations`, { code: shown({}) }],
    ["POST /v1/meters/{meterId}/confirmations", `${PATH}/confirmations`, { code: "hello" }],
  ];
}

/** Calls about one code, each event that can happen to it. */
function ofTheCode(codeId: string): readonly Asked[] {
  const path = `/v1/codes/${codeId}`;
  return [
    ["GET /v1/codes/{codeId}/text", `${path}/text?channel=voice`],
    ["GET /v1/codes/{codeId}/duis", `${path}/duis`],
    ["GET /v1/codes/{codeId}", path],
    ["POST /v1/codes/{codeId}/sent", `${path}/sent`, { channel: "sms" }],
    ["POST /v1/codes/{codeId}/resend", `${path}/resend`, { channel: "sms" }],
    ["POST /v1/codes/{codeId}/lost", `${path}/lost`, { reason: "gone" }],
    ["POST /v1/codes/{codeId}/refused", `${path}/refused`, { reason: "balance_too_high" }],
    ["POST /v1/codes/{codeId}/void", `${path}/void`, { reason: "mistake" }],
    ["POST /v1/codes/{codeId}/void", `${path}/void`, { reason: "mistake" }],
  ];
}

test("answers are as the document says, member for member", async () => {
  const registered = await rig.call("POST", "/v1/meters", { ...registration(), label: "A home" });
  expectDocumented("POST /v1/meters", 201, registered.type, registered.body);
  const { code } = await issue(rig.call, PATH, { commands: COMMANDS });
  const { codeId } = await issue(rig.call, PATH, { commands: COMMANDS });
  for (const [name, at, body] of [...ofTheCode(codeId), ...GENERAL, ...ofTheMeter(code)]) {
    const [method] = name.split(" ") as Parameters<typeof rig.call>;
    const answer = await rig.call(method, at, body);
    expectDocumented(name, answer.status, answer.type, answer.body ?? answer.text);
  }
});

test("each line of an export is as the document says of it", async () => {
  const { body } = await rig.call("GET", "/v1/campaigns?limit=1");
  const [campaign] = (body as { items: { campaignId: string }[] }).items;
  const exports = [
    ["/v1/meters.ndjson", "/v1/meters.ndjson"],
    ["/v1/audit.ndjson", "/v1/audit.ndjson"],
    [
      "/v1/campaigns/{campaignId}/codes.ndjson",
      `/v1/campaigns/${campaign?.campaignId}/codes.ndjson?channel=sms`,
    ],
  ] as const;
  const ajv = new Ajv2020({ strict: false });
  for (const [path, at] of exports) {
    const schema = document.paths[path]?.get?.responses[200]?.content?.["application/x-ndjson"]
      ?.schema as { readonly "x-item-schema": AnySchema };
    const { text } = await rig.call("GET", at);
    const lines = text.trim().split("\n");
    expect(lines[0], path).not.toBe("");
    for (const line of lines) {
      const isDocumented = ajv.validate(
        closed(schema["x-item-schema"]) as object,
        JSON.parse(line),
      );
      expect(isDocumented, `${path}: ${ajv.errorsText()}`).toBe(true);
    }
  }
});

test("a warning that needs an acknowledgement is in the document of the refusal", async () => {
  const path = await register(rig.call, "00db1234567890ee");
  await issue(rig.call, path, { commands: [{ type: "top_up", amountPence: 1 }] });
  const commands = [{ type: "revert_to_defaults", parts: ["debts"] }];
  const { status, type, body } = await rig.call("POST", `${path}/codes`, { commands });
  expect(status).toBe(409);
  expectDocumented("POST /v1/meters/{meterId}/codes", status, type, body);
});
