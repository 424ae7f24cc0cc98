import { spawn } from "node:child_process";
import { generateKeyPairSync, randomUUIDv7 } from "node:crypto";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "@utrn-lab/http-host";
import { startSupplier } from "@utrn-lab/supplier-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { OTHER_SUPPLIER_ID, OTHER_SUPPLIER_KEY, SUPPLIER_ID } from "../../support/parties.ts";
import {
  failToStart,
  INHERITED,
  type ServerProcess,
  startServerProcess,
} from "../../support/server-process.ts";
import { API_KEY, pemOf, register, startRig, supplierEnv } from "../../support/supplier-rig.ts";

let env: ReturnType<typeof supplierEnv>;
const running: ServerProcess[] = [];

beforeEach(() => {
  env = supplierEnv();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end("SIGTERM")));
  rmSync(env.DATA_DIR, { recursive: true });
});

async function start(given: Record<string, string> = env): Promise<ServerProcess> {
  const server = await startServerProcess("supplier", given);
  running.push(server);
  return server;
}

/** Writes a file into the test's folder; answers its path. */
function written(name: string, text: string): string {
  const path = join(env.DATA_DIR, name);
  writeFileSync(path, text);
  return path;
}

function otherCurve(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

const REFUSED: readonly [title: string, change: () => Record<string, string>, names: string][] = [
  ["a port that is no number", () => ({ SUPPLIER_PORT: "http" }), "SUPPLIER_PORT"],
  ["a port past the last", () => ({ SUPPLIER_PORT: "65536" }), "SUPPLIER_PORT"],
  ["a log level that is none", () => ({ LOG_LEVEL: "loud" }), "LOG_LEVEL"],
  ["a supplier id that is no EUI-64", () => ({ SUPPLIER_ID: "Utilita" }), "SUPPLIER_ID"],
  ["an API key of 31 characters", () => ({ SUPPLIER_BOOTSTRAP_KEY: "k".repeat(31) }), "32"],
  ["a proxy that is no address", () => ({ TRUSTED_PROXIES: "proxy" }), "TRUSTED_PROXIES"],
  ["a lab that is neither yes nor no", () => ({ LAB: "yes" }), "LAB must be 0 or 1"],
  ["every address as a proxy", () => ({ TRUSTED_PROXIES: "0.0.0.0/0" }), "TRUSTED_PROXIES"],
  ["an API key with a space", () => ({ SUPPLIER_BOOTSTRAP_KEY: "a b" }), "SUPPLIER_BOOTSTRAP_KEY"],
  [
    "a key file that is not there",
    () => ({ SUPPLIER_KEY_FILE: join(env.DATA_DIR, "none") }),
    "SUPPLIER_KEY_FILE",
  ],
  ["a key file that is a folder", () => ({ SUPPLIER_KEY_FILE: env.DATA_DIR }), "it is a folder"],
  [
    "a key file without a key",
    () => ({ SUPPLIER_KEY_FILE: written("bad.pem", "no key") }),
    "P-256",
  ],
  [
    "a key of another curve",
    () => ({ SUPPLIER_KEY_FILE: written("other.pem", otherCurve()) }),
    "P-256",
  ],
  [
    "an audit key file without a key",
    () => ({ SUPPLIER_AUDIT_KEY_FILE: written("bad.pem", "no key") }),
    "P-256",
  ],
  [
    "an audit key file that is not there",
    () => ({ SUPPLIER_AUDIT_KEY_FILE: join(env.DATA_DIR, "none") }),
    "SUPPLIER_AUDIT_KEY_FILE",
  ],
  [
    "trusted audit keys that are none",
    () => ({ SUPPLIER_AUDIT_TRUSTED_FILE: written("bad.pem", "no key") }),
    "SUPPLIER_AUDIT_TRUSTED_FILE",
  ],
  [
    "a rate limit that is no number",
    () => ({ RATE_LIMIT_PER_MINUTE: "many" }),
    "RATE_LIMIT_PER_MINUTE",
  ],
  ["any origin", () => ({ CORS_ORIGINS: "*" }), "CORS_ORIGINS"],
  ["an origin with a path", () => ({ CORS_ORIGINS: "http://localhost:3001/" }), "CORS_ORIGINS"],
  ["an origin left out", () => ({ CORS_ORIGINS: "http://localhost:3001," }), "CORS_ORIGINS"],
  ["a data folder below a file", () => ({ DATA_DIR: written("file", "") }), "data folder"],
];

/** The sentence with which a start in this process is refused. */
async function refused(given: Record<string, string>): Promise<string> {
  const starting = startSupplier({ LOG_LEVEL: "silent", ...given });
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error("the service has started", { cause: error });
  return error.message;
}

test.each(REFUSED)("%s is refused in one sentence", async (_title, change, names) => {
  const said = await refused({ ...env, ...change() });
  expect(said).toMatch(/^[^\n]+\.$/);
  expect(said).toContain(names);
});

test.each([
  ["a setting that cannot be read", { SUPPLIER_PORT: "http" }, "SUPPLIER_PORT"],
  ["an address that is not ours", { HOST: "192.0.2.1" }, "HOST"],
])("%s ends the process as that sentence and exit code 1", async (_title, change, names) => {
  const { exitCode, stderr } = await failToStart("supplier", { ...env, ...change });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(stderr).toContain(names);
});

test("a port in use ends as one sentence", async () => {
  const { url } = await start();
  const { exitCode, stderr } = await failToStart("supplier", {
    ...env,
    SUPPLIER_PORT: new URL(url).port,
  });
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^Port \d+ .* is in use.*\.\n$/)]);
});

