import fc from "fast-check";
import { sql } from "kysely";
import { expect } from "vitest";
import type { CodeRecord } from "../../../apps/supplier-service/src/store/codes.ts";
import { countCodes, findCodes } from "../../../apps/supplier-service/src/store/find-codes.ts";
import { addMeters } from "../../../apps/supplier-service/src/store/meters.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { addCode, type NewCode } from "../../support/add-code.ts";
import type { StoreUnderLaw } from "./store-laws.ts";

type CodeFilter = Parameters<typeof findCodes>[1];

/** More than are looked up before their codes. */
const METERS = 2_100;
const CODES = 60;
const FIRST_SECONDS = 1_795_000_000;
const TOLD = "00db57";
const CAMPAIGN = "00db5700-0000-7000-8000-000000000000";

const meterId = (at: number) => `${TOLD}${at.toString(16).padStart(10, "0")}`;

/** Of many meters nine have codes: three of gas, three with a tag, all with a label. */
function meterAt(at: number) {
  return {
    meter_id: meterId(at),
    public_key: "04",
    supplier_key: "k",
    fuel: at % 3 === 0 && at < 9 ? ("gas" as const) : ("electricity" as const),
    label: `${at % 9} \u00c9glise`,
    tags: at < 3 ? ["few"] : ["many"],
    registered_at: 0,
    begins_after: 0,
    last_counter: 0,
    known_highest: 0,
    known_floor: 0,
    known_balance_pence: null,
    known_on: null,
    clock_days: 0,
    retired_at: null,
    retire_reason: null,
    last_confirmation: null,
  };
}

const STATUSES = ["issued", "sent", "refused", "void", "confirmed"] as const;
const TYPES = [
  { type: "top_up", amountPence: 100 },
  { type: "restore_supply" },
  { type: "set_credit", amountPence: 100 },
] as const;

/** Codes of which each four were issued in one second, with every mixture of what is asked for. */
function codeAt(at: number): NewCode {
  const status = STATUSES[at % 5] ?? "issued";
  return {
    code_id: `${TOLD}00-0000-7000-8000-${String(at).padStart(12, "0")}`,
    meter_id: meterId(at % 9),
    counter: at + 1,
    digits: at % 7 === 0 ? 40 : 20,
    code: "00000000000000000000",
    commands: TYPES.filter((_, place) => place === at % 3 || at % 11 === 0),
    note: null,
    status,
    issued_at: FIRST_SECONDS + Math.floor(at / 4),
    voided_at: null,
    void_reason: null,
    confirmed_on: null,
    refusal: status === "refused" ? (at % 2 ? "too_old" : "incomplete") : null,
    campaign_id: at % 4 === 0 && at < 36 ? CAMPAIGN : null,
  };
}

/** The trail says nothing of what is stored past the service. */
async function forget(store: Store): Promise<void> {
  for (const table of ["codes", "meter_tags", "meters"] as const) {
    await store.deleteFrom(table).where("meter_id", "like", `${TOLD}%`).execute();
  }
  await store.deleteFrom("campaigns").where("campaign_id", "=", CAMPAIGN).execute();
}

async function fill(store: Store): Promise<void> {
  await forget(store);
  const meters = Array.from({ length: METERS }, (_, at) => meterAt(at));
  for (let at = 0; at < METERS; at += 500) await addMeters(store, meters.slice(at, at + 500));
  await sql`insert into campaigns (campaign_id, request, status, selected_up_to, created_at,
    created_by) values (${CAMPAIGN}, '{}', 'done', '', 0, 'nobody')`.execute(store);
  for (let at = 0; at < CODES; at += 1) await addCode(store, codeAt(at));
}

