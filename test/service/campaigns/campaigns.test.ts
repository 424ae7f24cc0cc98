import { readCode } from "@utrn-lab/utrn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addManyMeters,
  exportedCodes,
  makeCampaign,
  nthMeterId,
  type SeenCampaign,
  untilOver,
} from "../../support/campaigns.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { SUPPLIER_ID, shared } from "../../support/parties.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import {
  issue,
  NOON_SECONDS,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const COMMANDS = [{ type: "top_up", amountPence: 1_000 }] as const;
/** Five batches, the last of them not full. */
const METERS = 1_101;

/** Every third gas, every second in the north, and every fifth heard of three days ago. */
const traits = (at: number) => ({
  fuel: at % 3 === 0 ? ("gas" as const) : ("electricity" as const),
  tags: at % 2 === 0 ? ["no-wan", 'nor"th%'] : ["no-wan"],
  ...(at % 5 === 0 ? { known_on: "2026-11-21" } : {}),
});

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const DATABASES: readonly [name: string, address: () => Promise<object>][] = [
  ["SQLite", async () => ({})],
  ["PostgreSQL", async () => ({ DATABASE_URL: await postgres.newDatabase() })],
];

describe.each(DATABASES)("a campaign on %s", (_name, address) => {
  let rig: SupplierRig;
  let meterIds: string[];
  beforeAll(async () => {
    rig = await startRig({ ...supplierEnv(), ...(await address()) });
    meterIds = await addManyMeters(rig.env as { DATA_DIR: string }, METERS, traits);
  });
  afterAll(() => rig.remove());

  async function run(request: object): Promise<SeenCampaign> {
    const { campaignId } = await makeCampaign(rig.call, { commands: COMMANDS, ...request });
    return untilOver(rig.url(), campaignId);
  }

  async function metersOf(campaignId: string): Promise<string[]> {
    return (await exportedCodes(rig.call, campaignId)).map(({ meterId }) => meterId);
  }

  test("gives every meter one code, signed for it, under its next counter", async () => {
    const { campaignId, ...seen } = await run({ selection: { everyMeter: true } });
    expect(seen).toMatchObject({ status: "done", meters: METERS, issued: METERS, waiting: 0 });
    const codes = await exportedCodes(rig.call, campaignId);
    expect(codes.map(({ meterId }) => meterId)).toEqual(meterIds);
    for (const { meterId, code, utrnCounter } of codes) {
      expect(utrnCounter).toBe(1);
      const read = readCode(shared(SUPPLIER_ID, meterId), code, 0);
      expect(read).toMatchObject({ ok: true, utrnCounter: 1, commands: COMMANDS });
    }
    expect(await rig.call("GET", "/v1/audit/verify")).toMatchObject({ status: 200 });
  });

  test("exports what each customer is told, of codes that can still count", async () => {
    const { campaignId } = await run({ selection: { meterIds: meterIds.slice(0, 2) } });
    const [first, second] = await exportedCodes(rig.call, campaignId);
    const { items } = (await rig.call("GET", `/v1/meters/${first?.meterId}/codes?limit=1`))
      .body as { items: { codeId: string }[] };
    await rig.call("POST", `/v1/codes/${items[0]?.codeId}/void`, { reason: "moved away" });
    const at = `/v1/campaigns/${campaignId}/codes`;
    const told = (await rig.call("GET", `${at}.ndjson?channel=sms`)).text.split("\n");
    const printed = second?.code.match(/.{4}/g)?.join(" ");
    expect(told).toHaveLength(2);
    expect(JSON.parse(told[0] ?? "")).toMatchObject({
      meterId: second?.meterId,
      text: expect.stringMatching(
        `^Code for your electricity meter ending .{4}: ${printed}. Pays £10.00`,
      ),
    });
    const csv = (await rig.call("GET", `${at}.csv?channel=letter`)).text;
    expect(csv.split("\r\n")[0]).toMatch(/,status,text$/);
    const id = second?.meterId.toUpperCase().match(/../g)?.join("-");
    expect(csv).toContain(`,issued,"A code for your electricity meter ${id}\n`);
    expect(csv).toContain(`\n\n    ${printed}\n`);
    expect(csv).toContain('It shows ""Accepted"" and ""Credit £10.00"".');
    const wrong = await rig.call("GET", `${at}.csv?channel=pigeon`);
    expect([wrong.status, wrong.body]).toMatchObject([400, { field: "channel" }]);
  });

  test("says what has become of its codes, and lists them by that", async () => {
    rig.setTime(NOON_SECONDS + 60);
    const listed = meterIds.slice(10, 13);
    const { campaignId, ...seen } = await run({ selection: { meterIds: listed } });
    const at = "2026-11-24T12:01:00.000Z";
    expect(seen).toMatchObject({ begunAt: at, finishedAt: at, approvalId: null });
    const codesOf = async (query = "") => {
      const { body } = await rig.call("GET", `/v1/campaigns/${campaignId}/codes${query}`);
      return body as { items: { codeId: string; meterId: string }[]; nextCursor: string | null };
    };
    const [first, second] = (await codesOf()).items;
    await rig.call("POST", `/v1/codes/${second?.codeId}/void`, { reason: "moved away" });
    await rig.call("POST", `/v1/codes/${first?.codeId}/sent`, { channel: "sms" });
    const none = { confirmed: 0, refused: 0, superseded: 0, lost: 0 };
    expect((await rig.call("GET", `/v1/campaigns/${campaignId}`)).body).toMatchObject({
      codesByStatus: { ...none, issued: 1, sent: 1, void: 1 },
    });
    const ids = async (query?: string) => (await codesOf(query)).items.map((it) => it.meterId);
    expect(await ids()).toEqual(listed);
    expect(await ids("?status=void")).toEqual([listed[1]]);
    expect(await ids("?status=confirmed")).toEqual([]);
    const { nextCursor } = await codesOf("?limit=2");
    expect(await ids(`?limit=2&cursor=${nextCursor}`)).toEqual([listed[2]]);
    rig.setTime(NOON_SECONDS);
  });

  test("selects meters that have all tags, whatever characters they have", async () => {
    const { campaignId } = await run({ selection: { tags: ['nor"th%', "no-wan"] } });
    expect(await metersOf(campaignId)).toEqual(meterIds.filter((_, at) => at % 2 === 0));
  });

  test("selects by fuel and by days without contact, both at once", async () => {
    const { campaignId } = await run({ selection: { fuel: "gas", noContactDays: 4 } });
    const expected = meterIds.filter((_, at) => at % 3 === 0 && at % 5 !== 0);
    expect(await metersOf(campaignId)).toEqual(expected);
    const three = await run({ selection: { fuel: "gas", noContactDays: 3 } });
    expect(three.issued).toBe(METERS / 3);
  });

  test("takes a list, of which only those count that meet the other conditions", async () => {
    const listed = [5, 4, 3, 2].map(nthMeterId);
    const { campaignId } = await run({ selection: { meterIds: listed, tags: ['nor"th%'] } });
    expect(await metersOf(campaignId)).toEqual([nthMeterId(2), nthMeterId(4)]);
  });

  test("of no meter at all is done with none", async () => {
    const seen = await run({ selection: { tags: ["nowhere"] } });
    expect(seen).toMatchObject({ status: "done", meters: 0, issued: 0, waiting: 0 });
  });

  test("refuses a meter that a single code is refused for, and says which and why", async () => {
    const meter = `/v1/meters/${nthMeterId(7)}`;
    await issue(rig.call, meter, { commands: COMMANDS, reason: "another" });
    const request = {
      commands: [{ type: "revert_to_defaults", parts: ["balances"] }],
      selection: { meterIds: [nthMeterId(7)] },
    };
    const seen = await run(request);
    const why = { reason: "acknowledgement_needed", count: 1, meterIds: [nthMeterId(7)] };
    expect(seen).toMatchObject({ status: "done", meters: 1, issued: 0, refused: [why] });
    const { refused } = await run({ ...request, acknowledge: ["kills_outstanding_topups"] });
    expect(refused.filter(({ reason }) => reason === "counter_too_far_ahead")).toEqual([]);
  });

  test("asked for twice under one idempotency key is one campaign and one answer", async () => {
    const headers = { "idempotency-key": "storm-1" };
    const body = { commands: COMMANDS, selection: { meterIds: [nthMeterId(9)] } };
    const ask = () => rig.call("POST", "/v1/campaigns", body, headers);
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.text]).toEqual([202, first.text]);
    const other = { ...body, commands: [{ type: "restore_supply" }] };
    expect(await rig.call("POST", "/v1/campaigns", other, headers)).toMatchObject({
      status: 409,
      body: { code: "idempotency_conflict" },
    });
    await untilOver(rig.url(), (first.body as SeenCampaign).campaignId);
  });

  test("is previewed with counts and examples, and nothing is signed", async () => {
    const before = await rig.call("GET", `/v1/meters/${nthMeterId(0)}`);
    const body = { commands: COMMANDS, selection: { fuel: "gas" } };
    const { status, body: preview } = await rig.call("POST", "/v1/campaigns/preview", body);
    expect([status, preview]).toMatchObject([
      200,
      { digits: 20, meters: METERS / 3, judged: METERS / 3, refused: [] },
    ]);
    expect(preview).toMatchObject({ summary: `Judged all ${METERS / 3} meters.` });
    expect(preview).toMatchObject({
      sums: { meters: 367, codes: 367, givenPence: 367_000, chargedPence: 0 },
      toAcknowledge: [],
      needsApproval: false,
    });
    const { examples } = preview as { examples: { meterId: string }[] };
    expect(examples.map(({ meterId }) => meterId)).toEqual([0, 3, 6, 9, 12].map(nthMeterId));
    expect(await rig.call("GET", `/v1/meters/${nthMeterId(0)}`)).toEqual(before);
  });

  test("that was cancelled issues no further code", async () => {
    const { campaignId } = await makeCampaign(rig.call, {
      commands: COMMANDS,
      selection: { everyMeter: true },
    });
    const path = `/v1/campaigns/${campaignId}`;
    const { status, body } = await rig.call("POST", `${path}/cancel`, { reason: "Wrong amount" });
    expect([status, body]).toMatchObject([
      200,
      { status: "cancelled", cancelReason: "Wrong amount" },
    ]);
    await run({ selection: { everyMeter: true } });
    expect((await rig.call("GET", path)).body).toMatchObject(body as object);
    expect(await exportedCodes(rig.call, campaignId)).toHaveLength((body as SeenCampaign).issued);
    expect(await rig.call("POST", `${path}/cancel`, { reason: "Again" })).toMatchObject({
      status: 409,
      body: { code: "campaign_over" },
    });
  });

  test("is exported as CSV with a line for each code", async () => {
    const { campaignId } = await run({ selection: { meterIds: [nthMeterId(1)] } });
    const [row] = await exportedCodes(rig.call, campaignId);
    const answer = await rig.call("GET", `/v1/campaigns/${campaignId}/codes.csv`);
    expect(answer.type).toBe("text/csv; charset=utf-8");
    const printed = row?.code.replace(/(....)(?=.)/g, "$1 ");
    const [head, line, end, ...more] = answer.text.split("\r\n");
    expect(head).toBe("meterId,label,fuel,tags,codeId,utrnCounter,digits,printed,status");
    const [meterId, label, fuel, , , ...rest] = line?.split(",") ?? [];
    const said = [row?.meterId, "", "electricity", `${row?.utrnCounter}`, "20", printed, "issued"];
    expect([meterId, label, fuel, ...rest]).toEqual(said);
    expect([end, more]).toEqual(["", []]);
  });

  test("is listed, newest first, page after page", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query = cursor === "" ? "?limit=2" : `?limit=2&cursor=${cursor}`;
      const { body } = await rig.call("GET", `/v1/campaigns${query}`);
      const page = body as { items: SeenCampaign[]; nextCursor: string | null };
      seen.push(...page.items.map(({ campaignId }) => campaignId));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(8);
  });
});

