import { rmSync } from "node:fs";
import { type RawBuilder, sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { addCodes } from "../../../apps/supplier-service/src/store/meter-batches.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { clientOf } from "../../support/api-client.ts";
import { addManyMeters, nthMeterId } from "../../support/campaigns.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

/** One turn marks 500 codes; a campaign of this many takes two. */
const TWO_TURNS = 501;
const CAMPAIGN_ID = "00000000-0000-4000-8000-0000000000c0";
const SENT = `/v1/campaigns/${CAMPAIGN_ID}/sent`;

/**
 * A finished campaign whose codes are stored past HTTP: signing thousands is not what is tested.
 */
async function addCampaignOf(store: Store, meters: number): Promise<void> {
  const campaign = {
    campaign_id: CAMPAIGN_ID,
    label: null,
    request: JSON.stringify({ commands: [{ type: "restore_supply" }], selection: {} }),
    contact_before: null,
    status: "done",
    selected_up_to: "",
    created_at: 0,
    created_by: "bootstrap",
    finished_at: 0,
    cancel_reason: null,
  } as const;
  await store.insertInto("campaigns").values(campaign).execute();
  const shared = {
    campaign_id: CAMPAIGN_ID,
    digits: 20,
    commands: [{ type: "restore_supply" }],
    note: null,
    reason: null,
    status: "issued",
    issued_at: 0,
  } as const;
  const codes = Array.from({ length: meters }, (_, at) => ({
    code_id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    meter_id: nthMeterId(at),
    counter: 1,
    code: "0".repeat(20),
  }));
  await addCodes(store, shared, codes);
}

async function countSent(store: Store): Promise<number> {
  const query = store.selectFrom("codes").select((it) => it.fn.countAll().as("sent"));
  const { sent } = await query.where("status", "=", "sent").executeTakeFirstOrThrow();
  return Number(sent);
}

/** What the trail says of the campaign, oldest first: how many codes each line counts. */
async function recordedCounts(store: Store): Promise<number[]> {
  const query = store.selectFrom("audit").select("line").where("action", "=", "campaign.changed");
  const rows = await query.orderBy("seq").execute();
  return rows.map(({ line }) => JSON.parse(line).details.codes);
}

/**
 * Statements that let no line of a campaign into the trail where a condition holds, and lift that.
 */
interface Refusing {
  readonly begin: (condition: string) => readonly RawBuilder<unknown>[];
  readonly end: readonly RawBuilder<unknown>[];
}

const OF_CAMPAIGN = "new.action = 'campaign.changed'";
const ALWAYS = OF_CAMPAIGN;
const FROM_THE_SECOND_ON = `${OF_CAMPAIGN}
  and exists (select 1 from audit where action = 'campaign.changed')`;

const SQLITE: Refusing = {
  begin: (condition) => [
    sql.raw(`create trigger refuse before insert on audit when ${condition}
      begin select raise(abort, 'audit fails'); end`),
  ],
  end: [sql.raw("drop trigger refuse")],
};

const POSTGRESQL: Refusing = {
  begin: (condition) => [
    sql.raw(`create function refuse() returns trigger language plpgsql as $$
      begin if ${condition} then raise 'audit fails'; end if; return new; end $$`),
    sql.raw(`create trigger refuse before insert on audit
      for each row execute function refuse()`),
  ],
  end: [sql.raw("drop trigger refuse on audit"), sql.raw("drop function refuse")],
};

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const DATABASES = [
  ["SQLite", SQLITE, async () => undefined],
  ["PostgreSQL", POSTGRESQL, () => postgres.newDatabase()],
] as const;

describe.each(DATABASES)("a campaign's codes go out on %s", (_name, refusing, address) => {
  let rig: SupplierRig;
  let store: Store;
  beforeEach(async () => {
    const databaseUrl = await address();
    const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    rig = await startRig({ ...supplierEnv(), ...database });
    store = await openStore({ folder: `${rig.folder}/supplier`, databaseUrl });
  });
  afterEach(async () => {
    await store.destroy();
    await rig.remove();
  });

  async function addCampaign(meters: number): Promise<void> {
    await addManyMeters(rig.env as { DATA_DIR: string }, meters);
    await addCampaignOf(store, meters);
  }

  async function run(statements: readonly RawBuilder<unknown>[]): Promise<void> {
    for (const statement of statements) await statement.execute(store);
  }

  test("none is marked whose line cannot be written; a second call marks them all", async () => {
    await addCampaign(3);
    await run(refusing.begin(ALWAYS));
    expect((await rig.call("POST", SENT, { channel: "sms" })).status).toBe(500);
    expect([await countSent(store), await recordedCounts(store)]).toEqual([0, []]);
    await run(refusing.end);
    expect((await rig.call("POST", SENT, { channel: "sms" })).body).toMatchObject({ codes: 3 });
    expect([await countSent(store), await recordedCounts(store)]).toEqual([3, [3]]);
  });

  test("each turn has a line with its count, and a call that marks none has no line", async () => {
    await addCampaign(TWO_TURNS);
    const { body } = await rig.call("POST", SENT, { channel: "letter" });
    expect(body).toEqual({ campaignId: CAMPAIGN_ID, codes: 501 });
    expect(await recordedCounts(store)).toEqual([500, 1]);
    expect((await rig.call("POST", SENT, { channel: "letter" })).body).toMatchObject({ codes: 0 });
    expect(await recordedCounts(store)).toEqual([500, 1]);
  });

  test("a turn that fails leaves those before it marked and recorded", async () => {
    await addCampaign(TWO_TURNS);
    await run(refusing.begin(FROM_THE_SECOND_ON));
    expect((await rig.call("POST", SENT, { channel: "sms" })).status).toBe(500);
    expect([await countSent(store), await recordedCounts(store)]).toEqual([500, [500]]);
    await run(refusing.end);
    expect((await rig.call("POST", SENT, { channel: "sms" })).body).toMatchObject({ codes: 1 });
    expect([await countSent(store), await recordedCounts(store)]).toEqual([501, [500, 1]]);
  });
});

test("a service killed between two turns has recorded each turn or not done it", async () => {
  const databaseUrl = await postgres.newDatabase();
  const env = { ...supplierEnv(), DATABASE_URL: databaseUrl };
  await addManyMeters(env, TWO_TURNS);
  const store = await openStore({ folder: "", databaseUrl });
  await addCampaignOf(store, TWO_TURNS);
  const first = await startServerProcess("supplier", env);
  // The test holds the last code, which the second turn waits for: there the service is killed.
  await store.transaction().execute(async (holding) => {
    const last = nthMeterId(TWO_TURNS - 1);
    await holding
      .selectFrom("codes")
      .select("code_id")
      .where("meter_id", "=", last)
      .forUpdate()
      .execute();
    const unanswered = clientOf(first.url, API_KEY)("POST", SENT, { channel: "sms" });
    const settled = unanswered.then(
      () => "answered",
      () => "unanswered",
    );
    while ((await recordedCounts(store)).length === 0) await countSent(store);
    await first.end("SIGKILL");
    expect(await settled).toBe("unanswered");
  });
  expect([await countSent(store), await recordedCounts(store)]).toEqual([500, [500]]);
  const second = await startServerProcess("supplier", env);
  const { body } = await clientOf(second.url, API_KEY)("POST", SENT, { channel: "sms" });
  expect(body).toMatchObject({ codes: 1 });
  expect([await countSent(store), await recordedCounts(store)]).toEqual([501, [500, 1]]);
  await second.end("SIGTERM");
  await store.destroy();
  rmSync(env.DATA_DIR, { recursive: true });
});
