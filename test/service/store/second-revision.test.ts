import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@utrn-lab/http-host";
import { readCode } from "@utrn-lab/utrn";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MIGRATIONS } from "../../../apps/supplier-service/src/store/migrations/index.ts";
import { openPostgres } from "../../../apps/supplier-service/src/store/postgres.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID, shared } from "../../support/parties.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { forged, type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

/** The migrations that the first revision's service had. */
const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "007"));
const DUMP = readFileSync(join(import.meta.dirname, "first-revision.sql"), "utf8");

/** Fills a database with what a service of the first revision had in it. */
async function fillAsBefore(folder: string, databaseUrl: string | undefined): Promise<void> {
  const db =
    databaseUrl === undefined
      ? await openDatabase({ folder, file: "supplier.db" }, BEFORE)
      : await openPostgres(databaseUrl, BEFORE);
  const statements = DUMP.replace(/^--.*\n/gm, "").split(/;\n/);
  for (const statement of statements.filter((each) => each.trim() !== "")) {
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
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
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
    expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
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
