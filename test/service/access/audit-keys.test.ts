import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKPOINT, fingerprintOf, linkCheckpoint } from "@utrn-lab/audit-chain";
import { expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import { openAsForger, relink, remakeTrail } from "../../support/forged-trail.ts";
import { OTHER_SUPPLIER_KEY } from "../../support/parties.ts";
import { startServerProcess } from "../../support/server-process.ts";
import {
  API_KEY,
  pemOf,
  register,
  type SupplierRig,
  startRig,
  type supplierEnv,
} from "../../support/supplier-rig.ts";
import { utrnCommand } from "../../support/utrn-command.ts";

/** Who signs the audit trail, where there are several keys, or one that was lost or changed. */
const rig = rigForEachTest();

type Env = ReturnType<typeof supplierEnv>;

function newKeyFile(name: string): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const path = join(rig.folder, name);
  writeFileSync(path, privateKey.export({ format: "pem", type: "pkcs8" }));
  return path;
}

/** A service beside the first one, on its database. */
const startBeside = (more: Record<string, string>) =>
  startRig({ ...(rig.env as Env), ...more } as Env);

const verified = async ({ call }: Pick<SupplierRig, "call">) =>
  (await call("GET", "/v1/audit/verify")).body;

/** What `utrn audit verify` says of an export, with keys from these files. */
async function verifiedOffline(...key: string[]) {
  const keys = key.flatMap((each) => ["--key", each]);
  const file = join(rig.folder, "audit.ndjson");
  writeFileSync(file, (await rig.call("GET", "/v1/audit.ndjson")).text);
  const { status, out } = await utrnCommand(["audit", "verify", file, ...keys]);
  return { text: out, isTrue: status === 0 };
}

function written(name: string, text: string): string {
  const path = join(rig.folder, name);
  writeFileSync(path, text);
  return path;
}

const publicPem = (keyFile: string) =>
  createPublicKey(readFileSync(keyFile, "utf8")).export({ format: "pem", type: "spki" }).toString();

test("of two processes each takes the other's key for true, and an auditor gets both", async () => {
  const keyFile = newKeyFile("second.pem");
  const second = await startBeside({ SUPPLIER_AUDIT_KEY_FILE: keyFile });
  await register(second.call);
  await second.call("GET", "/v1/audit.ndjson");
  await register(rig.call, "00db1234567890a7");
  await rig.call("GET", "/v1/audit.ndjson");
  for (const each of [rig, second]) expect(await verified(each)).toMatchObject({ ok: true });
  await second.stop();

  const { status, type, text } = await rig.call("GET", "/v1/audit/keys.pem");
  expect([status, type]).toEqual([200, "application/x-pem-file"]);
  const keys = written("keys.pem", text);
  expect(await verifiedOffline(keys)).toMatchObject({ isTrue: true });
  const own = written("own.pem", publicPem(join(rig.folder, "supplier", "audit-key.pem")));
  expect(await verifiedOffline(own)).toMatchObject({
    isTrue: false,
    text: expect.stringContaining("(other_key)"),
  });
  const other = written("other.pem", publicPem(keyFile));
  expect(await verifiedOffline(own, other)).toMatchObject({ isTrue: true });
});

test("a trail made anew under the forger's key is found, also if he adds his key", async () => {
  await register(rig.call);
  await rig.call("GET", "/v1/audit.ndjson");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  remakeTrail(
    rig.folder,
    (lines) => lines,
    (line, previous, seq) =>
      line.action === CHECKPOINT
        ? linkCheckpoint({ seq, at: line.at, previous }, privateKey)
        : relink({ ...line, actor: "somebody-else" }, previous, seq),
  );
  const file = openAsForger(rig.folder);
  const pem = publicKey.export({ format: "pem", type: "spki" });
  file
    .prepare("INSERT INTO audit_keys SELECT ?, seal, ?, added_at FROM audit_keys")
    .run(fingerprintOf(publicKey), pem);
  file.close();
  expect(await verified(rig)).toMatchObject({ ok: false, fault: { seq: 1, fault: "other_key" } });
});

test("a lost audit key is made anew, which is said and recorded", async () => {
  await rig.stop();
  rmSync(join(rig.folder, "supplier", "audit-key.pem"));
  const server = await startServerProcess("supplier", rig.env);
  const call = clientOf(server.url, API_KEY);
  expect(await verified({ call })).toMatchObject({ ok: true });
  const { body } = await call("GET", "/v1/audit?action=audit_key.added");
  expect((body as { items: unknown[] }).items).toHaveLength(2);
  const { stdout } = await server.end("SIGTERM");
  const warning = stdout.split("\n").find((line) => line.includes('"level":40'));
  expect(warning).toContain("has not signed it before");
  await rig.restart();
});

test("a key that nobody has added is trusted where the operator names it", async () => {
  await rig.stop();
  const file = openAsForger(rig.folder);
  file.exec("DELETE FROM audit_keys");
  file.close();
  const own = join(rig.folder, "supplier", "audit-key.pem");
  const more = { SUPPLIER_AUDIT_KEY_FILE: newKeyFile("second.pem") };
  const second = await startBeside(more);
  expect(await verified(second)).toMatchObject({ ok: false, fault: { fault: "other_key" } });
  await second.stop();
  const SUPPLIER_AUDIT_TRUSTED_FILE = written("trusted.pem", publicPem(own));
  const trusting = await startBeside({ ...more, SUPPLIER_AUDIT_TRUSTED_FILE });
  expect(await verified(trusting)).toMatchObject({ ok: true });
  await trusting.stop();
});

test("audit keys stay trusted when the supplier's key changes", async () => {
  await rig.stop();
  const SUPPLIER_KEY_FILE = written("new-key.pem", pemOf(OTHER_SUPPLIER_KEY));
  const more = { SUPPLIER_KEY_FILE, SUPPLIER_AUDIT_KEY_FILE: newKeyFile("second.pem") };
  const changing = await startBeside({
    ...more,
    SUPPLIER_OLD_KEY_FILE: rig.env.SUPPLIER_KEY_FILE ?? "",
  });
  expect(await verified(changing)).toMatchObject({ ok: true });
  await changing.stop();
  const changed = await startBeside(more);
  expect(await verified(changed)).toMatchObject({ ok: true });
  await changed.stop();
});
