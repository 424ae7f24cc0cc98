import type { HostApp } from "./app.ts";
import { StartError, systemErrorCode } from "./start-error.ts";

/** A server that answers. */
export interface RunningServer {
  /** Say "http://127.0.0.1:3000". */
  readonly url: string;
  /** Stops listening, finishes the requests it has, closes the store. */
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

/**
 * Starts to listen.
 * @param at - the address, and the port, 0 for one that is free.
 * @throws StartError when the port is in use or not permitted, or the address is not one of this
 *   machine; the app is closed then.
 */
export async function listen(
  app: HostApp,
  at: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  try {
    const url = await app.listen({
      ...at,
      listenTextResolver: (address) => `listening ${address}`,
    });
    return { url, close: async () => app.close() };
  } catch (error) {
    await app.close();
    const reason = whyNotListening(error, at.host, at.port);
    throw reason === undefined ? error : new StartError(reason);
  }
}

/**
 * Runs servers as a process: until SIGTERM or SIGINT, then stops them gracefully and exits with 0.
 * A StartError ends as its one sentence on standard error, and exit code 1; a second signal kills.
 * @param start - starts every server of the process.
 */
export async function runUntilStopped(start: () => Promise<RunningServer[]>): Promise<void> {
  const starting = start();
  const stop = async (): Promise<void> => {
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
    // A signal during the start stops what the start brings up; one that fails says so below.
    const servers = await starting.catch(() => []);
    await Promise.all(servers.map((server) => server.close()));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  try {
    await starting;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
