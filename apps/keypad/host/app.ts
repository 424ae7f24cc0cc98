import { buildHost, type HostApp } from "@utrn-lab/http-host";
import type { Bench } from "./bench.ts";
import { pageRoutes } from "./page/routes.ts";
import { clockRoutes } from "./routes/clock.ts";
import { entryRoutes } from "./routes/entry.ts";
import { homeNetworkRoutes } from "./routes/home-network.ts";
import { meterRoutes } from "./routes/meters.ts";
import { recordRoutes } from "./routes/records.ts";
import { streamRoutes } from "./routes/stream.ts";
import { surroundingRoutes } from "./routes/surroundings.ts";
import type { Store } from "./store/database.ts";

const TAGS = [
  { name: "meters", description: "Make them, commission them, see them" },
  { name: "entry", description: "What somebody at the premises does" },
  { name: "surroundings", description: "Time, load, power, WAN" },
  { name: "home area network", description: "Devices that join" },
  { name: "records", description: "Logs, snapshots, streams" },
  { name: "health", description: "Whether the bench works" },
];

/** A snapshot with full logs and outbox must fit. */
const BODY_LIMIT_BYTES = 4_194_304;

/** Asks the store whether it can be written, and whether its table is there. */
async function askStore(store: Store): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await transaction.selectFrom("meters").select("number").limit(1).execute();
  });
}

/**
 * Builds the bench: every route of section 1 of http.md over one set of meters, and the page.
 * @param store - where the meters are kept; the app closes it.
 * @param options - pino's level, and the folder of the built page.
 */
export async function buildBench(
  bench: Bench,
  store: Store,
  options: { readonly logLevel: string; readonly pageFolder: string },
): Promise<HostApp> {
  const app = await buildHost({
    title: "UTRN Lab bench",
    description: "Emulated prepayment meters to key codes into, for tests.",
    version: "0.1.0",
    tags: TAGS,
    ready: () => askStore(store),
    logLevel: options.logLevel,
    requestId: bench.sources.newId,
    bodyLimitBytes: BODY_LIMIT_BYTES,
  });
  app.addHook("onClose", () => store.destroy());
  // The schemas of answers are documentation: an answer goes out as the meter gave it, whole.
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(meterRoutes, { bench });
  await app.register(entryRoutes, { bench });
  await app.register(surroundingRoutes, { bench });
  await app.register(clockRoutes, { bench });
  await app.register(homeNetworkRoutes, { bench });
  await app.register(recordRoutes, { bench });
  await app.register(streamRoutes, { bench });
  await app.register(pageRoutes, { folder: options.pageFolder });
  return app;
}
