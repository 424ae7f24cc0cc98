import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rigForEachTest } from "../../support/each-test.ts";
import { openEventStream } from "../../support/event-stream.ts";
import { keyOf } from "../../support/keys.ts";
import { failToStart } from "../../support/server-process.ts";
import { NOON_SECONDS } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();

test("a key is shown once, works also after a restart, and is listed without itself", async () => {
  rig.setTime(NOON_SECONDS + 1);
  const made = await rig.call("POST", "/v1/keys", {
    role: "reader",
    owner: "Ann Lee",
    label: "Desk 7",
  });
  const { id, key } = made.body as { id: string; key: string };
  expect([made.status, made.body]).toEqual([
    201,
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      role: "reader",
      owner: "Ann Lee",
      label: "Desk 7",
      seesCodes: false,
      createdAt: "2026-11-24T12:00:01.000Z",
      createdBy: "bootstrap",
      revokedAt: null,
      expiresAt: null,
      lastUsedAt: null,
      key: expect.stringMatching(/^[\w-]{43}$/),
    },
  ]);
  await rig.restart();
  const list = await rig.call("GET", "/v1/keys");
  expect(list.body).toMatchObject({
    items: [
      { id: "bootstrap", role: "administrator" },
      { id, owner: "Ann Lee", label: "Desk 7" },
    ],
  });
  expect(list.text).not.toContain(key);
  const bearer = { authorization: `Bearer ${key}` };
  expect((await rig.call("GET", "/v1/supplier", undefined, bearer)).status).toBe(200);
});

test("a key of any role is shown itself, and what its role may issue", async () => {
  const limits = { commands: ["top_up"], amountPenceMax: 5_000 };
  await rig.call("PUT", "/v1/limits/issuer", limits);
  const daily = { keyPencePerDay: null, meterPencePerDay: null };
  const free = { commands: null, amountPenceMax: null, ...daily };
  const allowed = [
    ["metrics", false, null],
    ["reader", false, null],
    ["issuer", true, { ...limits, ...daily }],
    ["approver", true, free],
    ["administrator", true, free],
  ] as const;
  for (const [role, seesCodes, limitsOfRole] of allowed) {
    const expiresAt = "2026-11-24T13:00:00.000Z";
    const asked = { owner: "Ann Lee", label: "Desk 7", expiresAt };
    const { id, key, call } = await keyOf(rig, role, asked);
    const { status, body, text } = await call("GET", "/v1/keys/self");
    const own = { id, role, ...asked, seesCodes, limits: limitsOfRole };
    expect([status, body]).toMatchObject([200, own]);
    expect(text).not.toContain(key);
  }
});

test("a key is nowhere in the database", async () => {
  const { key } = await keyOf(rig, "issuer");
  for (const file of ["supplier.db", "supplier.db-wal"]) {
    expect(readFileSync(join(rig.folder, "supplier", file), "latin1")).not.toContain(key);
  }
});

test("a revoked key opens nothing, and revoking it again changes nothing", async () => {
  const { id, call } = await keyOf(rig, "reader");
  expect((await call("GET", "/v1/supplier")).status).toBe(200);
  const revoked = await rig.call("DELETE", `/v1/keys/${id}`);
  expect([revoked.status, revoked.body]).toMatchObject([
    200,
    { id, revokedAt: "2026-11-24T12:00:00.000Z" },
  ]);
  const { status, body } = await call("GET", "/v1/supplier");
  expect([status, body]).toMatchObject([401, { code: "unauthorized" }]);
  rig.setTime(1_795_600_000);
  const { revokedAt } = revoked.body as { revokedAt: string };
  expect((await rig.call("DELETE", `/v1/keys/${id}`)).body).toMatchObject({ id, revokedAt });
});

test("the last administrator's key is not revoked, and the one before it is", async () => {
  const refused = await rig.call("DELETE", "/v1/keys/bootstrap");
  expect([refused.status, refused.body]).toMatchObject([409, { code: "last_administrator" }]);
  const other = await keyOf(rig, "administrator");
  expect((await other.call("DELETE", "/v1/keys/bootstrap")).status).toBe(200);
  const last = await other.call("DELETE", `/v1/keys/${other.id}`);
  expect([last.status, last.body]).toMatchObject([409, { code: "last_administrator" }]);
  expect((await rig.call("GET", "/v1/supplier")).status).toBe(401);
});

test("the environment's key works again after a restart, though it was revoked", async () => {
  const other = await keyOf(rig, "administrator");
  await other.call("DELETE", "/v1/keys/bootstrap");
  await rig.restart();
  expect((await rig.call("GET", "/v1/supplier")).status).toBe(200);
  const { body } = await rig.call("GET", "/v1/audit?limit=1");
  expect(body).toMatchObject({
    items: [{ action: "key.made", actor: "service", details: { keyId: "bootstrap" } }],
  });
});

