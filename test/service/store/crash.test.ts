import { rmSync } from "node:fs";
import { readCode } from "@utrn-lab/utrn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Call, clientOf } from "../../support/api-client.ts";
import { METER_ID, OTHER_METER_ID, SUPPLIER_ID, shared } from "../../support/parties.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { API_KEY, register, supplierEnv } from "../../support/supplier-rig.ts";

const METERS = [METER_ID, OTHER_METER_ID];
const ROUNDS = 4;
const CLIENTS = 8;
const ANSWERS_BEFORE_KILL = 25;

/** A request that was sent, and its answer if one came back. */
interface Sent {
  readonly meterId: string;
  readonly key: string;
  readonly amountPence: number;
  answer?: string;
}

interface Kept {
  readonly codeId: string;
  readonly code: string;
  readonly utrnCounter: number;
  readonly commands: readonly { readonly amountPence: number }[];
}

const env = supplierEnv();
const sent: Sent[] = [];
let unanswered = 0;

function ask(call: Call, { meterId, key, amountPence }: Sent) {
  const body = { commands: [{ type: "top_up", amountPence }], digits: 40 };
  return call("POST", `/v1/meters/${meterId}/codes`, body, { "idempotency-key": key });
}

/** Issues code after code until its server is gone. */
async function keepIssuing(call: Call, onAnswer: () => void): Promise<void> {
  for (;;) {
    const at = sent.length;
    const request: Sent = {
      meterId: METERS[at % METERS.length] ?? METER_ID,
      key: `request-${at}`,
      amountPence: at + 1,
    };
    sent.push(request);
    try {
      const { status, text } = await ask(call, request);
      if (status !== 201) throw new Error(`${status}: ${text}`, { cause: "answer" });
      request.answer = text;
      onAnswer();
    } catch (error) {
      if (error instanceof Error && error.cause === "answer") throw error;
      unanswered += 1;
      return;
    }
  }
}

/** Two servers on one database, many clients on both, and a kill in the middle of it. */
async function killRound(): Promise<void> {
  const servers = await Promise.all([
    startServerProcess("supplier", env),
    startServerProcess("supplier", env),
  ]);
  let answers = 0;
  const killed: Promise<unknown>[] = [];
  const onAnswer = () => {
    answers += 1;
    if (answers === ANSWERS_BEFORE_KILL) killed.push(servers[0].end("SIGKILL"));
    if (answers === 2 * ANSWERS_BEFORE_KILL) killed.push(servers[1].end("SIGKILL"));
  };
  const calls = servers.map(({ url }) => clientOf(url, API_KEY));
  const clients = Array.from({ length: CLIENTS }, (_, at) => calls[at % 2]);
  await Promise.all(clients.map((call) => call && keepIssuing(call, onAnswer)));
  await Promise.all(killed);
}

async function history(call: Call, meterId: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  let cursor: string | null = "4294967295";
  while (cursor !== null) {
    const path: string = `/v1/meters/${meterId}/codes?limit=200&cursor=${cursor}`;
    const page = (await call("GET", path)).body as { items: Kept[]; nextCursor: string | null };
    kept.push(...page.items);
    cursor = page.nextCursor;
  }
  return kept.toReversed();
}

let server: ServerProcess;
let call: Call;
let kept: Map<string, Kept[]>;

beforeAll(async () => {
  const first = await startServerProcess("supplier", env);
  for (const meterId of METERS) await register(clientOf(first.url, API_KEY), meterId);
  await first.end("SIGTERM");
  for (let round = 0; round < ROUNDS; round += 1) await killRound();
  server = await startServerProcess("supplier", env);
  call = clientOf(server.url, API_KEY);
  kept = new Map();
  for (const meterId of METERS) kept.set(meterId, await history(call, meterId));
});

afterAll(async () => {
  await server.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
});

test("requests were under way when the servers were killed", () => {
  expect(sent.filter(({ answer }) => answer !== undefined).length).toBeGreaterThanOrEqual(
    2 * ROUNDS * ANSWERS_BEFORE_KILL,
  );
  expect(unanswered).toBe(ROUNDS * CLIENTS);
});

test("never do two codes of a meter have one counter, and never is one left out", () => {
  for (const codes of kept.values()) {
    const counters = codes.map(({ utrnCounter }) => utrnCounter);
    expect(counters).toEqual(codes.map((_, at) => at + 1));
  }
});

test("the digits under each counter are signed for it, and hold what was asked for", () => {
  for (const [meterId, codes] of kept) {
    for (const { code, utrnCounter, commands } of codes) {
      const read = readCode(shared(SUPPLIER_ID, meterId), code, utrnCounter);
      expect(read).toEqual({ ok: true, utrnCounter, commands });
    }
  }
});

test("always is an acknowledged code there after a crash, with the same digits", () => {
  const byId = new Map([...kept.values()].flat().map((code) => [code.codeId, code]));
  for (const { answer } of sent) {
    if (answer === undefined) continue;
    const told = JSON.parse(answer) as Kept;
    expect(byId.get(told.codeId)).toMatchObject({ code: told.code, utrnCounter: told.utrnCounter });
  }
});

test("a repeated request always gets its one code: the same answer, or a first one", async () => {
  for (const request of sent) {
    const { status, text } = await ask(call, request);
    expect(status).toBe(201);
    if (request.answer !== undefined) expect(text).toBe(request.answer);
  }
  const amounts = (await Promise.all(METERS.map((meterId) => history(call, meterId))))
    .flat()
    .map(({ commands }) => commands[0]?.amountPence ?? 0);
  expect(amounts.toSorted((a, b) => a - b)).toEqual(sent.map(({ amountPence }) => amountPence));
});
