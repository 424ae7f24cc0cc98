import { parseArgs } from "node:util";
import {
  buildPage,
  type Environment,
  type HostApp,
  listen,
  makePrivateFolder,
  type RunningServer,
  runUntilStopped,
  StartError,
} from "@utrn-lab/http-host";
import { buildSupplier, VERSION } from "./app.ts";
import { isResumptionSigned } from "./audit/resumed.ts";
import { startRunner } from "./campaigns/start-runner.ts";
import { createSecretBox } from "./keys/secret-box.ts";
import { type Build, startMetrics } from "./metrics.ts";
import type { Service } from "./service.ts";
import { bindAuditKey } from "./setup/bind-audit-key.ts";
import { bindDatabase } from "./setup/bind-database.ts";
import { loadBootstrapKey } from "./setup/bootstrap-key.ts";
import { CONSOLE_PAGE } from "./setup/console-page.ts";
import { exposedKeyFiles } from "./setup/exposed-key-files.ts";
import { refuseWrongClock } from "./setup/host-clock.ts";
import { loadLabClock } from "./setup/lab-clock.ts";
import { readSettings, type Settings } from "./setup/settings.ts";
import { settleFirstRevision } from "./setup/settle-first-revision.ts";
import { readSupplierMark, refuseOtherDatabase } from "./setup/supplier-mark.ts";
import { SYSTEM } from "./setup/system-sources.ts";
import { startSigner } from "./signing/signer.ts";
import type { Sources } from "./sources.ts";
import { openStore } from "./store/database.ts";
import type { Store } from "./store/tables.ts";
import { resealSecrets } from "./webhooks/manage.ts";
import { createPost } from "./webhooks/post.ts";
import { startTeller } from "./webhooks/start-teller.ts";

/** A supplier service that answers. */
export interface RunningSupplier extends RunningServer {
  readonly supplierId: string;
  /** The administrator's API key: undefined where only an earlier start was told it. */
  readonly apiKey: string | undefined;
  /** Whether this start made the key, and has to print it. */
  readonly isApiKeyNew: boolean;
}

/** Where the operator's console is, or why it cannot be served. */
interface Console {
  readonly folder: string | undefined;
  readonly why?: string;
}

const NEW_AUDIT_KEY =
  "the audit trail is signed by a key from now on that has not signed it before: that of a new " +
  "host, or one made anew because its file was lost or replaced";

/** The folder of the console where it can be served; codes are issued without it, too. */
async function findConsole({ hasConsole, role }: Settings): Promise<Console> {
  if (!hasConsole || role === "worker") return { folder: undefined };
  try {
    return { folder: await buildPage(CONSOLE_PAGE) };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { folder: undefined, why: error.message };
  }
}

/** Starts what runs campaigns, and builds what answers; either may have to report to the other. */
async function startApp(
  parts: Omit<Service, "runner" | "teller">,
  settings: Settings,
): Promise<HostApp> {
  const { databaseUrl, role } = settings;
  let report = (_error: unknown): void => {};
  let reportUntold = report;
  try {
    const onError = (error: unknown) => report(error);
    const onUntold = (error: unknown) => reportUntold(error);
    const page = await findConsole(settings);
    const isWorker = role !== "api";
    const runner = await startRunner(parts, { databaseUrl, isWorker, onError });
    const teller = startTeller(parts, { by: parts.sources.newId(), isWorker, onError: onUntold });
    const app = await buildSupplier(
      { ...parts, runner, teller },
      { ...settings, consoleFolder: page.folder },
    );
    if (page.why !== undefined) app.log.warn(`${page.why} Until then there is no page at /.`);
    reportUntold = (error) => app.log.error({ err: error }, "webhooks will be told later");
    report = (error) => app.log.error({ err: error }, "a campaign will be run later");
    parts.watch.onStop((reason) => app.log.error({ reason }, "nothing is issued any more"));
    return app;
  } catch (error) {
    await parts.signer.close();
    await parts.store.destroy();
    throw error;
  }
}

