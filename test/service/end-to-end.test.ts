import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Call, clientOf } from "../support/api-client.ts";
import { benchEnv, good, type View } from "../support/bench-rig.ts";
import { METER_ID } from "../support/parties.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { API_KEY, type Issued, issue, supplierEnv } from "../support/supplier-rig.ts";

const path = `/v1/meters/${METER_ID}`;
const environments = { supplier: supplierEnv(), bench: benchEnv() };
let processes: ServerProcess[];
let supplier: Call;
let bench: Call;

/** A supplier and a bench, each in a process of its own; a meter that both know, without WAN. */
beforeAll(async () => {
  processes = [
    await startServerProcess("supplier", environments.supplier),
    await startServerProcess("bench", environments.bench),
  ];
  const [first, second] = processes;
  supplier = clientOf(first?.url ?? "", API_KEY);
  bench = clientOf(second?.url ?? "");
  const settings = { debt: { time_1: 0, time_2: 0, payment: 0 } };
  const { publicKey } = await good(
    bench("POST", "/v1/meters", { meterId: METER_ID, clock: "running", settings }),
  );
  const commissioning = await good<object>(supplier("GET", "/v1/supplier"));
  await good(bench("PUT", `${path}/supplier`, commissioning));
  await good(bench("PUT", `${path}/wan`, { up: false }));
  await good(supplier("POST", "/v1/meters", { meterId: METER_ID, publicKey, tags: ["no-wan"] }));
});

afterAll(async () => {
  for (const server of processes) await server.end("SIGTERM");
  for (const { DATA_DIR } of Object.values(environments)) rmSync(DATA_DIR, { recursive: true });
});

const topUp = (pounds: number) => ({ type: "top_up", amountPence: pounds * 100 });

/** Types a code on the keypad of the meter, as a customer does. */
async function type({ code }: Issued): Promise<View> {
  return good(bench("POST", `${path}/keys`, { keys: `A${code}B` }));
}

async function statusOf({ codeId }: Issued): Promise<string> {
  const { status } = await good<{ status: string }>(supplier("GET", `/v1/codes/${codeId}`));
  return status;
}

test("issue, say, send, type, confirm; refuse and try again; status; then WAN, and reconciliation", async () => {
  const toldTopUp = await issue(supplier, path, { commands: [topUp(10)] });
  const { groups } = await good<{ groups: string[] }>(
    supplier("GET", `/v1/codes/${toldTopUp.codeId}/text?channel=voice`),
  );
  expect(groups.join("")).toBe(toldTopUp.code);
  await good(supplier("POST", `/v1/codes/${toldTopUp.codeId}/sent`, { channel: "voice" }));
  expect(await statusOf(toldTopUp)).toBe("sent");

  const typed = await type(toldTopUp);
  expect(typed.display).toEqual(["Accepted", "Credit £10.00"]);
  const proof = await good<{ kind: string; balancePence: number; code: object }>(
    supplier("POST", `${path}/confirmations`, { code: typed.lastConfirmationCode }),
  );
  expect(proof).toMatchObject({
    kind: "applied",
    utrnCounter: 1,
    balancePence: 1_000,
    code: { codeId: toldTopUp.codeId, status: "confirmed", confirmedBy: "confirmation_code" },
  });

  const tooMuch = await issue(supplier, path, { commands: [topUp(201)] });
  expect((await type(tooMuch)).display).toEqual(["Rejected", "Credit too large"]);
  const refused = await good<{ status: string; isOpen: boolean }>(
    supplier("POST", `/v1/codes/${tooMuch.codeId}/refused`, { reason: "credit_too_large" }),
  );
  expect(refused).toMatchObject({ status: "refused", isOpen: true });
  await good(supplier("POST", `/v1/codes/${tooMuch.codeId}/void`, { reason: "too much" }));

  const price = (unitRateMillipence: number) => ({
    type: "change_price",
    unitRateMillipence,
    standingChargeMillipence: 53_350,
    startDate: null,
  });
  const stalePrice = await issue(supplier, path, { commands: [price(20_000)] });
  const newPrice = await issue(supplier, path, { commands: [price(25_000)] });
  const unheardTopUp = await issue(supplier, path, { commands: [topUp(7)] });
  const restore = await issue(supplier, path, { commands: [{ type: "restore_supply" }] });
  const neverTyped = await issue(supplier, path, { commands: [topUp(3)] });
  expect((await type(newPrice)).display).toEqual(["Accepted", "25p per kWh"]);
  await type(unheardTopUp);
  await type(restore);
  expect((await type(stalePrice)).display).toEqual(["Rejected", "Overtaken"]);

  const { lastConfirmationCode } = await good(bench("POST", `${path}/keys`, { keys: "B0" }));
  expect(lastConfirmationCode).not.toBeNull();
  const status = await good<{ kind: string }>(
    supplier("POST", `${path}/confirmations`, { code: lastConfirmationCode }),
  );
  expect(status).toMatchObject({ kind: "status", utrnCounter: restore.utrnCounter });
  expect(await statusOf(restore)).toBe("confirmed");
  expect(await statusOf(unheardTopUp)).toBe("issued");

  expect(await good(bench("GET", `${path}/outbox`))).toEqual([]);
  await good(bench("PUT", `${path}/wan`, { up: true }));
  const alerts = await good<object[]>(bench("GET", `${path}/outbox`));
  const fromOutbox = await good<{ codes: { codeId: string }[] }>(
    supplier("POST", `${path}/alerts`, { alerts }),
  );
  expect(fromOutbox).toMatchObject({
    codes: [{ codeId: unheardTopUp.codeId, status: "confirmed", confirmedBy: "alert" }],
    unexplainedCredits: [],
  });
  const knowledge = await good<{ codes: object[] }>(bench("GET", `${path}/knowledge`));
  await good(supplier("POST", `${path}/alerts`, { alerts: knowledge.codes }));
  const log = await good<object[]>(bench("GET", `${path}/log`));
  await good(supplier("POST", `${path}/alerts`, { alerts: log }));

  const codes = [toldTopUp, tooMuch, stalePrice, newPrice, unheardTopUp, restore, neverTyped];
  expect(await Promise.all(codes.map(statusOf))).toEqual([
    "confirmed",
    "void",
    "superseded",
    "confirmed",
    "confirmed",
    "confirmed",
    "issued",
  ]);
  expect(await good(supplier("GET", "/v1/reports/reconciliation?tag=no-wan"))).toMatchObject({
    issued: { codes: 7, topUpPence: 22_100 },
    applied: { codes: 4, topUpPence: 1_700 },
    open: { codes: 1, topUpPence: 300 },
    settled: { codes: 2, topUpPence: 20_100 },
    reported: {
      all: { count: 2, creditPence: 1_700 },
      explained: { count: 2, creditPence: 1_700 },
      unexplained: { count: 0, creditPence: 0 },
    },
  });
});
