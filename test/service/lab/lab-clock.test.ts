import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keyOf } from "../../support/keys.ts";
import { startPostgres } from "../../support/postgres.ts";
import {
  everything,
  issue,
  NOON_SECONDS,
  register,
  type SupplierRig,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const DAY = 86_400;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const CLOCK = "/v1/lab/clock";
const IN_FEBRUARY = "2027-02-22T12:00:00.000Z";

const env = { ...supplierEnv(), LAB: "1" };
let rig: SupplierRig;
let meterId: string;
let meters = 0;
beforeAll(async () => {
  rig = await startRig(env);
});
beforeEach(async () => {
  rig.setTime(NOON_SECONDS);
  await put({ offsetSeconds: 0 });
  meters += 1;
  meterId = `00db1234567890${meters.toString(16).padStart(2, "0")}`;
});
afterAll(() => rig.remove());

const put = (body: unknown) => rig.call("PUT", CLOCK, body);
const read = async () => (await rig.call("GET", CLOCK)).body;
const history = async (path: string) => (await rig.call("GET", `${path}/codes`)).body;

/** What a confirmation code of the test's meter is answered. */
async function confirm(says: Parameters<typeof shown>[0]): Promise<unknown> {
  const code = shown(says, meterId);
  return (await rig.call("POST", `/v1/meters/${meterId}/confirmations`, { code })).body;
}

test("the clock tells the real time until it is set, and the supplier shows it", async () => {
  const real = { time: NOON_SECONDS, offsetSeconds: 0, rate: 1 };
  expect(await read()).toEqual(real);
  expect((await rig.call("GET", "/v1/supplier")).body).toMatchObject({ clock: real });
  rig.setTime(NOON_SECONDS + 60);
  expect(await read()).toEqual({ ...real, time: NOON_SECONDS + 60 });
  const set = await put({ offsetSeconds: 90 * DAY });
  const ahead = { time: NOON_SECONDS + 60 + 90 * DAY, offsetSeconds: 90 * DAY, rate: 1 };
  expect([set.status, set.body]).toEqual([200, ahead]);
  expect((await rig.call("GET", "/v1/supplier")).body).toMatchObject({ clock: ahead });
});

test("a rate runs on from the time that there is, and a time leaves the rate", async () => {
  await put({ rate: 3_600 });
  rig.setTime(NOON_SECONDS + 10);
  const later = { time: NOON_SECONDS + 36_000, offsetSeconds: 35_990, rate: 3_600 };
  expect(await read()).toEqual(later);
  await put({ rate: 0 });
  rig.setTime(NOON_SECONDS + 1_000);
  expect(await read()).toEqual({ time: NOON_SECONDS + 36_000, offsetSeconds: 35_000, rate: 0 });
  await put({ time: NOON_SECONDS - DAY });
  rig.setTime(NOON_SECONDS + 2_000);
  const stands = { time: NOON_SECONDS - DAY, offsetSeconds: -DAY - 2_000, rate: 0 };
  expect(await read()).toEqual(stands);
  await put({ offsetSeconds: 0 });
  rig.setTime(NOON_SECONDS + 3_000);
  expect(await read()).toEqual({ time: NOON_SECONDS + 3_000, offsetSeconds: 0, rate: 1 });
});

test("the clock stops at the last second that a date of a code can name", async () => {
  const last = Date.UTC(2044, 10, 8, 23, 59, 59) / 1_000;
  await put({ time: last - 1 });
  rig.setTime(NOON_SECONDS + 5);
  expect(await read()).toMatchObject({ time: last });
});

test.each([
  {},
  { time: NOON_SECONDS, rate: 1 },
  { time: 0 },
  { time: Date.UTC(2044, 10, 9) / 1_000 },
  { time: NOON_SECONDS + 0.5 },
  { offsetSeconds: 20 * 366 * DAY },
  { offsetSeconds: -30 * 366 * DAY },
  { rate: -1 },
  { rate: 86_401 },
  { day: "2027-02-22" },
])("%j sets nothing", async (body) => {
  const { status, body: refused } = await put(body);
  expect([status, refused]).toMatchObject([400, { code: "invalid_request" }]);
  expect(await read()).toEqual({ time: NOON_SECONDS, offsetSeconds: 0, rate: 1 });
});

test("a code is issued on the lab's day, and is proved on its day 91 days later", async () => {
  const path = await register(rig.call, meterId);
  await put({ offsetSeconds: -DAY });
  const { codeId } = await issue(rig.call, path, TOP_UP);
  expect(await history(path)).toMatchObject({ items: [{ issuedAt: "2026-11-23T12:00:00.000Z" }] });
  expect(await confirm({ date: "2027-02-22" })).toMatchObject({ code: "confirmation_refused" });
  await put({ offsetSeconds: 90 * DAY });
  expect(await confirm({ date: "2027-02-22" })).toMatchObject({
    kind: "applied",
    code: { codeId, status: "confirmed" },
    meter: { knownOn: "2027-02-22", knownBalancePence: 1_234, clockDays: 0 },
  });
});

test("what a key gives in a day is counted by the lab's days", async () => {
  const path = await register(rig.call, meterId);
  const limits = { commands: null, amountPenceMax: null, keyPencePerDay: 1_500 };
  await rig.call("PUT", "/v1/limits/issuer", limits);
  const issuer = await keyOf(rig, "issuer");
  const ask = () => issuer.call("POST", `${path}/codes`, TOP_UP);
  expect((await ask()).status).toBe(201);
  expect((await ask()).body).toMatchObject({ code: "above_limit", field: "keyPencePerDay" });
  await put({ offsetSeconds: DAY });
  expect((await ask()).status).toBe(201);
  await put({ offsetSeconds: 0 });
  expect((await ask()).body).toMatchObject({ code: "above_limit" });
});

test("back on an earlier day codes go out and are proved; older news changes nothing", async () => {
  const path = await register(rig.call, meterId);
  await put({ offsetSeconds: 90 * DAY });
  await issue(rig.call, path, TOP_UP);
  await confirm({ kind: "status", date: "2027-02-22", balancePence: 500 });
  await put({ offsetSeconds: 0 });
  await issue(rig.call, path, TOP_UP);
  const proved = await confirm({ utrnCounter: 2, balancePence: 800 });
  expect(proved).toMatchObject({ code: { utrnCounter: 2, status: "confirmed" } });
  const before = await everything(rig.call, path);
  const status = await confirm({ kind: "status", utrnCounter: 1, balancePence: 9 });
  expect(status).toMatchObject({ kind: "status", meter: { knownHighestCounter: 2 } });
  expect(await everything(rig.call, path)).toBe(before);
});

test("API keys, repeated requests and the audit trail stay with the real time", async () => {
  const path = await register(rig.call, meterId);
  const expiresAt = "2026-11-25T12:00:00.000Z";
  const { call } = await keyOf(rig, "approver", { expiresAt });
  const ask = (key: string) =>
    call("POST", `${path}/codes`, TOP_UP, { "idempotency-key": `${meterId}-${key}` });
  const first = await ask("first");
  await put({ offsetSeconds: 90 * DAY });
  expect((await ask("second")).status).toBe(201);
  expect((await ask("first")).text).toBe(first.text);
  const at = "2026-11-24T12:00:00.000Z";
  const details = { time: NOON_SECONDS + 90 * DAY, offsetSeconds: 90 * DAY, rate: 1 };
  const { body } = await rig.call("GET", "/v1/audit?action=lab.clock_set&limit=1");
  expect(body).toMatchObject({
    items: [{ at, actor: "bootstrap", details: { timeBefore: NOON_SECONDS, ...details } }],
  });
  const { body: codes } = await rig.call("GET", `/v1/audit?meterId=${meterId}&limit=1`);
  expect(codes).toMatchObject({ items: [{ action: "code.issued", at }] });
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
});

test("only an administrator sets the clock, and a reader reads it", async () => {
  const [approver, reader, metrics] = await Promise.all(
    ["approver", "reader", "metrics"].map((role) => keyOf(rig, role)),
  );
  expect((await approver?.call("PUT", CLOCK, { offsetSeconds: 1 }))?.status).toBe(403);
  expect((await metrics?.call("GET", CLOCK))?.status).toBe(403);
  expect((await reader?.call("GET", CLOCK))?.body).toMatchObject({ offsetSeconds: 0 });
});

test("all processes on the database go by the clock, also after a restart", async () => {
  const other = await startRig(env);
  await put({ offsetSeconds: 90 * DAY });
  const path = await register(other.call, meterId);
  await issue(other.call, path, TOP_UP);
  await other.stop();
  expect(await history(path)).toMatchObject({ items: [{ issuedAt: IN_FEBRUARY }] });
  await rig.restart();
  expect(await read()).toMatchObject({ offsetSeconds: 90 * DAY });
});

test("processes on PostgreSQL go by one clock, and a campaign's worker too", async () => {
  const postgres = await startPostgres();
  const shared = { ...supplierEnv(), LAB: "1", DATABASE_URL: await postgres.newDatabase() };
  const api = await startRig({ ...shared, ROLE: "api" });
  const { DATA_DIR } = supplierEnv();
  const worker = await startRig({ ...shared, DATA_DIR, ROLE: "worker" });
  const path = await register(api.call, meterId);
  await api.call("PUT", CLOCK, { offsetSeconds: 90 * DAY });
  const asked = { ...TOP_UP, selection: { meterIds: [meterId] } };
  expect((await api.call("POST", "/v1/campaigns", asked)).status).toBe(202);
  await expect
    .poll(async () => (await api.call("GET", `${path}/codes`)).body)
    .toMatchObject({ items: [{ issuedAt: IN_FEBRUARY }] });
  await worker.remove();
  await api.remove();
  await postgres.stop();
});

test("a process that only runs campaigns looks at the clock before each batch", async () => {
  await rig.stop();
  const api = await startRig({ ...env, ROLE: "api" });
  const worker = await startRig({ ...env, ROLE: "worker" });
  const path = await register(api.call, meterId);
  await api.call("PUT", CLOCK, { offsetSeconds: 90 * DAY });
  const asked = { ...TOP_UP, selection: { meterIds: [meterId] } };
  expect((await api.call("POST", "/v1/campaigns", asked)).status).toBe(202);
  await expect
    .poll(async () => (await api.call("GET", `${path}/codes`)).body)
    .toMatchObject({ items: [{ issuedAt: IN_FEBRUARY }] });
  await worker.stop();
  await api.stop();
  rig = await startRig(env);
});

test("a service that is no lab has no such clock, and does not go on with a lab's", async () => {
  await rig.stop();
  await expect(startRig({ ...env, LAB: "0" })).rejects.toThrow(
    "The database is a lab's: its clock was set",
  );
  const real = await startRig();
  expect((await real.call("GET", CLOCK)).body).toMatchObject({ code: "route_not_found" });
  expect((await real.call("PUT", CLOCK, { rate: 0 })).status).toBe(404);
  expect((await real.call("GET", "/v1/supplier")).body).not.toHaveProperty("clock");
  await real.remove();
  rig = await startRig(env);
});