test("a damaged database ends as one sentence, and is left as it is", async () => {
  mkdirSync(join(env.DATA_DIR, "supplier"));
  const path = written("supplier/supplier.db", "not a database ".repeat(100));
  expect(await refused(env)).toMatch(/^The database [^\n]+\.$/);
  expect(readFileSync(path, "utf8")).toBe("not a database ".repeat(100));
});

/** A folder that a service has made and left. */
async function madeFolder(): Promise<string> {
  await (await startRig(env)).stop();
  return join(env.DATA_DIR, "supplier/supplier.db");
}

test("a database of a newer version, and one with a damaged page, end as a sentence", async () => {
  const path = await madeFolder();
  const file = new DatabaseSync(path);
  const newer = "insert into kysely_migration values ('999-future', '2030-01-01T00:00:00Z')";
  file.exec(newer);
  expect(await refused(env)).toMatch(/^The database .* a newer version .*\(999-future\).*\.$/);
  const { rootpage } =
    file.prepare("select rootpage from sqlite_schema where name = 'codes'").get() ?? {};
  file.exec("pragma wal_checkpoint(truncate)");
  file.close();
  const pages = openSync(path, "r+");
  writeSync(pages, Buffer.alloc(4_096, "x"), 0, 4_096, (Number(rootpage) - 1) * 4_096);
  closeSync(pages);
  expect(await refused(env)).toMatch(/^The database .* damaged.*\.$/);
});

test("a key file that others can read is named in the log, and a private one is not", async () => {
  chmodSync(env.SUPPLIER_KEY_FILE, 0o644);
  const { stdout } = await (await startServerProcess("supplier", env)).end("SIGTERM");
  const warned = stdout.split("\n").filter((line) => line.includes("chmod 600"));
  expect(warned).toEqual([expect.stringContaining(env.SUPPLIER_KEY_FILE)]);
  chmodSync(env.SUPPLIER_KEY_FILE, 0o600);
  const again = await (await startServerProcess("supplier", env)).end("SIGTERM");
  expect(again.stdout).not.toContain("chmod 600");
});

test("a clock that codes have no day for: no start, and a service is not ready", async () => {
  const sources = (nowSeconds: number) => ({
    nowSeconds: () => nowSeconds,
    realSeconds: () => nowSeconds,
    newId: randomUUIDv7,
    newApiKey: () => API_KEY,
  });
  const [first, last] = [Date.UTC(2000, 0, 2), Date.UTC(2044, 10, 9)].map((ms) => ms / 1_000);
  for (const wrong of [Number(first) - 1, Number(last)]) {
    await expect(startSupplier(env, sources(wrong))).rejects.toThrow(/^The clock .* says \d+, /);
  }
  const rig = await startRig(env);
  rig.setTime(Number(last));
  expect(await rig.call("GET", "/health/ready")).toMatchObject({ status: 503 });
  rig.setTime(Number(last) - 1);
  expect(await rig.call("GET", "/health/ready")).toMatchObject({ status: 200 });
  await rig.stop();
});

test("a data folder of another supplier, or of another key, is refused", async () => {
  await (await startRig(env)).stop();
  const otherKey = written("another.pem", pemOf(OTHER_SUPPLIER_KEY));
  for (const change of [{ SUPPLIER_ID: OTHER_SUPPLIER_ID }, { SUPPLIER_KEY_FILE: otherKey }]) {
    expect(await refused({ ...env, ...change })).toMatch(/^The database belongs .*\.$/);
  }
});

const KEY_LINE = /^API key, shown once: (\S+)$/m;

test("without a key in the environment one is made, printed once, and kept", async () => {
  const { SUPPLIER_BOOTSTRAP_KEY: _, SUPPLIER_KEY_FILE: __, ...bare } = env;
  const first = await startServerProcess("supplier", bare);
  const { stdout } = await first.end("SIGTERM");
  const apiKey = KEY_LINE.exec(stdout)?.[1] ?? "";
  expect(apiKey.length).toBeGreaterThanOrEqual(43);

  const folder = join(env.DATA_DIR, "supplier");
  for (const file of ["bootstrap-key", "supplier-key.pem", "supplier.db"]) {
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  }
  expect(readFileSync(join(folder, "bootstrap-key"), "utf8")).toBe(`${apiKey}\n`);
  expect(readFileSync(join(folder, "supplier.db"), "latin1")).not.toContain(apiKey);

  const second = await startServerProcess("supplier", bare);
  expect((await clientOf(second.url, apiKey)("GET", "/v1/supplier")).status).toBe(200);
  expect((await second.end("SIGTERM")).stdout).not.toMatch(KEY_LINE);
});

