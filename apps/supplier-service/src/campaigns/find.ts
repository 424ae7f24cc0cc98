import type { CommandType } from "@utrn-lab/utrn";
import { foldText } from "../rules/fold-text.ts";
import {
  type CampaignFilter,
  type CampaignPlace,
  type CampaignRecord,
  listCampaigns,
} from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";

/** Which campaigns are wanted: those that meet every condition named. */
interface CampaignsWanted extends CampaignFilter {
  /** A part of the label, in any case of letters. */
  readonly label?: string;
  /** One of the tags by which it selects. */
  readonly tag?: string;
  /** The fuel by which it selects. */
  readonly fuel?: "electricity" | "gas";
  /** It has a command of one of these types. */
  readonly commands?: readonly CommandType[] | undefined;
}

/** Whether a campaign meets the conditions that are put to its label and to what it asks for. */
function isWanted(
  { label, request: { selection, commands } }: Pick<CampaignRecord, "label" | "request">,
  wanted: CampaignsWanted,
): boolean {
  const { label: part, tag, fuel, commands: types } = wanted;
  if (part !== undefined && !foldText(label ?? "").includes(foldText(part))) return false;
  if (tag !== undefined && !(selection.tags ?? []).includes(tag)) return false;
  if (fuel !== undefined && selection.fuel !== fuel) return false;
  return types === undefined || commands.some(({ type }) => types.includes(type));
}

/** Campaigns looked through at once. */
const LOOKED_AT = 200;

/** Campaigns, the newest first: those behind `before`, or from the first. */
export async function findCampaigns(
  store: Store,
  wanted: CampaignsWanted,
  before: CampaignPlace | undefined,
  limit: number,
): Promise<CampaignRecord[]> {
  const found: CampaignRecord[] = [];
  for (let behind = before; found.length < limit; ) {
    const some = await listCampaigns(store, wanted, behind, LOOKED_AT);
    found.push(...some.filter((campaign) => isWanted(campaign, wanted)));
    behind = some.at(-1);
    if (some.length < LOOKED_AT) break;
  }
  return found.slice(0, limit);
}
