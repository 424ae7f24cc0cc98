import { agreeSecret, exposeSharedSecret, issueCode, publicKeyOf } from "@utrn-lab/utrn";
import { beforeEach, expect, test } from "vitest";
import {
  good,
  type Issue,
  joinPpmid,
  makeCommissioned,
  makeMeter,
  pounds,
  SUPPLIER,
  type View,
} from "../support/bench-rig.ts";
import { OTHER_SUPPLIER_ID, SUPPLIER_ID, SUPPLIER_KEY } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();
let path: string;
let issue: Issue;
beforeEach(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
});

const enter = (code: string, via?: string) =>
  rig.call("POST", `${path}/codes`, { code, ...(via === undefined ? {} : { via }) });
const view = () => good(rig.call("GET", path));
const supplier = (body: object) => rig.call("PUT", `${path}/supplier`, body);

test("a top-up of 10 pounds adds 1,000,000 millipence once, and is a duplicate after", async () => {
  const code = issue(7, pounds(10));
  const applied = await enter(code);
  expect(applied.status).toBe(200);
  expect(applied.body).toEqual({
    result: "applied",
    utrnCounter: 7,
    commands: [{ type: "top_up", amountPence: 1_000, valueClass: "pence" }],
    skipped: [],
    confirmationCode: expect.stringMatching(/^[0-4][0-9]{19}$/),
  });
  expect(await enter(code)).toMatchObject({
    status: 200,
    body: { result: "rejected", reason: "duplicate" },
  });
  expect(await view()).toMatchObject({
    balanceMillipence: 1_000_000,
    supply: "armed",
    counters: { highest: 7, accepted: [7] },
  });
});

test("never does one code apply twice, however many enter it at once", async () => {
  const code = issue(1, pounds(10));
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(code)));
  const results = answers.map(({ body }) => (body as { result: string }).result);
  expect(results.filter((result) => result === "applied")).toHaveLength(1);
  expect(await view()).toMatchObject({ balanceMillipence: 1_000_000 });
});

test("no_ppmid: without a joined PPMID a code there is neither counted nor logged", async () => {
  const before = await good(rig.call("GET", `${path}/snapshot`));
  const code = issue(1, pounds(1));
  expect(await enter(code, "ppmid")).toMatchObject({ status: 409, body: { code: "no_ppmid" } });
  expect(await good(rig.call("GET", `${path}/snapshot`))).toEqual(before);
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  expect(await enter(code, "ppmid")).toMatchObject({ status: 409, body: { code: "power_off" } });
});

test("a code of 40 digits works at the PPMID, with its printed spaces and hyphens", async () => {
  const code = issue(2, [...pounds(5), { type: "restore_supply" }]);
  expect(code).toHaveLength(40);
  const printed = code.replace(/(.{4})/g, "$1 ").replace(" ", "-");
  await joinPpmid(rig.call, path);
  expect(await enter(printed, "ppmid")).toMatchObject({ body: { result: "applied" } });
  expect(await view()).toMatchObject({ balanceMillipence: 500_000 });
});

test("a command that a later code has overtaken is skipped, and the answer says so", async () => {
  await enter(issue(9, [{ type: "set_emergency_credit_limit", limitPence: 500 }]));
  const late = issue(8, [...pounds(1), { type: "set_emergency_credit_limit", limitPence: 900 }]);
  expect(await enter(late)).toMatchObject({
    body: {
      result: "applied",
      skipped: [{ type: "set_emergency_credit_limit", limitPence: 900 }],
    },
  });
});

test("a slip is rejected with the block in which it is", async () => {
  const code = issue(3, [...pounds(5), { type: "restore_supply" }]);
  const last = (Number(code.at(-1)) + 1) % 10;
  expect((await enter(`${code.slice(0, -1)}${last}`)).body).toEqual({
    result: "rejected",
    reason: "check_digit_wrong",
    block: 2,
  });
});

test("power_off: a meter without power takes no code, and counts none", async () => {
  const code = issue(4, pounds(10));
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  expect(await enter(code)).toMatchObject({ status: 409, body: { code: "power_off" } });
  await good(rig.call("PUT", `${path}/power`, { on: true }));
  expect(await enter(code)).toMatchObject({ body: { result: "applied" } });
});

test("power_off, no_ppmid: what does not reach the meter is in no session", async () => {
  const before = await good<object>(rig.call("GET", `${path}/session`));
  const enable = { action: "enable_supply", via: "ppmid" };
  expect(await enter(issue(1, pounds(1)), "ppmid")).toMatchObject({ status: 409 });
  expect(await rig.call("POST", `${path}/actions`, enable)).toMatchObject({ status: 409 });
  expect(await good(rig.call("GET", `${path}/session`))).toEqual(before);
});

test("a meter without a supplier finds no code authentic", async () => {
  path = await makeMeter(rig.call, { meterId: "00db1234567890ee" });
  expect(await enter(issue(1, pounds(1)))).toMatchObject({ body: { reason: "not_authentic" } });
});

test("lower_floor: the same supplier and key can raise the floor, never lower it", async () => {
  await good(supplier({ ...SUPPLIER, floor: 50 }));
  expect(await supplier({ ...SUPPLIER, floor: 49 })).toMatchObject({
    status: 409,
    body: { code: "lower_floor" },
  });
  expect((await view()).counters.floor).toBe(50);
  expect(await enter(issue(50, pounds(1)))).toMatchObject({ body: { reason: "too_old" } });
});

