import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBench } from "@utrn-lab/bench";
import { agreeSecret, issueCode, privateKeyFrom, publicKeyOf } from "@utrn-lab/utrn";
import { quantile } from "./quantile.ts";
import type { Figure } from "./report/figure.ts";

const METERS = 1_000;
const RATE = 3_600;
const WATTS = 500;
const SUPPLIER_ID = "90b3d51f30010000";
const SUPPLIER_KEY = privateKeyFrom(new Uint8Array(48).fill(1));
const SUPPLIER = { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(SUPPLIER_KEY) };

type Body = Readonly<Record<string, unknown>>;
type Call = <T = Body>(method: string, path: string, body?: Body) => Promise<T>;

function clientOf(url: string): Call {
  return async <T>(method: string, path: string, body?: Body): Promise<T> => {
    const headers = { "content-type": "application/json" };
    const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, ...sent });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return JSON.parse(await answer.text());
  };
}

function idOf(number: number): string {
  return `00db1234${number.toString(16).padStart(8, "0")}`;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A meter with credit for two months of its load, supply on, running at an hour a second. */
async function makeRunning(call: Call, number: number): Promise<void> {
  const meterId = idOf(number);
  const path = `/v1/meters/${meterId}`;
  await call("POST", "/v1/meters", {
    meterId,
    seed: `benchmark ${number}`,
    settings: { meterBalance: 90_000_000 },
  });
  await call("PUT", `${path}/supplier`, SUPPLIER);
  await call("POST", `${path}/actions`, { action: "enable_supply" });
  await call("PUT", `${path}/load`, { watts: WATTS });
  await call("POST", `${path}/clock`, { rate: RATE });
}

interface Figures {
  readonly keys: number[];
  readonly codes: number[];
  readonly walls: number[];
}

/** Enters keys and codes at one meter after another, and lists all meters every 60 rounds. */
async function use(call: Call): Promise<Figures> {
  const figures: Figures = { keys: [], codes: [], walls: [] };
  for (let round = 0; round < 300; round += 1) {
    const meterId = idOf((round * 37) % METERS);
    const path = `/v1/meters/${meterId}`;
    const { publicKey } = await call<{ publicKey: string }>("GET", path);
    const secret = agreeSecret({ ...SUPPLIER, meterId, privateKey: SUPPLIER_KEY, publicKey });
    const commands = [{ type: "top_up", amountPence: 100 }] as const;
    const code = issueCode(secret, { utrnCounter: 1 + round, commands });
    figures.keys.push(await milliseconds(() => call("POST", `${path}/keys`, { keys: "1" })));
    figures.codes.push(await milliseconds(() => call("POST", `${path}/codes`, { code })));
    if (round % 60 === 0) {
      figures.walls.push(await milliseconds(() => call("GET", "/v1/meters")));
    }
  }
  return figures;
}

async function figuresOf(call: Call): Promise<readonly Figure[]> {
  const making = await milliseconds(async () => {
    for (let number = 0; number < METERS; number += 1) await makeRunning(call, number);
  });
  const { keys, codes, walls } = await use(call);
  const within = (times: readonly number[]) => [quantile(times, 0.99)];
  return [
    {
      measure: `making ${METERS} meters that run at ${RATE}x`,
      unit: "s",
      samples: [making / 1_000],
    },
    { measure: "a key, sent to answered", unit: "ms", samples: keys },
    { measure: "a key, 99 of 100 within", unit: "ms", samples: within(keys) },
    { measure: "a code, sent to answered", unit: "ms", samples: codes },
    { measure: "a code, 99 of 100 within", unit: "ms", samples: within(codes) },
    {
      measure: `all ${METERS} meters brought to now, stored and shown`,
      unit: "ms",
      samples: walls,
    },
    {
      measure: "memory of the process, client and all",
      unit: "MiB",
      samples: [process.memoryUsage().rss / 2 ** 20],
    },
  ];
}

/** Measures one bench with 1,000 running meters, over real HTTP and SQLite, by the wall clock. */
export async function measureBench(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "benchmark-bench-"));
  const env = { BENCH_PORT: "0", DATA_DIR: folder, LOG_LEVEL: "silent" };
  const server = await startBench(env);
  try {
    return await figuresOf(clientOf(server.url));
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
