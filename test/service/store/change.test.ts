import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLine } from "@utrn-lab/audit-chain";
import { Problem } from "@utrn-lab/http-host";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type AuditedStore,
  change,
  changeTogether,
  signTrail,
} from "../../../apps/supplier-service/src/audit/change.ts";
import { parseLastSeen } from "../../../apps/supplier-service/src/audit/last-seen.ts";
import { SERVICE } from "../../../apps/supplier-service/src/audit/record.ts";
import { createWatch } from "../../../apps/supplier-service/src/audit/watch.ts";
import { markFile } from "../../../apps/supplier-service/src/keys/mark-file.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { readPolicy, writePolicy } from "../../../apps/supplier-service/src/store/policies.ts";
import { newAuditKey } from "../../support/audit-key.ts";
import { SUPPLIER_ID } from "../../support/parties.ts";

const POLICY = "noted";
/** A trail begins with a checkpoint. */
const SIGNED = "audit.checkpoint";
const EVENT = { action: "limits.set", details: { role: "issuer" } } as const;

let folder: string;
let nowSeconds: number;
let audited: AuditedStore;
beforeEach(async () => {
  nowSeconds = 1_000;
  folder = mkdtempSync(join(tmpdir(), "change-"));
  const auditKey = newAuditKey();
  const store = await openStore({ folder, databaseUrl: undefined });
  const row = { supplier_id: SUPPLIER_ID, public_key: "", command_public_key: "" };
  const named = { ...row, only: 1, database_id: "its name", epoch: 1, is_moved: 0 } as const;
  await store.insertInto("supplier").values(named).execute();
  const watch = createWatch(markFile(join(folder, "mark"), parseLastSeen, () => "draft"));
  audited = {
    store,
    auditKey,
    sources: { nowSeconds: () => nowSeconds, realSeconds: () => nowSeconds },
    watch,
  };
});
afterEach(async () => {
  await audited.store.destroy();
  rmSync(folder, { recursive: true });
});

const kept = () => readPolicy<string>(audited.store, POLICY, "nothing");

async function recorded(): Promise<string[]> {
  const rows = await audited.store.selectFrom("audit").select("action").orderBy("seq").execute();
  return rows.map(({ action }) => action);
}

test("a change is stored and recorded, and answers its result", async () => {
  const result = await change(audited, SERVICE, async (transaction) => {
    await writePolicy(transaction, POLICY, "first");
    return { result: 7, events: [EVENT, EVENT] };
  });
  expect(result).toBe(7);
  expect([await kept(), await recorded()]).toEqual(["first", [SIGNED, "limits.set", "limits.set"]]);
});

test("work that fails has stored and recorded nothing", async () => {
  const failing = change(audited, SERVICE, async (transaction) => {
    await writePolicy(transaction, POLICY, "first");
    throw new Error("after the policy");
  });
  await expect(failing).rejects.toThrow("after the policy");
  expect([await kept(), await recorded()]).toEqual(["nothing", []]);
});

test("a change whose line cannot be written is not stored", async () => {
  const failing = change(audited, SERVICE, async (transaction) => {
    await writePolicy(transaction, POLICY, "first");
    await transaction.schema.dropTable("audit").execute();
    return { result: undefined, events: [EVENT] };
  });
  await expect(failing).rejects.toThrow("audit");
  expect([await kept(), await recorded()]).toEqual(["nothing", []]);
});

test("work that met another transaction is run again, and recorded once", async () => {
  let runs = 0;
  await change(audited, SERVICE, async (transaction) => {
    runs += 1;
    await writePolicy(transaction, POLICY, `run ${runs}`);
    if (runs === 1) throw Object.assign(new Error("serialization failure"), { code: "40001" });
    return { result: undefined, events: [EVENT] };
  });
  expect([await kept(), await recorded()]).toEqual(["run 2", [SIGNED, "limits.set"]]);
});

test("a change with nothing to record leaves the trail as it is", async () => {
  await change(audited, SERVICE, async (transaction) => {
    await writePolicy(transaction, POLICY, "quiet");
    return { result: undefined, events: [] };
  });
  expect([await kept(), await recorded()]).toEqual(["quiet", []]);
});

