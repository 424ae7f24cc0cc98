import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { MISCHIEF_KINDS, type MischiefKind } from "../../apps/bench/server/mischief/kinds.ts";
import {
  good,
  type Issue,
  joinPpmid,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
} from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

interface Mischief {
  readonly code: string;
  readonly seed: string;
  readonly entered: {
    readonly outcome: { readonly result: string; readonly reason?: string };
    readonly before: object;
    readonly after: object;
    readonly changes: readonly unknown[];
    readonly failures: object;
  } | null;
}

const rig = benchForFile();
let path: string;
let issue: Issue;
let first: string;
let last: string;
let made = 0;
beforeEach(async () => {
  made += 1;
  const meterId = `00db12345678${String(made).padStart(4, "0")}`;
  ({ path, issue } = await makeCommissioned(rig.call, { meterId }));
  await joinPpmid(rig.call, path);
  first = issue(1, pounds(10));
  last = issue(2, [{ type: "add_debt", register: "time_1", amountPence: 500 }], 40);
  await good(rig.call("POST", `${path}/codes`, { code: first }));
  await good(rig.call("POST", `${path}/keys`, { keys: `A${last}B` }));
});

const ask = (body: object) => rig.call("POST", `${path}/mischief`, body);
const mischief = (body: object) => good<Mischief>(ask(body));
const snapshot = () => good<Record<string, unknown>>(rig.call("GET", `${path}/snapshot`));

/**
 * Everything of a meter but its logs and counts of codes, its display and its memory of wrong
 * codes.
 */
async function whatMatters(): Promise<object> {
  const { logs, totals, shown, places, alerts, ...rest } = await snapshot();
  return rest;
}

const REASONS: Readonly<Record<MischiefKind, string>> = {
  one_digit: "check_digit_wrong",
  swap: "check_digit_wrong",
  missing: "incomplete",
  doubled: "incomplete",
  replay: "duplicate",
  old_code: "duplicate",
  other_meter: "not_authentic",
  forged: "not_authentic",
};

test.each(MISCHIEF_KINDS)("%s: the meter refuses it, and nothing else moves", async (kind) => {
  const before = await whatMatters();
  const { entered } = await mischief({ kind, enter: true, seed: "of a test" });
  expect(entered).toMatchObject({
    outcome: { result: "rejected", reason: REASONS[kind] },
    changes: [],
  });
  expect(entered?.before).toEqual(entered?.after);
  expect(await whatMatters()).toEqual(before);
});

test.each(MISCHIEF_KINDS)("%s: only made, it is not entered", async (kind) => {
  const before = await snapshot();
  expect(await mischief({ kind })).toMatchObject({ entered: null, code: expect.any(String) });
  expect(await snapshot()).toEqual(before);
});

test.each(MISCHIEF_KINDS)(
  "%s: the same seed makes the same, and the seed drawn is told",
  async (kind) => {
    const once = await mischief({ kind });
    expect(await mischief({ kind, seed: once.seed })).toEqual(once);
  },
);

