import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { publicKeyOf } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
} from "../../support/parties.ts";
import { pemOf, registration } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();

const path = `/v1/meters/${METER_ID}`;

test("the supplier says who it is", async () => {
  const { status, body } = await rig.call("GET", "/v1/supplier");
  expect(status).toBe(200);
  const publicKey = publicKeyOf(SUPPLIER_KEY);
  expect(body).toEqual({ supplierId: SUPPLIER_ID, publicKey, commandPublicKey: publicKey });
});

test("a meter is registered and shown, with a forecast of which nothing is spent", async () => {
  const details = { fuel: "gas", label: "12 Acacia Avenue", tags: ["no-wan", "north"] };
  const made = await rig.call("POST", "/v1/meters", { ...registration(), ...details });
  expect(made.status).toBe(201);
  const meter = {
    ...registration(),
    ...details,
    supplierKeyId: expect.stringMatching(/^[0-9a-f]{16}$/),
    registeredAt: "2026-11-24T12:00:00.000Z",
    status: "active",
    retiredAt: null,
    retireReason: null,
    lastCounter: 0,
    knownHighestCounter: 0,
    knownBalancePence: null,
    knownOn: null,
    clockDays: 0,
  };
  expect(made.body).toEqual({ ...meter, warnings: [] });
  const codesLeft = { 20: 511, 40: 32_767 };
  const forecast = { nextCounter: 1, codesLeft, outstandingCount: 0, outstanding: [] };
  const known = { lastConfirmation: null, lastSupplyAlert: null, openCodes: 0 };
  expect((await rig.call("GET", path)).body).toEqual({ ...meter, known, forecast });
});

test("a PEM public key is taken for what it is", async () => {
  const pem = createPublicKey(createPrivateKey(pemOf(METER_KEY)))
    .export({ format: "pem", type: "spki" })
    .toString();
  const { status, body } = await rig.call("POST", "/v1/meters", {
    ...registration(),
    publicKey: pem,
  });
  expect([status, body]).toMatchObject([201, { publicKey: publicKeyOf(METER_KEY) }]);
});

test("PEM of two keys is refused: nobody says which is meant", async () => {
  const [one, two] = [METER_KEY, SUPPLIER_KEY].map((key) =>
    createPublicKey(createPrivateKey(pemOf(key))).export({ format: "pem", type: "spki" }),
  );
  const { body } = await rig.call("POST", "/v1/meters", {
    ...registration(),
    publicKey: `${one}${two}`,
  });
  expect(body).toMatchObject({ code: "invalid_request", field: "publicKey" });
  expect(body).toMatchObject({ detail: expect.stringMatching(/this is PEM of several keys$/) });
});

test("a PEM public key is taken as a cell has it: in one line, indented, by CR alone", async () => {
  const pem = createPublicKey(createPrivateKey(pemOf(METER_KEY)))
    .export({ format: "pem", type: "spki" })
    .toString();
  for (const between of ["", " ", "\r", "\n    "]) {
    const publicKey = pem.trim().replaceAll("\n", between);
    const { body } = await rig.call("POST", "/v1/meters", { ...registration(), publicKey });
    expect([between, body]).toMatchObject([between, { publicKey: publicKeyOf(METER_KEY) }]);
  }
});

function pemOfOtherCurve(): string {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
  return publicKey.export({ format: "pem", type: "spki" }).toString();
}

function pemOfExplicitCurve(): string {
  const curve = { namedCurve: "prime256v1", paramEncoding: "explicit" } as const;
  const { publicKey } = generateKeyPairSync("ec", curve);
  return publicKey.export({ format: "pem", type: "spki" }).toString();
}

const WRONG_KEYS = [
  ["text", "this is text and no key at all"],
  ["hex of a point that is not on the curve", `04${"11".repeat(64)}`],
  ["a compressed point that is not on the curve", `02${"ff".repeat(32)}`],
  ["half a point", publicKeyOf(METER_KEY).slice(0, 66)],
  ["a PEM private key", pemOf(METER_KEY)],
  ["a PEM key of another curve", pemOfOtherCurve()],
  ["a PEM key whose curve is spelled out (RFC 5480)", pemOfExplicitCurve()],
  [
    "a PEM certificate that is none",
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
  ],
] as const;

