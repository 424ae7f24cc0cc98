import { beforeEach, expect, test } from "vitest";
import {
  good,
  type Issue,
  joinPpmid,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
} from "../support/bench-rig.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();
let path: string;
let issue: Issue;
beforeEach(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
  await joinPpmid(rig.call, path);
});

const enter = (code: string, via = "keypad") =>
  good(rig.call("POST", `${path}/codes`, { code, via }));
const knowledge = () => good<object>(rig.call("GET", `${path}/knowledge`));
const advance = (advanceSeconds: number) =>
  good(rig.call("POST", `${path}/clock`, { advanceSeconds }));
const log = (query: string) => good<object[]>(rig.call("GET", `${path}/log?${query}`));

test("what each code added, and which families they set", async () => {
  await enter(issue(7, pounds(10)));
  await enter(issue(9, [{ type: "add_debt", register: "payment", amountPence: 4_500 }]));
  await enter(issue(8, [{ type: "set_emergency_credit_limit", limitPence: 500 }]));
  expect(await knowledge()).toMatchObject({
    replay: {
      highest: 9,
      floor: 0,
      cacheSize: 100,
      cache: [
        { utrnCounter: 7, added: { credit: 1_000_000, time_1: 0, time_2: 0, payment: 0 } },
        { utrnCounter: 8, added: { credit: 0, payment: 0 } },
        { utrnCounter: 9, added: { credit: 0, payment: 4_500_000 } },
      ],
      families: { emergency_limit: 8, credit: null, debt_payment: null },
      verifiable: { digits20: { from: 1, to: 520 }, digits40and60: { from: 1, to: 32_776 } },
    },
    totals: { accepted: 3, refused: 0 },
    credits: [{ at: NOON_SECONDS, amountMillipence: 1_000_000 }],
  });
});

test("which counters a code may have, on either side of the highest", async () => {
  await enter(issue(2_000, pounds(1), 40));
  expect(await knowledge()).toMatchObject({
    replay: {
      highest: 2_000,
      verifiable: { digits20: { from: 1_489, to: 2_511 }, digits40and60: { from: 1, to: 34_767 } },
    },
  });
  expect(await enter(issue(2_511, pounds(1)))).toMatchObject({ result: "applied" });
});

test("the codes entered, by their last four digits and place, newest last", async () => {
  const [good1, forged] = [issue(1, pounds(1)), issue(900, pounds(1))];
  await enter(good1);
  await enter(forged, "ppmid");
  const at = NOON_SECONDS;
  const forgedResult = { result: "not_authentic", utrnCounter: null };
  expect(await knowledge()).toMatchObject({
    codes: [
      { at, place: "keypad", ending: good1.slice(-4), result: "applied", utrnCounter: 1 },
      { at, place: "ppmid", ending: forged.slice(-4), ...forgedResult },
    ],
  });
});

test("the last five codes applied, with counter and confirmation code, newest last", async () => {
  const applied: object[] = [];
  for (const utrnCounter of [3, 4, 5, 6, 7, 8]) {
    const code = issue(utrnCounter, pounds(1));
    const verdict = await good<{ confirmationCode: string }>(
      rig.call("POST", `${path}/codes`, { code }),
    );
    const { confirmationCode } = verdict;
    applied.push({ at: NOON_SECONDS, ending: code.slice(-4), utrnCounter, confirmationCode });
  }
  await enter(issue(8, pounds(1)));
  expect(await knowledge()).toMatchObject({ applied: applied.slice(1) });
});

