import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Call, clientOf } from "../support/api-client.ts";
import {
  benchEnv,
  good,
  type Issue,
  makeCommissioned,
  pounds,
  type View,
} from "../support/bench-rig.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

/** Half of them each on two benches at the same time; `npm run soak:bench` kills more often. */
const KILLS = Number(process.env.KILLS ?? 30);
const KILL_TIMEOUT_MS = 10_000;
/**
 * Codes being entered, each at a meter of its own, when a bench is killed. A start takes far longer
 * than a code: many codes a kill try as much with fewer kills.
 */
const METERS = 20;
/** A, twenty digits and B. */
const KEYS = 22;
/**
 * How the number of answers before a kill goes on from round to round, from none to all. By ones it
 * would go along with the place of some keys, which only chance would have answered before a kill.
 * 21 rounds have all numbers, 0 to 20.
 */
const ANSWERS_STEP = 8;
const POUND = 100_000;

interface Meter {
  readonly path: string;
  readonly issue: Issue;
}

interface Bench {
  readonly env: Record<string, string>;
  readonly meters: Meter[];
  server: ServerProcess;
}

/** A code on its way into a meter when its bench was killed. */
interface Entry {
  readonly meter: Meter;
  readonly code: string;
  /** Which key was sent last, 0 to 21; undefined where a client sent the whole code. */
  readonly lastKey: number | undefined;
  /** What the meter showed last. */
  shown: View;
  isAnswered: boolean;
  isShownAccepted: boolean;
}

const benches: Bench[] = [];
const entries: Entry[] = [];

beforeAll(async () => {
  for (const env of [benchEnv(), benchEnv()]) {
    const server = await startServerProcess("bench", env);
    const meters: Meter[] = [];
    for (let number = 1; number <= METERS; number += 1) {
      const meterId = `00db12345678${String(number).padStart(4, "0")}`;
      meters.push(await makeCommissioned(clientOf(server.url), { meterId }));
    }
    benches.push({ env, meters, server });
  }
});
afterAll(async () => {
  for (const { server, env } of benches) {
    await server.end("SIGKILL");
    rmSync(env.DATA_DIR ?? "", { recursive: true });
  }
});

const press = (call: Call, { path }: Meter, keys: string) =>
  good(call("POST", `${path}/keys`, { keys }));

/**
 * At the first meter a whole code is sent, at the second the key that brings the verdict; at the
 * others any key.
 */
function lastKeyOf(round: number, meter: number): number | undefined {
  if (meter === 0) return undefined;
  return meter === 1 ? KEYS - 1 : (round * (METERS - 2) + meter) % KEYS;
}

/** Presses all keys before the last. */
async function begin(call: Call, meter: Meter, round: number, number: number): Promise<Entry> {
  const code = meter.issue(round + 1, pounds(1));
  const lastKey = lastKeyOf(round, number);
  const keys = `A${code}B`.slice(0, lastKey ?? 0);
  const shown = keys === "" ? await good(call("GET", meter.path)) : await press(call, meter, keys);
  return { meter, code, lastKey, shown, isAnswered: false, isShownAccepted: false };
}

/** Sends the last key, or the whole code, and notes what is answered. */
async function sendLast(call: Call, entry: Entry): Promise<void> {
  const { meter, code, lastKey } = entry;
  if (lastKey === undefined) {
    const sent = call("POST", `${meter.path}/codes`, { code });
    entry.isShownAccepted = (await good<{ result: string }>(sent)).result === "applied";
  } else {
    entry.shown = await press(call, meter, `A${code}B`.charAt(lastKey));
    entry.isShownAccepted = entry.shown.display[0] === "Accepted";
  }
  entry.isAnswered = true;
}

/** Sends the last key to every meter, and kills the bench when so many have answered, 0 to all. */
async function killAfter(answersMax: number, bench: Bench, sent: readonly Entry[]): Promise<void> {
  const call = clientOf(bench.server.url);
  let answers = 0;
  let killed: Promise<unknown> | undefined;
  const killWhenDue = () => {
    if (answers >= answersMax) killed ??= bench.server.end("SIGKILL");
  };
  const sending = sent.map(async (entry) => {
    // What is not answered is what this test is about.
    await sendLast(call, entry).catch(() => undefined);
    answers += 1;
    killWhenDue();
  });
  killWhenDue();
  await Promise.all(sending);
  await killed;
}

