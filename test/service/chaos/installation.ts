import { type Call, clientOf } from "../../support/api-client.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { API_KEY } from "../../support/supplier-rig.ts";

/** What a process does: answers calls, runs campaigns, or both. */
export type Role = "api" | "worker" | "all";

interface Place {
  readonly role: Role;
  server: ServerProcess | undefined;
  isPaused: boolean;
}

/** The processes of one supplier service on one database, each of which may be gone for a while. */
export interface Installation {
  /** How many processes it has while none is gone. */
  readonly size: number;
  /** A process that answers, the next in turn; waits where none does. */
  nextCall(): Promise<Call>;
  start(at: number): Promise<void>;
  startAll(): Promise<void>;
  /**
   * Ends a process, and waits until it is gone.
   * @throws Error where a process that was asked to end has not ended well.
   */
  end(at: number, signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  endAll(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Stops a process as it stands, as a virtual machine is paused. */
  pause(at: number): void;
  /** Lets a paused process go on. */
  resume(at: number): void;
}

/**
 * An installation none of whose processes runs yet.
 * @param env - what all of them are started with.
 */
export function installationOf(env: Record<string, string>, roles: readonly Role[]): Installation {
  const places = roles.map((role): Place => ({ role, server: undefined, isPaused: false }));
  let waiting: (() => void)[] = [];
  let turn = 0;
  const placeAt = (at: number): Place => {
    const place = places[at % places.length];
    if (place === undefined) throw new Error("an installation has processes");
    return place;
  };
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  const start = async (at: number) => {
    const place = placeAt(at);
    const args = place.role === "all" ? [] : ["--role", place.role];
    place.server = await startServerProcess("supplier", env, { args });
    wake();
  };
  const end = async (at: number, signal: "SIGKILL" | "SIGTERM") => {
    const place = placeAt(at);
    const { server } = place;
    place.server = undefined;
    const ended = await server?.end(signal);
    if (signal === "SIGTERM" && ended?.exitCode !== 0) {
      throw new Error(`a process ended with ${ended?.exitCode}: ${ended?.stderr}`);
    }
  };
  const each = (act: (at: number) => Promise<void>) =>
    Promise.all(places.map((_, at) => act(at))).then(() => undefined);
  const setPaused = (at: number, isPaused: boolean) => {
    const place = placeAt(at);
    place.isPaused = isPaused;
    place.server?.signal(isPaused ? "SIGSTOP" : "SIGCONT");
    wake();
  };
  return {
    size: places.length,
    nextCall: async () => {
      for (;;) {
        const open = places.filter(
          ({ role, server, isPaused }) => role !== "worker" && server !== undefined && !isPaused,
        );
        turn += 1;
        const server = open[turn % open.length]?.server;
        if (server !== undefined) return clientOf(server.url, API_KEY);
        await new Promise<void>((resolve) => {
          waiting = [...waiting, resolve];
        });
      }
    },
    start,
    startAll: () => each(start),
    end,
    endAll: (signal) => each((at) => end(at, signal)),
    pause: (at) => setPaused(at, true),
    resume: (at) => setPaused(at, false),
  };
}
