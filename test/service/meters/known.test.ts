import { afterAll, beforeAll, expect, test } from "vitest";
import {
  issue,
  NOON_SECONDS,
  register,
  type SupplierRig,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

let rig: SupplierRig;
let path: string;
beforeAll(async () => {
  rig = await startRig();
  path = await register(rig.call);
});
afterAll(() => rig.remove());

async function known(): Promise<unknown> {
  return ((await rig.call("GET", path)).body as { known: unknown }).known;
}

test("what a meter has told is told with how old it is, and no more than it told", async () => {
  expect(await known()).toEqual({ lastConfirmation: null, lastSupplyAlert: null, openCodes: 0 });
  await issue(rig.call, path, { commands: [{ type: "top_up", amountPence: 1_000 }] });
  await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  expect(await known()).toMatchObject({ openCodes: 2 });
  rig.setTime(NOON_SECONDS + 60);
  const says = { kind: "applied", supply: "armed", emergencyCreditActive: true } as const;
  await rig.call("POST", `${path}/confirmations`, { code: shown(says) });
  const lastConfirmation = {
    ...{ kind: "applied", on: "2026-11-24", readAt: "2026-11-24T12:01:00.000Z", utrnCounter: 1 },
    ...{ supply: "armed", mode: "prepayment", emergencyCreditActive: true, balancePence: 1_234 },
  };
  expect(await known()).toEqual({ lastConfirmation, lastSupplyAlert: null, openCodes: 1 });
});

test("an older status changes nothing of it", async () => {
  const before = await known();
  const code = shown({ kind: "status", date: "2026-11-23", supply: "disabled" });
  const { body } = await rig.call("POST", `${path}/confirmations`, { code });
  expect(body).toMatchObject({ isOldNews: true });
  expect(await known()).toEqual(before);
});

test("the last alert that tells of the supply stands beside it", async () => {
  const alerts = [
    { at: NOON_SECONDS + 30, event: "8F0F", text: "supply disabled, credit is used up" },
    { at: NOON_SECONDS + 20, event: "8F32", text: "supply armed" },
    { at: NOON_SECONDS + 40, event: "810D", text: "credit below the low credit threshold" },
  ];
  await rig.call("POST", `${path}/alerts`, { alerts });
  expect(await known()).toMatchObject({
    lastSupplyAlert: { supply: "disabled", at: "2026-11-24T12:00:30.000Z" },
    lastConfirmation: { supply: "armed" },
  });
});
