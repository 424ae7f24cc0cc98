import type { CommandType, Refusal } from "@utrn-lab/utrn";
import {
  type Expression,
  type ExpressionBuilder,
  type RawBuilder,
  type SqlBool,
  sql,
} from "kysely";
import { type CodeStatus, OPEN_STATES, PASSING_REFUSALS } from "../rules/code-life.ts";
import { type CodeRecord, codeOf } from "./codes.ts";
import { contains, type MeterFilter, wantedMeters } from "./find-meters.ts";
import { countUpTo, isAnyOf } from "./many.ts";
import type { CodeRow, Store, Tables } from "./tables.ts";

/** What is asked of a code: it meets every condition named. */
interface CodeConditions {
  readonly statuses?: readonly CodeStatus[] | undefined;
  /** Whether it may yet be typed, and count, by the records. */
  readonly isOpen?: boolean | undefined;
  /** It has a command of one of these types. */
  readonly commands?: readonly CommandType[] | undefined;
  readonly digits?: readonly CodeRow["digits"][] | undefined;
  readonly refusals?: readonly Refusal[] | undefined;
  /** It was issued at this time or later, and before that one: seconds since the Unix epoch. */
  readonly fromSeconds?: number | undefined;
  readonly toSeconds?: number | undefined;
  readonly campaignId?: string | undefined;
}

/** A column whose own index has another order than is wanted: here it is not used. */
function unindexed(column: "campaign_id" | "meter_id"): RawBuilder<string> {
  return sql`${sql.ref(column)} || ''`;
}

/** The conditions of a code: the index `codes_found` has all that they look at. */
function meets(store: Store, wanted: CodeConditions) {
  const { statuses, isOpen, commands, digits, refusals } = wanted;
  const { fromSeconds, toSeconds, campaignId } = wanted;
  return (is: ExpressionBuilder<Tables, "codes">): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [];
    if (fromSeconds !== undefined) all.push(is("issued_at", ">=", fromSeconds));
    if (toSeconds !== undefined) all.push(is("issued_at", "<", toSeconds));
    if (statuses !== undefined) all.push(is("status", "in", statuses));
    if (digits !== undefined) all.push(is("digits", "in", digits));
    if (refusals !== undefined) all.push(is("refusal", "in", refusals));
    if (campaignId !== undefined) all.push(is(unindexed("campaign_id"), "=", campaignId));
    if (commands !== undefined) {
      all.push(is.or(commands.map((type) => contains(store, "command_types", `,${type},`))));
    }
    if (isOpen !== undefined) {
      const passing = is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]);
      const open = is.and([is("status", "in", OPEN_STATES), passing]);
      all.push(isOpen ? open : is.not(open));
    }
    return is.and(all);
  };
}

/** Which codes are wanted. */
interface CodeFilter extends CodeConditions {
  readonly meterId?: string | undefined;
  /** What is asked of their meters. */
  readonly meter?: Omit<MeterFilter, "status">;
}

/** The place of a code in the order of all codes. */
type CodePlace = Pick<CodeRow, "issued_at" | "code_id">;

/** Of how many meters all codes are looked at: of more, the codes of all in their order. */
const FEW_METERS_MAX = 2_000;

/** The only meters whose codes are wanted, by their ids, where they are few. */
async function fewMeters(
  store: Store,
  { meterId, meter = {} }: CodeFilter,
): Promise<string[] | undefined> {
  if (Object.values(meter).every((value) => value === undefined)) {
    return meterId === undefined ? undefined : [meterId];
  }
  let query = wantedMeters(store, meter)
    .select("meter_id")
    .limit(FEW_METERS_MAX + 1);
  if (meterId !== undefined) query = query.where("meter_id", "=", meterId);
  const ids = (await query.execute()).map(({ meter_id }) => meter_id);
  return ids.length > FEW_METERS_MAX ? undefined : ids;
}

/** The codes that are wanted, in no order. */
function wantedCodes(store: Store, filter: CodeFilter, few: readonly string[] | undefined) {
  const codes = store.selectFrom("codes").where(meets(store, filter));
  if (few !== undefined) return codes.where(isAnyOf(store, "meter_id", few));
  if (filter.meter === undefined) return codes;
  const meters = wantedMeters(store, filter.meter).select("wanted.meter_id");
  return codes.where(unindexed("meter_id"), "in", meters);
}

/** Codes of all meters, the newest first: those behind `before`, or from the first. */
export async function findCodes(
  store: Store,
  filter: CodeFilter,
  before: CodePlace | undefined,
  limit: number,
): Promise<CodeRecord[]> {
  let query = wantedCodes(store, filter, await fewMeters(store, filter)).select("code_id");
  if (before !== undefined) {
    const { issued_at, code_id } = before;
    query = query.where(sql<boolean>`(issued_at, code_id) < (${issued_at}, ${code_id})`);
  }
  const newest = query.orderBy("issued_at", "desc").orderBy("code_id", "desc").limit(limit);
  const ids = (await newest.execute()).map(({ code_id }) => code_id);
  const rows = store
    .selectFrom("codes")
    .selectAll()
    .where(isAnyOf(store, "code_id", ids));
  const found = await rows.orderBy("issued_at", "desc").orderBy("code_id", "desc").execute();
  return found.map(codeOf);
}

/** How many codes are wanted, counted up to `most`. */
export async function countCodes(store: Store, filter: CodeFilter, most: number): Promise<number> {
  const wanted = wantedCodes(store, filter, await fewMeters(store, filter));
  return countUpTo(store, wanted.select("code_id"), most);
}

/** A meter's codes of counters below `before`, the newest first. */
export async function codesOfMeterBelow(
  store: Store,
  filter: CodeFilter & { readonly meterId: string },
  before: number,
  limit: number,
): Promise<CodeRecord[]> {
  const some = wantedCodes(store, filter, [filter.meterId]).where("counter", "<", before);
  const newest = some.selectAll().orderBy("counter", "desc").limit(limit);
  return (await newest.execute()).map(codeOf);
}
