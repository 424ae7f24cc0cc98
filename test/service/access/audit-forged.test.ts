import { rmSync } from "node:fs";
import { join } from "node:path";
import type { AuditLine } from "@utrn-lab/audit-chain";
import { expect, test } from "vitest";
import { rigForEachTest } from "../../support/each-test.ts";
import { openAsForger, remakeTrail, withoutCheckpoints } from "../../support/forged-trail.ts";
import { issue, register } from "../../support/supplier-rig.ts";

/**
 * What somebody can do who writes to the database and has no audit key: each is found by the
 * service, at once and after a start, and the service signs none of it. He raises the epoch of the
 * database, too, as if it had been restored and resumed: the mark of the supplier key takes it.
 */
const rig = rigForEachTest();

const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }], reason: "a test" };

/** Eight entries, the first and the last two of them signed, and three more that are not. */
async function writeTrail(): Promise<void> {
  const path = await register(rig.call);
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, TOP_UP);
  await rig.call("GET", "/v1/audit.ndjson");
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, TOP_UP);
  expect(await verified()).toMatchObject({ ok: true, entries: 11, checkpoints: 2, signedUpTo: 8 });
}

const verified = async () => (await rig.call("GET", "/v1/audit/verify")).body;

function underAnotherActor(lines: readonly AuditLine[]): AuditLine[] {
  return lines.map((line) => (line.seq === 4 ? { ...line, actor: "somebody-else" } : line));
}

const exec = (sql: string) => {
  const file = openAsForger(rig.folder);
  file.exec(sql);
  file.close();
};

const remake = (choose: (lines: readonly AuditLine[]) => readonly AuditLine[]) => {
  remakeTrail(rig.folder, choose);
  exec("UPDATE supplier SET epoch = epoch + 1");
};

const FORGED: readonly (readonly [title: string, forge: () => void, fault: string])[] = [
  [
    "made anew under another actor, without a checkpoint",
    () => remake((lines) => underAnotherActor(withoutCheckpoints(lines))),
    "not_what_was_signed",
  ],
  [
    "made anew under another actor, and its head says that it is signed far ahead",
    () => {
      remake((lines) => underAnotherActor(withoutCheckpoints(lines)));
      exec("UPDATE audit_head SET checkpoint_seq = 900000000");
    },
    "missing_or_moved",
  ],
  ["cut back to its first line", () => remake((lines) => lines.slice(0, 1)), "not_what_was_signed"],
  ["emptied", () => remake(() => []), "not_what_was_signed"],
  [
    "cut back behind its last checkpoint but one",
    () => remake((lines) => lines.slice(0, 6)),
    "not_what_was_signed",
  ],
];

test.each(FORGED)("a trail that was %s is found and not signed", async (_title, forge, fault) => {
  await writeTrail();
  forge();
  expect(await verified()).toMatchObject({ ok: false, fault: { fault } });
  expect(await rig.call("GET", "/v1/audit.ndjson")).toMatchObject({
    status: 409,
    body: { code: "audit_trail_unknown" },
  });
  await rig.restart();
  expect(await verified()).toMatchObject({ ok: false });
});

test("unsigned lines that were cut off are found by the process that wrote them", async () => {
  await writeTrail();
  remake((lines) => lines.slice(0, 9));
  expect(await verified()).toMatchObject({ ok: false, fault: { fault: "not_what_was_signed" } });
});

test("what a process leaves unsigned it signs as it stops: a start finds it cut off", async () => {
  await writeTrail();
  await rig.stop();
  remake((lines) => lines.slice(0, 9));
  await rig.restart();
  expect(await verified()).toMatchObject({ ok: false, fault: { fault: "not_what_was_signed" } });
});

test("a last checkpoint moved past the end is found, and holds no signature up", async () => {
  await writeTrail();
  exec("UPDATE audit_head SET checkpoint_seq = 900000000");
  expect(await verified()).toMatchObject({ ok: false, fault: { fault: "missing_or_moved" } });
  expect((await rig.call("GET", "/v1/audit.ndjson")).status).toBe(200);
  expect(await verified()).toMatchObject({ ok: true, signedUpTo: 12 });
});

test.each([
  "action = 'key.revoked'",
  "meter_id = '00db123456789fff'",
  "meter_id = null",
  "code_id = 'none'",
])("an entry filed under %s, where it is not found, is named", async (change) => {
  await writeTrail();
  exec(`UPDATE audit SET ${change} WHERE seq = 6`);
  expect(await verified()).toMatchObject({
    ok: false,
    fault: { line: 6, seq: 6, fault: "filed_otherwise" },
  });
});

const COPY = `INSERT INTO codes
  (code_id, meter_id, counter, digits, code, commands, status, issued_at)
  SELECT 'made-up', meter_id, 99, digits, code, commands, status, issued_at FROM codes LIMIT 1`;

test.each([
  ["given another amount", `UPDATE codes SET commands = replace(commands, '1000', '999900')`],
  ["given other commands", `UPDATE codes SET commands = '[{"type":"restore_supply"}]'`],
  ["voided", "UPDATE codes SET status = 'void' WHERE counter = 3"],
  ["told never to have been sent", "UPDATE codes SET status = 'issued' WHERE counter = 2"],
  ["counted as sent more often", "UPDATE codes SET sent_count = 4 WHERE counter = 2"],
  ["given another time", "UPDATE codes SET issued_at = issued_at - 86400 * 30 WHERE counter = 4"],
  ["given another counter", "UPDATE codes SET counter = 77 WHERE counter = 6"],
  ["given the digits of another", "UPDATE codes SET code = (SELECT max(code) FROM codes)"],
  ["deleted", "DELETE FROM codes WHERE counter = 5", "code_missing"],
  ["added", COPY, "code_not_recorded"],
])("a code that was %s is found", async (_title, sql, fault = "code_changed") => {
  await writeTrail();
  const { items } = (await rig.call("GET", "/v1/meters/00db1234567890a0/codes")).body as {
    items: { codeId: string; utrnCounter: number }[];
  };
  const second = items.find(({ utrnCounter }) => utrnCounter === 2);
  await rig.call("POST", `/v1/codes/${second?.codeId}/sent`, { channel: "sms" });
  expect(await verified()).toMatchObject({ ok: true });
  exec(sql);
  expect(await verified()).toMatchObject({ ok: false, fault: { fault } });
});

/** A trail as a release of before left it: it begins without a checkpoint, and no mark is kept. */
async function asOfBefore(): Promise<void> {
  await writeTrail();
  await rig.stop();
  remake((lines) => withoutCheckpoints(lines).slice(1));
  exec("DELETE FROM audit_keys");
}

const markFile = () => join(rig.folder, "supplier", "audit-key.pem.mark");

test("a trail of before is signed from the start on, and says how many lines are not", async () => {
  await asOfBefore();
  rmSync(markFile());
  await rig.restart();
  expect(await verified()).toMatchObject({ ok: true, begunUnsigned: 9, entries: 10 });
});

test("nobody passes new lines off as those of before: the mark knows better", async () => {
  await asOfBefore();
  await rig.restart();
  expect(await verified()).toMatchObject({ ok: false, begunUnsigned: 0 });
});
