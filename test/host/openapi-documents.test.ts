import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inlined, operationsOf, problemCodes } from "../support/described-schemas.ts";
import { benchForFile } from "../support/shared-bench.ts";
import { type SupplierRig, startRig } from "../support/supplier-rig.ts";

let supplier: SupplierRig;
beforeAll(async () => {
  supplier = await startRig();
});
afterAll(() => supplier.remove());

const bench = benchForFile();
const CALLS = {
  supplier: () => supplier.call("GET", "/docs/json"),
  bench: () => bench.call("GET", "/docs/json"),
};

/** What every answer to a key has, and every refusal after the key was read. */
const COUNTED = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

async function operationsNamed(read: () => Promise<{ readonly body: unknown }>) {
  return operationsOf(inlined((await read()).body));
}

describe.each(Object.entries(CALLS))("the document of the %s", (_name, read) => {
  test("is without a fault by the rules that Redocly recommends", async () => {
    // What a line of a stream holds is a schema that clients know, and no body refers to.
    const rules = { "no-unused-components": "off" } as const;
    const config = await createConfig({ extends: ["recommended"], rules });
    const source = JSON.stringify((await read()).body);
    const faults = await lintFromString({ source, config });
    expect(faults.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test("has patterns that mean the same to readers with and without the flag u", async () => {
    const patterns = JSON.stringify((await read()).body).match(/"pattern":"[^"]*"/g) ?? [];
    expect(patterns.length).toBeGreaterThan(9);
    expect(patterns.filter((pattern) => /\\\\[pP]\{/.test(pattern))).toEqual([]);
  });

  test("names every operation by a verb and a noun, and no two alike", async () => {
    const ids = (await operationsNamed(read)).map(([name, { operationId }]) => {
      expect(operationId, name).toMatch(/^[a-z]+([A-Z][a-z0-9]*)+$/);
      return operationId;
    });
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("says of every operation what any request can be refused for", async () => {
    for (const [name, operation] of await operationsNamed(read)) {
      const has = (status: number) => problemCodes(operation, status);
      expect(has(400), name).toContain("invalid_request");
      expect(has(408), name).toEqual(["request_timeout"]);
      expect(has(431), name).toEqual(["headers_too_large"]);
      expect(has(500), name).toEqual(["internal"]);
      const isStoreless = name.startsWith("GET /health/");
      expect(has(503).includes("store_unavailable"), name).toBe(!isStoreless);
      const isOfBody = operation.requestBody !== undefined;
      expect(has(413), name).toEqual(isOfBody ? ["payload_too_large"] : []);
      expect(has(415), name).toEqual(isOfBody ? ["unsupported_media_type"] : []);
    }
  });

  test("says of every operation whether a key opens it, and what comes without", async () => {
    for (const [name, operation] of await operationsNamed(read)) {
      const { security } = operation;
      expect([[], [{ apiKey: [] }]], name).toContainEqual(security);
      const isKeyed = security?.length === 1;
      expect(problemCodes(operation, 401), name).toEqual(isKeyed ? ["unauthorized"] : []);
      expect(problemCodes(operation, 403).includes("forbidden"), name).toBe(isKeyed);
      expect(problemCodes(operation, 429).includes("too_many_requests"), name).toBe(isKeyed);
      expect(problemCodes(operation, 503).includes("issuing_stopped"), name).toBe(isKeyed);
    }
  });

  test("says of every answer which headers it has", async () => {
    for (const [name, { security, responses }] of await operationsNamed(read)) {
      for (const [status, { headers = {} }] of Object.entries(responses)) {
        const isUnread = status === "408" || status === "431";
        const hints = [
          ...(isUnread ? [] : ["X-Request-Id"]),
          ...(status === "429" || status === "503" ? ["Retry-After"] : []),
          ...(status === "401" ? ["WWW-Authenticate"] : []),
          ...(security?.length === 1 && !isUnread && status !== "401" ? COUNTED : []),
        ];
        expect(Object.keys(headers), `${name} ${status}`).toEqual(expect.arrayContaining(hints));
      }
    }
  });

  test("has no answer without a sentence on what it is", async () => {
    for (const [name, { responses }] of await operationsNamed(read)) {
      for (const [status, { description }] of Object.entries(responses)) {
        expect(description, `${name} ${status}`).not.toBe("Default Response");
      }
    }
  });
});

test("a body of which nothing is needed need not be sent", async () => {
  const all = [...(await operationsNamed(CALLS.supplier)), ...(await operationsNamed(CALLS.bench))];
  const optional = all.filter(([, { requestBody }]) => requestBody?.required === false);
  expect(optional.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "POST /v1/approvals/{id}/approve",
      "POST /v1/meters",
      "POST /v1/meters/{meterId}/duplicate",
      "POST /v1/meters/{meterId}/session",
    ]),
  );
  expect(optional.map(([name]) => name)).not.toContain("POST /v1/meters/{meterId}/clock");
});