/** Whether a code is wanted, by the words of the filter alone. */
function isWanted(code: ReturnType<typeof codeAt>, at: number, filter: CodeFilter): boolean {
  const { statuses, isOpen, commands, digits, refusals, campaignId, meter = {} } = filter;
  const { label = "", tag, fuel } = meter;
  const of = meterAt(at % 9);
  const refusedForGood = code.refusal === "too_old";
  const open = !["void", "confirmed"].includes(code.status) && !refusedForGood;
  return (
    (statuses === undefined || statuses.includes(code.status)) &&
    (isOpen === undefined || isOpen === open) &&
    (commands === undefined || code.commands.some(({ type }) => commands.includes(type))) &&
    (digits === undefined || digits.includes(code.digits)) &&
    (refusals === undefined || refusals.some((reason) => reason === code.refusal)) &&
    code.issued_at >= (filter.fromSeconds ?? 0) &&
    code.issued_at < (filter.toSeconds ?? Number.MAX_SAFE_INTEGER) &&
    (campaignId === undefined || campaignId === code.campaign_id) &&
    (filter.meterId === undefined || filter.meterId === code.meter_id) &&
    of.label.toLowerCase().includes(label.toLowerCase()) &&
    (tag === undefined || of.tags.includes(tag)) &&
    (fuel === undefined || of.fuel === fuel)
  );
}

const seconds = fc.integer({ min: FIRST_SECONDS - 1, max: FIRST_SECONDS + CODES / 4 + 1 });
const filters: fc.Arbitrary<CodeFilter> = fc.record(
  {
    statuses: fc.subarray([...STATUSES], { minLength: 1 }),
    isOpen: fc.boolean(),
    commands: fc.subarray(
      TYPES.map(({ type }) => type),
      { minLength: 1 },
    ),
    digits: fc.subarray([20, 40, 60] as const, { minLength: 1 }),
    refusals: fc.subarray(["too_old", "incomplete", "expired"] as const, { minLength: 1 }),
    fromSeconds: seconds,
    toSeconds: seconds,
    campaignId: fc.constant(CAMPAIGN),
    meterId: fc.nat(9).map(meterId),
    meter: fc.record(
      {
        label: fc.constantFrom("3", "\u00e9GLI", "nowhere"),
        tag: fc.constantFrom("few", "many", "none"),
        fuel: fc.constantFrom("gas", "electricity"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

async function readPages(store: Store, filter: CodeFilter, limit: number): Promise<string[]> {
  const seen: CodeRecord[] = [];
  for (;;) {
    const page = await findCodes(store, filter, seen.at(-1), limit);
    seen.push(...page);
    if (page.length < limit) return seen.map((row) => row.code_id);
  }
}

/** Whatever is asked for, the pages have just the codes that meet all of it, the newest first. */
async function codesAreFound({ store }: StoreUnderLaw): Promise<void> {
  await fill(store);
  const all = Array.from({ length: CODES }, (_, at) => codeAt(at));
  const within = { fromSeconds: FIRST_SECONDS - 1, toSeconds: FIRST_SECONDS + CODES };
  const finding = fc.asyncProperty(filters, fc.integer({ min: 1, max: 9 }), async (asked, size) => {
    // Of other laws' codes, which are of the clock's own days, this one says nothing.
    const filter = { ...within, ...asked };
    const wanted = all.filter((code, at) => isWanted(code, at, filter));
    const ids = wanted.map((row) => row.code_id).toReversed();
    const found = await readPages(store, filter, size);
    const most = await countCodes(store, filter, 5);
    return found.join() === ids.join() && most === Math.min(ids.length, 5);
  });
  await fc.assert(finding, { numRuns: 60 });
  await forget(store);
}

/** While codes are added, pages that are read have each code of before once. */
async function pagesStay({ store }: StoreUnderLaw): Promise<void> {
  await fill(store);
  const filter = { meter: { tag: "few" }, toSeconds: FIRST_SECONDS + 1_000 };
  const before = await readPages(store, filter, 100);
  const first = await findCodes(store, filter, undefined, 5);
  const late = { ...codeAt(0), code_id: codeAt(CODES).code_id, counter: CODES + 1 };
  await addCode(store, { ...late, campaign_id: null, issued_at: FIRST_SECONDS + 900 });
  const rest = await findCodes(store, filter, first.at(-1), 100);
  expect([...first, ...rest].map((row) => row.code_id)).toEqual(before);
  await forget(store);
}

/** What holds for finding codes, on SQLite and on PostgreSQL. */
export const FIND_LAWS: Readonly<Record<string, (under: StoreUnderLaw) => Promise<void>>> = {
  "whatever is asked for, pages always have the codes that meet it, newest first": codesAreFound,
  "pages that are read while codes are added have those of before once": pagesStay,
};