test("a lock counts down at its own place, and what led to it ends after a day", async () => {
  for (const pence of [1, 2, 3, 4]) await enter(issue(700 + pence, pounds(pence)), "ppmid");
  expect(await knowledge()).toMatchObject({
    lockout: {
      keypad: { locked: false, failures: 0, failuresUntilLocked: 5, oldestFailureEndsAt: null },
      ppmid: {
        locked: false,
        secondsLeft: 0,
        failures: 4,
        failuresUntilLocked: 1,
        oldestFailureEndsAt: NOON_SECONDS + 86_400,
      },
    },
  });
  await enter(issue(705, pounds(5)), "ppmid");
  await advance(90);
  expect(await knowledge()).toMatchObject({
    lockout: {
      keypad: { locked: false },
      ppmid: { locked: true, lockedUntil: NOON_SECONDS + 3_600, secondsLeft: 3_510, failures: 0 },
    },
  });
  await advance(3_510);
  expect(await knowledge()).toMatchObject({
    lockout: { ppmid: { locked: false, lockedUntil: null, secondsLeft: 0 } },
  });
});

test("the values of each day, taken after its charges", async () => {
  await enter(issue(1, pounds(10)));
  await advance(2 * 86_400);
  expect(await knowledge()).toMatchObject({
    daily: [
      { at: NOON_SECONDS + 43_200, balanceMillipence: 946_650, energyWattSeconds: 0 },
      { at: NOON_SECONDS + 129_600, balanceMillipence: 893_300, energyWattSeconds: 0 },
    ],
  });
});

test("what counts towards the weekly cap: recovered later than 604,800 s ago", async () => {
  const settings = {
    debt: { payment: 4_500_000 },
    paymentDebtRecovery: { percent: 30, weeklyCapPounds: 5 },
  };
  const meter = { meterId: "00db1234567890b7", settings };
  ({ path, issue } = await makeCommissioned(rig.call, meter));
  await enter(issue(1, pounds(10)));
  await advance(604_799);
  expect(await knowledge()).toMatchObject({
    paymentDebtRecovered: [{ at: NOON_SECONDS, amountMillipence: 300_000 }],
  });
  await advance(1);
  expect(await knowledge()).toMatchObject({ paymentDebtRecovered: [] });
});

test("the alerts that wait for WAN, by kind, and none when it is up", async () => {
  await enter(issue(1, pounds(1)));
  await enter(issue(2, pounds(2)));
  for (const pence of [1, 2, 3, 4, 5]) await enter(issue(700 + pence, pounds(pence)), "ppmid");
  expect(await knowledge()).toMatchObject({
    alerts: {
      queued: 3,
      waiting: [
        { event: "810E", text: "credit added locally", count: 2 },
        { event: "81C4", text: "code entry suspended", count: 1 },
      ],
      dropped: 0,
      sent: 0,
    },
  });
  await good(rig.call("PUT", `${path}/wan`, { up: true }));
  expect(await knowledge()).toMatchObject({
    alerts: { queued: 0, waiting: [], dropped: 0, sent: 3 },
  });
});

test("what holds no secret: neither key nor shared secret is in it", async () => {
  const { privateKey, supplier } = await good<{ privateKey: string; supplier: { z: string } }>(
    rig.call("GET", `${path}/snapshot`),
  );
  const text = JSON.stringify(await knowledge());
  expect([text.includes(privateKey), text.includes(supplier.z)]).toEqual([false, false]);
});

test("the log by event, by time, and of these the newest", async () => {
  await enter(issue(1, pounds(1)));
  await enter(issue(1, pounds(1)));
  await advance(60);
  await enter(issue(2, pounds(1)));
  const credit = (at: number) => ({ at, event: "810E" });
  expect(await log("event=810E")).toMatchObject([credit(NOON_SECONDS), credit(NOON_SECONDS + 60)]);
  expect(await log("event=810E,8F51&limit=2")).toMatchObject([
    { at: NOON_SECONDS, event: "8F51" },
    credit(NOON_SECONDS + 60),
  ]);
  expect(await log(`event=810E&since=${NOON_SECONDS + 1}`)).toMatchObject([
    credit(NOON_SECONDS + 60),
  ]);
  expect(await log("event=8F63")).toEqual([]);
});

test.each([
  ["event", "event=810e"],
  ["event", "event="],
  ["since", "since=-1"],
  ["since", "since=now"],
])("invalid_request: a log's %s as in %s", async (field, query) => {
  expect(await rig.call("GET", `${path}/log?${query}`)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
});
