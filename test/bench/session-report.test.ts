import { printCode } from "@utrn-lab/utrn";
import { beforeAll, expect, test } from "vitest";
import { commandWords } from "../../apps/bench/server/sessions/command-words.ts";
import { parseSession } from "../../apps/bench/server/sessions/parse.ts";
import { replayWords } from "../../apps/bench/server/sessions/register-words.ts";
import { type Report, reportOf } from "../../apps/bench/server/sessions/report.ts";
import { htmlReport } from "../../apps/bench/server/sessions/report-html.ts";
import { markdownReport } from "../../apps/bench/server/sessions/report-markdown.ts";
import type { Session, SessionStep } from "../../apps/bench/server/sessions/session.ts";
import {
  good,
  type Issue,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
  SUPPLIER,
} from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
const FRAME = { madeAt: NOON_SECONDS, software: "UTRN Lab 0.0.0", label: "" };

let path: string;
let issue: Issue;
/** A top-up at the keypad, the same keyed once more with a slip, and a load until midnight. */
let recorded: Session;
beforeAll(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
  const code = issue(1, pounds(10));
  await good(rig.call("POST", `${path}/codes`, { code }));
  for (const keys of [..."A", "9", "A", ...code, "B"]) {
    await good(rig.call("POST", `${path}/keys`, { keys }));
  }
  await good(rig.call("POST", `${path}/clock`, { to: "midnight" }));
  recorded = await good<Session>(rig.call("GET", `${path}/session`));
});

/** A recorded session with what is said of some of its steps. */
function remarked(said: Readonly<Record<number, Partial<SessionStep>>>): Session {
  return { ...recorded, steps: recorded.steps.map((step) => ({ ...step, ...said[step.step] })) };
}

test("a report has each step with its time, outcome, display, what moved, and events", async () => {
  const code = printCode(issue(1, pounds(10)));
  const markdown = await rig.call("GET", `${path}/session/report?format=markdown`);
  const html = await rig.call("POST", "/v1/sessions/report", { session: recorded });
  expect([markdown.type, html.type]).toEqual([
    "text/markdown; charset=utf-8",
    "text/html; charset=utf-8",
  ]);
  for (const text of [markdown.text.replaceAll("\\", ""), html.text]) {
    for (const words of [
      `Code at the keypad: ${code}`,
      `A ${code} B, 20 digits, one backspace`,
      "2026-11-24 12:00:00",
      "Credit £10.00",
      "applied, counter 1, top up £10.00, confirmation ",
      "balance: £0.00 → £10.00",
      "rejected, duplicate, top up £10.00",
      "2026-11-25 00:00:00",
      "credit added locally: £10.00",
      "waits for the WAN",
      "8F51",
      SUPPLIER.supplierId,
      "UTRN Lab 0.1.0",
      "No step has an expected verdict.",
      "every result was the same",
    ]) {
      expect(text).toContain(words);
    }
  }
  expect(markdown.text).toContain("````text\nAccepted\nCredit £10.00\n````");
});

test("a report is of the session that is sent: its title, purpose, tester and notes", async () => {
  const session = {
    ...remarked({ 2: { note: "Read out by telephone." } }),
    title: "A top-up twice",
    description: "The second must count for nothing.",
    tester: "A. Tester",
  };
  const { text } = await rig.call("POST", "/v1/sessions/report", { session });
  for (const words of [
    "<title>A top-up twice</title>",
    "<p>The second must count for nothing.</p>",
    "<dt>Tester</dt><dd>A. Tester</dd>",
    '<p class="note">Read out by telephone.</p>',
  ]) {
    expect(text).toContain(words);
  }
});

test.each([
  [{}, "not judged", "No step has an expected verdict."],
  [{ 2: "applied" }, "passed", "The expected verdict was met."],
  [{ 2: "applied", 26: "duplicate" }, "passed", "All 2 expected verdicts were met."],
  [{ 2: "duplicate", 26: "duplicate" }, "failed", "1 of 2 expected verdicts not met: step 2."],
  // A step that enters nothing meets no expectation.
  [{ 1: "applied" }, "failed", "1 of 1 expected verdicts not met: step 1."],
] as const)("expected %j: %s", async (expected, conclusion, says) => {
  const said = Object.entries(expected).map(([step, verdict]) => [step, { expected: verdict }]);
  const report = await reportOf(remarked(Object.fromEntries(said)), FRAME);
  expect(report).toMatchObject({ conclusion, says });
});

test("a report tells the expected and the actual verdict of each step", async () => {
  const session = remarked({ 2: { expected: "applied" }, 26: { expected: "too_old" } });
  expect((await reportOf(session, FRAME)).judged).toEqual([
    { step: 2, expected: "applied", actual: "applied", isMet: true },
    { step: 26, expected: "too old", actual: "duplicate", isMet: false },
  ]);
});

test("what replays otherwise than recorded is not judged, and told with both values", async () => {
  const session = structuredClone(remarked({ 2: { expected: "applied" } }));
  Object.assign(session.steps[1]?.result?.standing ?? {}, { balanceMillipence: 5 });
  const report = await reportOf(session, FRAME);
  expect(report).toMatchObject({ conclusion: "not judged" });
  expect(report.facts).toContainEqual([
    "Replay",
    "At step 2 the replay differs: balance was recorded as £0.00005 and replays as £10.00.",
  ]);
});

