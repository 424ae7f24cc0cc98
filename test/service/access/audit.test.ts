import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { addAuditRows, findAuditLines } from "../../../apps/supplier-service/src/store/audit.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { clientOf } from "../../support/api-client.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import { startServerProcess } from "../../support/server-process.ts";
import {
  API_KEY,
  forged,
  issue,
  NOON_SECONDS,
  register,
  shown,
} from "../../support/supplier-rig.ts";
import { type Ended, utrnCommand } from "../../support/utrn-command.ts";

const rig = rigForEachTest();

interface Entry {
  readonly seq: number;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly [member: string]: unknown;
}

const ANN = { owner: "Ann Lee" };
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };

async function entries(query = ""): Promise<Entry[]> {
  const { body } = await rig.call("GET", `/v1/audit${query}`);
  return (body as { items: Entry[] }).items;
}

const exported = async () => (await rig.call("GET", "/v1/audit.ndjson")).text;

function database(): DatabaseSync {
  return new DatabaseSync(join(rig.folder, "supplier", "supplier.db"));
}

/** Verifies a file in the test's folder by the command line. */
function verifyOffline(text: string, ...options: string[]): Promise<Ended> {
  const file = join(rig.folder, "audit.ndjson");
  writeFileSync(file, text);
  return utrnCommand(["audit", "verify", file, ...options]);
}

async function keyFile(): Promise<string> {
  const { body } = await rig.call("GET", "/v1/audit/verify");
  const file = join(rig.folder, "audit-public.pem");
  writeFileSync(file, (body as { publicKey: string }).publicKey);
  return file;
}

test("what was done is recorded: who, what, for which meter, code and counter", async () => {
  const path = await register(rig.call);
  const issuer = await keyOf(rig, "issuer");
  const { codeId } = await issue(issuer.call, path, TOP_UP);
  await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  await rig.call("DELETE", `/v1/keys/${issuer.id}`);
  const found = (await entries()).toReversed();
  expect(found.map(({ action }) => action)).toEqual([
    "audit.checkpoint",
    "audit_key.added",
    "key.made",
    "meter.registered",
    "key.made",
    "code.issued",
    "confirmation.taken",
    "key.revoked",
  ]);
  expect(found[5]).toEqual({
    seq: 6,
    at: "2026-11-24T12:00:00.000Z",
    actor: issuer.id,
    role: "issuer",
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    action: "code.issued",
    meterId: METER_ID,
    codeId,
    utrnCounter: 1,
    details: {
      digits: 20,
      commands: ["top_up"],
      // printf '[{"amountPence":1000,"type":"top_up"}]' | sha256sum
      commandsSha256: "933ecd01d97975f487a582e7989a8e7f7ce62fe4c0b497c99ffb016de7942f60",
      issuedAt: "2026-11-24T12:00:00.000Z",
    },
    previous: found[4]?.hash,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("a wrong confirmation, and what becomes of a code, are recorded", async () => {
  const path = await register(rig.call);
  const { codeId } = await issue(rig.call, path, TOP_UP);
  await rig.call("POST", `${path}/confirmations`, { code: forged() });
  await rig.call("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" });
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "wrong" });
  expect(await entries(`?codeId=${codeId}&action=code.changed`)).toMatchObject([
    { details: { status: "void" } },
    { details: { status: "sent" } },
  ]);
  expect(await entries("?action=confirmation.refused")).toMatchObject([
    { meterId: METER_ID, details: { reason: "not_authentic" } },
  ]);
});

test("what was refused is not recorded as done", async () => {
  const path = await register(rig.call);
  const before = await exported();
  await rig.call("POST", `${path}/codes`, { commands: [] });
  await rig.call("POST", "/v1/meters/00db123456789fff/codes", TOP_UP);
  await rig.call("DELETE", "/v1/keys/bootstrap");
  expect(await exported()).toBe(before);
});

test("neither digits nor keys are in the trail", async () => {
  const path = await register(rig.call);
  const { key } = await keyOf(rig, "issuer");
  const { code } = await issue(rig.call, path, TOP_UP);
  const confirmation = shown({});
  await rig.call("POST", `${path}/confirmations`, { code: confirmation });
  const text = await exported();
  for (const secret of [code, key, confirmation]) expect(text).not.toContain(secret);
});

test("pages follow each other, newest first, also by meter", async () => {
  await register(rig.call);
  const path = await register(rig.call, "00db1234567890a7");
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, TOP_UP);
  const seen: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const at = cursor === "" ? "" : `&cursor=${cursor}`;
    const { body } = await rig.call("GET", `/v1/audit?meterId=00db1234567890a7&limit=2${at}`);
    const page = body as { items: Entry[]; nextCursor: string | null };
    seen.push(...page.items.map(({ seq }) => seq));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([8, 7, 6, 5]);
});

