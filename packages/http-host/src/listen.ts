import type { ServerResponse } from "node:http";
import type { HostApp } from "./app.ts";
import { StartError, systemErrorCode } from "./start-error.ts";
import { isStoreUnavailable } from "./store-errors.ts";

/** A server that answers. */
export interface RunningServer {
  /** Say "http://127.0.0.1:3000". */
  readonly url: string;
  /** Stops listening, finishes the requests it has within a grace, closes the store. */
  close(): Promise<void>;
}

function whyNotListening(error: unknown, host: string, port: number): string | undefined {
  const code = systemErrorCode(error);
  if (code === "EADDRINUSE") return `Port ${port} of ${host} is in use by another program.`;
  if (code === "EACCES") return `No permission to listen on port ${port}.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `HOST ${host} is not an address of this machine.`;
  }
  return undefined;
}

/** How long requests that have begun may take once a server stops. */
const GRACE_MS = 10_000;
/** After so long a process ends, whatever it is waiting for: most supervisors kill after 30 s. */
const STOP_MS = 18_000;
const SWEEP_MS = 50;

/** The answers that a server owes: to requests whose headers have come. */
function owedAnswers({ server }: HostApp): ReadonlySet<ServerResponse> {
  const owed = new Set<ServerResponse>();
  server.on("request", (_request, response: ServerResponse) => {
    owed.add(response);
    response.once("close", () => owed.delete(response));
  });
  return owed;
}

/**
 * Stops a server: who has a request under way gets the answer, within the grace; whoever else holds
 * a connection open, idle or half way through its headers, keeps nothing from stopping.
 */
async function stop(
  app: HostApp,
  owed: ReadonlySet<ServerResponse>,
  graceMs: number,
): Promise<void> {
  app.log.info("stopping");
  let isOver = false;
  const grace = setTimeout(() => {
    isOver = true;
  }, graceMs);
  // Again and again: a connection may come in until the server has stopped to listen.
  const sweep = setInterval(() => {
    if (isOver || owed.size === 0) app.server.closeAllConnections();
  }, SWEEP_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(grace);
    clearInterval(sweep);
  }
  app.log.info("stopped");
}

/** What a server says of itself in its log when it has started. */
interface StartFacts {
  readonly version: string;
  readonly [name: string]: string | number;
}

/**
 * Starts to listen.
 * @param at - the address, the port, 0 for one that is free, and how long requests may take once
 *   the server stops, 10 s where it is left out.
 * @param facts - what the log says of the server once it listens.
 * @throws StartError when the port is in use or not permitted, or the address is not one of this
 *   machine; the app is closed then.
 */
export async function listen(
  app: HostApp,
  at: { readonly host: string; readonly port: number; readonly graceMs?: number },
  facts: StartFacts,
): Promise<RunningServer> {
  const { host, port, graceMs = GRACE_MS } = at;
  const owed = owedAnswers(app);
  try {
    const listenTextResolver = (address: string) => `listening ${address}`;
    const url = await app.listen({ host, port, listenTextResolver });
    app.log.info({ ...facts, port: Number(new URL(url).port) }, "started");
    return { url, close: () => stop(app, owed, graceMs) };
  } catch (error) {
    await app.close();
    const reason = whyNotListening(error, at.host, at.port);
    throw reason === undefined ? error : new StartError(reason);
  }
}

/** Why a server did not start, where the reason is not a bug of ours. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const isOfSystem = /^E[A-Z]+$/.test(systemErrorCode(error) ?? "") || isStoreUnavailable(error);
  return isOfSystem ? `The server cannot start: ${error.message.split("\n", 1)[0]}.` : undefined;
}

/**
 * Runs servers as a process: until SIGTERM or SIGINT, then stops them gracefully and exits with 0,
 * or with 1 where that takes longer than 18 seconds.
 * A StartError ends as its one sentence on standard error, and exit code 1; a second signal kills.
 * @param start - starts every server of the process.
 */
export async function runUntilStopped(start: () => Promise<RunningServer[]>): Promise<void> {
  const starting = start();
  const stopAll = async (): Promise<void> => {
    process.off("SIGTERM", stopAll);
    process.off("SIGINT", stopAll);
    setTimeout(() => {
      process.stderr.write(`Not stopped within ${STOP_MS / 1_000} seconds: ended.\n`);
      process.exit(1);
    }, STOP_MS).unref();
    // A signal during the start stops what the start brings up; one that fails says so below.
    const servers = await starting.catch(() => []);
    await Promise.all(servers.map((server) => server.close()));
  };
  process.on("SIGTERM", stopAll);
  process.on("SIGINT", stopAll);
  try {
    await starting;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
