import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import type { Call } from "../../support/api-client.ts";
import type { Database } from "./databases.ts";
import type { Acknowledged, Ledger, Signed } from "./ledger.ts";
import { issueOnce } from "./traffic.ts";

/** What must never have happened, counted: each is 0 where all went well. */
export interface Verdict {
  readonly "answers lost or changed": number;
  readonly "answers neither given nor store_unavailable": number;
  readonly "codes without an answer": number;
  readonly "counters twice": number;
  readonly "counters left out": number;
  readonly "audit lines missing": number;
  readonly "campaigns unfinished": number;
  readonly "audit trails that do not verify": number;
}

/** How far the counter of every meter is moved on when an older copy is gone on with. */
export const SKIPPED_AT_RESTORE = 64;

async function withStore<T>({ env }: Database, read: (store: Store) => Promise<T>): Promise<T> {
  const folder = `${env.DATA_DIR}/supplier`;
  const store = await openStore({ folder, databaseUrl: env.DATABASE_URL });
  try {
    return await read(store);
  } finally {
    await store.destroy();
  }
}

/** Every code that was signed in a database. */
export function signedIn(database: Database): Promise<Signed[]> {
  return withStore(database, async (store) => {
    const rows = await store
      .selectFrom("codes")
      .select(["meter_id", "counter", "code"])
      .orderBy("code_id")
      .execute();
    return rows.map(({ meter_id, counter, code }) => ({
      meterId: meter_id,
      utrnCounter: counter,
      code,
    }));
  });
}

/** What a database says of what clients were told. */
interface Kept {
  readonly codes: ReadonlyMap<string, { readonly code: string; readonly status: string }>;
  readonly codesOfNoCampaign: number;
  /** How many counters each meter has spent without a code of it. */
  readonly spentOnNothing: readonly number[];
  /** Ids of the meters with a code, by campaign: one for each code. */
  readonly metersOf: ReadonlyMap<string, readonly string[]>;
  readonly auditLines: readonly AuditedLine[];
}

interface AuditedLine {
  readonly action: string;
  readonly codeId: string | null;
  readonly line: string;
}

function read(database: Database): Promise<Kept> {
  return withStore(database, async (store) => {
    const codes = await store
      .selectFrom("codes")
      .select(["code_id", "code", "status", "campaign_id", "meter_id"])
      .execute();
    const lines = await store
      .selectFrom("audit")
      .select(["action", "code_id as codeId", "line"])
      .execute();
    const meters = await store.selectFrom("meters").select(["meter_id", "last_counter"]).execute();
    const byMeter = Map.groupBy(codes, ({ meter_id }) => meter_id);
    const ofCampaigns = codes.filter(({ campaign_id }) => campaign_id !== null);
    const grouped = Map.groupBy(ofCampaigns, ({ campaign_id }) => campaign_id ?? "");
    return {
      codes: new Map(codes.map(({ code_id, code, status }) => [code_id, { code, status }])),
      codesOfNoCampaign: codes.length - ofCampaigns.length,
      spentOnNothing: meters.map(
        ({ meter_id, last_counter }) => last_counter - (byMeter.get(meter_id)?.length ?? 0),
      ),
      metersOf: new Map([...grouped].map(([id, some]) => [id, some.map((it) => it.meter_id)])),
      auditLines: lines,
    };
  });
}

/** Digits of more than one kind under one counter of a meter, wherever they were signed. */
function countersTwice(signed: readonly Signed[]): number {
  const seen = new Map<string, string>();
  const twice = new Set<string>();
  for (const { meterId, utrnCounter, code } of signed) {
    const counter = `${meterId} ${utrnCounter}`;
    if ((seen.get(counter) ?? code) !== code) twice.add(counter);
    seen.set(counter, code);
  }
  return twice.size;
}