test("a session written by hand, without results, is judged by its replay", async () => {
  const code = issue(1, pounds(10));
  const steps = [
    { step: 1, at: NOON_SECONDS, event: { type: "supplier", ...SUPPLIER } },
    { step: 2, at: NOON_SECONDS, event: { type: "code", code, via: "keypad" } },
  ].map((step) => ({ ...step, ...(step.step === 2 ? { expected: "applied" } : {}) }));
  const { start } = recorded;
  const session = parseSession({ version: 2, start, steps, end: null, stepsMissing: 0 });
  expect(await reportOf(session, FRAME)).toMatchObject({ conclusion: "passed" });
});

test("a replay that differs is told with the values recorded and replayed", () => {
  const differs = (path: string, was: unknown, is: unknown) =>
    replayWords({
      same: false,
      steps: 3,
      difference: { step: 3, differences: [{ path, recorded: was, replayed: is }] },
    });
  expect(differs("display", ["Accepted", "Credit £10.00"], ["Rejected", "Duplicate"])).toBe(
    "At step 3 the replay differs: display was recorded as “Accepted / Credit £10.00” " +
      "and replays as “Rejected / Duplicate”.",
  );
  expect(differs("entered", [{ code: "1", result: "too_old" }], null)).toBe(
    "At step 3 the replay differs: the verdict on the keys was recorded as too old " +
      "and replays as nothing.",
  );
  expect(differs("standing.emergencyCredit.active", false, true)).toContain(
    "emergency credit in use was recorded as no and replays as yes",
  );
  const end = { same: false, steps: 3, difference: { step: null, differences: [] } };
  expect(replayWords(end)).toContain("At the end the replay differs");
  expect(replayWords({ same: true, steps: 1, difference: null })).toBe(
    "Replayed 1 step: its result was the same.",
  );
});

const HOSTILE = "<script>alert(1)</script> *bold* [link](x) `code` & \"'";

const damaged: Session = {
  version: 2,
  title: HOSTILE,
  description: HOSTILE,
  tester: HOSTILE,
  start: { kind: "snapshot", snapshot: { meterId: HOSTILE } },
  steps: [
    {
      step: 1,
      at: NOON_SECONDS,
      event: { type: "code", code: HOSTILE, via: "ppmid" },
      note: HOSTILE,
    },
  ],
  end: null,
  stepsMissing: 3,
};

test("what a session says is text in a report, never markup, and damage is told", async () => {
  const report = await reportOf(damaged, FRAME);
  const html = htmlReport(report);
  expect(html).not.toContain("<script>");
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(6);
  const markdown = markdownReport(report);
  expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\[link|(?<!\\)\*bold|(?<!\\)`code/);
  expect(html).toContain("Replay</dt><dd>not possible: start");
  expect(html).toContain("1, and 3 not kept");
});

/** The rows of a report about two steps that leave a meter so. */
async function movedBetween(before: object, after: object): Promise<Report["lines"]> {
  const standing = structuredClone(recorded.steps[0]?.result?.standing);
  const steps = [before, after].map((moved, at) => ({
    ...structuredClone(recorded.steps[at]),
    result: { ...recorded.steps[at]?.result, standing: { ...standing, ...moved } },
  }));
  const session = { ...recorded, steps: steps as SessionStep[] };
  return (await reportOf(session, FRAME)).lines;
}

test("a report says in words what moved, money to the last millipence", async () => {
  const [, line] = await movedBetween(
    {
      balanceMillipence: 1_233_569,
      emergencyCredit: { active: false, remainingMillipence: 1_000_000 },
      highestCounter: 7,
    },
    {
      balanceMillipence: -40,
      emergencyCredit: { active: true, remainingMillipence: 999_900 },
      highestCounter: 8,
    },
  );
  expect(line?.moved).toEqual([
    "balance: £12.33569 → −£0.0004",
    "emergency credit in use: no → yes",
    "emergency credit left: £10.00 → £9.999",
    "highest counter: 7 → 8",
  ]);
});

test.each([
  [{ type: "top_up", amountPence: 1_000, valueClass: "pence" }, "top up £10.00"],
  [{ type: "add_debt", register: "time_1", amountPence: 5 }, "add debt time debt 1, £0.05"],
  [{ type: "suspend_disconnection", hours: 48 }, "suspend disconnection 48 h"],
  [{ type: "set_emergency_credit_limit", limitPence: 1_500 }, "set emergency credit limit £15.00"],
  [{ type: "restore_supply" }, "restore supply"],
  [
    { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 10 },
    "set payment debt recovery 30% of each top-up, at most £10 a week",
  ],
  [
    {
      type: "change_price",
      unitRateMillipence: 24_567,
      standingChargeMillipence: 60_000,
      startDate: null,
    },
    "change price 24.567p a kWh, 60p a day, at once",
  ],
  [
    { type: "set_non_disconnect_periods", periods: [{ from: "2026-12-24", days: 3 }] },
    "set non disconnect periods 2026-12-24 for 3 days",
  ],
] as const)("a command is said with its figures: %j", (command, words) => {
  expect(commandWords(command)).toBe(words);
});