/**
 * Holds what a meter knows after the restart against what it showed. Answers whether the code was
 * applied.
 */
function check({ code, shown, isShownAccepted }: Entry, found: View, utrnCounter: number): boolean {
  const isApplied = found.counters.accepted.includes(utrnCounter);
  if (isShownAccepted) expect(isApplied).toBe(true);
  expect(found.balanceMillipence).toBe((isApplied ? utrnCounter : utrnCounter - 1) * POUND);
  if (!isApplied) {
    // What was typed and shown is there, and at most the key that was on its way.
    const { digits } = found.entry;
    expect(digits.startsWith(shown.entry.digits)).toBe(true);
    expect(code.startsWith(digits)).toBe(true);
    expect(digits.length - shown.entry.digits.length).toBeLessThanOrEqual(1);
  }
  return isApplied;
}

/**
 * Types on where the meter is in the code, as somebody would who reads the display; and the whole
 * code again.
 */
async function finish(call: Call, { meter, code }: Entry, found: View, isApplied: boolean) {
  const { digits } = found.entry;
  const isBegun = digits !== "" || found.display[0] === "Enter code";
  const rest = isApplied ? "" : `${isBegun ? "" : "A"}${code.slice(digits.length)}B`;
  const view = await press(call, meter, `${rest}A${code}B`);
  expect(view.display).toEqual(["Rejected", "Duplicate"]);
  return view;
}

async function killRound(bench: Bench, round: number): Promise<void> {
  const call = clientOf(bench.server.url);
  const sent = await Promise.all(
    bench.meters.map((meter, number) => begin(call, meter, round, number)),
  );
  await killAfter((round * ANSWERS_STEP) % (METERS + 1), bench, sent);
  entries.push(...sent);
  bench.server = await startServerProcess("bench", bench.env);
  const next = clientOf(bench.server.url);
  const views = await good<View[]>(next("GET", "/v1/meters"));
  const finishing = sent.map(async (entry, number) => {
    const found = views[number];
    if (found === undefined) throw new Error("a meter is gone");
    const isApplied = check(entry, found, round + 1);
    const { balanceMillipence } = await finish(next, entry, found, isApplied);
    expect(balanceMillipence).toBe((round + 1) * POUND);
  });
  await Promise.all(finishing);
}

test(
  "a kill at any key or verdict never loses a key that was shown, or a code, or applies one twice",
  async () => {
    const rounds = KILLS / benches.length;
    const killings = benches.map(async (bench) => {
      for (let round = 0; round < rounds; round += 1) await killRound(bench, round);
    });
    await Promise.all(killings);
  },
  KILLS * KILL_TIMEOUT_MS,
);

test.each([
  ["before", false],
  ["after", true],
])(
  "a bench was killed %s the answer to each key of a code, and to a whole one",
  (_, isAnswered) => {
    const sent = entries.filter((entry) => entry.isAnswered === isAnswered);
    const keys = new Set(sent.map(({ lastKey }) => lastKey));
    expect(keys).toEqual(new Set([undefined, ...Array.from({ length: KEYS }, (_each, at) => at)]));
  },
);

test("a verdict was shown before a kill, and another was not", () => {
  const verdicts = entries.filter(({ lastKey }) => lastKey === undefined || lastKey === KEYS - 1);
  const shown = verdicts.filter(({ isShownAccepted }) => isShownAccepted);
  expect(shown.length).toBeGreaterThan(KILLS / 10);
  expect(verdicts.length - shown.length).toBeGreaterThan(KILLS / 10);
});

test("sessions were kept with the meters all along: each replays the same", async () => {
  for (const { server, meters } of benches) {
    const call = clientOf(server.url);
    for (const { path } of meters) {
      const session = await good<{ steps: unknown[] }>(call("GET", `${path}/session`));
      expect(session.steps.length).toBeGreaterThan(KILLS / benches.length);
      expect(await call("POST", "/v1/sessions/replay", { session })).toMatchObject({
        body: { same: true, steps: session.steps.length },
      });
    }
  }
});
