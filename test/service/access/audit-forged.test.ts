import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditLine } from "@utrn-lab/audit-chain";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type LastSeen,
  parseLastSeen,
} from "../../../apps/supplier-service/src/audit/last-seen.ts";
import { markFile } from "../../../apps/supplier-service/src/keys/mark-file.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import { openAsForger, remakeTrail, withoutCheckpoints } from "../../support/forged-trail.ts";
import { issue, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

/**
 * What somebody can do who writes to the database and has no audit key: each is found by the
 * service, at once and after a start, and the service signs none of it. The mark of the supplier
 * key would stop him before: he has that, too.
 */
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }], reason: "a test" };

const verified = async ({ call }: SupplierRig) => (await call("GET", "/v1/audit/verify")).body;

/** Eight entries, the first and the last two of them signed, and three more that are not. */
async function writeTrail(rig: SupplierRig): Promise<void> {
  const path = await register(rig.call);
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, TOP_UP);
  await rig.call("GET", "/v1/audit.ndjson");
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, TOP_UP);
  const state = { ok: true, entries: 11, checkpoints: 2, signedUpTo: 8 };
  expect(await verified(rig)).toMatchObject(state);
}

function underAnotherActor(lines: readonly AuditLine[]): AuditLine[] {
  return lines.map((line) => (line.seq === 4 ? { ...line, actor: "somebody-else" } : line));
}

const exec = ({ folder }: SupplierRig, sql: string) => {
  const file = openAsForger(folder);
  file.exec(sql);
  file.close();
};

/** The mark of the supplier key, as somebody has it who can write beside the key. */
const supplierMark = ({ env }: SupplierRig) =>
  markFile(`${env.SUPPLIER_KEY_FILE}.mark`, parseLastSeen, () => "draft");

const seenBy = (rig: SupplierRig): LastSeen => {
  const seen = supplierMark(rig).read();
  if (seen === undefined) throw new Error("the service has written its mark");
  return seen;
};

type Choose = Parameters<typeof remakeTrail>[1];

function remake(rig: SupplierRig, choose: Choose): void {
  remakeTrail(rig.folder, choose);
  const file = openAsForger(rig.folder);
  const { seq, hash } = file.prepare("SELECT seq, hash FROM audit_head").get() ?? {};
  file.close();
  const end = { seq: Number(seq), hash: String(hash) };
  supplierMark(rig).overwrite({ ...seenBy(rig), ...end });
}

const COPY = `INSERT INTO codes
  (code_id, meter_id, counter, digits, code, commands, status, issued_at)
  SELECT 'made-up', meter_id, 99, digits, code, commands, status, issued_at FROM codes LIMIT 1`;

/** That of SQLite, where nobody has chosen another. */
const PAGE_BYTES = 4_096;

const TABLES = ["codes", "audit", "audit_head"];

