import { provedByEvents } from "@utrn-lab/supplier-service";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { everything, issue, NOON_SECONDS, shown } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const topUp = (amountPence: number): Command => ({ type: "top_up", amountPence });
const OPEN_HAN: Command = { type: "open_han", device: "ppmid", minutes: 30 };
const RESTORE: Command = { type: "restore_supply" };

const credited = (pounds: number, at = NOON_SECONDS + 60) => ({
  at,
  event: "810E",
  text: `credit added locally: ${pounds * 100_000} millipence`,
});
const logged = (code: string, result: string, at = NOON_SECONDS + 60) => ({
  at,
  place: "keypad",
  ending: code.slice(-4),
  result,
});
const done = (text: string, at = NOON_SECONDS + 60) => ({
  at,
  event: "8161",
  text: `command from the user interface done: ${text}`,
});

interface Reconciled {
  readonly added: number;
  readonly codes: readonly { readonly codeId: string; readonly status: string }[];
  readonly unexplainedCredits: readonly { readonly creditPence: number }[];
}

async function report(...alerts: readonly object[]): Promise<Reconciled> {
  const { status, body, text } = await rig.call("POST", `${path}/alerts`, { alerts });
  if (status !== 200) throw new Error(text);
  return body as Reconciled;
}

const statusOf = async (codeId: string) =>
  ((await rig.call("GET", `/v1/codes/${codeId}`)).body as { status: string }).status;

test("the alert of a credit confirms the one code of that amount", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  const other = await issue(rig.call, path, { commands: [topUp(2_000)] });
  const { codes, unexplainedCredits } = await report(credited(10));
  expect(codes).toMatchObject([
    { codeId, status: "confirmed", confirmedBy: "alert", confirmedOn: "2026-11-24" },
  ]);
  expect(unexplainedCredits).toEqual([]);
  expect(await statusOf(other.codeId)).toBe("issued");
  expect((await rig.call("GET", path)).body).toMatchObject({ knownHighestCounter: 1 });
});

test("one alert for two codes of its amount proves neither; a second proves both", async () => {
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const first = await report(credited(10));
  expect([first.codes, first.unexplainedCredits]).toMatchObject([[], [{ creditPence: 1_000 }]]);
  const second = await report(credited(10, NOON_SECONDS + 90));
  expect([second.codes.length, second.unexplainedCredits]).toEqual([2, []]);
});

test("the code log names a code by its ending, in every result that was judged", async () => {
  const names = ["applied", "duplicate", "superseded", "too_old", "balance_too_high"];
  for (const [at, result] of names.entries()) {
    const { codeId, code } = await issue(rig.call, path, { commands: [topUp(1_000 + at)] });
    const { codes } = await report(logged(code, result, NOON_SECONDS + at));
    const status = { applied: "confirmed", duplicate: "confirmed", superseded: "superseded" };
    expect(codes).toMatchObject([
      { codeId, status: status[result as keyof typeof status] ?? "refused" },
    ]);
  }
});

test("the code log names a code by its counter, too, where the meter tells it", async () => {
  const { code, codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  const of = (utrnCounter: number | null) => ({ ...logged(code, "applied"), utrnCounter });
  // The meter's first code has counter 1. A code of counter 2 with the same ending is another.
  expect((await report(of(2))).codes).toEqual([]);
  expect(await statusOf(codeId)).toBe("issued");
  expect((await report({ ...of(1), at: NOON_SECONDS + 90 })).codes).toMatchObject([{ codeId }]);
  const other = await issue(rig.call, path, { commands: [topUp(2_000)] });
  const untold = { ...logged(other.code, "applied"), utrnCounter: null };
  expect((await report(untold)).codes).toMatchObject([{ codeId: other.codeId }]);
});

test.each(["check_digit_wrong", "not_authentic", "keypad_locked", "incomplete", "not_a_utrn"])(
  "%s in the code log says nothing of the code with that ending",
  async (result) => {
    const { code, codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
    expect(await report(logged(code, result))).toMatchObject({ added: 1, codes: [] });
    expect(await statusOf(codeId)).toBe("issued");
  },
);

test("refused and then applied, a code is confirmed, in either order of the batch", async () => {
  const { code, codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await report(
    logged(code, "applied", NOON_SECONDS + 90),
    logged(code, "balance_too_high", NOON_SECONDS + 30),
  );
  expect(await statusOf(codeId)).toBe("confirmed");
});

test("a command that was done confirms the only code that can have done it", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [OPEN_HAN, RESTORE] });
  expect((await report(done("restore_supply"))).codes).toMatchObject([{ codeId }]);
});

