import { readLine } from "@utrn-lab/audit-chain";
import { foldText } from "../rules/fold-text.ts";
import { listKeys } from "../store/api-keys.ts";
import { type AuditFilter, auditRowsAfter, findAuditLines, readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import { SERVICE } from "./record.ts";

/** Which lines are wanted, as they are asked for. */
interface LinesWanted extends Pick<AuditFilter, "meterId" | "codeId" | "requestId" | "action"> {
  /** Only lines before this place; undefined: all. */
  readonly cursor: number | undefined;
  /** The id of an API key, `service`, or the owner of any number of keys. */
  readonly actor: string | undefined;
  /** Only lines from this time on, and before that one: ISO 8601, UTC. */
  readonly from: string | undefined;
  readonly before: string | undefined;
}

/** The ids of the keys that an actor is, or owns. */
async function idsOf(store: Store, actor: string): Promise<string[]> {
  if (actor === SERVICE.keyId) return [actor];
  const keys = await listKeys(store);
  const person = foldText(actor);
  const own = keys.filter(
    ({ key_id, owner }) => key_id === actor || foldText(owner ?? "") === person,
  );
  return own.map(({ key_id }) => key_id);
}

/** The first place of a line of a time or later: a trail is in the order of its times. */
async function placeOf(store: Store, time: string, end: number): Promise<number> {
  let [low, high] = [1, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await auditRowsAfter(store, middle - 1, 1);
    const at = row && readLine(row.line)?.at;
    if (at !== undefined && at >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Lines of the trail that meet every condition named, the newest first. */
export async function findLines(store: Store, wanted: LinesWanted, limit: number) {
  const { actor, from, before, cursor, ...filter } = wanted;
  const end = (await readAuditHead(store)).seq + 1;
  const actors = actor === undefined ? undefined : await idsOf(store, actor);
  if (actors?.length === 0) return [];
  const upTo = before === undefined ? end : await placeOf(store, before, end);
  const places = {
    from: from === undefined ? 1 : await placeOf(store, from, end),
    before: Math.min(cursor ?? end, upTo),
  };
  return findAuditLines(store, { ...filter, ...places, actors }, limit);
}
