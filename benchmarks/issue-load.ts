import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { nthMeterId } from "../test/support/campaigns.ts";
import { API_KEY } from "../test/support/supplier-rig.ts";

/** Clients that ask for single codes, each for the next one once it has the last. */
interface Load {
  /** The services; each client keeps to one of them. */
  readonly urls: readonly string[];
  readonly clients: number;
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

async function issueUnder({ urls, clients, seconds, meters }: Load): Promise<LoadRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
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
  agent.destroy();
  return { perSecond, times };
}

/**
 * Puts services under a load of single codes, over connections that stay open. The clients are a
 * process of their own, so that they do not hold up whoever measures.
 */
export async function putUnderLoad(load: Load): Promise<LoadRun> {
  const args = ["--conditions=@utrn-lab/source", import.meta.filename, JSON.stringify(load)];
  const clients = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.all([text(clients.stdout), once(clients, "close")]);
  return JSON.parse(said);
}

if (import.meta.main)
  console.log(JSON.stringify(await issueUnder(JSON.parse(process.argv[2] ?? ""))));
