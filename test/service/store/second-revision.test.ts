import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@utrn-lab/http-host";
import { readCode } from "@utrn-lab/utrn";
import { sql } from "kysely";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from "vitest";
import { MIGRATIONS } from "../../../apps/supplier-service/src/store/migrations/index.ts";
import { openPostgres } from "../../../apps/supplier-service/src/store/postgres.ts";
import type { Call } from "../../support/api-client.ts";
import { untilOver } from "../../support/campaigns.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID, shared } from "../../support/parties.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import {
  databaseEnv,
  forged,
  NOON_SECONDS,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

/** The migrations that the first revision's service had. */
const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "007"));
const DUMP = readFileSync(join(import.meta.dirname, "first-revision.sql"), "utf8");

/** Fills a database with what a service of the first revision had in it, and with more. */
async function fillAsBefore(
  folder: string,
  databaseUrl: string | undefined,
  more: readonly string[] = [],
): Promise<void> {
  const db =
    databaseUrl === undefined
      ? await openDatabase({ folder, file: "supplier.db" }, BEFORE)
      : await openPostgres(databaseUrl, BEFORE);
  const statements = DUMP.replace(/^--.*\n/gm, "").split(/;\n/);
  for (const statement of [...statements.filter((each) => each.trim() !== ""), ...more]) {
    await sql.raw(statement).execute(db);
  }
  await db.destroy();
}

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const DATABASES: readonly [name: string, address: () => Promise<string | undefined>][] = [
  ["SQLite", async () => undefined],
  ["PostgreSQL", () => postgres.newDatabase()],
];

const path = `/v1/meters/${METER_ID}`;
/** 25, 26 and 28 December, each a period of one day. */
const PERIODS = {
  type: "set_non_disconnect_periods",
  periods: ["2026-12-25", "2026-12-26", "2026-12-28"].map((from) => ({ from, days: 1 })),
};

