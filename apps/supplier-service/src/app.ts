import { buildHost, type HostApp, servePage } from "@utrn-lab/http-host";
import { type ExpressionBuilder, sql } from "kysely";
import { keepTrailSigned } from "./audit/keep-signed.ts";
import { authorization } from "./http/plugins/authorization.ts";
import { crossOrigin } from "./http/plugins/cross-origin.ts";
import { requestMetrics } from "./http/plugins/request-metrics.ts";
import { approvalLineRoutes } from "./http/routes/approval-line.ts";
import { approvalRoutes } from "./http/routes/approvals.ts";
import { auditRoutes } from "./http/routes/audit.ts";
import { campaignStreamRoutes } from "./http/routes/campaign-streams.ts";
import { campaignRoutes } from "./http/routes/campaigns.ts";
import { codeDuisRoutes } from "./http/routes/code-duis.ts";
import { codeTextRoutes } from "./http/routes/code-text.ts";
import { codeRoutes } from "./http/routes/codes.ts";
import { confirmationRoutes } from "./http/routes/confirmations.ts";
import { eventRoutes } from "./http/routes/events.ts";
import { exportMetersRoutes } from "./http/routes/export-meters.ts";
import { findRoutes } from "./http/routes/find.ts";
import { IMPORT_ARRIVAL_MS, importRoutes } from "./http/routes/import.ts";
import { issueRoutes } from "./http/routes/issue.ts";
import { keyChangeRoutes } from "./http/routes/key-changes.ts";
import { keyRoutes } from "./http/routes/keys.ts";
import { labRoutes } from "./http/routes/lab.ts";
import { lifeRoutes } from "./http/routes/life.ts";
import { limitRoutes } from "./http/routes/limits.ts";
import { mendMeterRoutes } from "./http/routes/mend-meters.ts";
import { meterSettingsRoutes } from "./http/routes/meter-settings.ts";
import { meterRoutes } from "./http/routes/meters.ts";
import { metricsRoutes } from "./http/routes/metrics.ts";
import { reportRoutes } from "./http/routes/reports.ts";
import { sentCampaignRoutes } from "./http/routes/sent-campaign.ts";
import { supplierRoutes } from "./http/routes/supplier.ts";
import { webhookRoutes } from "./http/routes/webhooks.ts";
import type { Service } from "./service.ts";
import { refuseWrongClock } from "./setup/host-clock.ts";
import type { Settings } from "./setup/settings.ts";
import type { Store, Tables } from "./store/tables.ts";
import { isPostgres } from "./store/transact.ts";

const TAGS = [
  { name: "supplier", description: "Who issues" },
  { name: "meters", description: "For which meters" },
  { name: "codes", description: "What is keyed in" },
  { name: "confirmations", description: "What the meter answers" },
  { name: "reconciliation", description: "Issued against applied" },
  { name: "campaigns", description: "One command set for many meters" },
  { name: "access", description: "Who may do what" },
  { name: "approvals", description: "What needs a second person" },
  { name: "audit", description: "Who did what" },
  { name: "events", description: "Telling other systems" },
  { name: "webhooks", description: "Who is told" },
  { name: "health", description: "Whether the service works" },
];

/** Every group of routes that an API key opens. */
const ROUTES = [
  supplierRoutes,
  meterRoutes,
  mendMeterRoutes,
  findRoutes,
  importRoutes,
  exportMetersRoutes,
  meterSettingsRoutes,
  issueRoutes,
  codeRoutes,
  lifeRoutes,
  codeTextRoutes,
  codeDuisRoutes,
  confirmationRoutes,
  reportRoutes,
  campaignRoutes,
  campaignStreamRoutes,
  sentCampaignRoutes,
  keyRoutes,
  keyChangeRoutes,
  limitRoutes,
  auditRoutes,
  eventRoutes,
  webhookRoutes,
  approvalRoutes,
  approvalLineRoutes,
];

/** The release, as the document and the log name it. */
export const VERSION = "0.1.0";

const WHAT = "Issues keypad codes for SMETS2 prepayment meters without WAN.";
const LAB = "This one is a lab: it judges and dates by a clock that can be set (`/v1/lab/clock`).";

/** Writes to the store, and changes nothing: whether it can be written shows in no other way. */
async function writeToStore(store: Store): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    const supplierId = (is: ExpressionBuilder<Tables, "supplier">) => is.ref("supplier_id");
    if (isPostgres(store)) {
      await transaction.updateTable("supplier").set("supplier_id", supplierId).execute();
    } else {
      // A row that stays as it is would not be written; this number of the header always is.
      await sql`pragma user_version = 1`.execute(transaction);
    }
  });
}

/**
 * Builds the supplier service: every route of docs/reference/http-supplier.md over one store,
 * behind API keys with roles.
 * @param service - identity, store, secrets, time and randomness; the app closes the store.
 * @param options - pino's level, how often a key may call, from which pages, and whether the
 *   process answers calls at all.
 */
export async function buildSupplier(
  service: Service,
  options: Pick<
    Settings,
    "corsOrigins" | "isTrustedProxy" | "logLevel" | "rateLimitPerMinute" | "role"
  > & {
    /** Where the built console is; undefined: it is not served. */
    readonly consoleFolder: string | undefined;
  },
): Promise<HostApp> {
  const { store, sources, metrics, watch, lab } = service;
  const { logLevel, rateLimitPerMinute } = options;
  const ready = async () => {
    refuseWrongClock(sources.realSeconds());
    await writeToStore(store);
    await watch.look(store);
  };
  const app = await buildHost({
    title: "UTRN Lab supplier service",
    description: lab === null ? WHAT : `${WHAT} ${LAB}`,
    version: VERSION,
    tags: TAGS,
    ready,
    logLevel,
    requestId: sources.newId,
    isTrustedProxy: options.isTrustedProxy,
    onProblem: metrics.countRefusal,
    bearerAuth: true,
    requestTimeoutMs: IMPORT_ARRIVAL_MS,
  });
  const signing = keepTrailSigned(service, (error) =>
    app.log.error({ err: error }, "the audit trail cannot be signed"),
  );
  app.addHook("onClose", async () => {
    await service.runner.stop();
    await service.teller.stop();
    await signing.stop();
    await service.signer.close();
    await store.destroy();
  });
  await app.register(requestMetrics, { metrics });
  const keys = { store, sources, rateLimitPerMinute };
  // Numbers are told also by a process that has stopped: that it has is one of them.
  await app.register(async (numbers) => {
    await numbers.register(authorization, keys);
    await numbers.register(metricsRoutes, { metrics, ready });
  });
  // A worker says whether it is well and what it does, and answers nothing else.
  if (options.role === "worker") return app;
  await app.register(crossOrigin, { origins: options.corsOrigins });
  if (options.consoleFolder !== undefined) {
    await app.register(servePage, { folder: options.consoleFolder });
  }
  await app.register(async (secured) => {
    // Not even what is stored is shown then: it may be a code that another database has, too.
    secured.addHook("onRequest", async () => watch.goOn());
    await secured.register(authorization, keys);
    if (lab !== null) {
      secured.addHook("preHandler", () => lab.look(store));
      await secured.register(labRoutes, { service, lab });
    }
    for (const routes of ROUTES) await secured.register(routes, { service });
  });
  return app;
}