/** Has the keys and the database agree, and brings the database up to what this version needs. */
async function setUp(store: Store, settings: Settings, sources: Sources) {
  const seen = readSupplierMark(settings, sources.newId);
  const { isResumed } = await refuseOtherDatabase(store, seen);
  const lab = await loadLabClock(store, settings, sources);
  const { identity, ...audited } = await bindDatabase(store, settings, sources);
  if (isResumed && (await isResumptionSigned(store, audited.auditKey))) {
    audited.auditKey.memory.forget();
  }
  const newAuditKey = await bindAuditKey(audited);
  await settleFirstRevision(audited);
  const secretBox = createSecretBox(identity.privateKey, identity.oldKey?.privateKey);
  await resealSecrets(audited, secretBox);
  const bootstrap = await loadBootstrapKey(audited, settings);
  await audited.watch.look(store);
  return { ...audited, secretBox, identity, bootstrap, newAuditKey, lab };
}

/**
 * Starts the supplier service.
 * @param env - SUPPLIER_PORT, HOST, LOG_LEVEL, DATA_DIR, SUPPLIER_ID, SUPPLIER_KEY_FILE,
 *   SUPPLIER_COMMAND_KEY_FILE, SUPPLIER_OLD_KEY_FILE, SUPPLIER_OLD_COMMAND_KEY_FILE,
 *   SUPPLIER_KEY_PASSPHRASE, SUPPLIER_AUDIT_KEY_FILE, SUPPLIER_BOOTSTRAP_KEY, CORS_ORIGINS,
 *   WEBHOOK_TARGETS, CONSOLE and LAB.
 * @param sources - time and randomness; the system's when left out.
 * @throws StartError with one sentence when a value, the folder, a key or the port cannot be used.
 */
export async function startSupplier(
  env: Environment,
  sources: Sources = SYSTEM,
): Promise<RunningSupplier> {
  const settings = readSettings(env);
  refuseWrongClock(sources.realSeconds());
  makePrivateFolder(settings.folder);
  const store = await openStore(settings);
  let ready: Awaited<ReturnType<typeof setUp>>;
  try {
    ready = await setUp(store, settings, sources);
  } catch (error) {
    await store.destroy();
    throw error;
  }
  const { identity, bootstrap, newAuditKey, lab, ...audited } = ready;
  const { apiKey, isNew: isApiKeyNew } = bootstrap;
  const { thresholds, webhookTargets: targets } = settings;
  const signer = startSigner(identity);
  const build: Build = {
    version: VERSION,
    role: settings.role,
    database: settings.databaseUrl === undefined ? "sqlite" : "postgresql",
  };
  const metrics = startMetrics({ store, signer, sources }, build);
  const judged = lab === null ? sources : { ...sources, nowSeconds: lab.nowSeconds };
  const post = createPost(targets);
  const issuing = { identity, signer, metrics, thresholds, lab, ...audited, sources: judged };
  const parts = { ...issuing, targets, post };
  const app = await startApp(parts, settings);
  if (newAuditKey !== undefined) app.log.warn(newAuditKey, NEW_AUDIT_KEY);
  for (const file of exposedKeyFiles(settings)) {
    app.log.warn({ file }, "others than the owner of this key file can read it: chmod 600");
  }
  const { supplierId } = identity;
  const running = await listen(app, settings, { ...build, supplierId });
  return { ...running, supplierId, apiKey, isApiKeyNew };
}

/** `--role api|worker|all`, as the environment's ROLE. */
function readArguments(): Environment {
  try {
    const { values } = parseArgs({ options: { role: { type: "string" } } });
    return values.role === undefined ? {} : { ROLE: values.role };
  } catch {
    throw new StartError(
      "The arguments cannot be read: the only one is --role api, --role worker or --role all.",
    );
  }
}

if (import.meta.main) {
  await runUntilStopped(async () => {
    const running = await startSupplier({ ...process.env, ...readArguments() });
    if (running.isApiKeyNew) process.stdout.write(`API key, shown once: ${running.apiKey}\n`);
    return [running];
  });
}