describe("what is made", () => {
  test("a slip in the last code entered, be it typed", async () => {
    const changed = async (kind: string) => (await mischief({ kind })).code;
    const one = await changed("one_digit");
    expect([...one].filter((digit, at) => digit !== last[at])).toHaveLength(1);
    const swapped = await changed("swap");
    expect([...swapped].filter((digit, at) => digit !== last[at])).toHaveLength(2);
    expect([...swapped].sort()).toEqual([...last].sort());
    expect(await changed("missing")).toHaveLength(39);
    expect(await changed("doubled")).toHaveLength(41);
  });

  test("a slip in the code that is given", async () => {
    const { code } = await mischief({ kind: "missing", code: "1212 1212" });
    expect(code).toMatch(/^[12]{7}$/);
  });

  test("the last code that was applied again, and the first", async () => {
    expect((await mischief({ kind: "replay" })).code).toBe(last);
    expect((await mischief({ kind: "old_code" })).code).toBe(first);
  });

  test("a forgery says what the given code says, under another MAC", async () => {
    const wanted = issue(3, pounds(200));
    const { code } = await mischief({ kind: "forged", code: wanted });
    expect(code).not.toBe(wanted);
    const explained = await good<object>(rig.call("POST", `${path}/explain`, { code }));
    expect(explained).toMatchObject({
      digits: 20,
      commands: [{ type: "top_up", amountPence: 20_000 }],
      counter: { recovered: 3 },
      verdict: { reason: "not_authentic" },
    });
  });

  test("too_old: the first code, once a change of tenancy has gone over it", async () => {
    const reset = issue(200, [{ type: "revert_to_defaults", parts: ["balances"] }]);
    await good(rig.call("POST", `${path}/codes`, { code: reset }));
    // Counter 1 is in the cache still; a hundred more push it out.
    for (let counter = 201; counter <= 300; counter += 1) {
      await good(rig.call("POST", `${path}/codes`, { code: issue(counter, pounds(1)) }));
    }
    expect(await mischief({ kind: "old_code", enter: true })).toMatchObject({
      code: first,
      entered: { outcome: { reason: "too_old" }, changes: [] },
    });
  });
});

test("forgeries count towards a lock at their own place, and lock it", async () => {
  for (const failures of [1, 2, 3, 4]) {
    const { entered } = await mischief({ kind: "forged", enter: true, via: "ppmid" });
    expect(entered).toMatchObject({
      failures: { before: failures - 1, after: failures },
      lockedUntil: null,
    });
  }
  const fifth = await mischief({ kind: "forged", enter: true, via: "ppmid" });
  expect(fifth.entered).toMatchObject({
    failures: { before: 4, after: 0 },
    lockedUntil: NOON_SECONDS + 3_600,
    changes: [],
  });
});

test("what was entered is in the session, which replays the same", async () => {
  for (const kind of MISCHIEF_KINDS) await mischief({ kind, enter: true });
  const session = await good<{ steps: unknown[] }>(rig.call("GET", `${path}/session`));
  // The two codes before them; the session began when the PPMID was put in.
  expect(session.steps).toHaveLength(2 + MISCHIEF_KINDS.length);
  expect(await rig.call("POST", "/v1/sessions/replay", { session })).toMatchObject({
    body: { same: true },
  });
});

test("never does any mischief, of any seed, move a register", async () => {
  const any = fc.record({
    kind: fc.constantFrom(...MISCHIEF_KINDS),
    seed: fc.string({ minLength: 1 }),
  });
  const before = await whatMatters();
  await fc.assert(
    fc.asyncProperty(any, async (body) => {
      const { entered } = await mischief({ ...body, enter: true, via: "ppmid" });
      return entered?.outcome.result === "rejected" && entered.changes.length === 0;
    }),
    { numRuns: 60 },
  );
  expect(await whatMatters()).toEqual(before);
});

test("no_code_entered: a slip or a replay where nothing was entered", async () => {
  const { path: fresh } = await makeCommissioned(rig.call, { meterId: "00db1234567890c1" });
  for (const kind of ["one_digit", "swap", "missing", "doubled", "replay", "old_code"]) {
    expect(await rig.call("POST", `${fresh}/mischief`, { kind, enter: true })).toMatchObject({
      status: 409,
      body: { code: "no_code_entered" },
    });
  }
});

test.each([
  ["no code", { kind: "one_digit", code: "one" }],
  ["a single digit", { kind: "missing", code: "7" }],
  ["equal digits to swap", { kind: "swap", code: "7777" }],
  ["a code to replay", { kind: "replay", code: "73946144332040217315" }],
  ["nothing that a forger could read", { kind: "forged", code: "1234" }],
])("invalid_request: %s", async (_title, body) => {
  const before = await snapshot();
  expect(await ask({ ...body, enter: true })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "code" },
  });
  expect(await snapshot()).toEqual(before);
});
