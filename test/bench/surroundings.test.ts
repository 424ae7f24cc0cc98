import { beforeEach, expect, test } from "vitest";
import { good, makeMeter } from "../support/bench-rig.ts";
import { benchForTest } from "../support/shared-bench.ts";

const INSTALL_CODE = "83fed3407a939723a5c639b26916d505";
const DEVICE = "00db1234000000aa";

const rig = benchForTest();
let path: string;
beforeEach(async () => {
  path = await makeMeter(rig.call, {
    settings: { meterBalance: 500_000 },
    installCodes: { [DEVICE]: INSTALL_CODE },
  });
});

const put = (what: string, body: object) => rig.call("PUT", `${path}/${what}`, body);
const post = (what: string, body: object) => rig.call("POST", `${path}/${what}`, body);
const view = () => good(rig.call("GET", path));

test("an hour of 2,000 W at 24.5 pence a kWh costs 49 pence", async () => {
  await good(post("keys", { keys: "B" }));
  await good(put("load", { watts: 2_000 }));
  expect(await good(post("clock", { advanceSeconds: 3_600 }))).toMatchObject({
    balanceMillipence: 451_000,
    energyWattSeconds: 7_200_000,
    watts: 2_000,
  });
});

test("without power nothing is used", async () => {
  await good(post("keys", { keys: "B" }));
  await good(put("load", { watts: 2_000 }));
  await good(put("power", { on: false }));
  expect(await good(post("clock", { advanceSeconds: 3_600 }))).toMatchObject({
    balanceMillipence: 500_000,
    power: false,
  });
});

test("alerts wait while the WAN is down, and are in the outbox when it is up", async () => {
  const outbox = () => good<{ event: string }[]>(rig.call("GET", `${path}/outbox`));
  await good(post("keys", { keys: "B" }));
  await good(put("load", { watts: 100_000 }));
  await good(post("clock", { advanceSeconds: 3_600 }));
  expect(await outbox()).toEqual([]);
  expect(await good(put("wan", { up: true }))).toMatchObject({ wan: true });
  expect((await outbox()).map(({ event }) => event)).toEqual(["810D", "8119", "8F0F"]);
});

test("the log has its newest event last, and gives only as many as asked for", async () => {
  await good(post("keys", { keys: "B" }));
  await good(put("load", { watts: 100_000 }));
  await good(post("clock", { advanceSeconds: 3_600 }));
  const log = await good<{ event: string }[]>(rig.call("GET", `${path}/log`));
  expect(log.map(({ event }) => event).slice(-3)).toEqual(["810D", "8119", "8F0F"]);
  expect(await good(rig.call("GET", `${path}/log?limit=2`))).toEqual(log.slice(-2));
});

test("a device joins with its install code while the window is open, and leaves", async () => {
  const device = { eui: DEVICE, kind: "ppmid", installCode: INSTALL_CODE };
  expect(await post("han/join", device)).toMatchObject({
    status: 200,
    body: { joined: false, reason: "window_closed" },
  });
  const snapshot = await good<{ han: object; timeSeconds: number }>(
    rig.call("GET", `${path}/snapshot`),
  );
  const open = { ...snapshot.han, openUntilSeconds: snapshot.timeSeconds + 60 };
  await good(put("snapshot", { ...snapshot, han: open }));
  expect(await good(post("han/join", { ...device, installCode: "83fed3407a93" }))).toEqual({
    joined: false,
    reason: "install_code_wrong",
  });
  expect(await good(post("han/join", device))).toEqual({ joined: true });
  expect(await good(post("han/remove", { eui: DEVICE }))).toEqual({ removed: true, joined: false });
  expect(await good(post("han/remove", { eui: DEVICE }))).toEqual({
    removed: false,
    joined: false,
    reason: "not_joined",
  });
  expect(await view()).toMatchObject({ han: { devices: [{ eui: DEVICE, state: "removed" }] } });
});

const WRONG: readonly [field: string, method: "PUT" | "POST", route: string, body: object][] = [
  ["watts", "PUT", "load", { watts: -1 }],
  ["watts", "PUT", "load", { watts: 100_001 }],
  ["watts", "PUT", "load", { watts: 0.5 }],
  ["body", "PUT", "load", {}],
  ["body", "PUT", "load", { watts: 1, dayProfile: true }],
  ["dayProfile", "PUT", "load", { dayProfile: false }],
  ["on", "PUT", "power", { on: "yes" }],
  ["off", "PUT", "power", { on: true, off: false }],
  ["up", "PUT", "wan", { up: 1 }],
  ["eui", "POST", "han/join", { eui: "1", kind: "ppmid" }],
  ["kind", "POST", "han/join", { eui: DEVICE, kind: "phone" }],
  ["installCode", "POST", "han/join", { eui: DEVICE, kind: "ppmid", installCode: "83" }],
  ["eui", "POST", "han/remove", {}],
];

test.each(WRONG)("invalid_request: %s, %s %s", async (field, method, route, body) => {
  const before = await view();
  expect(await rig.call(method, `${path}/${route}`, body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await view()).toEqual(before);
});

test.each(["0", "1001", "two", "1&more=1"])("invalid_request: a log limit of %s", async (limit) => {
  expect(await rig.call("GET", `${path}/log?limit=${limit}`)).toMatchObject({
    status: 400,
    body: { code: "invalid_request" },
  });
});
