import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSupplier } from "@utrn-lab/supplier-service";
import { publicKeyOf, readCode } from "@utrn-lab/utrn";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  METER_ID,
  OTHER_METER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../../support/parties.ts";
import { failToStart } from "../../support/server-process.ts";
import {
  issue,
  NOON_SECONDS,
  pemOf,
  register,
  registration,
  type SupplierRig,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const PASSPHRASE = "of the tests";

let env: ReturnType<typeof supplierEnv>;
let changed: ReturnType<typeof supplierEnv>;
let rig: SupplierRig;
beforeEach(() => {
  env = supplierEnv();
  const newKey = join(env.DATA_DIR, "new.pem");
  writeFileSync(newKey, pemOf(OTHER_SUPPLIER_KEY));
  changed = {
    ...env,
    ...{ SUPPLIER_KEY_FILE: newKey, SUPPLIER_OLD_KEY_FILE: env.SUPPLIER_KEY_FILE },
  };
});
afterEach(() => rmSync(env.DATA_DIR, { recursive: true, force: true }));

/** Starts under the old key with a registered meter, and stops again. */
async function begun(): Promise<void> {
  rig = await startRig(env);
  const path = await register(rig.call);
  await issue(rig.call, path, TOP_UP);
  await rig.stop();
}

function isSignedWith(privateKey: string, code: string, counter: number): boolean {
  return readCode(shared(SUPPLIER_ID, METER_ID, privateKey), code, counter).ok;
}

const path = `/v1/meters/${METER_ID}`;

test("in a key change each meter gets codes of the key it knows, until it is marked", async () => {
  await begun();
  rig = await startRig(changed);
  const before = await issue(rig.call, path, TOP_UP);
  expect(isSignedWith(SUPPLIER_KEY, before.code, 2)).toBe(true);

  const marked = await rig.call("POST", "/v1/supplier/key-changes", {
    meterIds: [METER_ID, OTHER_METER_ID],
  });
  expect([marked.status, marked.body]).toEqual([
    200,
    {
      changed: [{ meterId: METER_ID, floor: 2, deadCodeIds: expect.any(Array) }],
      unchanged: [],
      unknown: [OTHER_METER_ID],
    },
  ]);
  const after = await issue(rig.call, path, TOP_UP);
  expect([after.utrnCounter, isSignedWith(OTHER_SUPPLIER_KEY, after.code, 3)]).toEqual([3, true]);
  expect((await rig.call("GET", path)).body).toMatchObject({ forecast: { outstandingCount: 1 } });

  const again = await rig.call("POST", "/v1/supplier/key-changes", { meterIds: [METER_ID] });
  expect(again.body).toEqual({ changed: [], unchanged: [METER_ID], unknown: [] });
  await rig.remove();
});

/**
 * Starts during a key change, and puts the meter, which has one code of the old key, under the new
 * one.
 */
async function marked(): Promise<void> {
  await begun();
  rig = await startRig(changed);
  await rig.call("POST", "/v1/supplier/key-changes", { meterIds: [METER_ID] });
}

const confirm = (code: string) => rig.call("POST", `${path}/confirmations`, { code });
const newestCode = async () => {
  const { body } = await rig.call("GET", `${path}/codes?limit=1`);
  return (body as { items: { code: string; status: string }[] }).items[0];
};

test("a code of the old key is confirmed by it, and one of the new key by that", async () => {
  await marked();
  await issue(rig.call, path, TOP_UP);
  const later = shown({ utrnCounter: 2 }, METER_ID, OTHER_SUPPLIER_KEY);
  for (const [code, utrnCounter] of [
    [shown({ utrnCounter: 1 }), 1],
    [later, 2],
  ] as const) {
    const { status, body } = await confirm(code);
    expect([status, body]).toMatchObject([200, { code: { utrnCounter, status: "confirmed" } }]);
  }
  await rig.remove();
});

test("the other key proves nothing of a code: confirmation_refused", async () => {
  await marked();
  await issue(rig.call, path, TOP_UP);
  for (const code of [
    shown({ utrnCounter: 1 }, METER_ID, OTHER_SUPPLIER_KEY),
    shown({ utrnCounter: 2 }),
  ]) {
    const { status, body } = await confirm(code);
    expect([status, body]).toMatchObject([422, { reason: "not_authentic" }]);
  }
  await rig.remove();
});

test("the status of a meter that has its floor and took nothing confirms no code", async () => {
  await marked();
  const status = { kind: "status", utrnCounter: 1, balancePence: 700 } as const;
  const answer = await confirm(shown(status, METER_ID, OTHER_SUPPLIER_KEY));
  expect([answer.status, answer.body]).toMatchObject([
    200,
    { code: null, utrnCounter: 1, meter: { knownBalancePence: 700 } },
  ]);
  expect(await newestCode()).toMatchObject({ status: "superseded" });
  await rig.remove();
});

test("what was open under the old key is dead: named, not told, settled in the books", async () => {
  await begun();
  rig = await startRig(changed);
  const [paid, confirmed, voided] = [
    await issue(rig.call, path, TOP_UP),
    await issue(rig.call, path, TOP_UP),
    await issue(rig.call, path, TOP_UP),
  ];
  await confirm(shown({ utrnCounter: confirmed.utrnCounter }));
  await rig.call("POST", `/v1/codes/${voided.codeId}/void`, { reason: "mistake" });
  const { body } = await rig.call("POST", "/v1/supplier/key-changes", { meterIds: [METER_ID] });
  const [change] = (body as { changed: { deadCodeIds: string[] }[] }).changed;
  expect(change?.deadCodeIds).toHaveLength(2);
  expect(change?.deadCodeIds).toContain(paid.codeId);

  const { body: code } = await rig.call("GET", `/v1/codes/${paid.codeId}`);
  expect(code).toMatchObject({
    status: "superseded",
    supersededBy: null,
    isOpen: false,
    means: expect.stringContaining("Issue again"),
  });
  for (const answer of [
    await rig.call("GET", `/v1/codes/${paid.codeId}/text?channel=sms`),
    await rig.call("POST", `/v1/codes/${paid.codeId}/resend`, { channel: "sms" }),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([409, { code: "code_not_pending" }]);
  }
  expect((await rig.call("GET", path)).body).toMatchObject({ forecast: { outstandingCount: 0 } });
  expect((await rig.call("GET", "/v1/reports/reconciliation")).body).toMatchObject({
    applied: { codes: 1, topUpPence: 1_000 },
    open: { codes: 0, topUpPence: 0 },
    settled: { codes: 3, topUpPence: 3_000 },
  });
  expect((await rig.call("GET", `/v1/audit?codeId=${paid.codeId}`)).body).toMatchObject({
    items: [{ action: "code.changed", details: { status: "superseded" } }, {}],
  });
  await rig.remove();
});

test("an alert confirms a code of the old key", async () => {
  await marked();
  const { code } = (await newestCode()) ?? { code: "" };
  const entry = { at: NOON_SECONDS, place: "keypad", ending: code.slice(-4), result: "applied" };
  const { body } = await rig.call("POST", `${path}/alerts`, { alerts: [entry] });
  expect(body).toMatchObject({ codes: [{ utrnCounter: 1, status: "confirmed" }] });
  await rig.remove();
});

test("without the old key its codes are supplier_key_unknown, a status is taken", async () => {
  await marked();
  const { code } = (await newestCode()) ?? { code: "" };
  await rig.stop();
  const { SUPPLIER_OLD_KEY_FILE: _, ...without } = changed as Record<string, string>;
  rig = await startRig(without as typeof env);
  const explained = await rig.call("POST", "/v1/codes/explain", { code, meterId: METER_ID });
  expect(explained.body).toMatchObject({
    verification: {
      verifies: false,
      reason: "supplier_key_unknown",
      issue: { status: "superseded" },
    },
  });
  const status = { kind: "status", utrnCounter: 1 } as const;
  expect((await confirm(shown(status, METER_ID, OTHER_SUPPLIER_KEY))).status).toBe(200);
  const supplierKeyId = expect.stringMatching(/^[0-9a-f]{16}$/);
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await confirm(shown({ utrnCounter: 1, balancePence: tries }));
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { code: "supplier_key_unknown", supplierKeyId },
    ]);
  }
  expect((await confirm(shown({ utrnCounter: 1 }))).status).toBe(429);
  await rig.remove();
});