test("a process signs what it has recorded after five minutes, with the next line", async () => {
  const note = () => change(audited, SERVICE, async () => ({ result: undefined, events: [EVENT] }));
  await note();
  nowSeconds = 1_299;
  await note();
  nowSeconds = 1_300;
  await note();
  const lines = [SIGNED, "limits.set", "limits.set", "limits.set", SIGNED];
  expect(await recorded()).toEqual(lines);
});

test("a process signs what it has recorded after five minutes, if nothing follows", async () => {
  await change(audited, SERVICE, async () => ({ result: undefined, events: [EVENT] }));
  nowSeconds = 1_299;
  await signTrail(audited, "due");
  expect(await recorded()).toEqual([SIGNED, "limits.set"]);
  nowSeconds = 1_300;
  await signTrail(audited, "due");
  nowSeconds = 2_000;
  await signTrail(audited, "due");
  expect(await recorded()).toEqual([SIGNED, "limits.set", SIGNED]);
});

const MEMBERS = ["a", "b", "c", "d", "e"].map((name) => ({ name, actor: SERVICE }));
type Member = (typeof MEMBERS)[number];

/** Notes the names of members, as one who is at fault does it. */
function noteTogether(fault: (names: string) => void) {
  const tried: string[] = [];
  const settled = changeTogether(audited, MEMBERS, async (transaction, members) => {
    const names = members.map(({ name }) => name).join("");
    tried.push(names);
    const before = await readPolicy<string>(transaction, POLICY, "");
    await writePolicy(transaction, POLICY, before + names);
    fault(names);
    return members.map(({ name }: Member) => ({ result: name.toUpperCase(), events: [EVENT] }));
  });
  return { settled, tried };
}

test("of changes made together the one that fails does so alone, and leaves nothing", async () => {
  const { settled, tried } = noteTogether((names) => {
    if (names.includes("b")) throw new Error("b is at fault");
  });
  expect((await settled).map((it) => it?.status)).toEqual([
    ...["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"],
  ]);
  expect(tried).toEqual(["abcde", "abc", "ab", "a", "b", "c", "de"]);
  expect(await kept()).toBe("acde");
  expect(await recorded()).toEqual([SIGNED, ...Array(4).fill("limits.set")]);
});

test("changes made together are one commit, each refused and recorded by itself", async () => {
  const requests = MEMBERS.map(({ name }, at) => {
    const actor = { keyId: name, role: "issuer", requestId: `request ${at}` } as const;
    return { name, actor: { ...actor, owner: name, seesCodes: true } };
  });
  const settled = await changeTogether(audited, requests, async (_, members) =>
    members.map(({ name }) => {
      if (name === "b") return new Problem("meter_retired", "retired");
      return name === "c" ? undefined : { result: name, events: [EVENT] };
    }),
  );
  expect(settled.map((it) => it?.status)).toEqual([
    ...["fulfilled", "rejected", undefined, "fulfilled", "fulfilled"],
  ]);
  const rows = await audited.store.selectFrom("audit").select("line").orderBy("seq").execute();
  const said = rows.slice(1).map(({ line }) => readLine(line));
  expect(said.map((line) => [line?.actor, line?.requestId])).toEqual([
    ["a", "request 0"],
    ["d", "request 3"],
    ["e", "request 4"],
  ]);
});

test("a store that is unavailable is so for all who change together, and that is all", async () => {
  const { settled, tried } = noteTogether(() => {
    throw Object.assign(new Error("too many connections"), { code: "53300" });
  });
  expect((await settled).map((it) => it?.status)).toEqual(Array(5).fill("rejected"));
  expect([tried, await kept()]).toEqual([["abcde"], "nothing"]);
});

test("what fails in its commit may be stored, and is never tried in halves", async () => {
  // A row whose reference is wrong is found by SQLite when it commits.
  const reference = sql`references policies (name) deferrable initially deferred`;
  await sql`create table late (id text ${reference})`.execute(audited.store);
  let tries = 0;
  const failing = await changeTogether(audited, MEMBERS, async (transaction, members) => {
    tries += 1;
    await sql`insert into late values ('nobody')`.execute(transaction);
    return members.map(() => ({ result: undefined, events: [EVENT] }));
  });
  expect(failing.map((it) => it?.status)).toEqual(Array(5).fill("rejected"));
  expect(tries).toBe(1);
});
