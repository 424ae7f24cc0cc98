import { afterEach, expect, test } from "vitest";
import { keyOf } from "../../support/keys.ts";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
afterEach(() => rig.remove());

const start = async (rateLimit: string, more = {}) => {
  rig = await startRig({ ...supplierEnv(), ...{ RATE_LIMIT_PER_MINUTE: rateLimit }, ...more });
};

/** Asks with a key, as a proxy would for a client at an address. */
function ask(apiKey: string, from?: string): Promise<Response> {
  const forwarded = from === undefined ? {} : { "x-forwarded-for": from };
  const headers = { authorization: `Bearer ${apiKey}`, ...forwarded };
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

async function guessSixty(from?: string): Promise<void> {
  for (let wrong = 0; wrong < 60; wrong += 1) {
    expect((await ask(`guess-${wrong}`, from)).status).toBe(401);
  }
}

test("after sixty wrong keys of an address 429 to any other, a right one too", async () => {
  await start("1000");
  const other = await keyOf(rig, "reader");
  await guessSixty();
  await expectTooMany(await ask("guess-60"));
  await expectTooMany(await ask(other.key));
  expect((await ask(API_KEY)).status).toBe(200);
});

test("the guesses of one client of a trusted proxy are not those of another", async () => {
  await start("1000", { TRUSTED_PROXIES: "127.0.0.1" });
  const { key } = await keyOf(rig, "reader");
  await guessSixty("192.0.2.1");
  await expectTooMany(await ask(key, "192.0.2.1"));
  expect((await ask(key, "192.0.2.2")).status).toBe(200);
  await expectTooMany(await ask(key, "192.0.2.1"));
  await guessSixty("2001:db8::1");
  await expectTooMany(await ask(key, "2001:db8::2"));
  expect((await ask(key, "2001:db8:0:1::1")).status).toBe(200);
});

test("whoever is no trusted proxy cannot say where a guess comes from", async () => {
  await start("1000", { TRUSTED_PROXIES: "192.0.2.0/24" });
  const { key } = await keyOf(rig, "reader");
  await guessSixty("192.0.2.1");
  await expectTooMany(await ask(key, "192.0.2.2"));
});

test("the name of a request is a trusted proxy's, where it fits into a line", async () => {
  const named = async (id: string) => {
    const headers = { "x-request-id": id };
    return (await fetch(`${rig.url()}/health/live`, { headers })).headers.get("x-request-id");
  };
  await start("1000", { TRUSTED_PROXIES: "127.0.0.1, ::1" });
  expect(await named("8e03978e:1")).toBe("8e03978e:1");
  for (const id of ["two words", "x".repeat(129), "<b>"]) {
    expect(await named(id)).toMatch(/^[0-9a-f-]{36}$/);
  }
  await rig.remove();
  await start("1000");
  expect(await named("8e03978e:1")).not.toBe("8e03978e:1");
});

test("without a limit as many as come are answered", async () => {
  await start("0");
  for (let asked = 0; asked < 200; asked += 1) expect((await ask(API_KEY)).status).toBe(200);
});
