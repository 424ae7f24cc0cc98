import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeEach, test } from "vitest";
import { type AuditedStore, change } from "../../../apps/supplier-service/src/audit/change.ts";
import { parseLastSeen } from "../../../apps/supplier-service/src/audit/last-seen.ts";
import { record, SERVICE } from "../../../apps/supplier-service/src/audit/record.ts";
import { createWatch } from "../../../apps/supplier-service/src/audit/watch.ts";
import { markFile } from "../../../apps/supplier-service/src/keys/mark-file.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { newAuditKey } from "../../support/audit-key.ts";
import { makeMigratedFolder } from "../../support/migrated-database.ts";
import { SUPPLIER_ID } from "../../support/parties.ts";

const EVENT = { action: "limits.set", details: { role: "issuer" } } as const;

let home: string;
let made = 0;
const running = new Map<number, AuditedStore>();
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "watch-"));
});
afterEach(async () => {
  await endAll();
  rmSync(home, { recursive: true });
});

/** The mark of a process: two share one, the third has its own. */
const MARKS = ["shared.mark", "shared.mark", "own.mark"];

/** A process on the database of a folder; one that runs is found again. */
async function processOf(folder: string, at: number): Promise<AuditedStore> {
  const known = running.get(at);
  if (known !== undefined) return known;
  const store = await openStore({ folder, databaseUrl: undefined });
  const mark = markFile(join(folder, "..", MARKS[at] ?? ""), parseLastSeen, () => `${++made}`);
  const process = {
    store,
    auditKey: newAuditKey(),
    // No two lines are of one second: they would be one line.
    sources: { nowSeconds: () => ++made, realSeconds: () => ++made },
    watch: createWatch(mark),
  };
  running.set(at, process);
  return process;
}

async function end(at: number): Promise<void> {
  await running.get(at)?.store.destroy();
  running.delete(at);
}

async function endAll(): Promise<void> {
  for (const at of MARKS.keys()) await end(at);
}

const noted = (process: AuditedStore) =>
  change(process, SERVICE, async () => ({ result: undefined, events: [EVENT] }));

/** What may happen to a process. */
const DEEDS = {
  changes: noted,
  "is killed after its commit": (process: AuditedStore) =>
    process.store
      .transaction()
      .execute((transaction) => record(transaction, process, [{ actor: SERVICE, event: EVENT }])),
  "is probed": ({ watch, store }: AuditedStore) => watch.look(store),
  "starts again": ({ watch, store }: AuditedStore) => watch.look(store),
} as const;

const deeds = fc.array(
  fc.record({
    at: fc.nat({ max: MARKS.length - 1 }),
    deed: fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])),
  }),
  { maxLength: 8 },
);

async function live(folder: string, lives: typeof deeds extends fc.Arbitrary<infer T> ? T : never) {
  for (const { at, deed } of lives) {
    if (deed === "starts again") await end(at);
    await DEEDS[deed](await processOf(folder, at));
    if (deed === "is killed after its commit") await end(at);
  }
}

/** A new database that is bound to its supplier. */
async function newDatabase(): Promise<string> {
  await endAll();
  const folder = join(home, `${++made}`, "data");
  await makeMigratedFolder(folder);
  const { store } = await processOf(folder, 0);
  const row = { supplier_id: SUPPLIER_ID, public_key: "", command_public_key: "" };
  const named = { ...row, only: 1, database_id: "its name", epoch: 1, is_moved: 0 } as const;
  await store.insertInto("supplier").values(named).execute();
  return folder;
}

test("processes on one database always go on, whichever change, are killed or start", () =>
  fc.assert(
    fc.asyncProperty(deeds, async (lives) => {
      const folder = await newDatabase();
      await live(folder, lives);
      for (const at of MARKS.keys()) await noted(await processOf(folder, at));
    }),
    { numRuns: 15 },
  ));

const isStopped = (reason: unknown) =>
  reason instanceof Error && "code" in reason && reason.code === "issuing_stopped";

test("a process that has changed a database never changes an earlier state of it", () =>
  fc.assert(
    fc.asyncProperty(deeds, deeds, deeds, async (before, since, after) => {
      const folder = await newDatabase();
      await live(folder, before);
      const { store } = await processOf(folder, 0);
      const backup = join(folder, "..", "backup.db");
      await sql`VACUUM INTO ${backup}`.execute(store);
      await live(folder, since);
      await noted(await processOf(folder, 0));
      await endAll();
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      copyFileSync(backup, join(folder, "supplier.db"));
      // Who has not seen what was lost may go on with it, and notices nothing.
      await live(
        folder,
        after.map(({ deed }) => ({ at: 2, deed })),
      ).catch((reason: unknown) => {
        if (!isStopped(reason)) throw reason;
      });
      for (const at of [0, 1]) {
        const outcome = await noted(await processOf(folder, at)).catch((reason: unknown) => reason);
        if (!isStopped(outcome)) throw new Error(`process ${at} has gone on`, { cause: outcome });
      }
    }),
    { numRuns: 15 },
  ));
