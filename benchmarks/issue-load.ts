import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";
import { nthMeterId } from "../test/support/campaigns.ts";
import { API_KEY } from "../test/support/supplier-rig.ts";

/** Clients that ask for single codes, each for the next one once it has the last. */
interface Load {
  /** The services; each client keeps to one of them. */
  readonly urls: readonly string[];
  readonly clients: number;
  /** Before anything counts: what they ask compiles on both sides. */
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Codes for the first so many meters, in turn. */
  readonly meters: number;
}

/** What a load was answered: codes a second, and the milliseconds that each took. */
interface LoadRun {
  readonly perSecond: number;
  readonly times: readonly number[];
}

const BODY = JSON.stringify({
  commands: [{ type: "top_up", amountPence: 500 }],
  digits: 40,
  reason: "benchmark",
});
const HEADERS = {
  authorization: `Bearer ${API_KEY}`,
  "content-type": "application/json",
  "content-length": Buffer.byteLength(BODY),
};

function issue(agent: Agent, url: string, meterId: string): Promise<void> {
  const path = `${url}/v1/meters/${meterId}/codes`;
  return new Promise((resolve, reject) => {
    const asked = request(path, { method: "POST", agent, headers: HEADERS }, (answer) => {
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode === 201) resolve();
        else reject(new Error(`a code was answered ${answer.statusCode}`));
      });
      answer.resume();
    });
    asked.on("error", reject);
    asked.end(BODY);
  });
}

async function issueUnder(
  agent: Agent,
  { urls, clients, meters }: Load,
  seconds: number,
): Promise<LoadRun> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  const ask = async (client: number): Promise<void> => {
    const url = urls[client % urls.length] ?? "";
    for (let at = client; performance.now() < end; at += clients) {
      const start = performance.now();
      await issue(agent, url, nthMeterId(at % meters));
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => ask(client)));
  const perSecond = (times.length * 1_000) / (performance.now() - begun);
  return { perSecond, times };
}

/**
 * Puts services under a load of single codes, over connections that stay open. The clients are a
 * process of their own, so that they do not hold up whoever measures.
 * @param onWarm - called when what is asked begins to count.
 */
export async function putUnderLoad(load: Load, onWarm = (): void => {}): Promise<LoadRun> {
  const args = ["--conditions=@utrn-lab/source", import.meta.filename, JSON.stringify(load)];
  const clients = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: clients.stdout })[Symbol.asyncIterator]();
  await lines.next();
  onWarm();
  const { value } = await lines.next();
  return JSON.parse(value ?? "");
}

if (import.meta.main) {
  const load: Load = JSON.parse(process.argv[2] ?? "");
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  await issueUnder(agent, load, load.warmSeconds);
  console.log("warm");
  console.log(JSON.stringify(await issueUnder(agent, load, load.seconds)));
  agent.destroy();
}