describe("in a running service", () => {
  let rig: SupplierRig;
  let seen: LastSeen;
  beforeAll(async () => {
    rig = await startRig();
    await writeTrail(rig);
    const { items } = (await rig.call("GET", "/v1/meters/00db1234567890a0/codes")).body as {
      items: { codeId: string; utrnCounter: number }[];
    };
    const second = items.find(({ utrnCounter }) => utrnCounter === 2);
    await rig.call("POST", `/v1/codes/${second?.codeId}/sent`, { channel: "sms" });
    exec(rig, TABLES.map((it) => `CREATE TABLE true_${it} AS SELECT * FROM ${it};`).join(""));
    seen = seenBy(rig);
  });
  afterEach(async () => {
    const undo = (it: string) => `DELETE FROM ${it}; INSERT INTO ${it} SELECT * FROM true_${it};`;
    exec(rig, TABLES.map(undo).join(""));
    supplierMark(rig).overwrite(seen);
    expect(await verified(rig)).toMatchObject({ ok: true, entries: 12 });
  });
  afterAll(() => rig.remove());

  /** What a start finds in the folder as it is now. */
  async function verifiedByStart(): Promise<unknown> {
    const folder = mkdtempSync(join(tmpdir(), "supplier-"));
    cpSync(rig.folder, folder, { recursive: true });
    const keyFile = join(folder, "key.pem");
    const started = await startRig({ ...rig.env, DATA_DIR: folder, SUPPLIER_KEY_FILE: keyFile });
    const found = await verified(started);
    await started.remove();
    return found;
  }

  const FORGED: readonly (readonly [title: string, forge: () => void, fault: string])[] = [
    [
      "made anew under another actor, without a checkpoint",
      () => remake(rig, (lines) => underAnotherActor(withoutCheckpoints(lines))),
      "not_what_was_signed",
    ],
    [
      "made anew under another actor, and its head says that it is signed far ahead",
      () => {
        remake(rig, (lines) => underAnotherActor(withoutCheckpoints(lines)));
        exec(rig, "UPDATE audit_head SET checkpoint_seq = 900000000");
      },
      "missing_or_moved",
    ],
    [
      "cut back to its first line",
      () => remake(rig, (lines) => lines.slice(0, 1)),
      "not_what_was_signed",
    ],
    ["emptied", () => remake(rig, () => []), "not_what_was_signed"],
    [
      "cut back behind its last checkpoint but one",
      () => remake(rig, (lines) => lines.slice(0, 6)),
      "not_what_was_signed",
    ],
  ];

  test.each(FORGED)("a trail that was %s is found and not signed", async (_title, forge, fault) => {
    forge();
    expect(await verified(rig)).toMatchObject({ ok: false, fault: { fault } });
    expect(await rig.call("GET", "/v1/audit.ndjson")).toMatchObject({
      status: 409,
      body: { code: "audit_trail_unknown" },
    });
    expect(await verifiedByStart()).toMatchObject({ ok: false });
  });

  test("unsigned lines that were cut off are found by the process that wrote them", async () => {
    remake(rig, (lines) => lines.slice(0, 9));
    const fault = "not_what_was_signed";
    expect(await verified(rig)).toMatchObject({ ok: false, fault: { fault } });
  });

  test("a page that is damaged under the service is found, as unreadable", async () => {
    const file = openAsForger(rig.folder);
    const codes = file.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'codes'").get();
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    file.close();
    const page = (Number(codes?.rootpage) - 1) * PAGE_BYTES;
    const path = join(rig.folder, "supplier", "supplier.db");
    const before = readFileSync(path);
    const damaged = Buffer.from(before).fill("x", page, page + PAGE_BYTES);
    writeFileSync(path, damaged);
    // Whoever has read the page reads it again once something was written.
    exec(rig, "UPDATE audit_head SET only = 1");
    const found = await verified(rig);
    writeFileSync(path, before);
    expect(found).toMatchObject({ ok: false, fault: { fault: "unreadable", seq: 12 } });
  });

  test.each([
    "action = 'key.revoked'",
    "meter_id = '00db123456789fff'",
    "meter_id = null",
    "code_id = 'none'",
    "request_id = 'none'",
    "request_id = null",
  ])("an entry filed under %s, where it is not found, is named", async (change) => {
    exec(rig, `UPDATE audit SET ${change} WHERE seq = 6`);
    expect(await verified(rig)).toMatchObject({
      ok: false,
      fault: { line: 6, seq: 6, fault: "filed_otherwise" },
    });
  });

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
    exec(rig, sql);
    expect(await verified(rig)).toMatchObject({ ok: false, fault: { fault } });
  });
});

describe("over a start", () => {
  const rig = rigForEachTest();

  test("what a process leaves unsigned it signs as it stops: cut off, it is found", async () => {
    await writeTrail(rig);
    await rig.stop();
    remake(rig, (lines) => lines.slice(0, 9));
    await rig.restart();
    const fault = "not_what_was_signed";
    expect(await verified(rig)).toMatchObject({ ok: false, fault: { fault } });
  });

  test("a last checkpoint moved past the end is found, and holds no signature up", async () => {
    await writeTrail(rig);
    exec(rig, "UPDATE audit_head SET checkpoint_seq = 900000000");
    const fault = "missing_or_moved";
    expect(await verified(rig)).toMatchObject({ ok: false, fault: { fault } });
    expect((await rig.call("GET", "/v1/audit.ndjson")).status).toBe(200);
    expect(await verified(rig)).toMatchObject({ ok: true, signedUpTo: 12 });
  });

  /** A trail as a release of before left it: without a checkpoint at its start, or a mark. */
  async function asOfBefore(): Promise<void> {
    await writeTrail(rig);
    await rig.stop();
    remake(rig, (lines) => withoutCheckpoints(lines).slice(1));
    exec(rig, "DELETE FROM audit_keys");
  }

  test("a trail of before is signed from the start on, and counts what is not", async () => {
    await asOfBefore();
    rmSync(join(rig.folder, "supplier", "audit-key.pem.mark"));
    await rig.restart();
    expect(await verified(rig)).toMatchObject({ ok: true, begunUnsigned: 9, entries: 10 });
  });

  test("nobody passes new lines off as those of before: the mark knows better", async () => {
    await asOfBefore();
    await rig.restart();
    expect(await verified(rig)).toMatchObject({ ok: false, begunUnsigned: 0 });
  });
});
