import { type AuditLine, readLine } from "@utrn-lab/audit-chain";
import { Problem } from "@utrn-lab/http-host";
import { auditHashAt, auditRowsOf, auditRowsOfMeter, readAuditHead } from "../store/audit.ts";
import { type CampaignCode, campaignCodesOfMeter } from "../store/recorded-codes.ts";
import type { AuditRow, Store } from "../store/tables.ts";
import { actionsOf, eventOfLine } from "./event-of-line.ts";
import { eventIdOf, placeOfId } from "./event-place.ts";
import type { EventType, SupplierEvent } from "./event-types.ts";

/** Which events are wanted. */
export interface EventsWanted {
  /** Only those behind this line of the trail; 0: from the beginning. */
  readonly after: number;
  readonly types: readonly EventType[];
  /** Only those about this meter; undefined: about any. */
  readonly meterId: string | undefined;
}

/** Events in their order, and how far the trail has been looked through. */
export interface EventsFound {
  readonly items: readonly SupplierEvent[];
  readonly upTo: number;
  /** Whether the trail goes on behind that. */
  readonly hasMore: boolean;
}

/** Lines looked through in one statement for those of some types: some milliseconds. */
const LINES_A_LOOK = 20_000;
/** Lines looked through for one answer: whoever reads on goes on behind them. */
const LINES_AN_ANSWER = 200_000;
/** Lines about many meters at once that are read together for those about one. */
const BATCHES_A_LOOK = 200;

/** The actions whose lines are about many meters or codes, and are filed under none. */
const ABOUT_MANY = ["meters.imported", "campaign.issued", "campaign.changed"];

type Row = Pick<AuditRow, "seq" | "line">;

function lineOf({ line: text }: Row): AuditLine {
  const line = readLine(text);
  if (line === undefined) throw new Error("the audit trail holds what is no line of it");
  return line;
}

/** Whether the line of many can be about a meter, by what is known of the meter's codes. */
function mayBeAbout({ line: text }: Row, meterId: string, codes: readonly CampaignCode[]): boolean {
  if (text.includes(`"${meterId}"`)) return true;
  const { campaignId, batch, codeIds } = readLine(text)?.details ?? {};
  return codes.some(
    (code) =>
      code.campaign_id === campaignId &&
      (code.batch === batch || (Array.isArray(codeIds) && codeIds.includes(code.code_id))),
  );
}

function isAbout({ data: { meterIds, codes } }: SupplierEvent, meterId: string): boolean {
  const listed = [meterIds, codes].flatMap((list) => (Array.isArray(list) ? list : []));
  return listed.some((each) => each === meterId || each?.meterId === meterId);
}

/** Takes events of rows in their order, until there are enough. */
function gather(store: Store, { types, meterId }: EventsWanted, limit: number) {
  const items: SupplierEvent[] = [];
  const isWanted = (event: SupplierEvent) =>
    types.includes(event.type) && (meterId === undefined || isAbout(event, meterId));
  const isFull = () => items.length >= limit;
  return {
    items,
    isFull,
    /** Answers the place of the last row looked at, or `end` where all of them were. */
    take: async (rows: readonly Row[], end: number): Promise<number> => {
      for (const row of rows) {
        const event = await eventOfLine(store, lineOf(row));
        if (event !== undefined && isWanted(event)) items.push(event);
        if (isFull()) return row.seq;
      }
      return end;
    },
  };
}

/** The next rows that may be about a meter, and how far they reach. */
async function rowsAboutMeter(store: Store, wanted: EventsWanted, after: number, head: number) {
  const { types, meterId = "" } = wanted;
  const actions = actionsOf(types);
  const many = actions.filter((action) => ABOUT_MANY.includes(action));
  const lists = [
    auditRowsOfMeter(store, meterId, { actions, after }, BATCHES_A_LOOK),
    ...many.map((action) =>
      auditRowsOf(store, { actions: [action], after, upTo: head }, BATCHES_A_LOOK),
    ),
  ];
  const codes = await campaignCodesOfMeter(store, meterId);
  const found = await Promise.all(lists);
  const ends = found.map((rows) =>
    rows.length < BATCHES_A_LOOK ? head : (rows.at(-1)?.seq ?? head),
  );
  const upTo = Math.min(head, ...ends);
  const [own = [], ...ofMany] = found;
  const about = ofMany.flat().filter((row) => mayBeAbout(row, meterId, codes));
  const rows = [...own, ...about].filter(({ seq }) => seq <= upTo);
  return { rows: rows.toSorted((one, other) => one.seq - other.seq), upTo };
}

async function rowsOfTypes(store: Store, wanted: EventsWanted, after: number, head: number) {
  const upTo = Math.min(head, after + LINES_A_LOOK);
  const actions = actionsOf(wanted.types);
  const rows = await auditRowsOf(store, { actions, after, upTo }, LIMIT_MAX);
  return rows.length < LIMIT_MAX ? { rows, upTo } : { rows, upTo: rows.at(-1)?.seq ?? upTo };
}

/** The most events of one answer. */
export const LIMIT_MAX = 200;

/**
 * Reads on in the events, which are the lines of the audit trail in their order: a line is never
 * seen before one of a lower number is (`lockAuditHead`), so nothing comes late.
 * @param limit - 1 to `LIMIT_MAX`.
 */
export async function readEvents(
  store: Store,
  wanted: EventsWanted,
  limit: number,
): Promise<EventsFound> {
  const { seq: head } = await readAuditHead(store);
  const { items, isFull, take } = gather(store, wanted, limit);
  const read = wanted.meterId === undefined ? rowsOfTypes : rowsAboutMeter;
  let upTo = wanted.after;
  const end = Math.min(head, wanted.after + LINES_AN_ANSWER);
  while (upTo < end && !isFull()) {
    const next = await read(store, wanted, upTo, head);
    upTo = await take(next.rows, next.upTo);
  }
  return { items, upTo, hasMore: upTo < head };
}

const UNKNOWN =
  "No such event is in this database. It may have been put back from a backup since: read on " +
  "from an event of before, or from the beginning.";

/**
 * The line behind which to read on.
 * @param after - an event's id, or a `nextAfter`; undefined: the beginning.
 * @throws Problem `event_unknown`.
 */
export async function placeAfter(store: Store, after: string | undefined): Promise<number> {
  if (after === undefined) return 0;
  const { seq } = placeOfId(after);
  if (seq > 0 && (await idAt(store, seq)) === after) return seq;
  throw new Problem("event_unknown", UNKNOWN);
}

/** How a line of the trail is named, or undefined where there is none. */
export async function idAt(store: Store, seq: number): Promise<string | undefined> {
  const hash = await auditHashAt(store, seq);
  return hash && eventIdOf({ seq, hash });
}
