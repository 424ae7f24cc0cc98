import { Problem } from "@utrn-lab/http-host";
import type { CodeLength, Command } from "@utrn-lab/utrn";
import { timeOf, timeOrNull } from "../iso-time.ts";
import { type CodesByStatus, codesByStatus } from "../rules/code-life.ts";
import { CAMPAIGN_REFUSAL_CODES, type CampaignRefusalCode } from "../rules/issue-refusals.ts";
import type { KeptRequest } from "../rules/selection.ts";
import type { WarningCode } from "../rules/warnings.ts";
import { ownersOf } from "../store/api-keys.ts";
import { findApproval } from "../store/approvals.ts";
import { type RefusedMeters, readProgress, readRefused } from "../store/campaign-batches.ts";
import {
  type CampaignRecord,
  campaignBegunAt,
  countByStatus,
  findCampaign,
} from "../store/campaigns.ts";
import type { CampaignStatus, Store } from "../store/tables.ts";
import { type Sums, sumsOfCampaign } from "./sums.ts";

/** A campaign, and how far it has come. */
export interface Campaign {
  readonly campaignId: string;
  readonly label: string | null;
  readonly status: CampaignStatus;
  readonly commands: readonly Command[];
  readonly digits: CodeLength | null;
  readonly note: string | null;
  readonly reason: string | null;
  readonly acknowledge: WarningCode[];
  readonly selection: KeptRequest["selection"] & { readonly tags: string[] };
  /** How many meters it is for; final once it runs. */
  readonly meters: number;
  readonly issued: number;
  readonly waiting: number;
  /** What its codes give and charge in all; null while its meters are being chosen. */
  readonly sums: Sums | null;
  /** Meters that got no code, by the reason. */
  readonly refused: { reason: CampaignRefusalCode; count: number; meterIds: string[] }[];
  /** What a second person approves it by, its own id; null where it needs nobody. */
  readonly approvalId: string | null;
  readonly createdAt: string;
  /** The API key that asked for it, by its id. */
  readonly createdBy: string;
  /** The person who holds that key; null: nobody has said. */
  readonly createdByOwner: string | null;
  /** When its first code was issued. */
  readonly begunAt: string | null;
  readonly finishedAt: string | null;
  readonly cancelReason: string | null;
}

/** Meters named that got no code, for each reason; the count is of all. */
const NAMED_MAX = 20;

/** Adds up what the batches say of the meters they refused. */
function sumRefused(batches: readonly RefusedMeters[]): Campaign["refused"] {
  const sums = CAMPAIGN_REFUSAL_CODES.map((reason) => {
    const meterIds = batches.flatMap((refused) => refused[reason] ?? []);
    return { reason, count: meterIds.length, meterIds: meterIds.slice(0, NAMED_MAX) };
  });
  return sums.filter(({ count }) => count > 0);
}

/** A campaign as clients see it, with how far it has come. */
export async function campaignView(store: Store, row: CampaignRecord): Promise<Campaign> {
  const { commands, digits, note, reason, acknowledge, selection } = row.request;
  const campaignId = row.campaign_id;
  const progress = await readProgress(store, campaignId);
  const approval = await findApproval(store, campaignId);
  const owners = await ownersOf(store, [row.created_by]);
  const { meters, issued, settled } = progress;
  return {
    campaignId,
    label: row.label,
    status: row.status,
    commands,
    digits: digits ?? null,
    note: note ?? null,
    reason: reason ?? null,
    acknowledge: [...(acknowledge ?? [])],
    selection: { ...selection, tags: [...(selection.tags ?? [])] },
    meters,
    issued,
    waiting: meters - settled,
    sums: sumsOfCampaign(row, progress),
    refused: sumRefused(await readRefused(store, campaignId)),
    approvalId: approval?.approval_id ?? null,
    createdAt: timeOf(row.created_at),
    createdBy: row.created_by,
    createdByOwner: owners.get(row.created_by) ?? null,
    begunAt: timeOrNull(await campaignBegunAt(store, campaignId)),
    finishedAt: timeOrNull(row.finished_at),
    cancelReason: row.cancel_reason,
  };
}

/** A campaign that must be there. Throws Problem `not_found`. */
export function campaignOrProblem(row: CampaignRecord | undefined): CampaignRecord {
  if (row === undefined) throw new Problem("not_found", "No campaign has this id.");
  return row;
}

/** A campaign as clients see it. Throws Problem `not_found`. */
export async function viewCampaign(store: Store, campaignId: string): Promise<Campaign> {
  return campaignView(store, campaignOrProblem(await findCampaign(store, campaignId)));
}

/** A campaign, and how many of its codes have each status. */
interface CampaignWithCodes extends Campaign {
  readonly codesByStatus: CodesByStatus;
}

/**
 * A campaign as clients see it, with what has become of its codes. Throws Problem `not_found`.
 */
export async function viewCampaignWithCodes(
  store: Store,
  campaignId: string,
): Promise<CampaignWithCodes> {
  // Before all that were issued: of what is issued in between none can be more than issued.
  const counts = await countByStatus(store, campaignId);
  const campaign = await viewCampaign(store, campaignId);
  const changed = Object.values(counts).reduce((sum, codes) => sum + codes, 0);
  const issued = campaign.issued - changed;
  return { ...campaign, codesByStatus: codesByStatus({ ...counts, issued }) };
}
