import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type Call, clientOf } from "../support/api-client.ts";
import {
  benchEnv,
  good,
  type Issue,
  makeCommissioned,
  pounds,
  type View,
} from "../support/bench-rig.ts";
import { startServerProcess } from "../support/server-process.ts";

const ROUNDS = 20;
/** The meter remembers a hundred counters, so none of these falls out of its cache. */
const CODES_PER_ROUND = 5;
const POUND = 100_000;

/** A code that was sent, and whether an answer showed it as applied. */
interface Sent {
  readonly code: string;
  readonly utrnCounter: number;
  isShownApplied: boolean;
}

const env = benchEnv();
const sent: Sent[] = [];
/** What each restart found: the view, and the codes shown as applied until then. */
const found: { readonly view: View; readonly shown: readonly number[] }[] = [];
let unanswered = 0;
let path: string;
let issue: Issue;

/** One client enters a whole code; another presses the keys, and reads the display. */
async function enter(call: Call, { code, utrnCounter }: Sent): Promise<boolean> {
  const isTyped = utrnCounter % 2 === 0;
  const answer: Answer = isTyped
    ? await call("POST", `${path}/keys`, { keys: `A${code}B` })
    : await call("POST", `${path}/codes`, { code });
  const view = answer.body as View & { result: string };
  return isTyped ? view.counters.accepted.includes(utrnCounter) : view.result === "applied";
}

/** Five codes at once, and a kill after as many answers as the round says: from none to all but one. */
async function killRound(round: number): Promise<void> {
  const server = await startServerProcess("bench", env);
  const call = clientOf(server.url);
  found.push({
    view: await good(call("GET", path)),
    shown: sent.filter((code) => code.isShownApplied).map((code) => code.utrnCounter),
  });
  const answersBeforeKill = round % CODES_PER_ROUND;
  let answers = 0;
  let killed: Promise<unknown> | undefined;
  const killWhenDue = () => {
    if (answers >= answersBeforeKill) killed ??= server.end("SIGKILL");
  };
  const entries = Array.from({ length: CODES_PER_ROUND }, async (_, at) => {
    const utrnCounter = round * CODES_PER_ROUND + at + 1;
    const one: Sent = { code: issue(utrnCounter, pounds(1)), utrnCounter, isShownApplied: false };
    sent.push(one);
    try {
      one.isShownApplied = await enter(call, one);
      answers += 1;
    } catch {
      unanswered += 1;
    }
    killWhenDue();
  });
  killWhenDue();
  await Promise.all(entries);
  await killed;
}

beforeAll(async () => {
  const first = await startServerProcess("bench", env);
  ({ path, issue } = await makeCommissioned(clientOf(first.url)));
  await first.end("SIGKILL");
  for (let round = 0; round < ROUNDS; round += 1) await killRound(round);
});

afterAll(() => rmSync(env.DATA_DIR, { recursive: true }));

test("codes were being entered when the bench was killed, and some had been shown as applied", () => {
  expect(unanswered).toBeGreaterThanOrEqual(ROUNDS);
  expect(sent.filter(({ isShownApplied }) => isShownApplied).length).toBeGreaterThan(ROUNDS);
});

test("never is a code lost that was shown as applied, and always is every credit of one code", () => {
  for (const { view, shown } of found) {
    expect(view.counters.accepted).toEqual(expect.arrayContaining([...shown]));
    expect(view.balanceMillipence).toBe(view.counters.accepted.length * POUND);
  }
});

test("never does a code apply twice: entered again, each is a duplicate or applied for the first time", async () => {
  const server = await startServerProcess("bench", env);
  const call = clientOf(server.url);
  const before = await good(call("GET", path));
  const results: unknown[] = [];
  for (const { code } of sent) {
    results.push((await call("POST", `${path}/codes`, { code })).body);
  }
  const expected = sent.map(({ utrnCounter }) =>
    before.counters.accepted.includes(utrnCounter)
      ? { result: "rejected", reason: "duplicate" }
      : { result: "applied" },
  );
  expect(results).toMatchObject(expected);
  const after = await good(call("GET", path));
  await server.end("SIGKILL");
  expect(after.balanceMillipence).toBe(sent.length * POUND);
});
