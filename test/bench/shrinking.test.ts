import { beforeEach, expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { shrink as shrinkSession } from "../../apps/bench/server/sessions/shrink.ts";
import { good, type Issue, makeCommissioned, pounds } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

interface Shrunk {
  readonly session: Session;
  readonly stepsBefore: number;
  readonly stepsAfter: number;
  readonly replays: number;
  readonly isMinimal: boolean;
}

const rig = benchForFile();
let path: string;
let issue: Issue;
let made = 0;
beforeEach(async () => {
  made += 1;
  ({ path, issue } = await makeCommissioned(rig.call, {
    meterId: `00db12345678${String(made).padStart(4, "0")}`,
  }));
});

const put = (what: string, body: object) => good(rig.call("PUT", `${path}/${what}`, body));
const post = (what: string, body: object) => good(rig.call("POST", `${path}/${what}`, body));
const enter = (code: string) => post("codes", { code });
const saved = () => good<Session>(rig.call("GET", `${path}/session`));
const shrink = async (expectation: object) =>
  rig.call("POST", "/v1/sessions/shrink", { session: await saved(), expectation });
const eventsOf = ({ session }: Shrunk) => session.steps.map(({ event }) => event);

/** Much that has nothing to do with anything. */
async function idle(): Promise<void> {
  for (const watts of [1, 2, 3]) await put("load", { watts });
  await post("keys", { keys: "123" });
  await post("clock", { advanceSeconds: 60 });
}

test("a duplicate needs the supplier and the code twice, and nothing else", async () => {
  const code = issue(1, pounds(1));
  await idle();
  await enter(issue(2, pounds(1)));
  await enter(code);
  await idle();
  await post("keys", { keys: `A${code}B` });
  await idle();
  const shrunk = await good<Shrunk>(shrink({ reason: "duplicate" }));
  expect(shrunk).toMatchObject({ stepsBefore: 19, stepsAfter: 3, isMinimal: true });
  expect(eventsOf(shrunk)).toMatchObject([
    { type: "supplier" },
    { type: "code", code },
    { type: "keys", keys: `A${code}B` },
  ]);
  expect(shrunk.session.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
  expect(await rig.call("POST", "/v1/sessions/replay", { session: shrunk.session })).toMatchObject({
    body: { same: true },
  });
});

test("an event, a display, the final supply or balance can be expected", async () => {
  await idle();
  await enter(issue(1, pounds(7)));
  await post("keys", { keys: "B" });
  await idle();
  for (const [expectation, types] of [
    [{ event: "810E" }, ["supplier", "code"]],
    [{ display: "Credit £7.00" }, ["supplier", "code"]],
    [{ supply: "enabled" }, ["supplier", "code", "keys"]],
    // 3 W for a minute cost 1.2 mp, and 2 W less than one.
    [{ result: "applied", balanceMillipence: 699_999 }, ["supplier", "load", "code", "keys"]],
  ] as const) {
    const shrunk = await good<Shrunk>(shrink(expectation));
    expect(
      eventsOf(shrunk)
        .map(({ type }) => type)
        .sort(),
    ).toEqual([...types].sort());
    expect(shrunk.isMinimal).toBe(true);
  }
});

test("what the start alone shows needs no step", async () => {
  await idle();
  expect(await good<Shrunk>(shrink({ supply: "disabled" }))).toMatchObject({
    stepsAfter: 0,
    isMinimal: true,
  });
});

test.each([
  ["replays", { replaysMax: 3, workMax: 1_000 }],
  ["work", { replaysMax: 1_000, workMax: 25 }],
])("within its bound of %s it answers what it has found by then", async (_of, bounds) => {
  await idle();
  await enter(issue(1, pounds(1)));
  await idle();
  const shrunk = await shrinkSession(await saved(), { result: "applied" }, bounds);
  expect(shrunk).toMatchObject({ stepsBefore: 12, isMinimal: false });
  expect(shrunk.replays).toBeLessThanOrEqual(4);
  expect(shrunk.stepsAfter).toBeLessThan(12);
  expect(shrunk.session.steps.map(({ event }) => event.type)).toContain("code");
});

test("the meter on the bench stays as it is", async () => {
  await enter(issue(1, pounds(1)));
  const before = await good<object>(rig.call("GET", `${path}/snapshot`));
  await good(shrink({ result: "applied" }));
  expect(await good<object>(rig.call("GET", `${path}/snapshot`))).toEqual(before);
});

test("invalid_request: the session as it is does not show what is expected", async () => {
  expect(await shrink({ reason: "expired" })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "expectation" },
  });
});

test.each([[{}], [{ event: "duplicate" }], [{ unknown: 1 }], [{ balanceMillipence: 0.5 }]])(
  "invalid_request: an expectation of %j",
  async (expectation) => {
    expect(await shrink(expectation)).toMatchObject({ status: 400 });
  },
);