test("the environment does not name the key of somebody else", async () => {
  const { key } = await keyOf(rig, "reader");
  await rig.stop();
  const env = { ...rig.env, SUPPLIER_BOOTSTRAP_KEY: key };
  const { exitCode, stderr } = await failToStart("supplier", env);
  expect([exitCode, stderr]).toEqual([
    1,
    "SUPPLIER_BOOTSTRAP_KEY is already the API key of someone else: choose another one.\n",
  ]);
});

test("a key opens nothing from the second on in which it expires", async () => {
  const { call } = await keyOf(rig, "reader", { expiresAt: "2026-11-24T13:00:00Z" });
  rig.setTime(NOON_SECONDS + 3_599);
  expect((await call("GET", "/v1/supplier")).status).toBe(200);
  rig.setTime(NOON_SECONDS + 3_600);
  expect((await call("GET", "/v1/supplier")).status).toBe(401);
});

test.each(["2026-11-24T12:00:00Z", "2026-13-24T12:00:00Z", "2026-11-24T13:00:00", "tomorrow"])(
  "a key that ends at %s is refused by name",
  async (expiresAt) => {
    const asked = { role: "reader", owner: "Ann", expiresAt };
    const { status, body } = await rig.call("POST", "/v1/keys", asked);
    expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "expiresAt" }]);
  },
);

test("an administrator's key that expires does not count as another administrator's", async () => {
  await keyOf(rig, "administrator", { expiresAt: "2026-11-24T13:00:00Z" });
  const { status, body } = await rig.call("DELETE", "/v1/keys/bootstrap");
  expect([status, body]).toMatchObject([409, { code: "last_administrator" }]);
});

test("a key says when it last opened something, to the minute", async () => {
  const { id, call } = await keyOf(rig, "reader");
  const lastUsed = async () => {
    const { body } = await rig.call("GET", "/v1/keys");
    return (body as { items: { id: string; lastUsedAt: string | null }[] }).items.find(
      (item) => item.id === id,
    )?.lastUsedAt;
  };
  /** What is noted once a call is answered, which may be a moment after it. */
  const noted = (time: string) => expect.poll(lastUsed).toBe(`2026-11-24T12:${time}.000Z`);
  await call("GET", "/v1/supplier");
  await noted("00:00");
  rig.setTime(NOON_SECONDS + 59);
  await call("GET", "/v1/supplier");
  rig.setTime(NOON_SECONDS + 60);
  await noted("00:00");
  await call("POST", "/v1/keys");
  await noted("01:00");
});

test.each([
  ["revoked", (id: string) => rig.call("DELETE", `/v1/keys/${id}`)],
  ["expired", async () => rig.setTime(NOON_SECONDS + 60)],
] as const)("the event stream of a key that is %s ends", async (_what, end) => {
  await rig.call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: null });
  const campaign = { commands: [{ type: "restore_supply" }], selection: { tags: ["north"] } };
  const { body } = await rig.call("POST", "/v1/campaigns", campaign);
  const { campaignId } = body as { campaignId: string };
  const { id, key } = await keyOf(rig, "reader", { expiresAt: "2026-11-24T12:01:00Z" });
  const url = `${rig.url()}/v1/campaigns/${campaignId}/events`;
  const stream = await openEventStream<{ status: string }>(url, { authorization: `Bearer ${key}` });
  expect(stream.status).toBe(200);
  expect(await stream.next()).toMatchObject({ campaignId });
  await end(id);
  let last = await stream.next();
  while (last !== undefined) last = await stream.next();
});

test.each([undefined, "", " Ann", "Ann ", "Ann  Lee", "Ann\u00a0Lee", "Ann\n"])(
  "a key whose owner is %j is refused by name",
  async (owner) => {
    const { status, body } = await rig.call("POST", "/v1/keys", { role: "reader", owner });
    expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "owner" }]);
  },
);

test("the bootstrap key is given its owner once", async () => {
  const name = (owner: string) => rig.call("PUT", "/v1/keys/bootstrap/owner", { owner });
  for (const _time of ["first", "again"]) {
    const { status, body } = await name("Ann Lee");
    expect([status, body]).toMatchObject([200, { id: "bootstrap", owner: "Ann Lee" }]);
  }
  const other = await name("Bo");
  expect([other.status, other.body]).toMatchObject([409, { code: "owner_named" }]);
  const { body } = await rig.call("GET", "/v1/audit?action=key.owner_named");
  expect(body).toMatchObject({ items: [{ details: { keyId: "bootstrap", owner: "Ann Lee" } }] });
  expect((body as { items: object[] }).items).toHaveLength(1);
  await rig.restart();
  expect((await rig.call("GET", "/v1/keys")).body).toMatchObject({ items: [{ owner: "Ann Lee" }] });
});

test("revoking a key that is not there is not_found", async () => {
  const { status, body } = await rig.call(
    "DELETE",
    "/v1/keys/1b671a64-40d5-491e-99b0-da01ff1f3341",
  );
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});

test("a key with a role that is none is refused by name", async () => {
  const { status, body } = await rig.call("POST", "/v1/keys", { role: "owner", owner: "Ann" });
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "role" }]);
});
