import { afterEach, expect, test } from "vitest";
import { keyOf } from "../../support/keys.ts";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
afterEach(() => rig.remove());

const start = async (rateLimit: string) => {
  rig = await startRig({ ...supplierEnv(), ...{ RATE_LIMIT_PER_MINUTE: rateLimit } });
};

function ask(apiKey: string): Promise<Response> {
  const headers = { authorization: `Bearer ${apiKey}` };
  return fetch(`${rig.url()}/v1/supplier`, { headers });
}

async function expectTooMany(answer: Response): Promise<void> {
  expect([answer.status, await answer.json()]).toMatchObject([429, { code: "too_many_requests" }]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
}

test("one request too many of a key is too_many_requests, and says when to retry", async () => {
  await start("3");
  const other = await keyOf(rig, "reader");
  for (const status of [200, 200]) expect((await ask(API_KEY)).status).toBe(status);
  await expectTooMany(await ask(API_KEY));
  expect((await ask(other.key)).status).toBe(200);
  expect((await fetch(`${rig.url()}/health/live`)).status).toBe(200);
});

test("what the role forbids counts, too", async () => {
  await start("2");
  const { call } = await keyOf(rig, "reader");
  for (const status of [403, 403, 429]) {
    expect((await call("POST", "/v1/keys", { role: "administrator", owner: "Eve" })).status).toBe(
      status,
    );
  }
});

test("sixty wrong keys of an address in a minute, then 429; the right one is let in", async () => {
  await start("1000");
  for (let wrong = 0; wrong < 60; wrong += 1) {
    expect((await ask(`guess-${wrong}`)).status).toBe(401);
  }
  await expectTooMany(await ask("guess-60"));
  expect((await ask(API_KEY)).status).toBe(200);
});

test("without a limit as many as come are answered", async () => {
  await start("0");
  for (let asked = 0; asked < 200; asked += 1) expect((await ask(API_KEY)).status).toBe(200);
});
