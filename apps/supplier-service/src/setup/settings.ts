import {
  type Environment,
  readDataFolder,
  readHost,
  readLogLevel,
  readPort,
  readText,
  StartError,
} from "@utrn-lab/http-host";
import { EUI64_PROBLEM, readEui64 } from "@utrn-lab/utrn/checks";
import type { Thresholds } from "../rules/thresholds.ts";
import type { Targets } from "../webhooks/targets.ts";
import { readCorsOrigins } from "./cors-origins.ts";
import { readSecret, secretFiles } from "./secret-settings.ts";
import { readTrustedProxies } from "./trusted-proxies.ts";
import { readWebhookTargets } from "./webhook-targets.ts";

/** What a process does: answers calls, runs campaigns, or both. */
type Role = (typeof ROLES)[number];
const ROLES = ["api", "worker", "all"] as const;

/** How a supplier service is set up, from its environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** The service's own folder: database, supplier key, bootstrap key. */
  readonly folder: string;
  /** postgres://...; undefined: an embedded database in the folder. */
  readonly databaseUrl: string | undefined;
  readonly role: Role;
  readonly supplierId: string;
  /** PEM file of the supplier's private key; undefined: one is made and kept in the folder. */
  readonly keyFile: string | undefined;
  /** PEM file of the key for commands and confirmations; undefined: one key serves as both. */
  readonly commandKeyFile: string | undefined;
  /** During a key change: PEM file of the key that some meters still know. */
  readonly oldKeyFile: string | undefined;
  /** The same of the key for commands; undefined: the old key served as both. */
  readonly oldCommandKeyFile: string | undefined;
  /** Opens the supplier's keys, and encrypts one that is made. Secret. */
  readonly keyPassphrase: string | undefined;
  /** Files that such secrets were read from. */
  readonly secretFiles: readonly string[];
  /**
   * PEM file of the key that signs the audit trail; undefined: one is made and kept in the folder.
   */
  readonly auditKeyFile: string | undefined;
  /** PEM file of the public audit keys of other processes and of earlier ones. */
  readonly auditTrustedFile: string | undefined;
  readonly thresholds: Thresholds;
  /** Whether the service is a lab's, whose clock can be set. */
  readonly isLab: boolean;
  /** Whether it serves the operator's console. */
  readonly hasConsole: boolean;
  /** The administrator's API key; undefined: one is made and kept in the folder. */
  readonly bootstrapKey: string | undefined;
  /** Requests a minute and API key; 0: as many as come. */
  readonly rateLimitPerMinute: number;
  /** Whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Whether an address is a proxy's whose word on its clients is taken. */
  readonly isTrustedProxy: (address: string) => boolean;
  /** Where webhooks may go, beside public addresses over https. */
  readonly webhookTargets: Targets;
}

/** A supplier for trials, where SUPPLIER_ID names none: no one's, and always the same. */
const TRIAL_SUPPLIER_ID = "90b3d51f30010000";

/** As many characters as 128 bits have in hex: fewer can be guessed. */
const BOOTSTRAP_KEY_MIN = 32;

/** What may stand behind "Bearer" (RFC 6750, section 2.1). */
const BEARER_TOKEN = /^[A-Za-z0-9._~+/-]{1,255}=*$/;

function readSupplierId(env: Environment): string {
  const supplierId = readEui64(readText(env, "SUPPLIER_ID") ?? TRIAL_SUPPLIER_ID);
  if (supplierId === undefined) throw new StartError(`SUPPLIER_ID ${EUI64_PROBLEM}.`);
  return supplierId;
}

/**
 * An address of PostgreSQL, where there is one. It holds a password: no error repeats it.
 * @param name - the variable or option that has it.
 */
export function checkDatabaseUrl(url: string | undefined, name: string): string | undefined {
  if (url !== undefined && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) {
    throw new StartError(`${name} must be an address of the form postgres://user@host/name.`);
  }
  return url;
}

function readRole(env: Environment): Role {
  const text = readText(env, "ROLE") ?? "all";
  const role = ROLES.find((each) => each === text);
  if (role === undefined) throw new StartError(`The role must be one of ${ROLES.join(", ")}.`);
  return role;
}

/** A debt recovery above this share of each top-up is warned of where no other line is drawn. */
const DEBT_PERCENT_LINE = 50;

