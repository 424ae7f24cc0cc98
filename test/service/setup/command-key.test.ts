import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agreeSecret, publicKeyOf, readCode, writeConfirmation } from "@utrn-lab/utrn";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exportedCodes, makeCampaign, untilOver } from "../../support/campaigns.ts";
import {
  METER_ID,
  METER_KEY,
  COMMAND_KEY as OLD_KEY,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../../support/parties.ts";
import { failToStart } from "../../support/server-process.ts";
import {
  issue,
  pemOf,
  register,
  type SupplierRig,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const COMMAND_KEY = OTHER_SUPPLIER_KEY;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const RESTORE = { commands: [{ type: "restore_supply" }] };

let env: ReturnType<typeof supplierEnv>;
let both: typeof env & { SUPPLIER_COMMAND_KEY_FILE: string };
let rig: SupplierRig | undefined;
beforeEach(() => {
  env = supplierEnv();
  const file = join(env.DATA_DIR, "command.pem");
  writeFileSync(file, pemOf(COMMAND_KEY));
  both = { ...env, SUPPLIER_COMMAND_KEY_FILE: file };
});
afterEach(async () => {
  await rig?.stop();
  rig = undefined;
  rmSync(env.DATA_DIR, { recursive: true, force: true });
});

/** What the meter shares with a supplier of two keys, by the meter's own private key. */
const atMeter = () =>
  agreeSecret({
    supplierId: SUPPLIER_ID,
    meterId: METER_ID,
    privateKey: METER_KEY,
    publicKey: publicKeyOf(SUPPLIER_KEY),
    commandPublicKey: publicKeyOf(COMMAND_KEY),
  });

/** Under which supplier a code verifies: of two keys, of the top-up key alone, of the other one. */
function verifiesAt(code: string, counter: number): readonly boolean[] {
  const secrets = [atMeter(), shared(), shared(SUPPLIER_ID, METER_ID, COMMAND_KEY)];
  return secrets.map((secret) => readCode(secret, code, counter).ok);
}

test("by default one key serves as both", async () => {
  rig = await startRig(env);
  const publicKey = publicKeyOf(SUPPLIER_KEY);
  expect((await rig.call("GET", "/v1/supplier")).body).toEqual({
    supplierId: SUPPLIER_ID,
    publicKey,
    commandPublicKey: publicKey,
  });
});

test("with a command key top-ups are signed by the one key and commands by the other", async () => {
  rig = await startRig(both);
  expect((await rig.call("GET", "/v1/supplier")).body).toEqual({
    supplierId: SUPPLIER_ID,
    publicKey: publicKeyOf(SUPPLIER_KEY),
    commandPublicKey: publicKeyOf(COMMAND_KEY),
  });
  const path = await register(rig.call);
  const topUp = await issue(rig.call, path, TOP_UP);
  const restore = await issue(rig.call, path, RESTORE);
  const long = await issue(rig.call, path, { ...TOP_UP, digits: 40 });
  expect([
    verifiesAt(topUp.code, 1),
    verifiesAt(restore.code, 2),
    verifiesAt(long.code, 3),
  ]).toEqual([
    [true, true, false],
    [true, false, true],
    [true, false, true],
  ]);
});

test("with a command key a campaign signs by both, each kind by its own", async () => {
  rig = await startRig(both);
  await register(rig.call);
  const codes: string[] = [];
  for (const { commands } of [TOP_UP, RESTORE]) {
    const asked = await makeCampaign(rig.call, { commands, selection: { everyMeter: true } });
    await untilOver(rig.url(), asked.campaignId);
    codes.push(...(await exportedCodes(rig.call, asked.campaignId)).map(({ code }) => code));
  }
  expect(codes.map((code, at) => verifiesAt(code, at + 1))).toEqual([
    [true, true, false],
    [true, false, true],
  ]);
});

test("a confirmation of a top-up rests on the command key, and on no other", async () => {
  rig = await startRig(both);
  const path = await register(rig.call);
  await issue(rig.call, path, TOP_UP);
  const by = (code: string) => rig?.call("POST", `${path}/confirmations`, { code });
  expect(await by(shown({}))).toMatchObject({ status: 422, body: { reason: "not_authentic" } });
  const says = { date: "2026-11-24", kind: "applied", utrnCounter: 1 } as const;
  const state = { supply: "enabled", mode: "prepayment", emergencyCreditActive: false } as const;
  const code = writeConfirmation(atMeter(), { ...says, ...state, balancePence: 5 });
  expect(await by(code)).toMatchObject({ status: 200, body: { code: { status: "confirmed" } } });
});

test("a command key that comes in is a key change: meters keep the keys they know", async () => {
  rig = await startRig(env);
  const path = await register(rig.call);
  await rig.stop();
  const without = await failToStart("supplier", both);
  expect([without.exitCode, without.stderr]).toEqual([
    1,
    expect.stringContaining("another supplier key"),
  ]);

  rig = await startRig({ ...both, ...{ SUPPLIER_OLD_KEY_FILE: env.SUPPLIER_KEY_FILE } });
  const before = await issue(rig.call, path, RESTORE);
  expect(verifiesAt(before.code, 1)).toEqual([false, true, false]);
  const publicKey = publicKeyOf(SUPPLIER_KEY);
  expect((await rig.call("GET", "/v1/supplier/keys")).body).toMatchObject({
    items: [
      { publicKey, commandPublicKey: publicKeyOf(COMMAND_KEY), isCurrent: true, meters: 0 },
      { publicKey, commandPublicKey: publicKey, isCurrent: false, meters: 1 },
    ],
  });
  await rig.call("POST", "/v1/supplier/key-changes", { meterIds: [METER_ID] });
  const after = await issue(rig.call, path, RESTORE);
  expect(verifiesAt(after.code, 2)).toEqual([true, false, true]);
  const confirmed = await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  expect(confirmed).toMatchObject({ status: 200, body: { code: { utrnCounter: 1 } } });
});

test("a command key that goes is named as the old one, beside the old top-up key", async () => {
  rig = await startRig(both);
  const path = await register(rig.call);
  await rig.stop();
  const oldFiles = {
    SUPPLIER_OLD_KEY_FILE: env.SUPPLIER_KEY_FILE,
    SUPPLIER_OLD_COMMAND_KEY_FILE: both.SUPPLIER_COMMAND_KEY_FILE,
  };
  rig = await startRig({ ...env, ...oldFiles });
  const { code } = await issue(rig.call, path, RESTORE);
  expect(verifiesAt(code, 1)).toEqual([true, false, true]);
});

test("none of the supplier's keys is taken for a meter's, at the door or in a file", async () => {
  const oldFile = join(env.DATA_DIR, "old.pem");
  writeFileSync(oldFile, pemOf(OLD_KEY));
  rig = await startRig({ ...both, ...{ SUPPLIER_OLD_KEY_FILE: oldFile } });
  const why = "publicKey must be the meter's key, not one of the supplier's";
  for (const privateKey of [SUPPLIER_KEY, COMMAND_KEY, OLD_KEY]) {
    const meter = { meterId: METER_ID, publicKey: publicKeyOf(privateKey) };
    expect(await rig.call("POST", "/v1/meters", meter)).toMatchObject({
      status: 400,
      body: { code: "invalid_request", field: "publicKey", detail: why },
    });
    const type = { "content-type": "application/x-ndjson" };
    const imported = await rig.call("POST", "/v1/meters/import", JSON.stringify(meter), type);
    expect(imported.body).toMatchObject({
      registered: 0,
      refusals: [{ line: 1, field: "publicKey", why }],
    });
  }
});

test("an old command key alone is refused by name", async () => {
  const old = { SUPPLIER_OLD_COMMAND_KEY_FILE: both.SUPPLIER_COMMAND_KEY_FILE };
  const { exitCode, stderr } = await failToStart("supplier", { ...env, ...old });
  expect([exitCode, stderr]).toEqual([
    1,
    "SUPPLIER_OLD_COMMAND_KEY_FILE needs SUPPLIER_OLD_KEY_FILE beside it.\n",
  ]);
});
