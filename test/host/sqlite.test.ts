import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { openDatabase } from "@utrn-lab/http-host";
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { afterEach, beforeEach, expect, test } from "vitest";

interface Tables {
  readonly words: { readonly word: string };
}

const WORDS: Migration = {
  up: (db) => db.schema.createTable("words").addColumn("word", "text").execute(),
};

let folder: string;
let db: Kysely<Tables>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sqlite-"));
  db = await openDatabase<Tables>({ folder, file: "words.db" }, { "001": WORDS });
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const add = (to: Kysely<Tables>, word: string) => to.insertInto("words").values({ word }).execute();

async function words(): Promise<string[]> {
  const rows = await db.selectFrom("words").select("word").orderBy("word").execute();
  return rows.map(({ word }) => word);
}

/** A promise, and what resolves it. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

test("what another request writes meanwhile is not part of a transaction that fails", async () => {
  const begun = gate();
  const goOn = gate();
  const failing = db.transaction().execute(async (transaction) => {
    await add(transaction, "inside");
    begun.open();
    await goOn.passed;
    throw new Error("it failed");
  });
  await begun.passed;
  const outside = add(db, "outside");
  const seen = words();
  goOn.open();
  await expect(failing).rejects.toThrow("it failed");
  await outside;
  expect(await seen).not.toContain("inside");
  expect(await words()).toEqual(["outside"]);
});

test("a database is opened again without its migrations running twice", async () => {
  await add(db, "kept");
  await db.destroy();
  db = await openDatabase<Tables>({ folder, file: "words.db" }, { "001": WORDS });
  expect(await words()).toEqual(["kept"]);
});

test("a migration that fails leaves nothing of itself, and says so in a sentence", async () => {
  await db.destroy();
  const half: Migration = {
    up: async (kysely) => {
      await kysely.schema.createTable("half").addColumn("a", "text").execute();
      throw new Error("no second half");
    },
  };
  const opening = openDatabase({ folder, file: "words.db" }, { "001": WORDS, "002": half });
  await expect(opening).rejects.toThrow(/^The database .* brought up to date: no second half\.$/);
  db = await openDatabase<Tables>({ folder, file: "words.db" }, { "001": WORDS });
  const tables = await db.introspection.getTables();
  expect(tables.map(({ name }) => name)).not.toContain("half");
});

/** Writes to a new file that is not in WAL yet, and keeps its lock for a moment. */
const WRITER = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { DatabaseSync } = require("node:sqlite");
  const file = new DatabaseSync(workerData);
  file.exec("BEGIN IMMEDIATE; CREATE TABLE first (word TEXT)");
  parentPort.postMessage("locked");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  file.exec("COMMIT");
  file.close();
`;

test("a new file that another one is writing is waited for", async () => {
  const file = "new.db";
  const writer = new Worker(WRITER, { eval: true, workerData: join(folder, file) });
  const ended = once(writer, "exit");
  await once(writer, "message");
  const opened = await openDatabase<Tables>({ folder, file }, { "001": WORDS });
  await add(opened, "after");
  await opened.destroy();
  await ended;
});

test("while another process keeps the lock one waits and the others are refused", async () => {
  const other = new DatabaseSync(join(folder, "words.db"));
  other.exec("BEGIN IMMEDIATE");
  // Each waiting its own five seconds would outlast the test.
  const refused = await Promise.allSettled(
    Array.from({ length: 40 }, () => db.transaction().execute((it) => add(it, "never"))),
  );
  expect(refused.map(({ status }) => status)).toEqual(Array(40).fill("rejected"));
  other.exec("ROLLBACK");
  other.close();
  await db.transaction().execute((it) => add(it, "again"));
  expect(await words()).toEqual(["again"]);
});

test("a transaction that somebody left open keeps out none that comes", async () => {
  await sql`begin`.execute(db);
  await add(db, "left open");
  await db.transaction().execute((it) => add(it, "next"));
  expect(await words()).toEqual(["next"]);
});
