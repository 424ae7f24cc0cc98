import { agreeSecret, issueCode, publicKeyOf } from "@utrn-lab/utrn";
import { beforeEach, describe, expect, test } from "vitest";
import type { MeterFile } from "../../apps/bench/server/http/schemas/transfer.ts";
import {
  good,
  type Issue,
  makeCommissioned,
  makeMeter,
  NOON_SECONDS,
  pounds,
  type View,
  withoutRevision,
} from "../support/bench-rig.ts";
import {
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
} from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

const COPY = "00db1234567890d1";

const rig = benchForTest();
let path: string;
let issue: Issue;
beforeEach(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
  await good(rig.call("POST", `${path}/codes`, { code: issue(7, pounds(10)) }));
  await good(rig.call("POST", `${path}/codes`, { code: issue(900, pounds(10)) }));
});

type Snapshot = Record<string, unknown> & { privateKey: string; supplier: { z: string } };

const snapshotOf = (at: string) => good<Snapshot>(rig.call("GET", `${at}/snapshot`));
const duplicate = (body: object) => rig.call("POST", `${path}/duplicate`, body);
const meters = () => good<View[]>(rig.call("GET", "/v1/meters"));
const exported = () => good<MeterFile>(rig.call("GET", "/v1/meters/export"));
const taken = (file: unknown) => rig.call("POST", "/v1/meters/import", file);

describe("a duplicate", () => {
  test("has the registers, settings and logs of its meter", async () => {
    const before = await good(rig.call("GET", path));
    const answer = await duplicate({ meterId: COPY, seed: "copy" });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        meterId: COPY,
        time: NOON_SECONDS,
        balanceMillipence: 1_000_000,
        supply: "armed",
        clock: { mode: "manual" },
      },
    });
    const [one, copy] = [await snapshotOf(path), await snapshotOf(`/v1/meters/${COPY}`)];
    for (const member of ["account", "recovery", "limits", "tariff", "protection", "logs", "han"]) {
      expect(copy[member]).toEqual(one[member]);
    }
    expect(await good(rig.call("GET", path))).toEqual(before);
  });

  test("shares neither key nor secret with its meter, and has accepted no counter", async () => {
    await good(duplicate({ meterId: COPY }));
    const [one, copy] = [await snapshotOf(path), await snapshotOf(`/v1/meters/${COPY}`)];
    expect(copy.privateKey).not.toBe(one.privateKey);
    expect(copy.supplier.z).not.toBe(one.supplier.z);
    expect(one.lastConfirmation).toMatch(/^\d{20}$/);
    expect(copy).toMatchObject({
      replay: { floor: 0, accepted: [], families: {} },
      lastConfirmation: null,
      places: { keypad: { failures: [], lockedUntilSeconds: null } },
    });
  });

  test("knows no former supplier, and nothing is being typed at it", async () => {
    const other = { supplierId: OTHER_SUPPLIER_ID, publicKey: publicKeyOf(OTHER_SUPPLIER_KEY) };
    await good(rig.call("PUT", `${path}/supplier`, other));
    await good(rig.call("POST", `${path}/keys`, { keys: "A12" }));
    await good(duplicate({ meterId: COPY }));
    expect(await snapshotOf(path)).toMatchObject({ entry: { digits: "12" } });
    expect(await snapshotOf(`/v1/meters/${COPY}`)).toMatchObject({
      formerKeys: [],
      entry: null,
      supplier: other,
    });
  });

  test("of a meter without a supplier has none either", async () => {
    const bare = await makeMeter(rig.call, { meterId: "00db1234567890d2" });
    const copy = await rig.call("POST", `${bare}/duplicate`, { meterId: COPY });
    expect(copy).toMatchObject({ status: 201, body: { supplier: null } });
  });

  test("takes its supplier's codes under its own key, and none of its meter's", async () => {
    const { meterId, publicKey } = await good<View>(duplicate({ meterId: COPY }));
    const enter = (code: string) => rig.call("POST", `/v1/meters/${COPY}/codes`, { code });
    expect(await enter(issue(8, pounds(1)))).toMatchObject({ body: { reason: "not_authentic" } });
    const parties = { supplierId: SUPPLIER_ID, meterId, privateKey: SUPPLIER_KEY, publicKey };
    const code = issueCode(agreeSecret(parties), { utrnCounter: 1, commands: pounds(1) });
    expect(await enter(code)).toMatchObject({ body: { result: "applied" } });
  });

  test("without an id is given one, and a running clock runs on", async () => {
    await good(rig.call("POST", `${path}/clock`, { rate: 60 }));
    const view = await good<View>(duplicate({}));
    expect(view).toMatchObject({
      meterId: expect.stringMatching(/^00db1234[0-9a-f]{8}$/),
      clock: { mode: "running", rate: 60 },
    });
  });

  test("meter_exists: of an id that is on the bench", async () => {
    expect(await duplicate({ meterId: path.slice(-16) })).toMatchObject({
      status: 409,
      body: { code: "meter_exists" },
    });
  });
});

