import { buildHost, type HostApp, servePage } from "@utrn-lab/http-host";
import { sql } from "kysely";
import { Bench } from "./bench/bench.ts";
import type { Sources } from "./bench/sources.ts";
import { clockRoutes } from "./http/routes/clock.ts";
import { entryRoutes } from "./http/routes/entry.ts";
import { explainRoutes } from "./http/routes/explain.ts";
import { homeNetworkRoutes } from "./http/routes/home-network.ts";
import { knowledgeRoutes } from "./http/routes/knowledge.ts";
import { meterRoutes } from "./http/routes/meters.ts";
import { mischiefRoutes } from "./http/routes/mischief.ts";
import { readyRoutes } from "./http/routes/ready.ts";
import { recordRoutes } from "./http/routes/records.ts";
import { reportRoutes } from "./http/routes/reports.ts";
import { sessionRoutes } from "./http/routes/sessions.ts";
import { streamRoutes } from "./http/routes/stream.ts";
import { supplierAddressRoutes } from "./http/routes/supplier-address.ts";
import { surroundingRoutes } from "./http/routes/surroundings.ts";
import { transferRoutes } from "./http/routes/transfer.ts";
import { welcomeRoutes } from "./http/routes/welcome.ts";
import { REPORT_STYLE } from "./sessions/report-html.ts";
import type { Store } from "./store/database.ts";
import { loadMeters } from "./store/meters.ts";
import { VERSION } from "./version.ts";

const TAGS = [
  { name: "meters", description: "Make them, commission them, see them" },
  { name: "entry", description: "What somebody at the premises does" },
  { name: "trying out", description: "What a code is to a meter, and what goes wrong" },
  { name: "surroundings", description: "Time, load, power, WAN" },
  { name: "home area network", description: "Devices that join" },
  { name: "records", description: "Logs, snapshots, streams" },
  { name: "sessions", description: "What was done to a meter, kept, and done again" },
  { name: "health", description: "Whether the bench works" },
];

/** Every group of routes, in the order of the page that documents them. */
const ROUTES = [
  meterRoutes,
  transferRoutes,
  entryRoutes,
  surroundingRoutes,
  clockRoutes,
  homeNetworkRoutes,
  explainRoutes,
  mischiefRoutes,
  knowledgeRoutes,
  recordRoutes,
  sessionRoutes,
  reportRoutes,
  readyRoutes,
  welcomeRoutes,
  supplierAddressRoutes,
  streamRoutes,
];

/** A snapshot with full logs and outbox must fit. */
const BODY_LIMIT_BYTES = 4_194_304;

/** Writes to the store, and changes nothing: whether it can be written shows in no other way. */
async function writeToStore(store: Store): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await transaction.selectFrom("meters").select("number").limit(1).execute();
    // A number of the file's header that nobody reads.
    await sql`pragma user_version = 1`.execute(transaction);
  });
}

/**
 * Builds the bench: every route of docs/reference/http-bench.md over the meters of a store, and the
 * page.
 * @param store - where the meters are kept; the app closes it, and so does a failure to build.
 * @param options - pino's level, the names by which the bench answers, and the folder of the page.
 * @throws StartError when a kept meter is damaged.
 */
export async function buildBench(
  store: Store,
  sources: Sources,
  options: {
    readonly logLevel: string;
    readonly ownNames: readonly string[];
    readonly pageFolder: string;
  },
): Promise<HostApp> {
  const app = await buildHost({
    title: "UTRN Lab bench",
    description: "Emulated prepayment meters to key codes into, for tests.",
    version: VERSION,
    tags: TAGS,
    ready: () => writeToStore(store),
    logLevel: options.logLevel,
    requestId: sources.newId,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    ownNames: options.ownNames,
  });
  app.addHook("onClose", () => store.destroy());
  // The schemas of answers are documentation: an answer goes out as the meter gave it, whole.
  app.setSerializerCompiler(() => JSON.stringify);
  try {
    const bench = new Bench(store, sources, await loadMeters(store));
    for (const routes of ROUTES) await app.register(routes, { bench });
    // A tester names a supplier service at any address. The bench must not call it for the page, or
    // it would be an open proxy.
    await app.register(servePage, {
      folder: options.pageFolder,
      connectsAnywhere: true,
      inlineStyle: REPORT_STYLE,
    });
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