describe("a campaign that needs a second person", () => {
  let rig: SupplierRig;
  let issuer: MadeKey;
  let approver: MadeKey;
  beforeAll(async () => {
    rig = await startRig();
    await addManyMeters(rig.env as { DATA_DIR: string }, 3);
    const line = { commands: [], amountPenceAbove: null };
    expect((await rig.call("PUT", "/v1/approval-line", line)).status).toBe(200);
    issuer = await keyOf(rig, "issuer");
    approver = await keyOf(rig, "approver");
  });
  afterAll(() => rig.remove());

  const request = { commands: COMMANDS, selection: { meterIds: [0, 1, 2].map(nthMeterId) } };

  test("waits for it, and then gives every meter its code", async () => {
    const { campaignId, status } = await makeCampaign(issuer.call, request);
    expect(status).toBe("awaiting_approval");
    expect(await exportedCodes(rig.call, campaignId)).toEqual([]);
    const approval = await approver.call("POST", `/v1/approvals/${campaignId}/approve`, {});
    expect(approval.status).toBe(200);
    expect(await untilOver(rig.url(), campaignId)).toMatchObject({ status: "done", issued: 3 });
  });

  test("is cancelled where it is rejected", async () => {
    const { campaignId } = await makeCampaign(issuer.call, request);
    const path = `/v1/approvals/${campaignId}/reject`;
    expect((await approver.call("POST", path, { reason: "Wrong street" })).status).toBe(200);
    const seen = await untilOver(rig.url(), campaignId);
    expect(seen).toMatchObject({ status: "cancelled", cancelReason: "Wrong street", issued: 0 });
  });
});

