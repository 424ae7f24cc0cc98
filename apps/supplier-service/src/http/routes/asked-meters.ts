import type { Static } from "typebox";
import { requireMeter } from "../../meters/find-meter.ts";
import { chosenMeters } from "../../store/campaign-batches.ts";
import { findMeters } from "../../store/meter-batches.ts";
import type { MeterRecord } from "../../store/meters.ts";
import type { Store } from "../../store/tables.ts";
import type { AskedMeter, AskedMetersQuery } from "../schemas/campaign.ts";
import { readPage } from "../schemas/common.ts";

function viewOf({ meter_id: meterId, label, tags }: MeterRecord): Static<typeof AskedMeter> {
  return { meterId, label, tags: [...tags] };
}

function placeOf(cursor: string | undefined) {
  const [batch = 0, place = -1] = cursor?.split(":").map(Number) ?? [];
  return { batch, place };
}

/** A page of the meters of a campaign, as people look at them before it is approved. */
export async function readAskedMeters(
  store: Store,
  campaignId: string,
  query: Static<typeof AskedMetersQuery>,
) {
  const read = async (limit: number) => {
    const chosen = await chosenMeters(store, campaignId, placeOf(query.cursor), limit);
    const ids = chosen.map(({ meterId }) => meterId);
    const meters = new Map((await findMeters(store, ids)).map((row) => [row.meter_id, row]));
    return chosen.flatMap((at) => {
      const meter = meters.get(at.meterId);
      return meter === undefined ? [] : [{ at, meter }];
    });
  };
  return readPage(
    query,
    read,
    ({ meter }) => viewOf(meter),
    ({ at }) => `${at.batch}:${at.place}`,
  );
}

/** The one meter of a request for a code. */
export async function oneMeter(store: Store, meterId: string) {
  return { items: [viewOf(await requireMeter(store, meterId))], nextCursor: null };
}
