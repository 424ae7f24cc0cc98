/**
 * What a campaign is at: its meters are being put into batches, it waits for a second person, its codes are
 * being issued, it is done, or somebody has stopped it.
 */
export const CAMPAIGN_STATUSES = [
  "selecting",
  "awaiting_approval",
  "running",
  "done",
  "cancelled",
] as const;

/** One of `CAMPAIGN_STATUSES`. */
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** A campaign: one command set for many meters. */
export interface CampaignRow {
  readonly campaign_id: string;
  readonly label: string | null;
  /** JSON: commands, digits, acknowledge, note and selection, as they were asked for. */
  readonly request: string;
  /** "YYYY-MM-DD": only meters not heard of since, or null. Fixed as the campaign begins. */
  readonly contact_before: string | null;
  readonly status: CampaignStatus;
  /** The last meter looked at while selecting; meters are taken in the order of their ids. */
  readonly selected_up_to: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly finished_at: number | null;
  readonly cancel_reason: string | null;
}

/** Some hundred meters of a campaign, issued in one transaction or not at all. */
export interface BatchRow {
  readonly campaign_id: string;
  readonly batch: number;
  readonly status: "open" | "done";
  /** JSON, a list of meter ids. */
  readonly meter_ids: string;
  readonly meters: number;
  readonly issued: number;
  /** JSON: the meters without a code, by the reason. */
  readonly refused: string;
}
