import { issueCode } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID, OTHER_METER_ID, OTHER_METER_KEY, shared } from "../../support/parties.ts";
import {
  everything,
  forged,
  issue,
  NOON_SECONDS,
  register,
  shown,
} from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const explain = (code: string, meterId?: string) =>
  rig.call("POST", "/v1/codes/explain", meterId === undefined ? { code } : { code, meterId });

test("without a meter a code is taken apart, and nothing of it is verified", async () => {
  // test/vectors/code-format.json: deduct_debt time_1 100, counter 1.
  const { status, body } = await explain("7970 7589-1434 4149 6201");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    kind: "code",
    digits: 20,
    subClass: 4,
    truncatedCounter: 1,
    commands: [{ type: "deduct_debt", register: "time_1", amountPence: 100 }],
  });
  expect(body).not.toHaveProperty("verification");
});

test("with its meter a code verifies, for its issue and state, as people type it", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const typed = code.replace(/(.{4})(?=.)/g, "$1-");
  const { body } = await explain(typed, METER_ID);
  const issueOf = {
    codeId,
    meterId: METER_ID,
    status: "issued",
    issuedAt: "2026-11-24T12:00:00.000Z",
    confirmedOn: null,
  };
  expect(body).toMatchObject({ verification: { verifies: true, utrnCounter: 1, issue: issueOf } });
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "mistake" });
  expect((await explain(code, METER_ID)).body).toMatchObject({
    verification: { issue: { codeId, status: "void" } },
  });
});

test("without its meter a code is found by all its digits, by who may see them", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const said = { codeId, meterId: METER_ID, status: "issued", confirmedOn: null };
  const found = await explain(code.replace(/(.{4})/g, "$1 "));
  expect(found.body).toMatchObject({ kind: "code", issues: [said] });
  expect(found.body).not.toHaveProperty("verification");
  const other = issueCode(shared(), { utrnCounter: 300, commands: [{ type: "restore_supply" }] });
  for (const digits of [other, shown({}), code.slice(4)]) {
    expect((await explain(digits)).body).toMatchObject({ issues: [] });
  }
  const reader = await keyOf(rig, "reader");
  const hidden = await reader.call("POST", "/v1/codes/explain", { code });
  expect(hidden.body).toMatchObject({ kind: "code", issues: [], digitsHidden: true });
  const sees = await keyOf(rig, "reader", { seesCodes: true });
  const shownTo = await sees.call("POST", "/v1/codes/explain", { code });
  expect(shownTo.body).toMatchObject({ issues: [said] });
});

test("with another meter a code is not_authentic", async () => {
  await register(rig.call, OTHER_METER_ID);
  const { code } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const verification = { verifies: false, reason: "not_authentic", issue: null };
  expect((await explain(code, OTHER_METER_ID)).body).toMatchObject({ verification });
});

test("a true code that was not issued here verifies, for no issue", async () => {
  const code = issueCode(shared(), { utrnCounter: 300, commands: [{ type: "restore_supply" }] });
  const verification = { verifies: true, utrnCounter: 300, issue: null };
  expect((await explain(code, METER_ID)).body).toMatchObject({ verification });
});

test("a slip is refused with the block it is in", async () => {
  const { code } = await issue(rig.call, path, {
    commands: [{ type: "restore_supply" }],
    digits: 40,
  });
  const last = code.endsWith("0") ? "1" : "0";
  const { status, body } = await explain(`${code.slice(0, -1)}${last}`);
  expect([status, body]).toEqual([
    200,
    { kind: "refused", reason: "check_digit_wrong", block: 2, issues: [] },
  ]);
});

test("text that is no code is refused as incomplete", async () => {
  expect((await explain("hello", METER_ID)).body).toEqual({
    kind: "refused",
    reason: "incomplete",
    message: "The code has the letter h at its beginning: a code has digits only.",
  });
});

test("a confirmation code is taken apart, and with its meter verifies for its issue", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const before = await everything(rig.call, path);
  const { body } = await explain(shown({ balancePence: -250 }), METER_ID);
  expect(body).toMatchObject({
    kind: "confirmation",
    says: { kind: "applied", supply: "enabled", mode: "prepayment", balancePence: -250 },
    verification: { verifies: true, utrnCounter: 1, issue: { codeId, status: "issued" } },
  });
  expect(await everything(rig.call, path)).toBe(before);
});

/** A code that is well formed, and that no supplier has signed for the meter. */
function guess(amountPence: number): string {
  const other = shared(undefined, METER_ID, undefined, OTHER_METER_KEY);
  return issueCode(other, { utrnCounter: 2, commands: [{ type: "top_up", amountPence }] });
}

test("of codes and confirmations not issued here five wrong ones a day are told", async () => {
  const { code } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  const wrong = [guess(1), guess(2), guess(2), guess(3), forged(), forged({ balancePence: 1 })];
  for (const each of wrong) {
    const { body } = await explain(each, METER_ID);
    expect(body).toMatchObject({ verification: { verifies: false, reason: "not_authentic" } });
  }
  const true_ = issueCode(shared(), { utrnCounter: 3, commands: [{ type: "restore_supply" }] });
  for (const each of [guess(4), forged({ balancePence: 2 }), shown({}), true_]) {
    const { status, body } = await explain(each, METER_ID);
    expect([status, body]).toMatchObject([429, { code: "too_many_attempts" }]);
  }
  expect((await explain(code, METER_ID)).body).toMatchObject({ verification: { verifies: true } });
  expect((await explain(guess(4))).status).toBe(200);
  const { body } = await rig.call("GET", "/v1/audit?action=explanation.refused");
  expect(body).toMatchObject({
    items: Array(5).fill({ meterId: METER_ID, details: { reason: "not_authentic" } }),
  });
  rig.setTime(NOON_SECONDS + 86_400);
  expect((await explain(guess(4), METER_ID)).status).toBe(200);
});

test("wrong codes that were explained leave confirmations all their attempts", async () => {
  await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
  for (let at = 0; at < 5; at += 1) await explain(forged({ balancePence: at }), METER_ID);
  const confirm = (code: string) => rig.call("POST", `${path}/confirmations`, { code });
  for (let at = 0; at < 4; at += 1) {
    expect((await confirm(forged({ balancePence: at }))).status).toBe(422);
  }
  expect((await confirm(shown({}))).status).toBe(200);
});

test("a meter that nobody registered is not_found", async () => {
  const { status, body } = await explain(shown({}), "0000000000000001");
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});