test("a command that two codes can have done confirms neither", async () => {
  await issue(rig.call, path, { commands: [OPEN_HAN, RESTORE] });
  await issue(rig.call, path, { commands: [RESTORE] });
  expect((await report(done("restore_supply"))).codes).toEqual([]);
});

test("a batch that comes again changes nothing", async () => {
  const { code } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const batch = [credited(10), logged(code, "applied")];
  expect(await report(...batch)).toMatchObject({ added: 2, unexplainedCredits: [] });
  const before = await everything(rig.call, path);
  expect(await report(...batch)).toMatchObject({ added: 0, codes: [], unexplainedCredits: [] });
  expect(await everything(rig.call, path)).toBe(before);
});

test("an event of another kind is kept, and proves nothing", async () => {
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const alert = { at: NOON_SECONDS, event: "81C4", text: "code entry suspended: keypad" };
  expect(await report(alert)).toMatchObject({ added: 1, codes: [], unexplainedCredits: [] });
});

test("reports are listed newest first, and those that nothing explains by themselves", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await report(credited(10), credited(99, NOON_SECONDS + 90));
  const { body } = await rig.call("GET", `${path}/alerts`);
  const unexplained = {
    id: null,
    at: "2026-11-24T12:01:30.000Z",
    event: "810E",
    text: "credit added locally: 9900000 millipence",
    occurrence: 1,
    creditPence: 9_900,
    codeId: null,
    receivedAt: "2026-11-24T12:00:00.000Z",
  };
  expect(body).toMatchObject({ items: [unexplained, { creditPence: 1_000, codeId }] });
  const only = await rig.call("GET", `${path}/alerts?unexplained=true`);
  expect(only.body).toEqual({ items: [unexplained], nextCursor: null });
  const one = await rig.call("GET", `${path}/alerts?limit=1`);
  expect(one.body).toEqual({ items: [unexplained], nextCursor: expect.any(String) });
});

test("reports come in pages, and so do the credits that nothing explains", async () => {
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const pounds = [10, 20, 30, 40, 50];
  await report(...pounds.map((each, at) => credited(each, NOON_SECONDS + at)));
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? "" : `&cursor=${cursor}`;
    const { body } = await rig.call("GET", `${path}/alerts?unexplained=true&limit=2${from}`);
    const page = body as { items: { creditPence: number }[]; nextCursor: string | null };
    seen.push(...page.items.map(({ creditPence }) => creditPence));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([5_000, 4_000, 3_000, 2_000]);
});

test.each([
  "limit=0",
  "unexplained=perhaps",
  "cursor=1",
  "cursor=1:810E:%00",
  "cursor=1:810E:AA",
  "cursor=1:810E:YQo",
])("alerts by %s are refused by name", async (query) => {
  const { status, body } = await rig.call("GET", `${path}/alerts?${query}`);
  expect([status, body]).toMatchObject([400, { field: query.split("=")[0] }]);
});

test("a credit from before the code was issued is not its own", async () => {
  rig.setTime(NOON_SECONDS + 5 * 86_400);
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const { codes, unexplainedCredits } = await report(credited(10, NOON_SECONDS));
  expect([codes, unexplainedCredits]).toMatchObject([[], [{ creditPence: 1_000 }]]);
});

test("a proof by alert settles the codes that it overtakes", async () => {
  const set = await issue(rig.call, path, { commands: [{ type: "set_credit", amountPence: 0 }] });
  const both = [{ type: "set_credit", amountPence: 0 }, topUp(1_000)];
  await issue(rig.call, path, { commands: both });
  await report(credited(10));
  expect(await statusOf(set.codeId)).toBe("superseded");
});

