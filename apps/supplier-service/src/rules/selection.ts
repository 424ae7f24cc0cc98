import type { IssueRequest } from "./issue-request.ts";

/** Which meters a campaign is for: those that meet every condition named. */
export interface Selection {
  /** Every meter there is, where nothing else is named. */
  readonly everyMeter?: true;
  readonly meterIds?: readonly string[];
  /** Meters that have all of these. */
  readonly tags?: readonly string[];
  readonly fuel?: "electricity" | "gas";
  /** Meters that have not been heard of for this number of days, or never. */
  readonly noContactDays?: number;
}

/** What a client asks to have issued, and for which meters. */
export interface CampaignRequest extends IssueRequest {
  readonly label?: string;
  readonly selection: Selection;
}

/** A request as the campaign's row keeps it: its list of meters is in the batches. */
export interface KeptRequest extends IssueRequest {
  readonly selection: Omit<Selection, "meterIds"> & {
    /** How many meters were listed; those that meet every other condition count. */
    readonly listedMeters?: number;
  };
}

/** A request as whoever decides on it sees it: what the row keeps, and the label. */
export interface AskedCampaign extends KeptRequest {
  readonly label?: string;
}

/**
 * The request without its label, and with the length of its list of meters in place of the list.
 */
export function keptRequest({ label: _, selection, ...asked }: CampaignRequest): KeptRequest {
  const { meterIds, ...conditions } = selection;
  const listed = meterIds === undefined ? {} : { listedMeters: meterIds.length };
  return { ...asked, selection: { ...conditions, ...listed } };
}

/** The same with its label. */
export function askedCampaign(request: CampaignRequest): AskedCampaign {
  const { label } = request;
  return { ...(label === undefined ? {} : { label }), ...keptRequest(request) };
}

/** What a selection looks at. */
export interface Selectable {
  readonly meter_id: string;
  readonly fuel: "electricity" | "gas";
  readonly tags: readonly string[];
  /** The meter's day of its last balance, "YYYY-MM-DD", or null. */
  readonly known_on: string | null;
}

/**
 * Whether a meter meets every condition of a selection but the list of ids.
 * @param contactBefore - "YYYY-MM-DD": only meters last heard of before that day, or never; null:
 * any.
 */
export function isSelected(
  meter: Selectable,
  selection: Selection,
  contactBefore: string | null,
): boolean {
  const { tags = [], fuel } = selection;
  if (fuel !== undefined && meter.fuel !== fuel) return false;
  if (contactBefore !== null && meter.known_on !== null && meter.known_on >= contactBefore) {
    return false;
  }
  if (tags.length === 0) return true;
  return tags.every((tag) => meter.tags.includes(tag));
}