describe("a campaign is refused", () => {
  let rig: SupplierRig;
  beforeAll(async () => {
    rig = await startRig();
    await addManyMeters(rig.env as { DATA_DIR: string }, 2);
  });
  afterAll(() => rig.remove());

  const good = { commands: COMMANDS, selection: { everyMeter: true } };
  const REFUSED: readonly [title: string, body: object, field: string][] = [
    ["that selects by nothing", { ...good, selection: {} }, "selection"],
    [
      "that selects nothing by everyMeter",
      { ...good, selection: { everyMeter: false } },
      "selection.everyMeter",
    ],
    [
      "for a meter that is not registered",
      { ...good, selection: { meterIds: [nthMeterId(1), nthMeterId(9)] } },
      "selection.meterIds[1]",
    ],
    [
      "for the same meter twice",
      { ...good, selection: { meterIds: [nthMeterId(1), nthMeterId(1)] } },
      "selection.meterIds",
    ],
    ["for no meter in a list", { ...good, selection: { meterIds: [] } }, "selection.meterIds"],
    [
      "for days without contact that are none",
      { ...good, selection: { noContactDays: 0 } },
      "selection.noContactDays",
    ],
    [
      "with a command that is none",
      { ...good, commands: [{ type: "explode" }] },
      "commands[0].type",
    ],
    [
      "with a length that does not hold the commands",
      { ...good, commands: [{ type: "restore_supply" }, { type: "restore_supply" }], digits: 20 },
      "digits",
    ],
  ];
  test.each(REFUSED)("%s, by name", async (_title, body, field) => {
    for (const path of ["/v1/campaigns", "/v1/campaigns/preview"]) {
      const answer = await rig.call("POST", path, body);
      expect([answer.status, answer.body]).toMatchObject([400, { code: "invalid_request", field }]);
    }
    expect((await rig.call("GET", "/v1/campaigns")).body).toMatchObject({ items: [] });
  });

  test("of a list of 3,000 meters that nobody registered, with the first 20 of them", async () => {
    const meterIds = Array.from({ length: 3_000 }, (_, at) => nthMeterId(at));
    const answer = await rig.call("POST", "/v1/campaigns", { ...good, selection: { meterIds } });
    expect([answer.status, answer.body]).toMatchObject([
      400,
      {
        field: "selection.meterIds[2]",
        detail: expect.stringContaining("2998 of 3000"),
        unknownMeterIds: meterIds.slice(2, 22),
      },
    ]);
  });

  test.each([
    ["GET", ""],
    ["GET", "/events"],
    ["GET", "/codes.csv"],
    ["GET", "/codes.ndjson"],
    ["POST", "/cancel"],
  ] as const)("%s of a campaign%s that is not there is not_found", async (method, end) => {
    const path = `/v1/campaigns/00000000-0000-0000-0000-000000000000${end}`;
    const body = method === "POST" ? { reason: "x" } : undefined;
    expect(await rig.call(method, path, body, { accept: "application/json" })).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  });
});

test("a preview counts every meter, judges the first 2,000, and says so", async () => {
  const rig = await startRig();
  await addManyMeters(rig.env as { DATA_DIR: string }, 2_003);
  const body = { commands: COMMANDS, selection: { everyMeter: true } };
  expect(await rig.call("POST", "/v1/campaigns/preview", body)).toMatchObject({
    status: 200,
    body: {
      meters: 2_003,
      judged: 2_000,
      summary: expect.stringMatching(/^Judged 2000 of 2003 meters, .* among these only\.$/),
    },
  });
  await rig.remove();
});