test("alerts of a meter that nobody registered are not_found", async () => {
  const at = "/v1/meters/0000000000000001/alerts";
  for (const answer of [
    await rig.call("GET", at),
    await rig.call("POST", at, { alerts: [credited(10)] }),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([404, { code: "not_found" }]);
  }
});

const ENTRY = { at: NOON_SECONDS, place: "keypad", ending: "7315", result: "applied" };

test.each([
  [{ at: NOON_SECONDS, event: "nonsense", text: "" }, "event"],
  [{ at: NOON_SECONDS, event: "810E", text: 7 }, "text"],
  [{ at: 7, event: "810E", text: "" }, "at"],
  [{ at: NOON_SECONDS, event: "810E", text: "", more: 1 }, "more"],
  [{ ...ENTRY, ending: "12345" }, "ending"],
  [{ ...ENTRY, result: "perhaps" }, "result"],
  [{ ...ENTRY, place: "door" }, "place"],
  [{ ...ENTRY, utrnCounter: -1 }, "utrnCounter"],
  [{ ...ENTRY, more: 1 }, "more"],
])("the alert %j is refused by name, and the whole batch with it", async (wrong, member) => {
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const before = await everything(rig.call, path);
  const answer = await rig.call("POST", `${path}/alerts`, { alerts: [credited(10), wrong] });
  const refused = { code: "invalid_request", field: `alerts[1].${member}` };
  expect([answer.status, answer.body]).toMatchObject([400, refused]);
  expect(await everything(rig.call, path)).toBe(before);
});

test("issued against applied: codes and money by state, by day and tag", async () => {
  const tagged = "/v1/meters/00db0000000000aa";
  await rig.call("POST", "/v1/meters", {
    meterId: "00db0000000000aa",
    publicKey: ((await rig.call("GET", path)).body as { publicKey: string }).publicKey,
    tags: ["snow", "it's 100%"],
  });
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const voided = await issue(rig.call, path, { commands: [topUp(2_000)] });
  await rig.call("POST", `/v1/codes/${voided.codeId}/void`, { reason: "mistake" });
  await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  const debts = [{ type: "add_debt", register: "payment", amountPence: 700 }];
  await issue(rig.call, tagged, { commands: [...debts, topUp(500)] });
  await report(credited(10), credited(99));

  const { body } = await rig.call("GET", "/v1/reports/reconciliation");
  const none = { deductedPence: 0, debtAddedPence: 0, debtDeductedPence: 0 };
  expect(body).toMatchObject({
    from: null,
    tag: null,
    issued: { ...none, codes: 3, topUpPence: 3_500, debtAddedPence: 700 },
    applied: { ...none, codes: 1, topUpPence: 1_000 },
    open: { codes: 1, topUpPence: 500 },
    settled: { codes: 1, topUpPence: 2_000 },
    reported: {
      all: { count: 2, creditPence: 10_900 },
      explained: { count: 1, creditPence: 1_000 },
      unexplained: { count: 1, creditPence: 9_900 },
    },
  });
  const { states } = body as { states: { status: string; codes: number }[] };
  expect(states.filter(({ codes }) => codes > 0)).toMatchObject([
    { status: "issued", codes: 1 },
    { status: "confirmed", codes: 1 },
    { status: "void", codes: 1 },
  ]);

  const snow = await rig.call("GET", "/v1/reports/reconciliation?tag=snow&from=2026-11-24");
  expect(snow.body).toMatchObject({ issued: { codes: 1 }, reported: { all: { count: 0 } } });
  for (const tag of ["sno", "it%27s%20100%25"]) {
    const found = await rig.call("GET", `/v1/reports/reconciliation?tag=${tag}`);
    expect(found.body).toMatchObject({ issued: { codes: tag === "sno" ? 0 : 1 } });
  }
  const later = await rig.call("GET", "/v1/reports/reconciliation?from=2026-11-25");
  expect(later.body).toMatchObject({ issued: { codes: 0, topUpPence: 0 } });

  const csv = await rig.call("GET", "/v1/reports/reconciliation?format=csv&to=2026-11-24");
  expect(csv.type).toBe("text/csv; charset=utf-8");
  expect(csv.text.split("\r\n")).toEqual([
    "row,codes,top_up_pence,deducted_pence,debt_added_pence,debt_deducted_pence," +
      "credit_set_pence,debt_set_pence,credit_given_pence",
    "awaiting_approval,0,0,0,0,0,0,0,0",
    "issued,1,500,0,700,0,0,0,0",
    "sent,0,0,0,0,0,0,0,0",
    "confirmed,1,1000,0,0,0,0,0,0",
    "refused,0,0,0,0,0,0,0,0",
    "superseded,0,0,0,0,0,0,0,0",
    "void,1,2000,0,0,0,0,0,0",
    "lost,0,0,0,0,0,0,0,0",
    "all_issued,3,3500,0,700,0,0,0,0",
    "all_applied,1,1000,0,0,0,0,0,0",
    "all_open,1,500,0,700,0,0,0,0",
    "all_settled,1,2000,0,0,0,0,0,0",
    "reported_by_meters,2,10900,0,0,0,0,0,0",
    "reported_explained,1,1000,0,0,0,0,0,0",
    "reported_unexplained,1,9900,0,0,0,0,0,0",
    "",
  ]);
});

test("the books of one meter, to the penny, whatever its codes do", async () => {
  const debt = (type: string, amountPence: number) => ({ type, register: "time_1", amountPence });
  const LIVES: readonly [commands: object[], event?: string, body?: object][] = [
    [[topUp(301), topUp(200)], "refused", { reason: "duplicate" }],
    [[{ type: "set_credit", amountPence: 2_003 }], "refused", { reason: "duplicate" }],
    [[{ type: "deduct_credit", amountPence: 50 }, topUp(700)], "sent", { channel: "sms" }],
    [[debt("add_debt", 900), debt("deduct_debt", 401)], "refused", { reason: "duplicate" }],
    [[debt("set_debt", 0)], "refused", { reason: "not_applicable" }],
    [[debt("set_debt", 17)], "refused", { reason: "superseded" }],
    [[topUp(5)], "void", { reason: "mistake" }],
    [[{ type: "add_credit", amountPence: 23 }], "refused", { reason: "duplicate" }],
    [[topUp(7)], "lost", { reason: "gone" }],
    [[topUp(11)], "refused", { reason: "balance_too_high" }],
    [[topUp(13)], "refused", { reason: "too_old" }],
  ];
  for (const [commands, event, body] of LIVES) {
    const { codeId } = await issue(rig.call, path, { commands });
    const answer = await rig.call("POST", `/v1/codes/${codeId}/${event}`, body);
    expect(answer.status).toBe(200);
  }
  const sums = (codes: number, topUpPence: number, rest: readonly number[]) => ({
    ...{ codes, topUpPence, deductedPence: rest[0], debtAddedPence: rest[1] },
    ...{ debtDeductedPence: rest[2], creditSetPence: rest[3], debtSetPence: rest[4] },
  });
  expect((await rig.call("GET", "/v1/reports/reconciliation")).body).toMatchObject({
    issued: { ...sums(11, 1_237, [50, 900, 401, 2_003, 17]), creditGivenPence: 23 },
    applied: { ...sums(4, 501, [0, 900, 401, 2_003, 0]), creditGivenPence: 23 },
    open: sums(4, 718, [50, 0, 0, 0, 0]),
    settled: sums(3, 18, [0, 0, 0, 0, 17]),
  });
});

test("a code that awaits approval is told, and counts as neither issued nor open", async () => {
  const line = { commands: ["top_up"], amountPenceAbove: null };
  const drawn = await rig.call("PUT", "/v1/approval-line", line);
  expect(drawn.status).toBe(200);
  const asked = await rig.call("POST", `${path}/codes`, { commands: [topUp(1_000)] });
  expect(asked.body).toMatchObject({ status: "awaiting_approval" });
  const { body } = await rig.call("GET", "/v1/reports/reconciliation");
  const { states, issued, open } = body as { states: object[]; issued: object; open: object };
  expect([states[0], issued, open]).toMatchObject([
    { status: "awaiting_approval", codes: 1, topUpPence: 1_000 },
    { codes: 0, topUpPence: 0 },
    { codes: 0 },
  ]);
});

test.each([
  ["from=2026-02-30", "from"],
  ["to=yesterday", "to"],
  ["from=2026-11-25&to=2026-11-24", "to"],
  ["format=xml", "format"],
  ["tag=", "tag"],
  ["since=2026-11-24", "since"],
])("a report of %s is refused by name", async (query, field) => {
  const { status, body } = await rig.call("GET", `/v1/reports/reconciliation?${query}`);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
});

test("events never prove a code that was not applied", () => {
  const code = fc.record({ amountPence: fc.constantFrom(100, 200), isApplied: fc.boolean() });
  const lives = fc.array(fc.record({ code, isHeard: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(lives, (all) => {
      const codes = all.map((each, at) => ({
        codeId: String(at),
        issuedAt: at * 100_000,
        commands: [topUp(each.code.amountPence)],
        applied: each.code.isApplied,
      }));
      const events = all.flatMap((each, at) =>
        each.code.isApplied && each.isHeard
          ? [credited(each.code.amountPence / 100, 100_000 * at + 50_000)]
          : [],
      );
      const proved = provedByEvents(events, codes);
      return proved.every(({ codeId }) => codes[Number(codeId)]?.applied === true);
    }),
  );
});