test("both keys are named, with the meters under each; the new one is the supplier's", async () => {
  await begun();
  rig = await startRig(changed);
  await rig.call("POST", "/v1/meters", registration(OTHER_METER_ID));
  const publicKey = publicKeyOf(OTHER_SUPPLIER_KEY);
  const old = publicKeyOf(SUPPLIER_KEY);
  expect((await rig.call("GET", "/v1/supplier")).body).toEqual({
    supplierId: SUPPLIER_ID,
    publicKey,
    commandPublicKey: publicKey,
  });
  const keyId = expect.stringMatching(/^[0-9a-f]{16}$/);
  expect((await rig.call("GET", "/v1/supplier/keys")).body).toEqual({
    items: [
      { keyId, publicKey, commandPublicKey: publicKey, isCurrent: true, meters: 1 },
      { keyId, publicKey: old, commandPublicKey: old, isCurrent: false, meters: 1 },
    ],
  });
  expect((await rig.call("GET", "/v1/audit?action=supplier.key_changed")).body).toMatchObject({
    items: [{ actor: "service" }],
  });
  await rig.remove();
});

test("once every meter is marked the old key can go, and not before", async () => {
  await begun();
  rig = await startRig(changed);
  await rig.stop();
  const { SUPPLIER_OLD_KEY_FILE: _, ...without } = changed as Record<string, string>;
  const refused = await failToStart("supplier", without);
  expect([refused.exitCode, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/^Meters still use .* SUPPLIER_OLD_KEY_FILE.*\.\n$/),
  ]);
  rig = await startRig(changed);
  await rig.call("POST", "/v1/supplier/key-changes", { meterIds: [METER_ID] });
  await rig.stop();
  rig = await startRig(without as typeof env);
  expect((await issue(rig.call, path, TOP_UP)).utrnCounter).toBe(2);
  await rig.remove();
});

