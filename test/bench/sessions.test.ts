import { beforeEach, describe, expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import {
  good,
  type Issue,
  makeCommissioned,
  makeMeter,
  NOON_SECONDS,
  pounds,
  SUPPLIER,
  type View,
} from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const INSTALL_CODE = "83fed3407a939723a5c639b26916d505";
const DEVICE = "00db1234000000aa";

const rig = benchForFile();
let path: string;
let meterId: string;
let issue: Issue;
let made = 0;
beforeEach(async () => {
  made += 1;
  meterId = `00db12345678${String(made).padStart(4, "0")}`;
  const body = { meterId, seed: "of a session", installCodes: { [DEVICE]: INSTALL_CODE } };
  ({ path, issue } = await makeCommissioned(rig.call, body));
});

const post = (what: string, body: object) => rig.call("POST", `${path}/${what}`, body);
const put = (what: string, body: object) => rig.call("PUT", `${path}/${what}`, body);
const enter = (code: string, via = "keypad") => good(post("codes", { code, via }));
const saved = (at = path) => good<Session>(rig.call("GET", `${at}/session`));
const replay = (session: unknown) => rig.call("POST", "/v1/sessions/replay", { session });
const SAME = { status: 200, body: { same: true, difference: null } };

/** Some of everything that can be done to a meter. */
async function liveALittle(): Promise<void> {
  await enter(issue(1, [{ type: "open_han", device: "any", minutes: 30 }]));
  await good(post("han/join", { eui: DEVICE, kind: "ppmid", installCode: INSTALL_CODE }));
  await enter(issue(2, pounds(3)));
  await good(post("keys", { keys: `A${issue(700, pounds(1))}B` }));
  await good(post("keys", { keys: "AAB", face: "two" }));
  await good(post("keys", { keys: "B" }));
  await good(put("load", { watts: 3_000 }));
  await good(post("clock", { to: "next_event" }));
  await good(post("clock", { advanceSeconds: 5 * 86_400 }));
  await good(post("actions", { action: "activate_emergency_credit", via: "ppmid" }));
  await good(post("clock", { time: NOON_SECONDS }));
  await good(put("power", { on: false }));
  expect(await post("codes", { code: issue(3, pounds(1)) })).toMatchObject({ status: 409 });
  await good(put("power", { on: true }));
  await good(put("wan", { up: true }));
  await good(post("han/remove", { eui: DEVICE }));
  await good(put("supplier", { ...SUPPLIER, floor: 9 }));
}

describe("what is recorded", () => {
  test("every event with its time, its outcome, the display and how the meter stands", async () => {
    await good(put("load", { watts: 5 }));
    await enter(issue(1, pounds(10)));
    const session = await saved();
    expect(session).toMatchObject({
      version: 2,
      start: { kind: "setup", meterId, seed: "of a session", fuel: "electricity" },
      stepsMissing: 0,
      end: { time: NOON_SECONDS, standing: { balanceMillipence: 1_000_000, supply: "armed" } },
    });
    expect(session.steps).toMatchObject([
      { step: 1, event: { type: "supplier", ...SUPPLIER }, result: { outcome: { done: true } } },
      { step: 2, at: NOON_SECONDS, event: { type: "load", watts: 5 } },
      {
        step: 3,
        event: { type: "code", code: issue(1, pounds(10)), via: "keypad" },
        result: {
          outcome: { result: "applied", utrnCounter: 1 },
          display: ["Accepted", "Credit £10.00"],
          standing: { highestCounter: 1, balanceMillipence: 1_000_000 },
        },
      },
    ]);
  });

  test("no shared secret, and no step for merely looking", async () => {
    await good(post("clock", { rate: 60 }));
    rig.pass(10_000);
    await good(rig.call("GET", path));
    rig.pass(10_000);
    const session = await saved();
    expect(session.steps.map(({ event }) => event.type)).toEqual(["supplier"]);
    expect(session.end?.time).toBe(NOON_SECONDS + 1_200);
    const { supplier } = await good<{ supplier: { z: string } }>(
      rig.call("GET", `${path}/snapshot`),
    );
    expect(JSON.stringify(session)).not.toContain(supplier.z);
    rig.pass(-20_000);
  });

  test("the codes that keys submitted, on either face, with their verdicts", async () => {
    const [applied, forged] = [issue(1, pounds(1)), issue(700, pounds(1))];
    await good(post("keys", { keys: `A${applied.slice(0, 9)}` }));
    await good(post("keys", { keys: `${applied.slice(9)}BA1A${forged}B7` }));
    await good(post("keys", { keys: "BbAABb", face: "two" }));
    const { steps } = await saved();
    expect(steps.slice(1).map(({ result }) => result?.entered)).toEqual([
      undefined,
      [
        { code: applied, result: "applied" },
        { code: forged, result: "not_authentic" },
      ],
      [{ code: "2", result: "incomplete" }],
    ]);
  });

  test("in the same durable step as the meter: a restart finds both", async () => {
    await liveALittle();
    const before = await saved();
    await rig.restart();
    expect(await saved()).toEqual(before);
  });

  test("a snapshot put in begins a new session, and so does asking for one", async () => {
    await liveALittle();
    const snapshot = await good<object>(rig.call("GET", `${path}/snapshot`));
    await good(put("snapshot", snapshot));
    expect(await saved()).toMatchObject({ start: { kind: "snapshot", snapshot }, steps: [] });
    await good(put("load", { watts: 7 }));
    expect(await replay(await saved())).toMatchObject(SAME);
    const begun = await good<Session>(post("session", {}));
    expect(begun).toMatchObject({ start: { kind: "snapshot" }, steps: [] });
    expect(begun).toEqual(await saved());
  });

  test("a meter that is removed takes its session with it", async () => {
    await rig.call("DELETE", path);
    expect(await rig.call("GET", `${path}/session`)).toMatchObject({ status: 404 });
    await makeMeter(rig.call, { meterId, seed: "another" });
    expect((await saved()).steps).toEqual([]);
  });
});

describe("a replay", () => {
  test("of everything that can be done gives the same", async () => {
    await liveALittle();
    const session = await saved();
    // The commissioning and 17 calls.
    // The code without power did not reach the meter: it is in no session.
    expect(session.steps).toHaveLength(17);
    expect(await replay(session)).toMatchObject({ ...SAME, body: { same: true, steps: 17 } });
  });

  test("of a clock that runs, is set back, stopped and set again logs the same", async () => {
    const clock = (body: object) => good(post("clock", body));
    const tell = (ahead: number) => clock({ time: NOON_SECONDS + ahead });
    await clock({ rate: 3_600 });
    rig.pass(1_000);
    // Backwards from 3,600; 2,700 is not, and 900 is, as a time is held against the one given last.
    for (const ahead of [1_800, 2_700, 900]) await tell(ahead);
    await clock({ rate: 0 });
    await tell(1_200);
    await clock({ rate: 3_600 });
    rig.pass(1_000);
    await clock({ rate: 0 });
    // Backwards from 7,200.
    await tell(5_000);
    const log = () => good<{ event: string }[]>(rig.call("GET", `${path}/log`));
    const before = await log();
    expect(before.map(({ event }) => event)).toEqual(["81C6", "81C6", "81C6"]);
    const session = await saved();
    await rig.call("DELETE", path);
    await good(rig.call("POST", "/v1/sessions", { session }));
    expect(await log()).toEqual(before);
  });

  test("of a running clock gives the same, however often it was looked at", async () => {
    await good(post("keys", { keys: "B" }));
    await enter(issue(1, pounds(5)));
    await good(post("keys", { keys: "B" }));
    await good(put("load", { watts: 2_000 }));
    await good(post("clock", { rate: 3_600 }));
    for (const ms of [1, 999, 20_000, 7]) {
      rig.pass(ms);
      await good(rig.call("GET", path));
    }
    await good(post("keys", { keys: "1" }));
    rig.pass(5_000);
    expect(await replay(await saved())).toMatchObject(SAME);
  });

  test("of any text that may be entered gives the same; a longer one is refused", async () => {
    for (const character of ["7", "\u0001", "\u{1f50c}"]) {
      const code = character.repeat(1_000);
      await enter(code);
      for (const [what, more] of [
        ["codes", {}],
        ["explain", {}],
        ["mischief", { kind: "forged", enter: true }],
      ] as const) {
        const answer = await post(what, { ...more, code: `${code}${character}` });
        expect(answer).toMatchObject({ status: 400, body: { field: "code" } });
      }
    }
    await good(post("keys", { keys: "A7".repeat(500) }));
    const session = await saved();
    expect(session.steps).toHaveLength(5);
    expect(await replay(session)).toMatchObject(SAME);
  });

  test("invalid_request: a result that is nested too deep to be told again", async () => {
    await good(put("load", { watts: 5 }));
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const session = JSON.stringify(await saved()).replaceAll('"done":true', `"done":${nested}`);
    expect(session).toContain(nested);
    const body = `{"session":${session}}`;
    expect(await rig.call("POST", "/v1/sessions/replay", body)).toMatchObject({
      status: 400,
      body: { code: "invalid_request", field: "body" },
    });
  });

  test("names the first step with another result, and in what", async () => {
    await enter(issue(1, pounds(10)));
    await enter(issue(2, pounds(10)));
    const session = JSON.parse(JSON.stringify(await saved()));
    session.steps[1].result.standing.balanceMillipence = 1;
    session.steps[2].result.display[0] = "Refused";
    expect(await replay(session)).toMatchObject({
      status: 200,
      body: {
        same: false,
        steps: 2,
        difference: {
          step: 2,
          differences: [{ path: "standing.balanceMillipence", recorded: 1, replayed: 1_000_000 }],
        },
      },
    });
  });

  test("names the end where only that differs", async () => {
    const session = JSON.parse(JSON.stringify(await saved()));
    session.end.standing.supply = "enabled";
    expect(await replay(session)).toMatchObject({
      body: { same: false, difference: { step: null } },
    });
  });

  test("takes a session written by hand, without results, and changes no meter", async () => {
    const before = await good<View>(rig.call("GET", path));
    const start = { kind: "setup", meterId, seed: "of a session", fuel: "gas", time: NOON_SECONDS };
    const steps = [
      { step: 1, at: NOON_SECONDS, event: { type: "supplier", ...SUPPLIER } },
      {
        step: 2,
        at: NOON_SECONDS,
        event: { type: "code", code: issue(1, pounds(1)), via: "keypad" },
      },
    ];
    const session = { version: 1, start, steps, end: null, stepsMissing: 0 };
    expect(await replay(session)).toMatchObject({ ...SAME, body: { same: true, steps: 2 } });
    expect(await good<View>(rig.call("GET", path))).toEqual(before);
  });
});

describe("a meter from a session", () => {
  test("stands as it did after a step, and takes the session's codes", async () => {
    await enter(issue(1, pounds(10)));
    await enter(issue(2, pounds(10)));
    const session = await saved();
    await rig.call("DELETE", path);
    const view = await rig.call("POST", "/v1/sessions", { session, step: 2 });
    expect(view).toMatchObject({
      status: 201,
      body: { meterId, balanceMillipence: 1_000_000, clock: { mode: "manual" } },
    });
    expect((await saved()).steps).toEqual(session.steps.slice(0, 2));
    expect(await enter(issue(2, pounds(10)))).toMatchObject({ result: "applied" });
    expect(await replay(await saved())).toMatchObject(SAME);
  });

  test("at step 0 is as it was made, and without a step as at the end", async () => {
    await liveALittle();
    await good(post("clock", { advanceSeconds: 100 }));
    const session = await saved();
    const before = await good<object>(rig.call("GET", `${path}/snapshot`));
    await rig.call("DELETE", path);
    expect(await rig.call("POST", "/v1/sessions", { session, step: 0 })).toMatchObject({
      status: 201,
      body: { balanceMillipence: 0, supplier: null },
    });
    await rig.call("DELETE", path);
    await good(rig.call("POST", "/v1/sessions", { session }));
    expect(await good<object>(rig.call("GET", `${path}/snapshot`))).toEqual(before);
  });

  test("meter_exists: one of that id is on the bench", async () => {
    const session = await saved();
    expect(await rig.call("POST", "/v1/sessions", { session })).toMatchObject({
      status: 409,
      body: { code: "meter_exists" },
    });
  });

  test("invalid_request: a step behind the last", async () => {
    const session = await saved();
    const answer = await rig.call("POST", "/v1/sessions", { session, step: 2 });
    expect(answer).toMatchObject({ status: 400, body: { field: "step" } });
  });

  test("session_damaged: a session that replays otherwise than it says", async () => {
    const session = JSON.parse(JSON.stringify(await saved()));
    session.steps[0].result.standing.balanceMillipence = 5;
    await rig.call("DELETE", path);
    expect(await rig.call("POST", "/v1/sessions", { session })).toMatchObject({
      status: 422,
      body: {
        code: "session_damaged",
        step: 1,
        field: "steps[0].result.standing.balanceMillipence",
      },
    });
    expect(await rig.call("GET", path)).toMatchObject({ status: 404 });
  });
});

type Damage = (session: Record<string, unknown> & { steps: Record<string, unknown>[] }) => void;

const DAMAGES: readonly [step: number | null, field: string, how: Damage][] = [
  [null, "session", (s) => delete s.version],
  [null, "session.version", (s) => Object.assign(s, { version: 3 })],
  [null, "session.more", (s) => Object.assign(s, { more: 1 })],
  [null, "session", (s) => Object.assign(s, { "73946144332040217315": 1 })],
  [null, "session.steps", (s) => Object.assign(s, { steps: {} })],
  [null, "session.start.kind", (s) => Object.assign(s, { start: { kind: "dream" } })],
  [null, "start", (s) => Object.assign(s.start as object, { privateKey: "00".repeat(32) })],
  [null, "start", (s) => delete (s.start as { seed?: string }).seed],
  [null, "start.time", (s) => Object.assign(s.start as object, { time: 0 })],
  [
    null,
    "start.settings.meterBalance",
    (s) => Object.assign(s.start as object, { settings: { meterBalance: "1" } }),
  ],
  [
    null,
    "start.snapshot.version",
    (s) => Object.assign(s, { start: { kind: "snapshot", snapshot: {} } }),
  ],
  [2, "steps[1]", (s) => Object.assign(s.steps, { 1: 7 })],
  [2, "steps[1].step", (s) => Object.assign(s.steps[1] ?? {}, { step: 3 })],
  [2, "steps[1].at", (s) => Object.assign(s.steps[1] ?? {}, { at: 0.5 })],
  [2, "steps[1].event.type", (s) => Object.assign(s.steps[1]?.event ?? {}, { type: "sing" })],
  [2, "steps[1].event.watts", (s) => Object.assign(s.steps[1]?.event ?? {}, { watts: -1 })],
  [2, "steps[1].event.more", (s) => Object.assign(s.steps[1]?.event ?? {}, { more: 1 })],
  [2, "steps[1].expected", (s) => Object.assign(s.steps[1] ?? {}, { expected: "perhaps" })],
  [2, "steps[1].note", (s) => Object.assign(s.steps[1] ?? {}, { note: "a".repeat(1_001) })],
  [null, "session.tester", (s) => Object.assign(s, { tester: 7 })],
  [2, "steps[1].result.display", (s) => Object.assign(s.steps[1]?.result ?? {}, { display: [] })],
  [
    1,
    "steps[0].event.publicKey",
    (s) => Object.assign(s.steps[0]?.event ?? {}, { publicKey: `04${"00".repeat(64)}` }),
  ],
];

test.each(DAMAGES)("session_damaged: step %s, %s", async (step, field, how) => {
  await good(put("load", { watts: 5 }));
  const session = JSON.parse(JSON.stringify(await saved()));
  how(session);
  const before = await good<View[]>(rig.call("GET", "/v1/meters"));
  for (const [at, more] of [
    ["replay", {}],
    ["shrink", { expectation: { supply: "disabled" } }],
  ] as const) {
    const answer = await rig.call("POST", `/v1/sessions/${at}`, { session, ...more });
    expect(answer).toMatchObject({ status: 422, body: { code: "session_damaged", step, field } });
  }
  const made = await rig.call("POST", "/v1/sessions", { session });
  expect(made).toMatchObject({ status: 422, body: { code: "session_damaged", step, field } });
  expect(await good<View[]>(rig.call("GET", "/v1/meters"))).toEqual(before);
});