describe.each(DATABASES)("a database of the first revision on %s", (_name, address) => {
  let rig: SupplierRig;
  beforeEach(async () => {
    const env = supplierEnv();
    const databaseUrl = await address();
    await fillAsBefore(`${env.DATA_DIR}/supplier`, databaseUrl);
    rig = await startRig({
      ...env,
      ...databaseEnv(databaseUrl),
    });
  });
  afterEach(() => rig.remove());

  /** The meter's codes, in the order of their counters. */
  async function codes() {
    const { body } = await rig.call("GET", `${path}/codes`);
    const { items } = body as { items: { codeId: string; code: string; means: string }[] };
    return items.toReversed();
  }

  test("command codes still out are superseded, and say why; top-ups stay good", async () => {
    const revised = { status: "superseded", formatRevision: 1, isOpen: false, supersededBy: null };
    const topUp = { status: "issued", formatRevision: 2, isOpen: true };
    const all = await codes();
    expect(all).toMatchObject([
      topUp,
      revised,
      revised,
      revised,
      { status: "void", formatRevision: 1 },
      { status: "confirmed", formatRevision: 1 },
      revised,
      topUp,
      revised,
    ]);
    for (const { means } of all.filter((each) => "status" in each && each.status === "superseded"))
      expect(means).toMatch(/second revision/);
    expect((await rig.call("GET", path)).body).toMatchObject({
      forecast: { outstandingCount: 2, nextCounter: 10 },
    });
    expect(readCode(shared(), all[7]?.code ?? "", 6)).toMatchObject({ ok: true, utrnCounter: 8 });
  });

  test("what became of them is in the trail, once, however often the service starts", async () => {
    await rig.restart();
    const { body } = await rig.call("GET", "/v1/audit?action=code.changed");
    const { items } = body as { items: { actor: string; utrnCounter: number }[] };
    expect(items.map(({ actor }) => actor)).toEqual(Array(5).fill("service"));
    expect(items.map(({ utrnCounter }) => utrnCounter).toSorted()).toEqual([2, 3, 4, 7, 9]);
    expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({
      ok: true,
      fault: null,
    });
  });

  test("explain tells a command code of the first revision, also a long one", async () => {
    const [topUp, short, long, , , confirmed] = await codes();
    const explain = async (code = "") =>
      (await rig.call("POST", "/v1/codes/explain", { code, meterId: METER_ID })).body;
    const told = (codeId: string | undefined, status: string) => ({
      verification: { verifies: false, reason: "first_revision", issue: { codeId, status } },
    });
    expect(await explain(short?.code)).toMatchObject(told(short?.codeId, "superseded"));
    expect(await explain(long?.code)).toMatchObject(told(long?.codeId, "superseded"));
    expect(await explain(confirmed?.code)).toMatchObject(told(confirmed?.codeId, "confirmed"));
    expect(await explain(topUp?.code)).toMatchObject({ verification: { verifies: true } });
  });

  test("wrong confirmations that were counted before still count", async () => {
    const confirm = (balancePence: number) =>
      rig.call("POST", `${path}/confirmations`, { code: forged({ balancePence }) });
    expect((await confirm(1)).status).toBe(422);
    expect((await confirm(2)).status).toBe(429);
  });

  test("dates have become periods, in codes, requests, limits and the line", async () => {
    const [, , dates] = await codes();
    expect(dates).toMatchObject({ commands: [PERIODS], note: "Christmas" });
    const { body: approvals } = await rig.call("GET", "/v1/approvals");
    expect(approvals).toMatchObject({
      items: [
        { commands: [PERIODS], note: "Asked", digits: null },
        { commands: [{ type: PERIODS.type, periods: [] }] },
        { commands: [PERIODS], label: "More safe days" },
      ],
    });
    const { body: campaigns } = await rig.call("GET", "/v1/campaigns");
    expect(campaigns).toMatchObject({ items: [{ commands: [PERIODS] }, { commands: [PERIODS] }] });
    expect((await rig.call("GET", "/v1/limits")).body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ role: "issuer", commands: ["top_up", PERIODS.type] }),
      ]),
    });
    expect((await rig.call("GET", "/v1/approval-line")).body).toMatchObject({
      line: { commands: [PERIODS.type] },
    });
  });

  test("a stored answer is given to whoever repeats its request, and to nothing else", async () => {
    const send = async (call: Call, amountPence: number) => {
      const commands = [{ type: "top_up", amountPence }];
      const headers = { "idempotency-key": "order-1" };
      return (await call("POST", `${path}/codes`, { commands }, headers)).body;
    };
    const other = await keyOf(rig, "administrator");
    const answer = { codeId: "01a21881-db3f-7425-89ed-e99a76de4bfe" };
    expect([await send(rig.call, 700), await send(other.call, 700)]).toEqual([answer, answer]);
    expect(await send(rig.call, 800)).toMatchObject({ utrnCounter: 10 });
    rig.setTime(NOON_SECONDS + 30 * 86_400 + 1);
    expect(await send(other.call, 900)).toMatchObject({ utrnCounter: 11 });
    expect(await send(rig.call, 800)).toMatchObject({ utrnCounter: 12 });
  });

  test("what waited for approval is issued as of now, in the length it needs", async () => {
    const { call } = await keyOf(rig, "administrator");
    const { body } = await rig.call("GET", "/v1/approvals");
    const [asked] = (body as { items: { approvalId: string }[] }).items;
    const answer = await call("POST", `/v1/approvals/${asked?.approvalId}/approve`, {});
    expect(answer.status).toBe(200);
    const { body: code } = await rig.call("GET", `/v1/codes/${asked?.approvalId}`);
    // 5 + 3 + 3 * 17 bits are 59, and 40 digits hold 56.
    expect(code).toMatchObject({ digits: 60, utrnCounter: 10, formatRevision: 2 });
    const read = readCode(shared(), (code as { code: string }).code, 9);
    expect(read).toMatchObject({ ok: true, commands: [PERIODS] });
  });
});

/** 5 + 3 + 5 * 14 bits and a top-up of 25 filled the 103 of before; 5 + 3 + 5 * 17 + 25 are 118. */
const TOO_LONG = [
  {
    type: "set_non_disconnect_dates",
    dates: ["2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01", "2027-01-04"],
  },
  { type: "top_up", amountPence: 1_000 },
];
const RESTORE = [{ type: "restore_supply" }];