test("a change of supplier forgets the counters, and ends the codes of the old one", async () => {
  await enter(issue(3, pounds(1)));
  const after = await good<View>(supplier({ ...SUPPLIER, supplierId: OTHER_SUPPLIER_ID }));
  expect(after).toMatchObject({
    supplier: { supplierId: OTHER_SUPPLIER_ID },
    counters: { highest: 0, floor: 0, accepted: [] },
    balanceMillipence: 100_000,
  });
  expect(await enter(issue(4, pounds(1)))).toMatchObject({ body: { reason: "not_authentic" } });
});

const COMMAND_KEY = "1".repeat(64);
const TWO_KEYS = { ...SUPPLIER, commandPublicKey: publicKeyOf(COMMAND_KEY) };

test("a key of its own for commands: the top-up key makes top-ups and no command", async () => {
  path = await makeMeter(rig.call, { meterId: "00db1234567890ef" });
  expect(await good<View>(supplier(TWO_KEYS))).toMatchObject({ supplier: TWO_KEYS });
  const { meterId, publicKey } = await view();
  const parties = { supplierId: SUPPLIER_ID, meterId, privateKey: SUPPLIER_KEY, publicKey };
  const stolen = agreeSecret(parties);
  const whole = agreeSecret({ ...parties, commandPrivateKey: COMMAND_KEY });
  const commands = [{ type: "add_credit", amountPence: 500 }] as const;
  expect(await enter(issueCode(stolen, { utrnCounter: 1, commands: pounds(3) }))).toMatchObject({
    body: { result: "applied" },
  });
  expect(await enter(issueCode(stolen, { utrnCounter: 2, commands }))).toMatchObject({
    body: { result: "rejected", reason: "not_authentic" },
  });
  expect(await enter(issueCode(whole, { utrnCounter: 2, commands }))).toMatchObject({
    body: { result: "applied" },
  });
  expect(await view()).toMatchObject({ balanceMillipence: 800_000 });
  const session = await good<object>(rig.call("GET", `${path}/session`));
  expect(session).toMatchObject({
    steps: [{ event: { ...TWO_KEYS, type: "supplier" } }, {}, {}, {}],
  });
  const { commandZ } = exposeSharedSecret(whole);
  expect(JSON.stringify(session)).not.toContain(commandZ);
  expect(await good(rig.call("POST", "/v1/sessions/replay", { session }))).toMatchObject({
    same: true,
  });
});

test("one key serves as both where no other is given", async () => {
  expect(await view()).toMatchObject({
    supplier: { ...SUPPLIER, commandPublicKey: SUPPLIER.publicKey },
  });
});

test("lower_floor: a supplier that comes back needs its floor", async () => {
  await enter(issue(9, pounds(1)));
  await good(supplier({ ...SUPPLIER, supplierId: OTHER_SUPPLIER_ID }));
  const refused = { status: 409, body: { code: "lower_floor" } };
  expect(await supplier(SUPPLIER)).toMatchObject(refused);
  expect(await supplier({ ...SUPPLIER, floor: 8 })).toMatchObject(refused);
  expect(await view()).toMatchObject({ supplier: { supplierId: OTHER_SUPPLIER_ID } });
  expect(await good<View>(supplier({ ...SUPPLIER, floor: 9 }))).toMatchObject({
    supplier: SUPPLIER,
    counters: { highest: 9, floor: 9, accepted: [] },
  });
});

test("lower_floor: a key that stays while the command key changes needs its floor", async () => {
  await enter(issue(9, pounds(1)));
  expect(await supplier(TWO_KEYS)).toMatchObject({ status: 409, body: { code: "lower_floor" } });
  expect(await good<View>(supplier({ ...TWO_KEYS, floor: 9 }))).toMatchObject({
    supplier: TWO_KEYS,
    counters: { floor: 9 },
  });
});

test("the same supplier and keys change nothing: counters and a waiting price stay", async () => {
  const price = { unitRateMillipence: 30_000, standingChargeMillipence: 60_000 };
  const commands = [{ type: "change_price", ...price, startDate: "2026-12-01" }] as const;
  await enter(issue(3, commands));
  const before = await view();
  expect(before).toMatchObject({ nextTariff: { startDate: "2026-12-01" } });
  expect(await good<View>(supplier(SUPPLIER))).toMatchObject({
    ...before,
    revision: expect.any(Number),
    changed: expect.any(Array),
  });
  await good(supplier({ ...SUPPLIER, supplierId: OTHER_SUPPLIER_ID }));
  expect(await view()).toMatchObject({ nextTariff: null, counters: { accepted: [] } });
});

const WRONG: readonly [field: string, route: string, body: object][] = [
  ["code", "codes", {}],
  ["code", "codes", { code: 7394 }],
  ["via", "codes", { code: "1", via: "post" }],
  ["supplierId", "supplier", { ...SUPPLIER, supplierId: "90-B3D51F30010000" }],
  ["publicKey", "supplier", { ...SUPPLIER, publicKey: `04${"00".repeat(64)}` }],
  ["publicKey", "supplier", { ...SUPPLIER, publicKey: SUPPLIER.publicKey.slice(2) }],
  ["commandPublicKey", "supplier", { ...SUPPLIER, commandPublicKey: `04${"00".repeat(64)}` }],
  ["commandPublicKey", "supplier", { ...SUPPLIER, commandPublicKey: null }],
  ["floor", "supplier", { ...SUPPLIER, floor: -1 }],
];

test.each(WRONG)("invalid_request: %s at %s", async (field, route, body) => {
  const before = await view();
  const method = route === "supplier" ? "PUT" : "POST";
  expect(await rig.call(method, `${path}/${route}`, body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await view()).toEqual(before);
});