test.each(WRONG_KEYS)("%s is refused as publicKey, and not repeated", async (_title, publicKey) => {
  const { status, body, text } = await rig.call("POST", "/v1/meters", {
    ...registration(),
    publicKey,
  });
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "publicKey" }]);
  expect(text).not.toContain(publicKey.slice(10, 40));
  expect((await rig.call("GET", path)).status).toBe(404);
});

test("the supplier's own id is refused as meterId", async () => {
  const { status, body } = await rig.call("POST", "/v1/meters", registration(SUPPLIER_ID));
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "meterId" }]);
});

test("registering again with the same words answers 200 and the same meter", async () => {
  const first = await rig.call("POST", "/v1/meters", registration());
  const again = await rig.call("POST", "/v1/meters", registration());
  expect([again.status, again.text]).toEqual([200, first.text]);
});

test("a key that another meter has is taken with a warning, which names that meter", async () => {
  await rig.call("POST", "/v1/meters", registration());
  const sameKey = { ...registration(OTHER_METER_ID), publicKey: publicKeyOf(METER_KEY) };
  const warnings = [
    { code: "key_of_another_meter", message: expect.any(String), meterIds: [METER_ID] },
  ];
  for (const status of [201, 200]) {
    const answer = await rig.call("POST", "/v1/meters", sameKey);
    expect(answer).toMatchObject({ status, body: { meterId: OTHER_METER_ID, warnings } });
  }
  expect(await rig.call("POST", "/v1/meters", registration())).toMatchObject({
    status: 200,
    body: { warnings: [{ meterIds: [OTHER_METER_ID] }] },
  });
});

test("registering again with another key is meter_exists", async () => {
  await rig.call("POST", "/v1/meters", registration());
  const other = { ...registration(), publicKey: publicKeyOf(OTHER_METER_KEY) };
  const { status, body } = await rig.call("POST", "/v1/meters", other);
  expect([status, body]).toMatchObject([409, { code: "meter_exists" }]);
  expect((await rig.call("GET", path)).body).toMatchObject(registration());
});

test("a meter that nobody registered is not_found", async () => {
  const { status, body } = await rig.call("GET", path);
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});

test("meters come in pages, each once, to the end", async () => {
  const ids = Array.from({ length: 5 }, (_, at) => `00db12345678900${at}`);
  for (const id of ids.toReversed()) await rig.call("POST", "/v1/meters", registration(id));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "?limit=2" : `?limit=2&cursor=${cursor}`;
    const { body } = await rig.call("GET", `/v1/meters${query}`);
    const page = body as { items: { meterId: string }[]; nextCursor: string | null };
    seen.push(...page.items.map(({ meterId }) => meterId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(ids);
});

test.each(["limit=0", "limit=201", "limit=two", "cursor=1", "page=2"])(
  "the query ?%s is refused",
  async (query) => {
    const { status, body } = await rig.call("GET", `/v1/meters?${query}`);
    expect([status, body]).toMatchObject([
      400,
      { code: "invalid_request", field: query.split("=")[0] },
    ]);
  },
);

test("every call without the API key, or with another, is unauthorized", async () => {
  for (const call of [clientOf(rig.url()), clientOf(rig.url(), "another-key")]) {
    for (const at of ["/v1/supplier", "/v1/meters", path, `${path}/codes`]) {
      const { status, body, type } = await call("GET", at);
      expect([status, body]).toMatchObject([401, { code: "unauthorized" }]);
      expect(type).toContain("application/problem+json");
    }
    const { status } = await call("POST", "/v1/meters", registration());
    expect(status).toBe(401);
  }
  expect((await rig.call("GET", path)).status).toBe(404);
});

test("health and the documentation need no key", async () => {
  const open = clientOf(rig.url());
  for (const at of ["/health/live", "/health/ready", "/docs/json", "/docs"]) {
    expect((await open("GET", at)).status).toBe(200);
  }
});