test("what somebody did is found by the key and by its owner, and by day", async () => {
  const [one, two] = [await keyOf(rig, "issuer", ANN), await keyOf(rig, "issuer", ANN)];
  const bo = await keyOf(rig, "issuer", { owner: "Bo" });
  const path = await register(one.call);
  await issue(two.call, path, TOP_UP);
  rig.setTime(NOON_SECONDS + 86_400);
  await issue(bo.call, path, { ...TOP_UP, reason: "another" });
  const found = async (query: string) => (await entries(`?${query}`)).map(({ action }) => action);
  expect(await found(`actor=${two.id}`)).toEqual(["code.issued"]);
  expect(await found("actor=ann%20LEE")).toEqual(["code.issued", "meter.registered"]);
  expect(await found("actor=Bo&to=2026-11-24")).toEqual([]);
  expect(await found("actor=Bo&from=2026-11-25")).toEqual(["code.issued"]);
  expect(await found("actor=Nobody")).toEqual([]);
  expect(await found("action=code.issued&to=2026-11-24")).toEqual(["code.issued"]);
  expect(await found("from=2026-11-26")).toEqual([]);
  const all = await entries();
  expect(await entries("?from=2026-11-24&to=2026-11-25")).toEqual(all);
  const later = all.filter(({ at }) => String(at) >= "2026-11-25");
  expect(await entries("?from=2026-11-25")).toEqual(later);
  expect(later.length).toBeGreaterThan(0);
});

test("every line that a request caused has the id of its answer, and is found by it", async () => {
  const path = await register(rig.call);
  await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  const issuer = await keyOf(rig, "issuer", ANN);
  const { body } = await issuer.call("POST", `${path}/codes`, TOP_UP);
  const { approvalId } = body as { approvalId: string };
  const approver = await keyOf(rig, "approver");
  const answer = await fetch(`${rig.url()}/v1/approvals/${approvalId}/approve`, {
    method: "POST",
    headers: { authorization: `Bearer ${approver.key}` },
  });
  const requestId = answer.headers.get("x-request-id");
  expect(await entries(`?requestId=${requestId}`)).toMatchObject([
    { action: "approval.given", requestId },
    { action: "code.issued", requestId },
  ]);
  const signed = await entries("?action=audit.checkpoint");
  expect(signed.filter((line) => "requestId" in line)).toEqual([]);
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
  expect((await verifyOffline(await exported(), "--key", await keyFile())).status).toBe(0);
});

test("what an actor did is found however far back", async () => {
  const store = await openStore({ folder: join(rig.folder, "supplier"), databaseUrl: undefined });
  const line = (seq: number) => ({
    ...{ seq, action: "code.changed", meter_id: null, code_id: null, request_id: null },
    line: `{"seq":${seq},"actor":"${seq % 30_000 === 5 ? "bootstrap" : "other"}"}`,
  });
  const rows = Array.from({ length: 70_000 }, (_, at) => line(at + 100));
  await addAuditRows(store, rows);
  const filter = {
    ...{ from: 1, before: 80_000, meterId: undefined, codeId: undefined },
    ...{ requestId: undefined, action: "code.changed", actors: ["bootstrap"] },
  };
  const seqs = async (limit: number) =>
    (await findAuditLines(store, filter, limit)).map(({ seq }) => seq);
  expect(await seqs(10)).toEqual([60_005, 30_005]);
  expect(await seqs(1)).toEqual([60_005]);
  await store.destroy();
});

test.each([
  ["actor=", "actor"],
  ["from=2026-02-30", "from"],
  ["from=2026-11-25&to=2026-11-24", "to"],
  ["cursor=x", "cursor"],
  ["limit=0", "limit"],
  ["meterId=1", "meterId"],
  ["action=code.guessed", "action"],
  ["requestId=%20", "requestId"],
  ["before=1", "before"],
])("asking for %s is refused by name", async (query, field) => {
  const { status, body } = await rig.call("GET", `/v1/audit?${query}`);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
});

test("an export is signed at its end, once, and verifies offline with the key", async () => {
  const path = await register(rig.call);
  await issue(rig.call, path, TOP_UP);
  const text = await exported();
  expect(await exported()).toBe(text);
  const { status, out, err } = await verifyOffline(text, "--key", await keyFile());
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatch(/^6 entries, 1 to 6 \(from the first\), 2 of them checkpoints/);
});

test("an export may begin behind an earlier one, and verifies so", async () => {
  await register(rig.call);
  await exported();
  await register(rig.call, "00db1234567890a7");
  const { text } = await rig.call("GET", "/v1/audit.ndjson?after=5");
  expect((await verifyOffline(text)).status).toBe(1);
  expect(await verifyOffline(text, "--after", "5")).toMatchObject({ status: 0, err: "" });
});

