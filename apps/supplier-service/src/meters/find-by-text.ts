import { readFindText } from "../rules/find-text.ts";
import type { Actor } from "../rules/roles.ts";
import { type CodeRecord, codesEndingWith, findCode } from "../store/codes.ts";
import { listMeters, metersByHex } from "../store/find-meters.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** What was found. */
interface Found {
  readonly meters: readonly MeterRecord[];
  readonly codes: readonly CodeRecord[];
  /** Whether the text may be digits of a code, which were not looked for. */
  readonly areDigitsHidden: boolean;
}

/** The most of each that are found. */
const FOUND_MAX = 20;

/**
 * Finds meters by an EUI-64 or its beginning or end, by a tag and by a part of their label, in this
 * order; and codes by their id and, with a key that sees codes, by their last digits, the newest
 * first.
 */
export async function findByText(store: Store, actor: Actor, text: string): Promise<Found> {
  const { label, tag, hex, digits, codeId } = readFindText(text);
  const meters = [
    ...(hex === undefined ? [] : await metersByHex(store, hex, FOUND_MAX)),
    ...(await listMeters(store, { tag }, "", FOUND_MAX)),
    ...(await listMeters(store, { label }, "", FOUND_MAX)),
  ];
  const byId = new Map(meters.map((meter) => [meter.meter_id, meter]));
  const named = codeId === undefined ? undefined : await findCode(store, codeId);
  const mayLook = digits !== undefined && actor.seesCodes;
  const ending = mayLook ? await codesEndingWith(store, digits, FOUND_MAX) : [];
  return {
    meters: [...byId.values()].slice(0, FOUND_MAX),
    codes: named === undefined ? ending : [named, ...ending],
    areDigitsHidden: digits !== undefined && !actor.seesCodes,
  };
}
