import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** How a server process ended, and what it said. */
interface Ended {
  /** Exit code; null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server in a process of its own. */
export interface ServerProcess {
  /** Where it listens. */
  readonly url: string;
  readonly pid: number;
  /** Sends a signal that ends nothing: SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** The servers by the npm script that starts them. */
const SCRIPTS = { supplier: "start:supplier", bench: "start:bench" } as const;

/** The name of a server that can be started as a process. */
type ServerName = keyof typeof SCRIPTS;

/** How a process is started beside its environment. */
interface Launch {
  /** Arguments behind the server's file. */
  readonly args?: readonly string[];
  /** No file it writes may grow past so many blocks of 512 bytes, as on a disk that is full. */
  readonly fileBlocksMax?: number;
}

const ROOT = resolve(import.meta.dirname, "../..");

/** What a server inherits from the process that starts it; the caller gives the rest. */
export const INHERITED: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? "",
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "",
};

/** What the npm script of a server gives to `node`: tests start what users start. */
function argumentsOf(server: ServerName): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  // The shell of npm gives its place to the server, so that a signal to npm reaches it.
  const [, program, ...rest] = String(scripts[SCRIPTS[server]]).split(" ");
  if (program !== "node") throw new Error(`${SCRIPTS[server]} starts ${program}`);
  return rest;
}

function launch(server: ServerName, env: Record<string, string>, how: Launch = {}): ChildProcess {
  const { args = [], fileBlocksMax } = how;
  const command = [process.execPath, ...argumentsOf(server), ...args];
  const limited = `ulimit -S -f ${fileBlocksMax} && exec "$@"`;
  const [file = "", ...rest] =
    fileBlocksMax === undefined ? command : ["sh", "-c", limited, "sh", ...command];
  return spawn(file, rest, {
    cwd: ROOT,
    env: { ...INHERITED, LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (text) => {
    said.stdout += text;
  });
  child.stderr?.on("data", (text) => {
    said.stderr += text;
  });
  return () => ({ ...said });
}

/** Waits for the log line that says where a server listens, or for the end of its output. */
async function findUrl(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) return undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /"msg":"listening (http:[^"]+)"/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  return undefined;
}

function endOf(child: ChildProcess, said: () => { stdout: string; stderr: string }) {
  return once(child, "close").then(
    ([exitCode, signal]): Ended => ({ exitCode, signal, ...said() }),
  );
}

/**
 * Starts a server as its users do, and waits until it listens.
 * @param server - which one.
 * @param env - its environment; its port variable should be 0, for one that is free.
 * @param how - arguments and limits.
 * @throws Error with what it said when it ends instead.
 */
export async function startServerProcess(
  server: ServerName,
  env: Record<string, string>,
  how: Launch = {},
): Promise<ServerProcess> {
  const child = launch(server, env, how);
  const ended = endOf(child, collect(child));
  const url = await findUrl(child);
  if (url === undefined || child.pid === undefined) {
    const { exitCode, stderr } = await ended;
    throw new Error(`${server} ended with ${exitCode}: ${stderr}`);
  }
  // Whoever reads lines stops the stream at the last one; the log goes on.
  child.stdout?.resume();
  return {
    url,
    pid: child.pid,
    signal: (signal) => {
      child.kill(signal);
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a server that is expected to refuse to start, and waits until it has ended. */
export async function failToStart(server: ServerName, env: Record<string, string>): Promise<Ended> {
  const child = launch(server, env);
  return endOf(child, collect(child));
}
