import { createPrivateKey, randomBytes, randomUUIDv7 } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningSupplier, startSupplier } from "@utrn-lab/supplier-service";
import { type Confirmation, publicKeyOf, writeConfirmation } from "@utrn-lab/utrn";
import { type Answer, type Call, clientOf } from "./api-client.ts";
import { makeMigratedFolder } from "./migrated-database.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "./parties.ts";

/** The API key of every supplier under test. */
export const API_KEY = "key-of-the-tests-with-32-letters";

/** Noon of a day on which nothing special happens, seconds since the Unix epoch. */
export const NOON_SECONDS = 1_795_521_600;
/** The date of that day. */
const TODAY = "2026-11-24";

/** A P-256 private key, 32 bytes hex, as an operator has it: PEM, PKCS#8. */
export function pemOf(privateKey: string): string {
  const point = publicKeyOf(privateKey);
  const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
  const key = {
    kty: "EC",
    crv: "P-256",
    d: base64url(privateKey),
    x: base64url(point.slice(2, 66)),
    y: base64url(point.slice(66)),
  };
  const made = createPrivateKey({ key, format: "jwk" });
  return made.export({ format: "pem", type: "pkcs8" }).toString();
}

/** A supplier service under test, with its data folder. */
export interface SupplierRig {
  readonly call: Call;
  readonly folder: string;
  readonly env: ReturnType<typeof supplierEnv>;
  readonly url: () => string;
  /** Sets the service's clock. */
  setTime(seconds: number): void;
  /** Stops the service and starts it again on the same folder. */
  restart(): Promise<void>;
  /** Stops the service, and leaves its folder. */
  stop(): Promise<void>;
  /** Stops the service and removes its folder. */
  remove(): Promise<void>;
}

/** An environment for a supplier on a folder of its own, known by the key of `parties.ts`. */
export function supplierEnv(privateKey = SUPPLIER_KEY, supplierId = SUPPLIER_ID) {
  const folder = mkdtempSync(join(tmpdir(), "supplier-"));
  const keyFile = join(folder, "key.pem");
  writeFileSync(keyFile, pemOf(privateKey));
  return {
    SUPPLIER_PORT: "0",
    DATA_DIR: folder,
    SUPPLIER_ID: supplierId,
    SUPPLIER_KEY_FILE: keyFile,
    SUPPLIER_BOOTSTRAP_KEY: API_KEY,
    CONSOLE: "0",
  };
}

/** What an environment says of the database: a PostgreSQL one, or SQLite in the data folder. */
export function databaseEnv(databaseUrl: string | undefined) {
  return databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
}

/** Starts a supplier service in this process, with real HTTP and a real database, and a clock. */
export async function startRig(
  env: ReturnType<typeof supplierEnv> & Readonly<Record<string, string>> = supplierEnv(),
): Promise<SupplierRig> {
  let now = NOON_SECONDS;
  const sources = {
    nowSeconds: () => now,
    realSeconds: () => now,
    newId: randomUUIDv7,
    newApiKey: () => randomBytes(32).toString("base64url"),
  };
  const quiet = { ...env, LOG_LEVEL: "silent" };
  if (!("DATABASE_URL" in env)) await makeMigratedFolder(join(env.DATA_DIR, "supplier"));
  let running: RunningSupplier = await startSupplier(quiet, sources);
  return {
    call: (...args) => clientOf(running.url, API_KEY)(...args),
    folder: env.DATA_DIR,
    env,
    url: () => running.url,
    setTime: (seconds) => {
      now = seconds;
    },
    restart: async () => {
      await running.close();
      running = await startSupplier(quiet, sources);
    },
    stop: () => running.close(),
    remove: async () => {
      await running.close();
      rmSync(env.DATA_DIR, { recursive: true });
    },
  };
}

/** The registration of the meter of `parties.ts`, or of another with its key. */
export function registration(meterId = METER_ID) {
  return { meterId, publicKey: publicKeyOf(METER_KEY) };
}

/** Registers a meter; answers its path. */
export async function register(call: Call, meterId = METER_ID): Promise<string> {
  const { status, text } = await call("POST", "/v1/meters", registration(meterId));
  if (status !== 201) throw new Error(`not registered: ${text}`);
  return `/v1/meters/${meterId}`;
}

/** A code as the service answers it, for tests that go on with it. */
export interface Issued {
  readonly codeId: string;
  readonly code: string;
  readonly utrnCounter: number;
  readonly digits: number;
}

/** Issues a code that a test needs, for the meter at a path. */
export async function issue(call: Call, path: string, request: object): Promise<Issued> {
  const answer = await call("POST", `${path}/codes`, request);
  if (answer.status !== 201) throw new Error(`not issued: ${answer.text}`);
  return answer.body as Issued;
}

/**
 * A confirmation code as the meter of `parties.ts`, or another with its key, shows it.
 * @param supplierKey - the one that the meter was commissioned with.
 */
export function shown(
  says: Partial<Confirmation>,
  meterId = METER_ID,
  supplierKey = SUPPLIER_KEY,
): string {
  return writeConfirmation(shared(SUPPLIER_ID, meterId, supplierKey), {
    date: TODAY,
    kind: "applied",
    utrnCounter: 1,
    supply: "enabled",
    mode: "prepayment",
    emergencyCreditActive: false,
    balancePence: 1_234,
    ...says,
  });
}

/** A confirmation code that is well formed and true of no meter here: another key made it. */
export function forged(says: Partial<Confirmation> = {}): string {
  const secret = shared(SUPPLIER_ID, METER_ID, SUPPLIER_KEY, OTHER_METER_KEY);
  return writeConfirmation(secret, {
    date: TODAY,
    kind: "applied",
    utrnCounter: 1,
    supply: "enabled",
    mode: "prepayment",
    emergencyCreditActive: false,
    balancePence: 0,
    ...says,
  });
}

/** Everything the service shows of a meter, to see whether anything has changed. */
export async function everything(call: Call, path: string): Promise<string> {
  const answers: Answer[] = [
    await call("GET", "/v1/meters"),
    await call("GET", path),
    await call("GET", `${path}/codes`),
  ];
  return answers.map(({ text }) => text).join("\n");
}