describe("a file of meters", () => {
  test("goes out and comes in on another bench as it was, and time stands in it", async () => {
    await good(duplicate({ meterId: COPY }));
    await good(rig.call("POST", `/v1/meters/${COPY}/clock`, { rate: 2 }));
    const before = await meters();
    const file = await exported();
    for (const { meterId } of before) await rig.call("DELETE", `/v1/meters/${meterId}`);
    rig.pass(86_400_000);
    expect(await taken(file)).toMatchObject({
      status: 201,
      body: { meterIds: before.map(({ meterId }) => meterId) },
    });
    const after = await meters();
    expect(after.map(withoutRevision)).toEqual(before.map(withoutRevision));
    await rig.restart();
    expect(await meters()).toEqual(after);
    rig.pass(1_000);
    expect(await good(rig.call("GET", `/v1/meters/${COPY}`))).toMatchObject({
      time: NOON_SECONDS + 2,
    });
  });

  test("a code applied before it went out is a duplicate after it came in", async () => {
    const file = await exported();
    await rig.call("DELETE", path);
    await good(taken(file));
    const again = await rig.call("POST", `${path}/codes`, { code: issue(7, pounds(10)) });
    expect(again).toMatchObject({ body: { result: "rejected", reason: "duplicate" } });
  });

  test("meter_exists: one of them is on the bench, and none is taken in", async () => {
    await good(duplicate({ meterId: COPY }));
    const file = await exported();
    await rig.call("DELETE", path);
    const before = await meters();
    expect(await taken(file)).toMatchObject({ status: 409, body: { code: "meter_exists" } });
    expect(await meters()).toEqual(before);
  });

  test("snapshot_damaged: names the meter and the member, and none is taken in", async () => {
    await good(duplicate({ meterId: COPY }));
    const file = JSON.parse(JSON.stringify(await exported()));
    for (const { meterId } of await meters()) await rig.call("DELETE", `/v1/meters/${meterId}`);
    file.meters[1].snapshot.account.balanceMillipence += 1;
    expect(await taken(file)).toMatchObject({
      status: 422,
      body: { code: "snapshot_damaged", field: "meters[1].snapshot.ledger" },
    });
    expect(await meters()).toEqual([]);
  });

  test("invalid_request: a meter twice, a rate too high, another version", async () => {
    const { meters: one } = await exported();
    await rig.call("DELETE", path);
    for (const [field, file] of [
      ["meters[1].snapshot.meterId", { version: 1, meters: [...one, ...one] }],
      ["meters[0].rate", { version: 1, meters: [{ ...one[0], rate: 86_401 }] }],
      ["version", { version: 2, meters: one }],
    ] as const) {
      expect(await taken(file)).toMatchObject({
        status: 400,
        body: { code: "invalid_request", field },
      });
    }
    expect(await meters()).toEqual([]);
  });
});
