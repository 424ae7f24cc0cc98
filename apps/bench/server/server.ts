import { randomBytes, randomUUID } from "node:crypto";
import {
  buildPage,
  type Environment,
  listen,
  type RunningServer,
  runUntilStopped,
} from "@utrn-lab/http-host";
import { buildBench } from "./app.ts";
import type { Sources } from "./bench/sources.ts";
import { BENCH_PAGE } from "./bench-page.ts";
import { readSettings } from "./settings.ts";
import { openStore } from "./store/database.ts";
import { lockFolder } from "./store/folder-lock.ts";
import { VERSION } from "./version.ts";

/** The system's time and randomness. */
const SYSTEM: Sources = {
  nowMs: Date.now,
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
  newId: randomUUID,
};

/**
 * Starts the bench: its meters as they were, its page built where that is missing or made from
 * another source.
 * @param env - BENCH_PORT, HOST, BENCH_HOSTS, LOG_LEVEL and DATA_DIR.
 * @param sources - time and randomness; the system's when left out.
 * @throws StartError with one sentence when a value, the folder, a kept meter or the port cannot be
 *   used.
 */
export async function startBench(
  env: Environment,
  sources: Sources = SYSTEM,
): Promise<RunningServer> {
  const settings = readSettings(env);
  const pageFolder = await buildPage(BENCH_PAGE);
  const unlock = lockFolder(settings.folder);
  try {
    const store = await openStore(settings.folder);
    const app = await buildBench(store, sources, { ...settings, pageFolder });
    app.addHook("onClose", unlock);
    return await listen(app, settings, { version: VERSION });
  } catch (error) {
    unlock();
    throw error;
  }
}

if (import.meta.main) {
  await runUntilStopped(async () => [await startBench(process.env)]);
}