test("the way back is closed: the old key alone is another key now", async () => {
  await begun();
  rig = await startRig(changed);
  await rig.stop();
  const { exitCode, stderr } = await failToStart("supplier", env);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("another supplier key")]);
});

test.each([
  [{}, "meterIds"],
  [{ meterIds: [] }, "meterIds"],
  [{ meterIds: [METER_ID, METER_ID] }, "meterIds"],
  [{ meterIds: ["x"] }, "meterIds[0]"],
])("a key change of %j is refused by name", async (body, field) => {
  rig = await startRig(env);
  const answer = await rig.call("POST", "/v1/supplier/key-changes", body);
  expect([answer.status, answer.body]).toMatchObject([400, { code: "invalid_request", field }]);
  await rig.remove();
});

test("a meter may begin behind a counter, as after a change of supplier", async () => {
  rig = await startRig(env);
  const made = await rig.call("POST", "/v1/meters", { ...registration(), lastCounter: 4_711 });
  expect([made.status, made.body]).toMatchObject([
    201,
    { lastCounter: 4_711, knownHighestCounter: 4_711 },
  ]);
  const { code, utrnCounter } = await issue(rig.call, path, TOP_UP);
  expect(utrnCounter).toBe(4_712);
  expect(isSignedWith(SUPPLIER_KEY, code, 4_711)).toBe(true);
  const again = { ...registration(), lastCounter: 4_711 };
  expect((await rig.call("POST", "/v1/meters", again)).status).toBe(200);
  const otherwise = await rig.call("POST", "/v1/meters", registration());
  expect([otherwise.status, otherwise.body]).toMatchObject([409, { code: "meter_exists" }]);
  await rig.remove();
});

