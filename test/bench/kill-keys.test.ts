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

/** `npm run soak:bench` runs 200; each starts a process. */
const ROUNDS = Number(process.env.SOAK_ROUNDS ?? 8);
const POUND = 100_000;
const ROUND_TIMEOUT_MS = 15_000;

/** When the process is killed after a key was sent: at once, while it is being dealt with, or when answered. */
const MOMENTS = ["at once", "meanwhile", "answered"] as const;

interface Knowledge {
  readonly totals: { readonly accepted: number };
  readonly replay: { readonly highest: number };
}

const env = benchEnv();
let path: string;
let issue: Issue;
let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess("bench", env);
  ({ path, issue } = await makeCommissioned(clientOf(server.url)));
});
afterAll(async () => {
  await server.end("SIGKILL");
  rmSync(env.DATA_DIR, { recursive: true });
});

const press = (call: Call, keys: string) => good(call("POST", `${path}/keys`, { keys }));
const knowledge = (call: Call) => good<Knowledge>(call("GET", `${path}/knowledge`));

/** Sends one key and kills the process. Answers the view that was shown, if there was one. */
async function pressAndKill(
  key: string,
  moment: (typeof MOMENTS)[number],
): Promise<View | undefined> {
  const call = clientOf(server.url);
  const answered = press(call, key).catch(() => undefined);
  if (moment === "meanwhile") await call("GET", "/health/live").catch(() => undefined);
  if (moment === "answered") await answered;
  await server.end("SIGKILL");
  return answered;
}

/** Half of the rounds are about the key that brings the verdict, the others about every key in turn. */
function killedKey(round: number, keys: number): number {
  return round % 2 === 0 ? keys - 1 : (round * 7) % keys;
}

/** Types on where the meter is in the code, as somebody would who reads the display. */
async function finish(call: Call, view: View, code: string): Promise<View> {
  const { digits } = view.entry;
  const isBegun = digits !== "" || view.display[0] === "Enter code";
  return press(call, `${isBegun ? "" : "A"}${code.slice(digits.length)}B`);
}

async function round(number: number): Promise<void> {
  const utrnCounter = number + 1;
  const code = issue(utrnCounter, pounds(1));
  const keys = ["A", ...code, "B"];
  const at = killedKey(number, keys.length);
  let shown: View | undefined;
  for (const key of keys.slice(0, at)) shown = await press(clientOf(server.url), key);
  shown = (await pressAndKill(keys[at] ?? "", MOMENTS[number % 3] ?? "at once")) ?? shown;

  server = await startServerProcess("bench", env);
  const call = clientOf(server.url);
  const found = await good(call("GET", path));
  const { replay } = await knowledge(call);
  const isApplied = replay.highest === utrnCounter;
  if (shown?.display[0] === "Accepted" && at === keys.length - 1) expect(isApplied).toBe(true);
  if (!isApplied) {
    // What was typed and shown is there, and at most the key that was on its way.
    expect(found.entry.digits.startsWith(shown?.entry.digits ?? "")).toBe(true);
    expect(code.startsWith(found.entry.digits)).toBe(true);
    await finish(call, found, code);
  }
  const again = await call("POST", `${path}/codes`, { code });
  expect(again).toMatchObject({ body: { result: "rejected", reason: "duplicate" } });
  expect((await knowledge(call)).totals.accepted).toBe(utrnCounter);
  expect((await good(call("GET", path))).balanceMillipence).toBe(utrnCounter * POUND);
}

test(
  "never, killed between any two keys or around a verdict, is a key lost that was shown, or a code applied twice or lost",
  async () => {
    for (let number = 0; number < ROUNDS; number += 1) await round(number);
  },
  ROUNDS * ROUND_TIMEOUT_MS,
);

test("the session was kept with the meter all along: it replays the same", async () => {
  const call = clientOf(server.url);
  const session = await good<{ steps: unknown[] }>(call("GET", `${path}/session`));
  expect(session.steps.length).toBeGreaterThan(ROUNDS);
  expect(await call("POST", "/v1/sessions/replay", { session })).toMatchObject({
    body: { same: true, steps: session.steps.length },
  });
});
