import { afterEach, expect, test } from "vitest";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

const PAGE = "http://localhost:3001";
const OTHER_PAGE = "https://bench.example";
const FOREIGN = [
  "http://localhost:3002",
  "https://localhost:3001",
  "http://localhost:3001.evil.example",
  "http://localhost",
  "null",
];

let rig: SupplierRig;
afterEach(() => rig.remove());

async function start(origins?: string): Promise<void> {
  const named = origins === undefined ? {} : { CORS_ORIGINS: origins };
  rig = await startRig({ ...supplierEnv(), ...named });
}

/** What an answer says to browsers of other origins. */
function corsOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));
}

function ask(headers: Record<string, string>, path = "/v1/supplier"): Promise<Response> {
  return fetch(`${rig.url()}${path}`, { headers });
}

function preflight(origin: string, path = "/v1/meters"): Promise<Response> {
  const headers = { origin, "access-control-request-method": "POST" };
  return fetch(`${rig.url()}${path}`, { method: "OPTIONS", headers });
}

/** What a page that is named may read of an answer. */
const named = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-expose-headers":
    "Content-Disposition, Idempotency-Replayed, Retry-After, X-Request-Id",
});

const withKey = { authorization: `Bearer ${API_KEY}` };

test("an origin that is named may call, each of two, and the preflight needs no key", async () => {
  await start(`${PAGE}, ${OTHER_PAGE}`);
  for (const origin of [PAGE, OTHER_PAGE]) {
    const answer = await preflight(origin);
    expect([answer.status, corsOf(answer)]).toEqual([
      204,
      {
        ...named(origin),
        "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
        "access-control-allow-headers": "Authorization, Content-Type, Idempotency-Key",
      },
    ]);
    const called = await ask({ origin, ...withKey });
    expect([called.status, corsOf(called)]).toEqual([200, named(origin)]);
    expect(called.headers.get("vary")).toContain("Origin");
  }
});

test("an OPTIONS from a page that asks for no method is no preflight, and a problem", async () => {
  await start(PAGE);
  const answer = await fetch(`${rig.url()}/v1/meters`, {
    method: "OPTIONS",
    headers: { origin: PAGE },
  });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    405,
    "application/problem+json; charset=utf-8",
  ]);
});

test("a page may call by every method that the API has", async () => {
  await start(PAGE);
  const document = await fetch(`${rig.url()}/docs/json`);
  const { paths } = (await document.json()) as { paths: Record<string, object> };
  const all = Object.entries(paths).filter(([path]) => path.startsWith("/v1/"));
  const used = new Set(all.flatMap(([, methods]) => Object.keys(methods)));
  const said = corsOf(await preflight(PAGE))["access-control-allow-methods"]?.toLowerCase();
  expect(said?.split(", ").toSorted()).toEqual([...used].toSorted());
});

test("a call from it still needs a key, and its page may read why", async () => {
  await start(PAGE);
  for (const headers of [{ origin: PAGE }, { origin: PAGE, authorization: "Bearer wrong" }]) {
    const answer = await ask(headers);
    expect([answer.status, corsOf(answer)]).toEqual([401, named(PAGE)]);
  }
});

test.each(FOREIGN)("%s is told nothing", async (origin) => {
  await start(PAGE);
  expect(corsOf(await preflight(origin))).toEqual({});
  expect((await preflight(origin)).status).toBe(405);
  expect(corsOf(await ask({ origin, ...withKey }))).toEqual({});
  expect(corsOf(await ask({ origin }))).toEqual({});
});

test("without an origin no answer differs: with a key, without one, and to OPTIONS", async () => {
  const shown = async () => {
    const answers = [
      await ask(withKey),
      await ask({}),
      await fetch(`${rig.url()}/v1/supplier`, { method: "OPTIONS" }),
      await ask({}, "/nothing"),
    ];
    return Promise.all(answers.map(async (it) => [it.status, await it.text(), corsOf(it)]));
  };
  await start();
  const before = await shown();
  await rig.remove();
  await start(PAGE);
  expect(await shown()).toEqual(before);
  expect(before.map(([status]) => status)).toEqual([200, 401, 405, 404]);
});

test.each(["/docs/json", "/docs", "/health/live", "/metrics"])(
  "%s is opened to nobody",
  async (path) => {
    await start(PAGE);
    expect(corsOf(await ask({ origin: PAGE, ...withKey }, path))).toEqual({});
    const answer = await preflight(PAGE, path);
    expect([answer.status, corsOf(answer)]).toEqual([405, {}]);
  },
);

test("where no origin is named nobody is told anything", async () => {
  await start();
  expect(corsOf(await ask({ origin: PAGE, ...withKey }))).toEqual({});
  const answer = await preflight(PAGE);
  expect([answer.status, corsOf(answer)]).toEqual([405, {}]);
});