test.each([-1, 4_294_967_296, 0.5, "1"])(
  "a first counter of %j is refused",
  async (lastCounter) => {
    rig = await startRig(env);
    const { status, body } = await rig.call("POST", "/v1/meters", {
      ...registration(),
      lastCounter,
    });
    expect([status, body]).toMatchObject([400, { field: "lastCounter" }]);
    await rig.remove();
  },
);

/** An environment without a key file: the service makes its own. */
function ownKey(more: Record<string, string> = {}) {
  const { SUPPLIER_KEY_FILE: _, ...bare } = env;
  return { ...bare, LOG_LEVEL: "silent", ...more };
}

/** Each key that the service makes and keeps, and an environment in which it is the only one. */
const KEPT = [
  ["supplier-key.pem", ownKey],
  ["audit-key.pem", (more = {}) => ({ ...env, LOG_LEVEL: "silent", ...more })],
] as const;

const keptFile = (name: string) => join(env.DATA_DIR, "supplier", name);
const keptPem = (name: string) => readFileSync(keptFile(name), "utf8");
const locked = { SUPPLIER_KEY_PASSPHRASE: PASSPHRASE };

test.each(KEPT)(
  "with a passphrase %s is encrypted, and opens with it only",
  async (name, given) => {
    await (await startSupplier(given(locked))).close();
    expect(keptPem(name)).toContain("BEGIN ENCRYPTED PRIVATE KEY");
    await (await startSupplier(given(locked))).close();
    const without = await failToStart("supplier", given());
    expect(without.stderr).toMatch(
      / is encrypted: give its passphrase in SUPPLIER_KEY_PASSPHRASE\.\n$/,
    );
    expect(without.stderr).toContain(name);
    const wrong = await failToStart("supplier", given({ SUPPLIER_KEY_PASSPHRASE: "guess" }));
    expect(wrong.stderr).toMatch(/^SUPPLIER_KEY_PASSPHRASE is not the passphrase of .*\.\n$/);
    expect(wrong.stderr).not.toContain("guess");
  },
);

test.each(KEPT)(
  "%s that was kept plain is encrypted at the next start with a passphrase",
  async (name, given) => {
    await (await startSupplier(given())).close();
    const plain = keptPem(name);
    expect(plain).toContain("BEGIN PRIVATE KEY");
    await (await startSupplier(given(locked))).close();
    const opened = createPrivateKey({ key: keptPem(name), passphrase: PASSPHRASE });
    expect(opened.equals(createPrivateKey(plain))).toBe(true);
    expect(keptPem(name)).toContain("ENCRYPTED");
    expect(statSync(keptFile(name)).mode & 0o777).toBe(0o600);
  },
);

test("an encrypted key file of the operator's opens with the passphrase", async () => {
  const pem = createPrivateKey(pemOf(SUPPLIER_KEY)).export({
    format: "pem",
    type: "pkcs8",
    cipher: "aes-256-cbc",
    passphrase: PASSPHRASE,
  });
  const folder = mkdtempSync(join(tmpdir(), "supplier-key-"));
  const file = join(folder, "key.pem");
  writeFileSync(file, pem);
  const withPassphrase = {
    ...env,
    ...{ SUPPLIER_KEY_FILE: file, SUPPLIER_KEY_PASSPHRASE: PASSPHRASE },
  };
  rig = await startRig(withPassphrase);
  expect((await rig.call("GET", "/v1/supplier")).body).toMatchObject({
    publicKey: publicKeyOf(SUPPLIER_KEY),
  });
  await register(rig.call);
  const { code } = await issue(rig.call, path, TOP_UP);
  expect(isSignedWith(SUPPLIER_KEY, code, 1)).toBe(true);
  await rig.remove();
  rmSync(folder, { recursive: true });
});