function readThresholds(env: Environment): Thresholds {
  const percent = readText(env, "DEBT_PERCENT_LINE") ?? String(DEBT_PERCENT_LINE);
  if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100) {
    throw new StartError("DEBT_PERCENT_LINE must be a whole percentage from 0 to 100.");
  }
  const repeats = readText(env, "REPEATED_CODES") ?? "warn";
  if (repeats !== "warn" && repeats !== "reason") {
    throw new StartError("REPEATED_CODES must be warn or reason.");
  }
  return { paymentDebtPercentMax: Number(percent), isReasonNeeded: repeats === "reason" };
}

/** A switch, 0 or 1. */
function readSwitch(env: Environment, name: string, whereUnset: "0" | "1"): boolean {
  const text = readText(env, name) ?? whereUnset;
  if (text !== "0" && text !== "1") throw new StartError(`${name} must be 0 or 1.`);
  return text === "1";
}

function readBootstrapKey(env: Environment): string | undefined {
  const key = readSecret(env, "SUPPLIER_BOOTSTRAP_KEY");
  if (key !== undefined && !BEARER_TOKEN.test(key)) {
    throw new StartError(
      "SUPPLIER_BOOTSTRAP_KEY must be letters, digits or ._~+/- only, as in a Bearer header.",
    );
  }
  if (key !== undefined && key.length < BOOTSTRAP_KEY_MIN) {
    throw new StartError(
      `SUPPLIER_BOOTSTRAP_KEY must have ${BOOTSTRAP_KEY_MIN} characters or more: it opens ` +
        "everything, and a shorter one can be guessed. Without it a key is made.",
    );
  }
  return key;
}

/** A second has a thousand of them: more than a call centre, less than a loop that has run away. */
const RATE_LIMIT_PER_MINUTE = 60_000;

function readRateLimit(env: Environment): number {
  const text = readText(env, "RATE_LIMIT_PER_MINUTE") ?? String(RATE_LIMIT_PER_MINUTE);
  if (!/^\d{1,9}$/.test(text)) {
    throw new StartError("RATE_LIMIT_PER_MINUTE must be a number from 0 to 999999999.");
  }
  return Number(text);
}

/**
 * Reads SUPPLIER_PORT, HOST, LOG_LEVEL, DATA_DIR, DATABASE_URL, ROLE, SUPPLIER_ID,
 * SUPPLIER_KEY_FILE, SUPPLIER_COMMAND_KEY_FILE, SUPPLIER_OLD_KEY_FILE,
 * SUPPLIER_OLD_COMMAND_KEY_FILE, SUPPLIER_KEY_PASSPHRASE, SUPPLIER_AUDIT_KEY_FILE,
 * SUPPLIER_AUDIT_TRUSTED_FILE, SUPPLIER_BOOTSTRAP_KEY, CORS_ORIGINS, TRUSTED_PROXIES,
 * WEBHOOK_TARGETS, CONSOLE and LAB; and DATABASE_URL_FILE, SUPPLIER_KEY_PASSPHRASE_FILE and
 * SUPPLIER_BOOTSTRAP_KEY_FILE.
 * @throws StartError naming the variable that is wrong.
 */
export function readSettings(env: Environment): Settings {
  return {
    host: readHost(env),
    port: readPort(env, "SUPPLIER_PORT", 3000),
    logLevel: readLogLevel(env),
    folder: readDataFolder(env, "supplier"),
    databaseUrl: checkDatabaseUrl(readSecret(env, "DATABASE_URL"), "DATABASE_URL"),
    role: readRole(env),
    supplierId: readSupplierId(env),
    keyFile: readText(env, "SUPPLIER_KEY_FILE"),
    commandKeyFile: readText(env, "SUPPLIER_COMMAND_KEY_FILE"),
    oldKeyFile: readText(env, "SUPPLIER_OLD_KEY_FILE"),
    oldCommandKeyFile: readText(env, "SUPPLIER_OLD_COMMAND_KEY_FILE"),
    keyPassphrase: readSecret(env, "SUPPLIER_KEY_PASSPHRASE"),
    secretFiles: secretFiles(env),
    auditTrustedFile: readText(env, "SUPPLIER_AUDIT_TRUSTED_FILE"),
    auditKeyFile: readText(env, "SUPPLIER_AUDIT_KEY_FILE"),
    thresholds: readThresholds(env),
    isLab: readSwitch(env, "LAB", "0"),
    hasConsole: readSwitch(env, "CONSOLE", "1"),
    bootstrapKey: readBootstrapKey(env),
    rateLimitPerMinute: readRateLimit(env),
    corsOrigins: readCorsOrigins(env),
    isTrustedProxy: readTrustedProxies(env),
    webhookTargets: readWebhookTargets(env),
  };
}