/** Counters are left out where a restored database was gone on with, as many as it was told. */
function countersLeftOut({ spentOnNothing }: Kept): number {
  return spentOnNothing.filter((count) => count % SKIPPED_AT_RESTORE !== 0).length;
}

/** Lines that ought to be there: one a code, one a batch that says how many, one a confirmation. */
function auditLinesMissing({ codes, auditLines }: Kept, { confirmed }: Ledger): number {
  const issued = auditLines.map(({ action, line }) => {
    if (action === "code.issued") return 1;
    return action === "campaign.issued" ? Number(JSON.parse(line).details.issued) : 0;
  });
  const recorded = issued.reduce((sum, count) => sum + count, 0);
  const taken = auditLines.filter(({ action }) => action === "confirmation.taken");
  const confirmedIds = new Set(taken.map(({ codeId }) => codeId));
  const unconfirmed = confirmed.filter((codeId) => !confirmedIds.has(codeId));
  return Math.abs(codes.size - recorded) + unconfirmed.length;
}

/** Whether a request, sent again, gets the answer that it had. */
async function isAnsweredAgain(call: Call, acknowledged: Acknowledged): Promise<boolean> {
  const { status, text } = await issueOnce(call, acknowledged);
  return status === 201 && text === acknowledged.text;
}

const ASKED_AT_ONCE = 8;

async function answersLost(call: Call, kept: Kept, ledger: Ledger): Promise<number> {
  let lost = ledger.codes.filter(({ code }) => kept.codes.get(code.codeId)?.code !== code.code);
  for (let at = 0; at < ledger.codes.length; at += ASKED_AT_ONCE) {
    const some = ledger.codes.slice(at, at + ASKED_AT_ONCE);
    const same = await Promise.all(some.map((each) => isAnsweredAgain(call, each)));
    lost = [...lost, ...some.filter((_, each) => !same[each])];
  }
  const isConfirmed = (codeId: string) => kept.codes.get(codeId)?.status === "confirmed";
  const unconfirmed = ledger.confirmed.filter((codeId) => !isConfirmed(codeId));
  return new Set(lost).size + unconfirmed.length;
}

/** A campaign is finished with one code for every meter, and says so. */
async function campaignsUnfinished(
  call: Call,
  { metersOf }: Kept,
  { campaignIds }: Ledger,
  meters: number,
): Promise<number> {
  let unfinished = 0;
  for (const campaignId of campaignIds) {
    const { body } = await call("GET", `/v1/campaigns/${campaignId}`);
    const { status, issued } = body as { readonly status: string; readonly issued: number };
    const codes = metersOf.get(campaignId) ?? [];
    const isWhole = codes.length === meters && new Set(codes).size === meters;
    if (status !== "done" || issued !== meters || !isWhole) unfinished += 1;
  }
  return unfinished;
}

/**
 * Holds what a database has, and what its service answers, against what clients were told.
 * @param call - a service that runs on it; nobody else asks it for anything.
 * @param meters - in every campaign.
 */
export async function judge(
  database: Database,
  call: Call,
  ledger: Ledger,
  meters: number,
): Promise<Verdict> {
  const verified = await call("GET", "/v1/audit/verify");
  const signed = await signedIn(database);
  const kept = await read(database);
  const told = ledger.codes.map(({ meterId, code }) => ({ meterId, ...code }));
  const { ok } = verified.body as { readonly ok?: boolean };
  return {
    "answers lost or changed": await answersLost(call, kept, ledger),
    "answers neither given nor store_unavailable": ledger.unexpected.length,
    "codes without an answer": Math.abs(kept.codesOfNoCampaign - ledger.codes.length),
    "counters twice": countersTwice([...signed, ...ledger.lost, ...told]),
    "counters left out": countersLeftOut(kept),
    "audit lines missing": auditLinesMissing(kept, ledger),
    "campaigns unfinished": await campaignsUnfinished(call, kept, ledger, meters),
    "audit trails that do not verify": ok === true ? 0 : 1,
  };
}
