import { Worker } from "node:worker_threads";
import type { Finding, Ran } from "./engine/fuzz.ts";
import { lookAt, newWatched } from "./engine/watch.ts";
import type { Task, Told } from "./thread.ts";

/** How long a thread may be at one input, on a machine that has other things to do. */
const STUCK_MS = 30_000;
/** What a thread may keep, in MiB: doors that start a service have its needs. */
const HEAP_MIB = 1_024;

/** What a search found. */
interface Searched {
  readonly findings: readonly Finding[];
  readonly inputs: number;
  /** Undefined where the thread was ended in the middle. */
  readonly ran: Ran | undefined;
}

/**
 * Searches behind a door in a thread of its own, which is ended where an input never lets it go on,
 * or takes all its memory.
 */
export async function search(task: Omit<Task, "watched">, stuckMs = STUCK_MS): Promise<Searched> {
  const watched = newWatched();
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: { ...task, watched } satisfies Task,
    execArgv: ["--conditions=@utrn-lab/source"],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  const findings: Finding[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Ran | undefined>();
  const breakOff = (kind: string) => {
    const { inputs, input } = lookAt(watched);
    if (inputs === 0) return reject(new Error(kind));
    findings.push({ kind, message: kind, input });
    resolve(undefined);
  };
  let last = 0;
  const watcher = setInterval(() => {
    const { inputs } = lookAt(watched);
    if (inputs === last && inputs > 0) breakOff("answered nothing any more");
    last = inputs;
  }, stuckMs);
  thread.on("message", (told: Told) => {
    if ("ran" in told) resolve(told.ran);
    else findings.push(told.finding);
  });
  thread.once("error", (error) => breakOff(`ended the thread: ${error.stack ?? error.message}`));
  try {
    const ran = await promise;
    return { findings, inputs: lookAt(watched).inputs, ran };
  } finally {
    clearInterval(watcher);
    await thread.terminate();
  }
}
