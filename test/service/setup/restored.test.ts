import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "@utrn-lab/http-host";
import { startSupplier } from "@utrn-lab/supplier-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resumeAfterRestore } from "../../../apps/supplier-service/src/setup/resume.ts";
import { readSettings } from "../../../apps/supplier-service/src/setup/settings.ts";
import { SYSTEM } from "../../../apps/supplier-service/src/setup/system-sources.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { clientOf } from "../../support/api-client.ts";
import { METER_ID, OTHER_SUPPLIER_KEY } from "../../support/parties.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { supplierCommand } from "../../support/supplier-command.ts";
import {
  API_KEY,
  issue,
  pemOf,
  register,
  registration,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const PATH = `/v1/meters/${METER_ID}`;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const FIFTY = { commands: [{ type: "top_up", amountPence: 5_000 }] };

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
  await issue(again.call, PATH, FIFTY);
  await stop();
  copy(`${database()}.backup`, database());
}

test("a database that was put back is not issued from, and the way on is named", async () => {
  await restored();
  expect(await refused()).toMatch(
    /^The database is older than .* entry 6 of epoch 1, and entry 8 .* resume-after-restore/,
  );
});

test("in a key change the mark of the old key holds, until the new one has its own", async () => {
  await restored();
  const newKey = join(env.DATA_DIR, "new.pem");
  writeFileSync(newKey, pemOf(OTHER_SUPPLIER_KEY));
  const changing = { SUPPLIER_KEY_FILE: newKey, SUPPLIER_OLD_KEY_FILE: env.SUPPLIER_KEY_FILE };
  expect(await refused({ ...env, ...changing })).toMatch(/^The database is older than /);
});

test("an empty database under a used key is not issued from", async () => {
  await restored();
  rmSync(database(), { recursive: true });
  expect(await refused()).toMatch(/has been used with the database \S+, and this one is empty: /);
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
  expect(said).toMatch(/has been used with the database \S+, and this is \S+: .*--accept-other/);
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
  const stopped = await twin.call("POST", `${PATH}/codes`, FIFTY);
  expect([stopped.status, stopped.body]).toMatchObject([503, { code: "issuing_stopped" }]);
  expect((await twin.call("GET", PATH)).status).toBe(503);
  expect((await clientOf(twin.url(), API_KEY)("GET", "/health/ready")).status).toBe(503);
  expect((await twin.call("GET", "/metrics")).text).toContain("\nutrn_ready 0\n");
  expect((await issue(original.call, PATH, FIFTY)).utrnCounter).toBe(2);
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
  const kept = join(database(), "supplier-key.pem");
  expect(existsSync(kept)).toBe(false);
  // Nor does the key that it once made become the supplier's.
  writeFileSync(kept, pemOf(OTHER_SUPPLIER_KEY));
  const changing = { ...bare, SUPPLIER_OLD_KEY_FILE: env.SUPPLIER_KEY_FILE };
  expect(await refused(changing)).toMatch(/A key change needs its new key named there, too\.$/);
});

const METERS = Array.from({ length: 20 }, (_, at) => `00db12345678${(0x9000 + at).toString(16)}`);

/** Issues for one meter after another until it is told to stop; answers meter and counter. */
function issuing(url: string) {
  const call = clientOf(url, API_KEY);
  const issued: string[] = [];
  const reached = new Map<number, () => void>();
  let isStopping = false;
  const ended = (async () => {
    for (let at = 0; !isStopping; at += 1) {
      const meterId = METERS[at % METERS.length] ?? "";
      const { utrnCounter } = await issue(call, `/v1/meters/${meterId}`, TOP_UP);
      issued.push(`${meterId} ${utrnCounter}`);
      reached.get(issued.length)?.();
    }
  })();
  return {
    issued,
    /** Resolves once so many more are issued. */
    more: (count: number) =>
      new Promise<void>((resolve) => reached.set(issued.length + count, resolve)),
    stop: () => {
      isStopping = true;
      return ended;
    },
  };
}

test("restored from a backup made under load, no counter is used a second time", async () => {
  const server = await startServerProcess("supplier", env);
  for (const meterId of METERS) await register(clientOf(server.url, API_KEY), meterId);
  const load = issuing(server.url);
  const backup = join(env.DATA_DIR, "backup.db");
  await supplierCommand(env, "backup", "--to", backup);
  const atBackup = load.issued.length;
  await load.more(2 * METERS.length);
  await load.stop();
  await server.end("SIGKILL");

  rmSync(database(), { recursive: true });
  mkdirSync(database());
  copyFileSync(backup, join(database(), "supplier.db"));
  expect(await refused()).toContain("resume-after-restore");
  expect(await supplierCommand(env, "resume-after-restore")).toMatch(
    /^The database \S+ goes on as epoch 2\.\nThe counters of 20 meters were moved on by 64\.\n/,
  );

  const rig = await start();
  const again: string[] = [];
  for (const meterId of METERS) {
    const { utrnCounter } = await issue(rig.call, `/v1/meters/${meterId}`, FIFTY);
    again.push(`${meterId} ${utrnCounter}`);
  }
  expect(load.issued.length).toBeGreaterThan(atBackup);
  expect(again.filter((each) => load.issued.includes(each))).toEqual([]);
  expect(await rig.call("GET", "/v1/audit.ndjson")).toMatchObject({ status: 200 });
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
  const lines = await rig.call("GET", "/v1/audit?action=supplier.resumed");
  expect(lines.body).toMatchObject({
    items: [{ details: { skip: 64, oldEpoch: 1, epoch: 2, meters: 20 } }],
  });
});