test("two first starts at once on one folder come to one supplier and one API key", async () => {
  const { SUPPLIER_BOOTSTRAP_KEY: _, SUPPLIER_KEY_FILE: __, ...bare } = env;
  const servers = await Promise.all([start(bare), start(bare)]);
  const apiKey = readFileSync(join(env.DATA_DIR, "supplier/bootstrap-key"), "utf8").trim();
  const answers = await Promise.all(
    servers.map(({ url }) => clientOf(url, apiKey)("GET", "/v1/supplier")),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[0]?.text).toBe(answers[1]?.text);
});

test("neither keys nor codes are in what a server logs", async () => {
  const server = await startServerProcess("supplier", { ...env, LOG_LEVEL: "trace" });
  const call = clientOf(server.url, API_KEY);
  const path = await register(call);
  const commands = [{ type: "top_up", amountPence: 1_000 }];
  const issued = await call("POST", `${path}/codes`, { commands });
  const { code } = issued.body as { code: string };
  await call("POST", "/v1/codes/explain", { code, meterId: "wrong" });
  await call("POST", "/v1/codes/explain", `{"code":"${code}`);
  await call("GET", `/v1/codes/${code}?key=${API_KEY}`);
  const { stdout, stderr } = await server.end("SIGTERM");
  expect(stdout).toContain("/v1/codes/explain");
  expect(stdout).toContain("/v1/codes/*?key=*");
  expect(stdout + stderr).not.toContain(code);
  expect(stdout + stderr).not.toContain(API_KEY);
});

test("the log has start and stop, and who holds a connection is not waited for", async () => {
  const server = await startServerProcess("supplier", { ...env, ROLE: "all" });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1").on("error", () => {});
  socket.write("GET /health/live HTTP/1.1\r\nHos");
  const call = clientOf(server.url, API_KEY);
  const commands = [{ type: "restore_supply" }];
  await register(call);
  const made = await call("POST", "/v1/campaigns", { commands, selection: { everyMeter: true } });
  const { campaignId } = made.body as { campaignId: string };
  const headers = { authorization: `Bearer ${API_KEY}` };
  const events = await fetch(`${server.url}/v1/campaigns/${campaignId}/events`, { headers });
  const { exitCode, stdout, stderr } = await server.end("SIGTERM");
  await events.text();
  expect([exitCode, stderr]).toEqual([0, ""]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const port = Number(new URL(server.url).port);
  const facts = {
    version: "0.1.0",
    role: "all",
    database: "sqlite",
    supplierId: SUPPLIER_ID,
    port,
  };
  expect(lines).toContainEqual(expect.objectContaining({ msg: "started", ...facts }));
  expect(lines.map(({ msg }) => msg)).toContain("stopping");
  const { reqId: asked } = lines.find((line) => line.req?.url === "/v1/campaigns");
  const ofRequest = lines.filter(({ reqId }) => reqId === asked);
  const req = { method: "POST", url: "/v1/campaigns", remoteAddress: "127.0.0.1" };
  const answered = { res: { statusCode: made.status }, msg: "request completed" };
  expect(ofRequest).toEqual([expect.objectContaining({ req, ...answered })]);
  expect(lines.at(-1)).toMatchObject({ msg: "stopped" });
});

test("a signal to npm reaches the server: nothing is left behind", async () => {
  const child = spawn("npm", ["run", "-s", "start:supplier"], {
    env: { ...INHERITED, HOME: env.DATA_DIR, LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  for await (const line of createInterface({ input: child.stdout })) {
    said += line;
    if (line.includes('"started"')) child.kill("SIGTERM");
  }
  // Its output ends with the last process that has it.
  expect(said).toContain('"stopped"');
});

/** Resolves once nobody listens at a port any more. */
async function untilClosed(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (!isOpen) return;
  }
}

test("SIGTERM stops listening, finishes the request that has begun, and exits with 0", async () => {
  const server = await startServerProcess("supplier", env);
  const path = await register(clientOf(server.url, API_KEY));
  const body = JSON.stringify({ commands: [{ type: "restore_supply" }] });
  const headers = {
    authorization: `Bearer ${API_KEY}`,
    "content-type": "application/json",
    "content-length": body.length,
    expect: "100-continue",
  };
  const begun = request(`${server.url}${path}/codes`, { method: "POST", headers });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    begun.once("error", reject).once("response", (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode));
    });
  });
  await new Promise((resolve) => {
    begun.once("continue", resolve).flushHeaders();
  });
  const ended = server.end("SIGTERM");
  await untilClosed(Number(new URL(server.url).port));
  begun.end(body);
  expect(await answered).toBe(201);
  expect(await ended).toMatchObject({ exitCode: 0, signal: null, stderr: "" });
});
