import { type Platform, RETRIES, type Retries, supplierClient } from "@utrn-lab/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** What a service answers: a status with Retry-After, or nothing at all. */
type Said = { readonly status: number; readonly retryAfter?: string } | "no answer";

const NOON_MS = Date.UTC(2026, 10, 24, 12);
const UNAVAILABLE: Said = { status: 503 };

/** A client whose calls are answered as listed, the last one for ever, and who notes each wait. */
function clientOf(said: readonly Said[], given: Partial<Platform & Retries> = {}) {
  const waits: number[] = [];
  const keys: (string | null)[] = [];
  let nowMs = NOON_MS;
  let made = 0;
  const client = supplierClient({
    address: "http://service.test",
    apiKey: "key",
    retries: given,
    platform: {
      fetch: async (request) => {
        await request.text();
        const answer = said[keys.length] ?? said.at(-1) ?? "no answer";
        keys.push(request.headers.get("Idempotency-Key"));
        if (answer === "no answer") throw new TypeError("fetch failed");
        const { status, retryAfter } = answer;
        const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
        return Response.json({ code: "a_code", detail: "" }, { status, headers });
      },
      nowMs: () => nowMs,
      wait: async (ms) => {
        waits.push(ms);
        nowMs += ms;
      },
      random: () => 0.5,
      newIdempotencyKey: () => `key ${++made}`,
      ...given,
    },
  });
  return { client, waits, keys };
}

const METER = { params: { path: { meterId: "00db1234567890a0" } } };
const TOP_UP = { ...METER, body: { commands: [{ type: "top_up" as const, amountPence: 1_000 }] } };
const NAMED = { params: { ...METER.params, header: { "Idempotency-Key": "mine" } } };

describe("a call that may be repeated", () => {
  it("waits up to a bound that doubles, until it is answered", async () => {
    const { client, waits, keys } = clientOf([UNAVAILABLE, "no answer", { status: 200 }]);
    const { response } = await client.GET("/v1/meters/{meterId}", METER);
    expect([response.status, keys.length]).toEqual([200, 3]);
    // Half of 250 and of 500.
    expect(waits).toEqual([125, 250]);
  });

  it("keeps its Idempotency-Key, whoever chose it", async () => {
    const own = clientOf([UNAVAILABLE, UNAVAILABLE, { status: 201 }]);
    await own.client.POST("/v1/meters/{meterId}/codes", TOP_UP);
    expect(own.keys).toEqual(["key 1", "key 1", "key 1"]);
    const named = clientOf([UNAVAILABLE, { status: 201 }]);
    await named.client.POST("/v1/meters/{meterId}/codes", { ...TOP_UP, ...NAMED });
    expect(named.keys).toEqual(["mine", "mine"]);
    const none = clientOf([UNAVAILABLE, { status: 200 }]);
    await none.client.POST("/v1/find", { body: { text: "acacia" } });
    expect(none.keys).toEqual([null, null]);
  });

  it.each([
    ["seconds", "3", 3_000],
    ["a date", "Tue, 24 Nov 2026 12:00:20 GMT", 20_000],
    ["a date that has passed", "Tue, 24 Nov 2026 11:00:00 GMT", 125],
    ["no time", "soon", 125],
  ])("waits as Retry-After asks in %s", async (_title, retryAfter, ms) => {
    const { client, waits } = clientOf([{ status: 429, retryAfter }, { status: 200 }]);
    await client.GET("/v1/meters/{meterId}", METER);
    expect(waits).toEqual([ms]);
  });

  it("gives the answer up where Retry-After asks for longer than it may take", async () => {
    const tomorrow: Said = { status: 429, retryAfter: "43200" };
    const { client, waits } = clientOf([tomorrow]);
    const { response } = await client.GET("/v1/meters/{meterId}", METER);
    expect([response.status, waits]).toEqual([429, []]);
  });

  it("throws what fetch threw, where no answer came to the last attempt", async () => {
    const { client, keys } = clientOf(["no answer"], { attemptsMax: 3 });
    await expect(client.GET("/v1/meters/{meterId}", METER)).rejects.toThrow("fetch failed");
    expect(keys).toHaveLength(3);
  });

  it("ends its wait, and is not sent again, when its signal is aborted", async () => {
    const abort = new AbortController();
    const { client, keys } = clientOf([UNAVAILABLE], {
      wait: async (_ms, signal) => {
        abort.abort(new Error("gone"));
        signal?.throwIfAborted();
      },
    });
    const call = client.GET("/v1/meters/{meterId}", { ...METER, signal: abort.signal });
    await expect(call).rejects.toThrow("gone");
    expect(keys).toHaveLength(1);
  });

  it("never waits longer than its bounds, nor begins an attempt after its end", async () => {
    const answers = fc.oneof(
      fc.constant<Said>("no answer"),
      fc.record({
        status: fc.constantFrom(408, 429, 502, 503, 504),
        retryAfter: fc.integer({ min: 0, max: 90 }).map(String),
      }),
    );
    const retries = fc.record({
      attemptsMax: fc.integer({ min: 1, max: 9 }),
      totalMsMax: fc.integer({ min: 0, max: 120_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answers, { minLength: 9 }), retries, async (said, bounds) => {
        const { client, waits, keys } = clientOf(said, bounds);
        await client.GET("/v1/meters/{meterId}", METER).catch(() => {});
        const total = waits.reduce((sum, ms) => sum + ms, 0);
        return (
          keys.length <= bounds.attemptsMax &&
          waits.length === keys.length - 1 &&
          total <= bounds.totalMsMax
        );
      }),
    );
    expect(RETRIES.totalMsMax).toBeGreaterThan(60_000);
  });
});

describe("a call", () => {
  it.each([400, 401, 403, 404, 409, 413, 500])("answered by %i is not repeated", async (status) => {
    const { client, keys } = clientOf([{ status }]);
    await client.POST("/v1/meters/{meterId}/codes", TOP_UP);
    expect(keys).toHaveLength(1);
  });

  it("that does more each time, or is done once, is not repeated", async () => {
    const { client, keys } = clientOf([UNAVAILABLE]);
    await client.POST("/v1/keys", { body: { role: "reader", owner: "Ann" } });
    await client.POST("/v1/approvals/{id}/approve", { params: { path: { id: "1" } }, body: {} });
    expect(keys).toEqual([null, null]);
  });

  it("whose answer says more the first time is not repeated", async () => {
    const { client, keys } = clientOf([UNAVAILABLE]);
    await client.PATCH("/v1/meters/{meterId}", { ...METER, body: { lastCounter: 9 } });
    const meterIds = [METER.params.path.meterId];
    await client.POST("/v1/supplier/key-changes", { body: { meterIds } });
    expect(keys).toHaveLength(2);
  });
});
