import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
const keys = new Map<string, MadeKey>();
const ROLES = ["metrics", "reader", "issuer", "approver", "administrator"];
beforeAll(async () => {
  rig = await startRig({ ...supplierEnv(), ...{ TRUSTED_PROXIES: "127.0.0.1" } });
  for (const role of ROLES) {
    const asked = role === "reader" ? { seesCodes: true } : {};
    keys.set(role, await keyOf(rig, role, asked));
  }
});
afterAll(() => rig.remove());

interface Operation {
  readonly description?: string;
  readonly responses: Record<string, unknown>;
}

async function routes(): Promise<[method: string, path: string, operation: Operation][]> {
  const { body } = await rig.call("GET", "/docs/json");
  const { paths } = body as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  );
}

/** What a role may call, by hand; every other route is an administrator's. */
const NEEDED: Record<string, string> = {
  "GET /metrics": "metrics",
  "GET /v1/keys/self": "metrics",
  "POST /v1/find": "reader",
  "GET /v1/supplier": "reader",
  "GET /v1/limits": "reader",
  "GET /v1/meters/{meterId}/settings": "reader",
  "PUT /v1/meters/{meterId}/settings": "issuer",
  "GET /v1/reports/days": "reader",
  "GET /v1/reports/reconciliation": "reader",
  "GET /v1/meters/{meterId}/alerts": "reader",
  "POST /v1/meters/{meterId}/alerts": "issuer",
  "GET /v1/supplier/keys": "reader",
  "POST /v1/supplier/key-changes": "approver",
  "POST /v1/meters/import": "issuer",
  "GET /v1/codes/{codeId}/text": "reader",
  "GET /v1/codes/{codeId}/duis": "reader",
  "POST /v1/campaigns/{campaignId}/sent": "issuer",
  "GET /v1/approval-line": "reader",
  "GET /v1/approvals": "reader",
  "GET /v1/approvals/{id}": "reader",
  "GET /v1/approvals/{id}/meters": "reader",
  "GET /v1/campaigns/{campaignId}/meters": "reader",
  "POST /v1/approvals/{id}/approve": "approver",
  "POST /v1/approvals/{id}/reject": "approver",
  "POST /v1/approvals/{id}/withdraw": "issuer",
  "PUT /v1/approval-line": "administrator",
  "DELETE /v1/approval-line": "administrator",
  "GET /v1/audit": "reader",
  "GET /v1/audit.ndjson": "reader",
  "GET /v1/audit/verify": "reader",
  "GET /v1/audit/keys.pem": "reader",
  "GET /v1/meters": "reader",
  "GET /v1/meters.csv": "reader",
  "GET /v1/meters.ndjson": "reader",
  "PATCH /v1/meters/{meterId}": "issuer",
  "GET /v1/meters/{meterId}": "reader",
  "GET /v1/meters/{meterId}/codes": "reader",
  "GET /v1/codes": "reader",
  "GET /v1/events": "reader",
  "GET /v1/codes/{codeId}": "reader",
  "POST /v1/codes/explain": "reader",
  "POST /v1/meters": "issuer",
  "POST /v1/meters/{meterId}/codes": "issuer",
  "POST /v1/meters/{meterId}/codes/preview": "issuer",
  "POST /v1/meters/{meterId}/confirmations": "issuer",
  "POST /v1/codes/{codeId}/void": "issuer",
  "POST /v1/codes/{codeId}/sent": "issuer",
  "POST /v1/codes/{codeId}/resend": "issuer",
  "POST /v1/codes/{codeId}/refused": "issuer",
  "POST /v1/codes/{codeId}/lost": "issuer",
  "GET /v1/campaigns": "reader",
  "GET /v1/campaigns/{campaignId}": "reader",
  "GET /v1/campaigns/{campaignId}/codes": "reader",
  "GET /v1/campaigns/{campaignId}/codes.csv": "reader",
  "GET /v1/campaigns/{campaignId}/codes.ndjson": "reader",
  "GET /v1/campaigns/{campaignId}/events": "reader",
  "POST /v1/campaigns": "issuer",
  "POST /v1/campaigns/preview": "issuer",
  "POST /v1/campaigns/{campaignId}/cancel": "issuer",
  "POST /v1/keys": "administrator",
  "GET /v1/keys": "administrator",
  "DELETE /v1/keys/{id}": "administrator",
  "PUT /v1/keys/{id}/owner": "administrator",
  "PUT /v1/limits/{role}": "administrator",
  "POST /v1/webhooks": "administrator",
  "GET /v1/webhooks": "administrator",
  "GET /v1/webhooks/{webhookId}": "administrator",
  "PATCH /v1/webhooks/{webhookId}": "administrator",
  "DELETE /v1/webhooks/{webhookId}": "administrator",
  "POST /v1/webhooks/{webhookId}/rotate": "administrator",
  "POST /v1/webhooks/{webhookId}/replay": "administrator",
  "POST /v1/webhooks/{webhookId}/send": "administrator",
  "POST /v1/webhooks/{webhookId}/test": "administrator",
  "GET /v1/webhooks/{webhookId}/deliveries": "administrator",
};

test("every route says in the document which role it needs, and lists its refusal", async () => {
  const secured = (await routes()).filter(([, path]) => /^\/(v1\/|metrics$)/.test(path));
  const said = secured.map(([method, path, { description, responses }]) => {
    expect(Object.keys(responses), `${method} ${path}`).toContain("403");
    return [`${method} ${path}`, /Needs the role (\w+)\.$/.exec(description ?? "")?.[1]];
  });
  expect(Object.fromEntries(said)).toEqual(NEEDED);
});

test.each(Object.entries(NEEDED))("%s is forbidden below the role %s", async (route, needed) => {
  const [method, path] = route.split(" ") as ["GET" | "POST" | "PUT" | "PATCH" | "DELETE", string];
  const id = "1b671a64-40d5-491e-99b0-da01ff1f3341";
  const at = path
    .replace("{meterId}", "00db123456789fff")
    .replace(/\{(codeId|id|approvalId|campaignId|webhookId)\}/, id)
    .replace("{role}", "issuer");
  const body = method === "GET" || method === "DELETE" ? undefined : "[]";
  for (const authorization of ["", "Basic eA==", "Bearer nobody"]) {
    // Each from an address of its own: none has guessed too often.
    const from = `192.0.2.${Object.keys(NEEDED).indexOf(route)}`;
    const headers = { authorization, "x-forwarded-for": from };
    const { status, body: problem } = await rig.call(method, at, body, headers);
    expect([status, problem]).toMatchObject([401, { code: "unauthorized" }]);
  }
  for (const role of ROLES) {
    const { status, body: problem } = await (keys.get(role) as MadeKey).call(method, at, body);
    if (ROLES.indexOf(role) < ROLES.indexOf(needed)) {
      expect([role, status, problem]).toMatchObject([role, 403, { code: "forbidden" }]);
    } else expect([role, status]).not.toEqual([role, 403]);
  }
});

test("a key is asked for before its role, and a body is not read before either", async () => {
  const reader = keys.get("reader") as MadeKey;
  expect((await reader.call("POST", "/v1/keys", "{")).status).toBe(403);
  const nobody = { authorization: "Bearer nobody" };
  expect((await reader.call("POST", "/v1/keys", "{", nobody)).status).toBe(401);
});
