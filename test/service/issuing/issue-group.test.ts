import { CHECKPOINT, readLine } from "@utrn-lab/audit-chain";
import { Problem } from "@utrn-lab/http-host";
import { parseCommands } from "@utrn-lab/utrn";
import fc from "fast-check";
import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { verifyTrail } from "../../../apps/supplier-service/src/audit/read-trail.ts";
import { NO_LIMITS } from "../../../apps/supplier-service/src/rules/policies.ts";
import type { Actor } from "../../../apps/supplier-service/src/rules/roles.ts";
import { writePolicy } from "../../../apps/supplier-service/src/store/policies.ts";
import { nthMeterId } from "../../support/campaigns.ts";
import { type IssuingRig, openIssuing } from "../../support/issuing-rig.ts";
import { NOON_SECONDS } from "../../support/supplier-rig.ts";

/** The first four are registered, the fourth is retired, and the fifth is unknown. */
const METERS = 4;
const RETIRED = nthMeterId(3);

/** A request as a key sends it, by what tells it from others. */
interface Sent {
  readonly meter: number;
  readonly pence: number;
  readonly key: "ann" | "bob";
  readonly role: "issuer" | "administrator";
  readonly again: string | undefined;
}

type Issue = ReturnType<IssuingRig["issueOn"]>;

function actorOf({ key, role }: Sent, requestId: string): Actor {
  return { keyId: key, role, owner: key, seesCodes: true, requestId };
}

function send(issue: Issue, sent: Sent, requestId: string) {
  const { meter, pence, again } = sent;
  const commands = parseCommands([{ type: "top_up", amountPence: pence }]);
  return issue(actorOf(sent, requestId), nthMeterId(meter), { commands }, again);
}

/** What a request was answered, as far as a client sees it. */
function seen(settled: PromiseSettledResult<{ readonly text: string; isRepeated: boolean }>) {
  if (settled.status === "fulfilled") return [settled.value.text, settled.value.isRepeated];
  const { reason } = settled;
  return reason instanceof Problem ? [reason.code, reason.message] : [String(reason)];
}

async function openLimited(): Promise<IssuingRig> {
  const rig = await openIssuing(METERS);
  const { store } = rig;
  const limits = { ...NO_LIMITS, amountPenceMax: 900, keyPencePerDay: 1_500 };
  await writePolicy(store, "limits:issuer", limits);
  const line = { commands: [], amountPenceAbove: 1_500, meterPencePerDay: 3_000 };
  await writePolicy(store, "approval_line", { ...line, keyPencePerDay: null });
  const retired = { retired_at: NOON_SECONDS, retire_reason: "moved" };
  await store.updateTable("meters").set(retired).where("meter_id", "=", RETIRED).execute();
  return rig;
}

/** Signatures differ, and with them what they are chained by. */
const UNLIKE = { hash: "", previous: "" };

/** All that issuing leaves in the store; of the trail what its lines say. */
async function leftIn({ store }: IssuingRig): Promise<object> {
  const all = async (table: "meters" | "codes" | "key_sums" | "replays" | "approvals") => {
    const rows = await store.selectFrom(table).selectAll().execute();
    return rows.map((row) => JSON.stringify(row)).toSorted();
  };
  const entries = store.selectFrom("audit").select("line").where("action", "<>", CHECKPOINT);
  const lines = await entries.orderBy("seq").execute();
  const said = lines.map(({ line }) => ({ ...readLine(line), ...UNLIKE }));
  const tables = ["meters", "codes", "key_sums", "replays", "approvals"] as const;
  return [said, ...(await Promise.all(tables.map(all)))];
}

const isWhole = async ({ store, auditKey }: IssuingRig) =>
  (await verifyTrail(store, auditKey)).fault === null;

const sent: fc.Arbitrary<Sent> = fc.record({
  meter: fc.nat({ max: METERS }),
  pence: fc.constantFrom(100, 700, 1_000, 2_000),
  key: fc.constantFrom("ann", "bob"),
  role: fc.constantFrom("issuer", "administrator"),
  again: fc.constantFrom(undefined, undefined, "once", "twice"),
});
/** What is sent at once: no two for one meter, and no two under one idempotency key. */
const wave = fc
  .uniqueArray(sent, { maxLength: METERS + 1, selector: ({ meter }) => meter })
  .map((all) =>
    all.filter(
      (it, at) =>
        it.again === undefined ||
        all.findIndex(({ key, again }) => key === it.key && again === it.again) === at,
    ),
  );

