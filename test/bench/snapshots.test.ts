import { beforeEach, expect, test } from "vitest";
import {
  good,
  type Issue,
  makeCommissioned,
  makeMeter,
  NOON_SECONDS,
  pounds,
  startBenchRig,
  withoutRevision,
} from "../support/bench-rig.ts";
import { benchForTest } from "../support/shared-bench.ts";

type Snapshot = Record<string, unknown> & { account: Record<string, unknown> };

const rig = benchForTest();
let path: string;
let issue: Issue;
beforeEach(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
});

const view = () => good(rig.call("GET", path));
const take = () => good<Snapshot>(rig.call("GET", `${path}/snapshot`));
const put = (snapshot: unknown) => rig.call("PUT", `${path}/snapshot`, snapshot);
const enter = (code: string) => rig.call("POST", `${path}/codes`, { code });

test("a meter put back to its snapshot is as it was, its replay counters too", async () => {
  const code = issue(1, pounds(10));
  await enter(code);
  const [snapshot, before] = [await take(), await view()];
  await enter(issue(2, pounds(5)));
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 86_400 }));
  expect(withoutRevision(await good(put(snapshot)))).toEqual(withoutRevision(before));
  await rig.restart();
  expect(await take()).toEqual(snapshot);
  expect(await enter(code)).toMatchObject({ body: { reason: "duplicate" } });
});

test("a snapshot moves a meter to another bench", async () => {
  await enter(issue(1, pounds(10)));
  const other = await startBenchRig();
  try {
    const there = await makeMeter(other.call, { seed: "not the same" });
    await good(other.call("PUT", `${there}/snapshot`, await take()));
    expect(withoutRevision(await good(other.call("GET", there)))).toEqual(
      withoutRevision(await view()),
    );
  } finally {
    await other.remove();
  }
});

test("a running clock goes on from the time of the snapshot", async () => {
  await good(rig.call("POST", `${path}/clock`, { rate: 1 }));
  const snapshot = await take();
  rig.pass(60_000);
  expect(await good(put(snapshot))).toMatchObject({ time: NOON_SECONDS });
  rig.pass(2_000);
  expect(await view()).toMatchObject({ time: NOON_SECONDS + 2 });
});

test("a snapshot of another meter is refused, and nothing changes", async () => {
  const other = await makeMeter(rig.call, { meterId: "00db1234567890ee" });
  const before = await view();
  const foreign = await good(rig.call("GET", `${other}/snapshot`));
  expect(await put(foreign)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "snapshot.meterId" },
  });
  expect(await view()).toEqual(before);
});

const DAMAGED: readonly [what: string, field: string, damage: (whole: Snapshot) => unknown][] = [
  ["a list", "snapshot", () => []],
  ["text", "snapshot", () => '"snapshot"'],
  ["null", "snapshot", () => "null"],
  ["another version", "snapshot.version", (whole) => ({ ...whole, version: 3 })],
  ["a member too many", "snapshot.extra", (whole) => ({ ...whole, extra: 1 })],
  [
    "no balance",
    "snapshot.account",
    (whole) => ({ ...whole, account: { ...whole.account, balanceMillipence: undefined } }),
  ],
  [
    "a balance that is text",
    "snapshot.account.balanceMillipence",
    (whole) => ({ ...whole, account: { ...whole.account, balanceMillipence: "1000000" } }),
  ],
  [
    "money from nowhere",
    "snapshot.ledger",
    (whole) => ({ ...whole, account: { ...whole.account, balanceMillipence: 2_000_000 } }),
  ],
  ["a time before all dates", "snapshot.timeSeconds", (whole) => ({ ...whole, timeSeconds: 0 })],
  [
    "a public key that is not of the private key",
    "snapshot.publicKey",
    (whole) => ({ ...whole, publicKey: `04${"11".repeat(64)}` }),
  ],
  [
    "accepted counters out of order",
    "snapshot.replay.accepted",
    (whole) => {
      const { accepted } = whole.replay as { accepted: unknown[] };
      return {
        ...whole,
        replay: { ...(whole.replay as object), accepted: [...accepted, ...accepted] },
      };
    },
  ],
];

test.each(DAMAGED)("snapshot_damaged: %s, at %s", async (_what, field, damage) => {
  await enter(issue(1, pounds(10)));
  const before = await view();
  const answer = await put(damage(await take()));
  expect(answer).toMatchObject({ status: 422, body: { code: "snapshot_damaged", field } });
  expect(answer.text).not.toContain((await take()).privateKey);
  expect(await view()).toEqual(before);
});
