import { publicKeyOf } from "@utrn-lab/utrn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { METER_ID, METER_KEY } from "../../support/parties.ts";
import { EUI64_SENTENCE, MISPRINTED, PRINTED, PRINTED_CODES } from "../../support/printed-forms.ts";
import {
  issue,
  type SupplierRig,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

let rig: SupplierRig;
beforeAll(async () => {
  // The supplier's own id, too, as tools print it.
  rig = await startRig(supplierEnv(undefined, "90-B3-D5-1F-30-01-00-00"));
});
afterAll(() => rig.remove());

const publicKey = publicKeyOf(METER_KEY);
const NDJSON = { "content-type": "application/x-ndjson" };
const CSV = { "content-type": "text/csv" };

/** Every door that takes a meter's id, and what it answers of it. */
const DOORS: readonly [
  door: string,
  through: (rig: SupplierRig, id: string) => Promise<{ status: number; body: unknown }>,
  answer: object,
][] = [
  [
    "a registration",
    ({ call }, meterId) => call("POST", "/v1/meters", { meterId, publicKey }),
    { status: 200, body: { meterId: METER_ID } },
  ],
  [
    "a path",
    ({ call }, id) => call("GET", `/v1/meters/${encodeURIComponent(id)}`),
    { status: 200, body: { meterId: METER_ID } },
  ],
  [
    "a query",
    ({ call }, id) => call("GET", `/v1/audit?meterId=${encodeURIComponent(id)}`),
    { status: 200, body: { items: [{ action: "meter.registered", meterId: METER_ID }] } },
  ],
  [
    "an explanation",
    ({ call }, meterId) =>
      call("POST", "/v1/codes/explain", { code: "73946144332040217315", meterId }),
    { status: 200, body: { kind: "code" } },
  ],
  [
    "a selection",
    ({ call }, id) =>
      call("POST", "/v1/campaigns/preview", {
        commands: [{ type: "restore_supply" }],
        selection: { meterIds: [id] },
      }),
    { status: 200, body: { meters: 1 } },
  ],
  [
    "a change of keys",
    ({ call }, id) => call("POST", "/v1/supplier/key-changes", { meterIds: [id] }),
    { status: 200, body: { unchanged: [METER_ID], unknown: [] } },
  ],
  [
    "a file of JSON lines",
    ({ call }, meterId) =>
      call("POST", "/v1/meters/import", JSON.stringify({ meterId, publicKey }), NDJSON),
    { status: 200, body: { registered: 0, unchanged: 1, refused: 0 } },
  ],
  [
    "a file of CSV",
    ({ call }, id) =>
      call("POST", "/v1/meters/import", `meterId,publicKey\n${id},${publicKey}\n`, CSV),
    { status: 200, body: { registered: 0, unchanged: 1, refused: 0 } },
  ],
];

beforeAll(() => rig.call("POST", "/v1/meters", { meterId: METER_ID, publicKey }));

test.each(DOORS)("%s takes an EUI-64 in every printed form", async (_door, through, answer) => {
  for (const [label, print] of PRINTED) {
    expect(await through(rig, print(METER_ID)), label).toMatchObject(answer);
  }
});

test("what is no EUI-64 is refused by a sentence that shows one", async () => {
  for (const [label, meterId] of MISPRINTED) {
    const answer = await rig.call("POST", "/v1/meters", { meterId, publicKey });
    const detail = `meterId ${EUI64_SENTENCE}`;
    expect(answer, label).toMatchObject({ status: 400, body: { field: "meterId", detail } });
  }
});

test.each(PRINTED_CODES)("a code is explained, found and confirmed %s", async (_label, print) => {
  const path = `/v1/meters/${METER_ID}`;
  const { code, codeId } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const body = { code: print(code), meterId: METER_ID };
  expect(await rig.call("POST", "/v1/codes/explain", body)).toMatchObject({
    status: 200,
    body: { verification: { verifies: true, issue: { codeId } } },
  });
  expect(await rig.call("POST", "/v1/find", { text: print(code) })).toMatchObject({
    body: { codes: [{ codeId }] },
  });
  const counter = ((await rig.call("GET", path)).body as { lastCounter: number }).lastCounter;
  const confirmation = { code: print(shown({ utrnCounter: counter })) };
  expect(await rig.call("POST", `${path}/confirmations`, confirmation)).toMatchObject({
    status: 200,
    body: { code: { codeId, status: "confirmed" } },
  });
});

test("a letter among digits is incomplete, and is named", async () => {
  const code = "7394 61O4 3320 4021 7315";
  expect(await rig.call("POST", "/v1/codes/explain", { code })).toMatchObject({
    body: {
      kind: "refused",
      reason: "incomplete",
      message: "The code has the letter O after 6 digits: a code has digits only.",
    },
  });
  const path = `/v1/meters/${METER_ID}/confirmations`;
  expect(await rig.call("POST", path, { code: "0432 l678 9012 3456 7890" })).toMatchObject({
    body: {
      reason: "incomplete",
      detail:
        "The code has the letter l after 4 digits: " +
        "a confirmation code has 20 digits and nothing else.",
    },
  });
});

test("the supplier's own id is answered in the one form", async () => {
  const { body } = await rig.call("GET", "/v1/supplier");
  expect(body).toMatchObject({ supplierId: "90b3d51f30010000" });
});

test("two requests that differ in the print of an id alone are the same request", async () => {
  const headers = { "idempotency-key": "print" };
  const [first, second] = await Promise.all(
    [METER_ID, "00:DB:12:34:56:78:90:A0"].map((id) =>
      rig.call(
        "POST",
        `/v1/meters/${id}/codes`,
        { commands: [{ type: "restore_supply" }] },
        headers,
      ),
    ),
  );
  expect(first?.status).toBe(201);
  expect(second?.text).toBe(first?.text);
});

test("one meter in two prints stands twice in a list", async () => {
  const meterIds = [METER_ID, METER_ID.toUpperCase()];
  const answer = await rig.call("POST", "/v1/supplier/key-changes", { meterIds });
  expect(answer).toMatchObject({ status: 400, body: { field: "meterIds" } });
});

test.each([
  ["/v1/codes/5c2b8c4e", "codeId must look like 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10"],
  ["/v1/meters?cursor=x", "cursor must be the `nextCursor` of a page"],
  ["/v1/audit?codeId=7", "codeId must look like 5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10"],
  ["/v1/audit?from=yesterday", "from must be a date, as in 2026-11-24"],
  ["/v1/audit?actor=%07", "actor must have no control characters"],
])("GET %s says in words what would do", async (path, detail) => {
  expect(await rig.call("GET", path)).toMatchObject({ status: 400, body: { detail } });
});

/** An OpenAPI document, as far as it is looked at here. */
interface Document {
  readonly paths: Record<
    string,
    Record<string, { parameters?: { name: string }[]; requestBody?: object }>
  >;
  readonly components: { readonly schemas: Record<string, object> };
}

test("no request is described as taking ids in one form alone", async () => {
  const answer = await fetch(`${rig.url()}/docs/json`);
  const { paths, components } = (await answer.json()) as Document;
  const named = (_name: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || !("$ref" in value)) return value;
    return components.schemas[String(value.$ref).split("/").at(-1) ?? ""];
  };
  const requests = Object.values(paths).flatMap((operations) =>
    Object.values(operations).map(({ parameters = [], requestBody }) => {
      // A cursor is the service's own, and comes back as it was given.
      const others = parameters.filter(({ name }) => name !== "cursor");
      return JSON.stringify([others, requestBody], named);
    }),
  );
  expect(requests.filter((request) => request.includes('"x-eui64":true')).length).toBeGreaterThan(
    15,
  );
  expect(requests.filter((request) => request.includes("^[0-9a-f]{16}$"))).toEqual([]);
});
