import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import { startSupplier } from "@utrn-lab/supplier-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  API_KEY,
  issue,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const PATH = `/v1/meters/${METER_ID}`;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const RESTORE = { commands: [{ type: "top_up", amountPence: 5_000 }] };

let env: ReturnType<typeof supplierEnv>;
const rigs: SupplierRig[] = [];
beforeEach(() => {
  env = supplierEnv();
});
afterEach(async () => {
  await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  rmSync(env.DATA_DIR, { recursive: true, force: true });
});

async function start(given = env): Promise<SupplierRig> {
  const rig = await startRig(given);
  rigs.push(rig);
  return rig;
}

async function stop(): Promise<void> {
  await rigs.pop()?.stop();
}

/** The database's files, which the service keeps in a folder of its own. */
const database = (folder = env.DATA_DIR) => join(folder, "supplier");

const copy = (from: string, to: string) => {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
};

/** The sentence with which a start is refused. */
async function refused(given: Record<string, string> = env): Promise<string> {
  const starting = startSupplier({ ...given, LOG_LEVEL: "silent" });
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error("the service has started", { cause: error });
  expect(error.message).toMatch(/^[^\n]+\.$/);
  return error.message;
}

/** A service with one code issued, a backup of that, and another code issued since. */
async function restored(): Promise<void> {
  const rig = await start();
  await register(rig.call);
  await issue(rig.call, PATH, TOP_UP);
  await stop();
  copy(database(), `${database()}.backup`);
  const again = await start();
  await issue(again.call, PATH, RESTORE);
  await stop();
  copy(`${database()}.backup`, database());
}

test("a database that was put back is not issued from, and the way on is named", async () => {
  await restored();
  expect(await refused()).toMatch(
    /^The database is older than .* entry 2 of epoch 1, and entry 3 .* resume-after-restore/,
  );
});

test("an empty database under a used key is not issued from", async () => {
  await restored();
  rmSync(database(), { recursive: true });
  expect(await refused()).toMatch(/has issued from the database \S+, and this one is empty: /);
});

test("another database under a used key is not issued from", async () => {
  await restored();
  const other = { ...supplierEnv(), SUPPLIER_KEY_FILE: join(env.DATA_DIR, "other.pem") };
  cpSync(env.SUPPLIER_KEY_FILE, other.SUPPLIER_KEY_FILE);
  await start(other);
  await stop();
  const { SUPPLIER_KEY_FILE } = env;
  const said = await refused({ ...other, SUPPLIER_KEY_FILE });
  rmSync(other.DATA_DIR, { recursive: true });
  expect(said).toMatch(/has issued from the database \S+, and this is \S+: .*--accept-other/);
});

test("of two copies with one key file the later one stops issuing, and shows nothing", async () => {
  const first = await start();
  await register(first.call);
  await stop();
  const folder = join(env.DATA_DIR, "copy");
  mkdirSync(folder);
  copy(database(), database(folder));
  const original = await start();
  const twin = await start({ ...env, DATA_DIR: folder });
  const { utrnCounter } = await issue(original.call, PATH, TOP_UP);
  expect(utrnCounter).toBe(1);
  const stopped = await twin.call("POST", `${PATH}/codes`, RESTORE);
  expect([stopped.status, stopped.body]).toMatchObject([503, { code: "issuing_stopped" }]);
  expect((await twin.call("GET", PATH)).status).toBe(503);
  expect((await clientOf(twin.url(), API_KEY)("GET", "/health/ready")).status).toBe(503);
  expect((await issue(original.call, PATH, RESTORE)).utrnCounter).toBe(2);
});

test("a data folder that is deleted under a running service stops it", async () => {
  const { SUPPLIER_KEY_FILE: _, ...bare } = env;
  const rig = await start(bare as typeof env);
  await register(rig.call);
  rmSync(database(), { recursive: true });
  const stopped = await rig.call("POST", `${PATH}/codes`, TOP_UP);
  expect([stopped.status, stopped.body]).toMatchObject([503, { code: "issuing_stopped" }]);
});

test("a process that would make itself a key for a database that has one makes none", async () => {
  await start();
  await stop();
  const { SUPPLIER_KEY_FILE: _, ...bare } = env;
  expect(await refused(bare)).toMatch(/name its file in SUPPLIER_KEY_FILE, as every other process/);
  expect(existsSync(join(database(), "supplier-key.pem"))).toBe(false);
});
