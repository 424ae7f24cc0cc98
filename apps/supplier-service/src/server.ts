import { randomBytes, randomUUIDv7 } from "node:crypto";
import { parseArgs } from "node:util";
import {
  type Environment,
  type HostApp,
  listen,
  makePrivateFolder,
  type RunningServer,
  runUntilStopped,
  StartError,
} from "@utrn-lab/http-host";
import { buildSupplier } from "./app.ts";
import { startRunner } from "./campaigns/start-runner.ts";
import { startMetrics } from "./metrics.ts";
import type { Service } from "./service.ts";
import { loadAuditKey } from "./setup/audit-key.ts";
import { bindIdentity } from "./setup/bind-identity.ts";
import { type BootstrapKey, loadBootstrapKey } from "./setup/bootstrap-key.ts";
import { loadIdentity } from "./setup/identity.ts";
import { readSettings, type Settings } from "./setup/settings.ts";
import { settleFirstRevision } from "./setup/settle-first-revision.ts";
import { startSigner } from "./signing/signer.ts";
import type { Sources } from "./sources.ts";
import { openStore } from "./store/database.ts";

/** A supplier service that answers. */
export interface RunningSupplier extends RunningServer {
  readonly supplierId: string;
  /** The administrator's API key: undefined where only an earlier start was told it. */
  readonly apiKey: string | undefined;
  /** Whether this start made the key, and has to print it. */
  readonly isApiKeyNew: boolean;
}

/** The one place where this service gets time and randomness from. */
const SYSTEM: Sources = {
  nowSeconds: () => Math.floor(Date.now() / 1_000),
  newId: randomUUIDv7,
  newApiKey: () => randomBytes(32).toString("base64url"),
};

/** Starts what runs campaigns, and builds what answers; either may have to report to the other. */
async function startApp(parts: Omit<Service, "runner">, settings: Settings): Promise<HostApp> {
  const { databaseUrl, role } = settings;
  let report = (_error: unknown): void => {};
  try {
    const onError = (error: unknown) => report(error);
    const runner = await startRunner(parts, { databaseUrl, isWorker: role !== "api", onError });
    const app = await buildSupplier({ ...parts, runner }, settings);
    report = (error) => app.log.error({ err: error }, "a campaign will be run later");
    return app;
  } catch (error) {
    await parts.signer.close();
    await parts.store.destroy();
    throw error;
  }
}

/**
 * Starts the supplier service.
 * @param env - SUPPLIER_PORT, HOST, LOG_LEVEL, DATA_DIR, SUPPLIER_ID, SUPPLIER_KEY_FILE,
 *   SUPPLIER_COMMAND_KEY_FILE, SUPPLIER_OLD_KEY_FILE, SUPPLIER_OLD_COMMAND_KEY_FILE,
 *   SUPPLIER_KEY_PASSPHRASE, SUPPLIER_AUDIT_KEY_FILE, SUPPLIER_BOOTSTRAP_KEY and CORS_ORIGINS.
 * @param sources - time and randomness; the system's when left out.
 * @throws StartError with one sentence when a value, the folder, a key or the port cannot be used.
 */
export async function startSupplier(
  env: Environment,
  sources: Sources = SYSTEM,
): Promise<RunningSupplier> {
  const settings = readSettings(env);
  makePrivateFolder(settings.folder);
  const identity = loadIdentity(settings, sources.newId());
  const auditKey = loadAuditKey(settings, sources.newId());
  const store = await openStore(settings);
  let bootstrap: BootstrapKey;
  try {
    await bindIdentity({ store, identity, auditKey, sources });
    await settleFirstRevision({ store, auditKey, sources });
    bootstrap = await loadBootstrapKey({ store, auditKey, sources }, settings);
  } catch (error) {
    await store.destroy();
    throw error;
  }
  const { apiKey, isNew: isApiKeyNew } = bootstrap;
  const { thresholds } = settings;
  const signer = startSigner(identity);
  const metrics = startMetrics({ store, signer });
  const parts = { identity, store, signer, auditKey, metrics, sources, thresholds };
  const app = await startApp(parts, settings);
  const running = await listen(app, settings);
  return { ...running, supplierId: identity.supplierId, apiKey, isApiKeyNew };
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