test("a group always answers and leaves what its requests would one by one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 6 }), async (waves) => {
      const [together, apart] = [await openLimited(), await openLimited()];
      const [issueTogether, issueApart] = [together, apart].map((it) => it.issueOn(it.store));
      if (issueTogether === undefined || issueApart === undefined) return false;
      for (const [at, requests] of waves.entries()) {
        const before = together.transactions();
        const grouped = await Promise.allSettled(
          requests.map((it, place) => send(issueTogether, it, `${at}.${place}`)),
        );
        expect(together.transactions() - before).toBe(Math.min(1, requests.length));
        for (const [place, request] of requests.entries()) {
          const [alone] = await Promise.allSettled([send(issueApart, request, `${at}.${place}`)]);
          expect(grouped.slice(place, place + 1).map(seen)).toEqual([alone].map(seen));
        }
      }
      expect(await leftIn(together)).toEqual(await leftIn(apart));
      const areWhole = (await isWhole(together)) && (await isWhole(apart));
      await Promise.all([together.remove(), apart.remove()]);
      return areWhole;
    }),
    { numRuns: 12 },
  );
});

test("in its key's day a code counts for those behind it in the group", async () => {
  const rig = await openLimited();
  const issue = rig.issueOn(rig.store);
  const all = [0, 1, 2].map((meter): Sent => {
    return { meter, pence: 700, key: "ann", role: "issuer", again: undefined };
  });
  const settled = await Promise.allSettled(all.map((it, at) => send(issue, it, `${at}`)));
  expect(settled).toMatchObject([
    { status: "fulfilled" },
    { status: "fulfilled" },
    { status: "rejected", reason: { code: "above_limit" } },
  ]);
  await rig.remove();
});

/** Three customers ask at once, each under a new idempotency key. */
function sendThree(issue: Issue, round: number) {
  const all = [0, 1, 2].map((meter): Sent => {
    const again = `${round}.${meter}`;
    return { meter, pence: 100, key: "ann", role: "issuer", again };
  });
  return Promise.allSettled(all.map((it) => send(issue, it, `${it.again}`)));
}

/** Has one statement fail, counted from 1. */
function failing(at: number, error: Error): KyselyPlugin & { readonly isOver: () => boolean } {
  let statements = 0;
  return {
    isOver: () => statements < at,
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === at) throw error;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

test("a fault at whichever statement: all are served, and no counter is used twice", async () => {
  const rig = await openIssuing(3);
  let served = 0;
  for (let at = 1, isOver = false; !isOver; at += 1) {
    const fault = failing(at, new Error("a fault"));
    const settled = await sendThree(rig.issueOn(rig.store.withPlugin(fault)), at);
    expect(settled.map(({ status }) => status)).toEqual(Array(3).fill("fulfilled"));
    served += 1;
    isOver = fault.isOver();
  }
  // Each of a dozen statements has failed once, and then none.
  expect(served).toBeGreaterThan(12);
  const meters = await rig.store.selectFrom("meters").select("last_counter").execute();
  expect(meters.map(({ last_counter }) => last_counter)).toEqual(Array(3).fill(served));
  const codes = await rig.store.selectFrom("codes").select("counter").execute();
  expect(codes).toHaveLength(3 * served);
  const sums = await rig.store.selectFrom("key_sums").select("given_pence").execute();
  expect(sums).toEqual([{ given_pence: 300 * served }]);
  expect(await isWhole(rig)).toBe(true);
  await rig.remove();
});

test("a store that fails at whichever statement fails for all, and nothing is left", async () => {
  const rig = await openIssuing(3);
  const before = await leftIn(rig);
  for (let at = 1; at <= 12; at += 1) {
    const fault = failing(at, Object.assign(new Error("no disk"), { code: "53100" }));
    const tried = rig.transactions();
    const settled = await sendThree(rig.issueOn(rig.store.withPlugin(fault)), at);
    expect(settled.map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(rig.transactions() - tried).toBeLessThanOrEqual(1);
  }
  expect(await leftIn(rig)).toEqual(before);
  await rig.remove();
});

test("a meter whose row cannot be read fails alone among others", async () => {
  const rig = await openIssuing(3);
  const issue = rig.issueOn(rig.store);
  await sendThree(issue, 1);
  const damaged = rig.store.updateTable("codes").set({ commands: "{" });
  await damaged.where("meter_id", "=", nthMeterId(1)).execute();
  const settled = await sendThree(issue, 2);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const meters = rig.store.selectFrom("meters").select("last_counter").orderBy("meter_id");
  const counters = (await meters.execute()).map(({ last_counter }) => last_counter);
  expect(counters).toEqual([2, 1, 2]);
  await rig.remove();
});
