import { expect, test } from "vitest";
import { good, makeMeter, NOON_SECONDS } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const post = (body: unknown) => rig.call("POST", "/v1/meters", body);

test("a meter made from nothing has a test id, a key, and a clock moved by hand", async () => {
  const answer = await post({});
  expect(answer).toMatchObject({
    status: 201,
    body: {
      meterId: expect.stringMatching(/^00db1234[0-9a-f]{8}$/),
      publicKey: expect.stringMatching(/^04[0-9a-f]{128}$/),
      fuel: "electricity",
      time: NOON_SECONDS,
      clock: { mode: "manual", rate: 0 },
      balanceMillipence: 0,
      supply: "disabled",
      supplier: null,
    },
  });
});

test("a meter is made as it was asked for", async () => {
  const asked = {
    meterId: "00db1234567890f1",
    fuel: "gas",
    time: 1_700_000_000,
    clock: "running",
    settings: { meterBalance: 250_000, tariff: { unitRateMillipence: 6_000 } },
  };
  const { body } = await post(asked);
  expect(body).toMatchObject({
    meterId: "00db1234567890f1",
    fuel: "gas",
    time: 1_700_000_000,
    clock: { mode: "running", rate: 1 },
    balanceMillipence: 250_000,
    tariff: { unitRateMillipence: 6_000, standingChargeMillipence: 53_350 },
    supply: "armed",
  });
});

test("the same seed gives the same key, another seed and no seed another one", async () => {
  const keyOf = async (body: object) => (await good(post(body))).publicKey;
  const [first, again, other, random, randomAgain] = [
    await keyOf({ seed: "one" }),
    await keyOf({ seed: "one" }),
    await keyOf({ seed: "two" }),
    await keyOf({}),
    await keyOf({}),
  ];
  expect(again).toBe(first);
  expect(new Set([first, other, random, randomAgain]).size).toBe(4);
});

test("meter_exists: a known id is not made again", async () => {
  const path = await makeMeter(rig.call, { meterId: "00db1234567890f2" });
  const before = await rig.call("GET", path);
  expect(await post({ meterId: "00db1234567890f2", fuel: "gas" })).toMatchObject({
    status: 409,
    body: { code: "meter_exists" },
  });
  expect(await rig.call("GET", path)).toEqual(before);
});

test("only one of many who make a meter under one id at once makes it", async () => {
  const body = { meterId: "00db1234567890f3" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
});

test("meters are listed in the order in which they were made", async () => {
  const before = await good<unknown[]>(rig.call("GET", "/v1/meters"));
  await makeMeter(rig.call, { meterId: "ffdb1234567890ff" });
  await makeMeter(rig.call, { meterId: "00db123456789000" });
  const after = await good<{ meterId: string }[]>(rig.call("GET", "/v1/meters"));
  expect(after.slice(before.length).map(({ meterId }) => meterId)).toEqual([
    "ffdb1234567890ff",
    "00db123456789000",
  ]);
});

test("meters are listed while others are removed", async () => {
  const ids = Array.from({ length: 6 }, (_, at) => `00db1234567891f${at}`);
  for (const meterId of ids) await makeMeter(rig.call, { meterId });
  const removals = ids.map((meterId) => rig.call("DELETE", `/v1/meters/${meterId}`));
  const lists = Array.from({ length: 6 }, () => rig.call("GET", "/v1/meters"));
  const statuses = (await Promise.all([...removals, ...lists])).map(({ status }) => status);
  expect(statuses).toEqual([...Array(6).fill(204), ...Array(6).fill(200)]);
});

test("a meter that is removed is gone, and can be made anew", async () => {
  const path = await makeMeter(rig.call, { meterId: "00db1234567890f4" });
  const removed = await rig.call("DELETE", path);
  expect([removed.status, removed.text]).toEqual([204, ""]);
  expect(await rig.call("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
  await rig.restart();
  expect(await rig.call("GET", path)).toMatchObject({ status: 404 });
  await makeMeter(rig.call, { meterId: "00db1234567890f4" });
  expect(await rig.call("GET", path)).toMatchObject({ status: 200 });
});

const WRONG: readonly [field: string, body: object][] = [
  ["meterId", { meterId: "00DB-123400000001" }],
  ["seed", { seed: "" }],
  ["fuel", { fuel: "water" }],
  ["time", { time: 1.5 }],
  ["time", { time: 0 }],
  ["clock", { clock: "fast" }],
  ["settings", { settings: [] }],
  ["settings.meterBalance", { settings: { meterBalance: 2 ** 31 } }],
  ["settings.meterBalances", { settings: { meterBalances: 1 } }],
  [
    "settings.tariff.rate2Start",
    { settings: { tariff: { rate2Millipence: 1, rate2Start: "00:15", rate2End: "07:30" } } },
  ],
  ["installCodes", { installCodes: { "not an EUI": "83fed3407a939723" } }],
  ["installCodes.00db1234000000aa", { installCodes: { "00db1234000000aa": "83" } }],
  ["colour", { colour: "grey" }],
];

test.each(WRONG)("invalid_request: %s of a new meter", async (field, body) => {
  const before = await rig.call("GET", "/v1/meters");
  expect(await post({ meterId: "00db1234567890f9", ...body })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await rig.call("GET", "/v1/meters")).toEqual(before);
});