const ASKED_CODE = "01a21881-dc40-70f4-86ae-000000000001";
const [RUNNING, WAITING, AFTER] = ["2", "3", "4"].map((at) => `${ASKED_CODE.slice(0, -1)}${at}`);

/** Statements that store a campaign as it was written before, with its one batch still open. */
function campaignOfBefore(id: string | undefined, status: string, commands: object): string[] {
  const request = JSON.stringify({ commands, selection: { everyMeter: true } });
  const batch = `'${id}', 1, 'open', '["${METER_ID}"]', 1, 0, '{}'`;
  return [
    `INSERT INTO campaigns
      (campaign_id, request, status, selected_up_to, created_at, created_by)
      VALUES ('${id}', '${request}', '${status}', '${METER_ID}', 1795521600, 'bootstrap')`,
    `INSERT INTO campaign_batches
      (campaign_id, batch, status, meter_ids, meters, issued, refused) VALUES (${batch})`,
  ];
}

/** A statement that stores a request for approval as it was written before. */
function requestOfBefore(id: string | undefined, kind: string, meterId: string): string {
  const selection = kind === "campaign" ? { selection: { everyMeter: true } } : {};
  const request = JSON.stringify({ commands: TOO_LONG, ...selection });
  return `INSERT INTO approvals
    (approval_id, kind, meter_id, request, status, asked_by, asked_at)
    VALUES ('${id}', '${kind}', ${meterId}, '${request}', 'awaiting', 'bootstrap', 1795521600)`;
}

test.each(DATABASES)(
  "on %s what no code of the second revision holds is cancelled, and holds up nothing",
  async (_name, address) => {
    const env = supplierEnv();
    const databaseUrl = await address();
    await fillAsBefore(`${env.DATA_DIR}/supplier`, databaseUrl, [
      requestOfBefore(ASKED_CODE, "code", `'${METER_ID}'`),
      ...campaignOfBefore(RUNNING, "running", TOO_LONG),
      ...campaignOfBefore(WAITING, "awaiting_approval", TOO_LONG),
      requestOfBefore(WAITING, "campaign", "NULL"),
      ...campaignOfBefore(AFTER, "running", RESTORE),
    ]);
    const rig = await startRig({
      ...env,
      ...databaseEnv(databaseUrl),
    });
    onTestFinished(() => rig.remove());
    // Without a runner's job a worker on PostgreSQL does not know of the campaign that goes on.
    if (databaseUrl === undefined) await untilOver(rig.url(), AFTER ?? "");
    await rig.restart();

    const why = /periods take more room than the dates did/;
    const ended = { status: "cancelled", reason: expect.stringMatching(why), decidedBy: "service" };
    const read = async (at: string) => (await rig.call("GET", `/v1/${at}`)).body;
    expect(await read(`approvals/${ASKED_CODE}`)).toMatchObject(ended);
    expect(await read(`approvals/${WAITING}`)).toMatchObject(ended);
    const stopped = { status: "cancelled", cancelReason: expect.stringMatching(why), issued: 0 };
    expect(await read(`campaigns/${RUNNING}`)).toMatchObject(stopped);
    expect(await read(`campaigns/${WAITING}`)).toMatchObject(stopped);
    expect(await read(`codes/${ASKED_CODE}`)).toMatchObject({
      status: "void",
      voidReason: expect.stringMatching(why),
      means: expect.stringMatching(/^The service ended it: nothing was signed/),
    });
    const sent = await rig.call("POST", `/v1/codes/${ASKED_CODE}/sent`, { channel: "sms" });
    expect(sent.body).toMatchObject({ code: "code_not_pending" });
    expect(await read("approvals?status=awaiting")).toMatchObject({ items: Array(3).fill({}) });
    for (const action of ["approval.cancelled", "campaign.changed"]) {
      const { items } = (await read(`audit?action=${action}`)) as {
        items: { actor: string; details?: { status?: string } }[];
      };
      // A campaign that can go on is done, now or soon.
      const cancelled = items.filter(({ details }) => details?.status !== "done");
      expect(cancelled).toMatchObject(Array(2).fill({ actor: "service" }));
    }
  },
);