const CAMPAIGN_ID = "019f0000-0000-7000-8000-000000000001";
const NDJSON = { "content-type": "application/x-ndjson" };
const RESUMING = { skip: 10, isOtherAccepted: false };

/** Goes on with what is there now; answers what is printed. */
async function resume(given: Record<string, string>, resuming = RESUMING): Promise<string[]> {
  const settings = readSettings(given);
  const store = await openStore(settings);
  try {
    return await resumeAfterRestore(store, settings, SYSTEM, resuming);
  } finally {
    await store.destroy();
  }
}

test("codes are as they were, and no campaign goes on alone", async () => {
  const rig = await start();
  await register(rig.call);
  const { codeId } = await issue(rig.call, PATH, TOP_UP);
  await stop();
  const file = new DatabaseSync(join(database(), "supplier.db"));
  file.exec(`INSERT INTO campaigns (campaign_id, request, status, selected_up_to, created_at,
    created_by) VALUES ('${CAMPAIGN_ID}', '${JSON.stringify({ ...TOP_UP, selection: {} })}',
    'running', '', 1, 'bootstrap')`);
  file.close();
  expect(await resume(env)).toContain(
    "Of the codes that are known here 1 are open, as they were when the backup was made. Codes " +
      "issued after it are not known here.",
  );
  const again = await start();
  // It may have been registered since the backup, and have had codes.
  const later = await register(again.call, METERS[0]);
  expect((await issue(again.call, later, TOP_UP)).utrnCounter).toBe(11);
  expect((await again.call("GET", `/v1/codes/${codeId}`)).body).toMatchObject({
    status: "issued",
    utrnCounter: 1,
  });
  expect((await again.call("GET", `/v1/campaigns/${CAMPAIGN_ID}`)).body).toMatchObject({
    status: "cancelled",
  });
  expect((await issue(again.call, PATH, FIFTY)).utrnCounter).toBe(12);
});

test("counters that are moved on end with the last there is", async () => {
  const rig = await start();
  const lastCounter = 4_294_967_290;
  await rig.call("POST", "/v1/meters", { ...registration(), lastCounter });
  await stop();
  await resume(env);
  const again = await start();
  expect((await again.call("GET", PATH)).body).toMatchObject({ lastCounter: 4_294_967_295 });
});

test("another database comes in only when told to, and the first is then older", async () => {
  await restored();
  copy(database(), `${database()}.before`);
  rmSync(database(), { recursive: true });
  mkdirSync(database());
  await expect(resume(env)).rejects.toThrow("this one is empty");
  await resume(env, { ...RESUMING, isOtherAccepted: true });
  const rig = await start();
  const bare = await rig.call("POST", "/v1/meters", registration());
  expect([bare.status, bare.body]).toMatchObject([400, { field: "lastCounter" }]);
  const line = JSON.stringify(registration());
  const imported = await rig.call("POST", "/v1/meters/import", line, NDJSON);
  expect(imported.body).toMatchObject({ refusals: [{ line: 1, field: "lastCounter" }] });
  await rig.call("POST", "/v1/meters", { ...registration(), lastCounter: 3 });
  expect((await issue(rig.call, PATH, TOP_UP)).utrnCounter).toBe(14);
  await stop();
  copy(`${database()}.before`, database());
  expect(await refused()).toMatch(/ends with entry 6 of epoch 1, and entry 8 of epoch 2 has been/);
});

test("processes with marks of their own go on with what another one has resumed", async () => {
  const keyFile = join(env.DATA_DIR, "own", "key.pem");
  mkdirSync(join(env.DATA_DIR, "own"));
  copyFileSync(env.SUPPLIER_KEY_FILE, keyFile);
  const auditKeyFile = join(env.DATA_DIR, "own", "audit.pem");
  writeFileSync(auditKeyFile, pemOf(OTHER_SUPPLIER_KEY));
  const other = { ...env, SUPPLIER_KEY_FILE: keyFile, SUPPLIER_AUDIT_KEY_FILE: auditKeyFile };
  await start();
  await stop();
  copy(database(), `${database()}.first`);
  const first = await start(other);
  await first.call("GET", "/v1/audit.ndjson");
  await stop();
  copy(`${database()}.first`, database());
  rmSync(`${env.SUPPLIER_KEY_FILE}.mark`);
  await restored();
  await resume(env);
  const rig = await start(other);
  expect((await issue(rig.call, PATH, TOP_UP)).utrnCounter).toBe(12);
  // What it had signed itself is not in this trail, and it signs all the same.
  expect((await rig.call("GET", "/v1/audit.ndjson")).status).toBe(200);
});
