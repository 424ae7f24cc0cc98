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

/** Says a top-up, sends it and types it; the meter's confirmation code confirms it. */
async function confirmTopUp(): Promise<Issued> {
  const issued = await issue(supplier, path, { commands: [topUp(10)] });
  const { groups } = await good<{ groups: string[] }>(
    supplier("GET", `/v1/codes/${issued.codeId}/text?channel=voice`),
  );
  expect(groups.join("")).toBe(issued.code);
  await good(supplier("POST", `/v1/codes/${issued.codeId}/sent`, { channel: "voice" }));
  expect(await statusOf(issued)).toBe("sent");

  const typed = await type(issued);
  expect(typed.display).toEqual(["Accepted", "Credit £10.00"]);
  const proof = await good<object>(
    supplier("POST", `${path}/confirmations`, { code: typed.lastConfirmationCode }),
  );
  expect(proof).toMatchObject({
    kind: "applied",
    utrnCounter: 1,
    balancePence: 1_000,
    code: { codeId: issued.codeId, status: "confirmed", confirmedBy: "confirmation_code" },
  });
  return issued;
}

/** Types a top-up that the meter refuses; it may be tried again, and is withdrawn. */
async function voidRefused(): Promise<Issued> {
  const issued = await issue(supplier, path, { commands: [topUp(201)] });
  expect((await type(issued)).display).toEqual(["Rejected", "Credit too large"]);
  const refused = await good<object>(
    supplier("POST", `/v1/codes/${issued.codeId}/refused`, { reason: "credit_too_large" }),
  );
  expect(refused).toMatchObject({ status: "refused", isOpen: true });
  await good(supplier("POST", `/v1/codes/${issued.codeId}/void`, { reason: "too much" }));
  return issued;
}

function issuePrice(unitRateMillipence: number): Promise<Issued> {
  const price = { unitRateMillipence, standingChargeMillipence: 53_350, startDate: null };
  return issue(supplier, path, { commands: [{ type: "change_price", ...price }] });
}

/** Has the meter show a status code: it proves the counter that the meter accepted last. */
async function confirmStatus(): Promise<{ utrnCounter: number }> {
  const { lastConfirmationCode } = await good(bench("POST", `${path}/keys`, { keys: "B0" }));
  expect(lastConfirmationCode).not.toBeNull();
  const status = await good<{ kind: string; utrnCounter: number }>(
    supplier("POST", `${path}/confirmations`, { code: lastConfirmationCode }),
  );
  expect(status.kind).toBe("status");
  return status;
}

/** Brings the WAN back, and hands the meter's outbox, code log and log to the supplier. */
async function reportAlerts(proved: Issued): Promise<void> {
  expect(await good(bench("GET", `${path}/outbox`))).toEqual([]);
  await good(bench("PUT", `${path}/wan`, { up: true }));
  const alerts = await good<object[]>(bench("GET", `${path}/outbox`));
  expect(await good(supplier("POST", `${path}/alerts`, { alerts }))).toMatchObject({
    codes: [{ codeId: proved.codeId, status: "confirmed", confirmedBy: "alert" }],
    unexplainedCredits: [],
  });
  const knowledge = await good<{ codes: object[] }>(bench("GET", `${path}/knowledge`));
  await good(supplier("POST", `${path}/alerts`, { alerts: knowledge.codes }));
  const log = await good<object[]>(bench("GET", `${path}/log`));
  await good(supplier("POST", `${path}/alerts`, { alerts: log }));
}

test("issue, send, type, confirm; refusals; status; then WAN, and reconciliation", async () => {
  const confirmed = await confirmTopUp();
  const refused = await voidRefused();
  const stalePrice = await issuePrice(20_000);
  const newPrice = await issuePrice(25_000);
  const unheardTopUp = await issue(supplier, path, { commands: [topUp(7)] });
  const restore = await issue(supplier, path, { commands: [{ type: "restore_supply" }] });
  const neverTyped = await issue(supplier, path, { commands: [topUp(3)] });
  expect((await type(newPrice)).display).toEqual(["Accepted", "25p per kWh"]);
  await type(unheardTopUp);
  await type(restore);
  expect((await type(stalePrice)).display).toEqual(["Rejected", "Overtaken"]);

  expect((await confirmStatus()).utrnCounter).toBe(restore.utrnCounter);
  expect(await statusOf(restore)).toBe("confirmed");
  expect(await statusOf(unheardTopUp)).toBe("issued");
  await reportAlerts(unheardTopUp);

  const codes = [confirmed, refused, stalePrice, newPrice, unheardTopUp, restore, neverTyped];
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