test("offline, a changed line, a removed one and a strange key are named", async () => {
  const path = await register(rig.call);
  await issue(rig.call, path, TOP_UP);
  const text = await exported();
  const changed = text.replace('"utrnCounter":1', '"utrnCounter":2');
  expect(await verifyOffline(changed)).toMatchObject({
    status: 1,
    out: "line 5: entry 5 does not match its hash (changed)",
  });
  const removed = text.split("\n").toSpliced(4, 1).join("\n");
  expect(await verifyOffline(removed)).toMatchObject({
    status: 1,
    out: "line 5: expected entry 5 here, found 6 (missing_or_moved)",
  });
  const wrongKey = await verifyOffline(text, "--key", join(rig.folder, "key.pem"));
  expect(wrongKey).toMatchObject({ status: 1, out: expect.stringContaining("(other_key)") });
});

test.each([
  ["a key file that is none", ["--key", "package.json"], /^utrn: --key /],
  ["a place that is none", ["--after", "-1"], /^utrn: --after /],
])("offline, %s is refused by name", async (_title, options, message) => {
  const { status, out, err } = await verifyOffline("", ...options);
  expect([status, out, err]).toEqual([2, "", expect.stringMatching(message)]);
});

test("offline, a file that is not there is said to be missing", async () => {
  const { status, out, err } = await utrnCommand(["audit", "verify", "none"]);
  const message = "utrn: file cannot be read: no such file or directory (ENOENT)";
  expect([status, out, err]).toEqual([2, "", message]);
});

test("the audit key is made once and is its owner's only", async () => {
  const file = join(rig.folder, "supplier", "audit-key.pem");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file, "utf8");
  await rig.restart();
  expect(readFileSync(file, "utf8")).toBe(before);
});

test("the database refuses to change or delete a line", async () => {
  await register(rig.call);
  const file = database();
  expect(() => file.exec("UPDATE audit SET line = ''")).toThrow("append-only");
  expect(() => file.exec("DELETE FROM audit")).toThrow("append-only");
  file.close();
});

const TAMPERED: readonly [title: string, sql: string, fault: string][] = [
  [
    "changed",
    "UPDATE audit SET line = replace(line, 'top_up', 'set_debt') WHERE seq = 5",
    "changed",
  ],
  ["removed", "DELETE FROM audit WHERE seq = 5", "missing_or_moved"],
  ["cut off at the end", "DELETE FROM audit WHERE seq > 5", "missing_or_moved"],
];

test.each(TAMPERED)("a stored trail that was %s past the triggers is found", async (...each) => {
  const [, sql, fault] = each;
  const path = await register(rig.call);
  await issue(rig.call, path, TOP_UP);
  await issue(rig.call, path, TOP_UP);
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true, entries: 6 });
  const file = database();
  file.exec("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete");
  file.exec(sql);
  file.close();
  const { status, body } = await rig.call("GET", "/v1/audit/verify");
  expect([status, body]).toMatchObject([200, { ok: false, fault: { fault } }]);
});

test("after kills while issuing, the trail is true and has every code once", async () => {
  await rig.stop();
  let path = "";
  const acknowledged: string[] = [];
  for (let life = 0; life < 3; life += 1) {
    const server = await startServerProcess("supplier", rig.env);
    const call = clientOf(server.url, API_KEY);
    if (life === 0) path = await register(call);
    const issueUntilKilled = async () => {
      for (;;) {
        const answer = await call("POST", `${path}/codes`, { ...TOP_UP, digits: 40 }).catch(
          () => undefined,
        );
        if (answer?.status !== 201) return;
        acknowledged.push((answer.body as { codeId: string }).codeId);
        if (acknowledged.length === 25 * (life + 1)) void server.end("SIGKILL");
      }
    };
    await Promise.all(Array.from({ length: 8 }, issueUntilKilled));
    await server.end("SIGKILL");
  }
  await rig.restart();
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
  const file = database();
  const stored = file.prepare("SELECT code_id FROM codes ORDER BY counter").all();
  file.close();
  const lines = (await exported()).trim().split("\n");
  const recorded = lines.map((line) => JSON.parse(line) as Entry);
  expect(
    recorded.filter(({ action }) => action === "code.issued").map(({ codeId }) => codeId),
  ).toEqual(stored.map((row) => row.code_id));
  expect(stored.map((row) => row.code_id)).toEqual(expect.arrayContaining(acknowledged));
});

test("a thousand lines on, the trail is signed by itself", async () => {
  const path = await register(rig.call);
  const { codeId } = await issue(rig.call, path, TOP_UP);
  for (let sent = 0; sent < 996; sent += 1) {
    await rig.call("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" });
  }
  const { body } = await rig.call("GET", "/v1/audit/verify");
  expect(body).toMatchObject({ ok: true, checkpoints: 2, lastSeq: 1_002, signedUpTo: 1_002 });
});
