import { setImmediate } from "node:timers/promises";
import { Problem } from "@utrn-lab/http-host";
import { type CampaignRequest, isSelected } from "../rules/selection.ts";
import { selectableOf } from "../store/meter-batches.ts";
import type { Store } from "../store/tables.ts";

/** Meters looked up in one query. */
const LOOK_UP = 1_000;

/** Ids named that nobody registered; the count is of all. */
const UNKNOWN_NAMED_MAX = 20;

function notRegistered(meterIds: readonly string[], unknown: readonly number[]): Problem {
  const field = `selection.meterIds[${unknown[0]}]`;
  const count = `${unknown.length} of ${meterIds.length} are not`;
  const detail = `${field} is not a registered meter, ${count}.`;
  const named = unknown.slice(0, UNKNOWN_NAMED_MAX).map((at) => meterIds[at]);
  return new Problem("invalid_request", detail, { field, unknownMeterIds: named });
}

/**
 * The meters of a list that meet the selection's other conditions, in the list's order. A list of a
 * million takes seconds: between two queries others are served, so it is read in no transaction,
 * which on SQLite would keep all others waiting.
 * @throws Problem `invalid_request` naming the ids that are no meter's.
 */
export async function chooseListed(
  store: Store,
  meterIds: readonly string[],
  { selection }: CampaignRequest,
  before: string | null,
): Promise<string[]> {
  const chosen: string[] = [];
  const unknown: number[] = [];
  for (let at = 0; at < meterIds.length; at += LOOK_UP) {
    const ids = meterIds.slice(at, at + LOOK_UP);
    const rows = await selectableOf(store, ids);
    for (const [place, id] of ids.entries()) {
      const row = rows.get(id);
      if (row === undefined) unknown.push(at + place);
      else if (isSelected(row, selection, before)) chosen.push(id);
    }
    await setImmediate();
  }
  if (unknown.length > 0) throw notRegistered(meterIds, unknown);
  return chosen;
}
