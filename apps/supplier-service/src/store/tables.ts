import type { Refusal } from "@utrn-lab/utrn";
import type { ColumnType, Kysely } from "kysely";
import type { Channel, CodeStatus } from "../rules/code-life.ts";
import type { Role } from "../rules/roles.ts";
import type { WebhookDeliveryRow, WebhookRow } from "./webhook-tables.ts";

/** The one supplier of a database (`only` is 1). */
interface SupplierRow {
  readonly only: number;
  readonly supplier_id: string;
  /** The top-up key, and the key of commands and confirmations: 65 bytes hex, equal or not. */
  readonly public_key: string;
  readonly command_public_key: string;
  /** The database's name; null until a process has bound it to its supplier. */
  readonly database_id: string | null;
  /** 1, and one more with each restore. */
  readonly epoch: number;
  /** 1: all that it had is in another database, and nothing is issued from it any more; else 0. */
  readonly is_moved: 0 | 1;
  /** How many counters a meter passes over that is registered from now on. */
  readonly counters_skipped: ColumnType<number, number | undefined, number>;
  /** 1: a meter is registered with its last counter, and not without; else 0. */
  readonly is_counter_needed: ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>;
}

/** A meter, and what is known of it. Days are "YYYY-MM-DD", times seconds since the Unix epoch. */
export interface MeterRow {
  readonly meter_id: string;
  readonly public_key: string;
  /** The name of the supplier's keys that the meter was commissioned with. */
  readonly supplier_key: string;
  readonly fuel: "electricity" | "gas";
  readonly label: string | null;
  /** JSON, a list of strings. */
  readonly tags: string;
  readonly registered_at: number;
  /** The counter that the meter was commissioned with as its floor; 0 when nobody issued before. */
  readonly begins_after: number;
  /** The last UTRN counter allotted; 0 when none. */
  readonly last_counter: number;
  /** The highest counter the meter is known to have accepted; 0 when none is known. */
  readonly known_highest: number;
  /** No code at or below this counter can be applied any more; 0 when none is known. */
  readonly known_floor: number;
  readonly known_balance_pence: number | null;
  /** The day on which it had that balance, by the supplier's calendar. */
  readonly known_on: string | null;
  /** By how many days its clock is proved to be ahead; negative where it is behind. */
  readonly clock_days: number;
  /** Since when it gets no codes any more, and why; null where it does. */
  readonly retired_at: number | null;
  readonly retire_reason: string | null;
  /** JSON: what its last confirmation code said, and when it was read; null when none is kept. */
  readonly last_confirmation: string | null;
}

/** What became of a code after it was issued; a new one needs none of it. */
interface LifeRow {
  /** How often the digits went out, and when and how they last did. */
  readonly sent_count: number;
  readonly sent_at: number | null;
  readonly sent_channel: Channel | null;
  readonly refused_at: number | null;
  /** Why the meter last refused it. */
  readonly refusal: Refusal | null;
  readonly lost_at: number | null;
  readonly lost_reason: string | null;
  /** The code whose proof overtook it. */
  readonly superseded_by: string | null;
  /** What proved that it was applied; null for the confirmation codes of the first release. */
  readonly confirmed_by: ProofKind | null;
  /** Why it was issued although another one said the same. */
  readonly reason: string | null;
  /** The campaign it was issued in. */
  readonly campaign_id: string | null;
  /** The supplier's keys it was signed under, once its meter has others; null: its meter's. */
  readonly supplier_key: string | null;
  /** The key of its meter that it was signed for, once the meter has another; null: its meter's. */
  readonly meter_key: string | null;
  /** 1: a command code of the format's first revision, which no meter takes any more; else 2. */
  readonly format_revision: 1 | 2;
  /** 1: the meter applied it and left out what later codes had overtaken; else 0. */
  readonly applied_in_part: 0 | 1;
}

/** What proves that a meter has applied a code. */
export type ProofKind = "confirmation_code" | "alert" | "duplicate";

/** A code that was issued. It is never changed but in what became of it, and never deleted. */
export interface CodeRow extends LifeRow {
  readonly code_id: string;
  readonly meter_id: string;
  readonly counter: number;
  readonly digits: 20 | 40 | 60;
  readonly code: string;
  /** JSON, a list of commands. */
  readonly commands: string;
  readonly note: string | null;
  readonly status: CodeStatus;
  readonly issued_at: number;
  readonly voided_at: number | null;
  readonly void_reason: string | null;
  /** The meter's day of the confirmation code that proved it applied. */
  readonly confirmed_on: string | null;
}

/** The answer that an idempotency key got, to be given again. */
export interface ReplayRow {
  /** Whose idempotency key it is, by the id of the API key, and for which route. */
  readonly key_id: string;
  readonly route: string;
  readonly idempotency_key: string;
  readonly request_hash: string;
  readonly response: string;
  readonly answered_at: number;
}

/** A confirmation code that proved nothing on the day it was read. */
interface UnprovedConfirmationRow {
  readonly meter_id: string;
  readonly day: string;
  readonly code: string;
  /** By how many days the meter's clock seems ahead; null where no day fits: a wrong one. */
  readonly clock_days: number | null;
}

/** A code that was to be explained for a meter, and was not true of it. */
export interface WrongExplanationRow {
  readonly meter_id: string;
  readonly day: string;
  readonly code: string;
}

/** `CodeRow` as Kysely writes it, and what it is found by: what `LifeRow` has may be left out. */
type CodeTable = Omit<CodeRow, keyof LifeRow> & {
  readonly [Column in keyof LifeRow]: ColumnType<
    CodeRow[Column],
    CodeRow[Column] | undefined,
    CodeRow[Column]
  >;
} & {
  /** The types of its commands, in the order of the code, each between commas. */
  readonly command_types: ColumnType<string, string, never>;
};

/** What the supplier has noted of a meter's settings; null where it knows nothing. */
export interface MeterSettingsRow {
  readonly meter_id: string;
  /** The most that the meter takes at once (SMETS2, Maximum Credit Threshold). */
  readonly max_credit_pence: number | null;
  /** The most that it holds (SMETS2, Maximum Meter Balance Threshold). */
  readonly max_balance_pence: number | null;
}

/**
 * Something that a meter has reported: an event of its log or outbox, or an entry of its code log.
 */
export interface MeterAlertRow {
  readonly meter_id: string;
  /** The meter's time, seconds since the Unix epoch. */
  readonly at: number;
  /** The event's GBCS code, or `code` for an entry of the code log. */
  readonly event: string;
  readonly text: string;
  /** The id that it was reported with; empty where it had none. */
  readonly alert_id: string;
  /** Which of a batch's equal ones without an id it is, from 1; 1 with an id. */
  readonly occurrence: number;
  /** What it says was credited; null where it says nothing of that. */
  readonly credit_pence: number | null;
  /** The confirmed code whose credit it is; null where none is known. */
  readonly code_id: string | null;
  readonly received_at: number;
}

/**
 * What a campaign is at: its meters are being put into batches, it waits for a second person, its
 * codes are being issued, it is done, or somebody has stopped it.
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

/** An API key. It is never deleted: the audit trail names it. */
export interface ApiKeyRow {
  readonly key_id: string;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly created_at: number;
  readonly role: Role;
  readonly label: string | null;
  /** The person whose key it is; null where nobody has said: then it is nobody else's. */
  readonly owner: string | null;
  /** The key that made it. */
  readonly created_by: string | null;
  readonly revoked_at: number | null;
  /** From when on it opens nothing; null: never. */
  readonly expires_at: number | null;
  /** When it last opened something, to the minute; null: never. */
  readonly last_used_at: number | null;
  /** 1: a reader's key that is shown the digits of open codes; else 0. */
  readonly sees_codes: 0 | 1;
}

/** What a key has given in a day, UTC ("YYYY-MM-DD"), by codes and campaigns together. */
interface KeySumRow {
  readonly key_id: string;
  readonly day: string;
  readonly given_pence: number;
}

/** What an administrator has settled, as JSON, by its name. */
interface PolicyRow {
  readonly name: string;
  readonly value: string;
}

/** A line of the audit trail: `line` is its text; the rest is there to find it by. */
export interface AuditRow {
  readonly seq: number;
  readonly action: string;
  readonly meter_id: string | null;
  readonly code_id: string | null;
  readonly request_id: string | null;
  readonly line: string;
}

/** A public key that signs the audit trail, in PEM. */
export interface AuditKeyRow {
  /** SHA-256, hex, of the key's SPKI. */
  readonly fingerprint: string;
  /** What proves that a process of the supplier has added it (keys/seal.ts). */
  readonly seal: string;
  readonly public_key: string;
  readonly added_at: number;
}

/** Where the audit trail ends (`only` is 1). */
interface AuditHeadRow {
  readonly only: number;
  readonly seq: number;
  readonly hash: string;
  readonly checkpoint_seq: number;
}

/** What becomes of a request for approval. */
export const APPROVAL_STATUSES = [
  "awaiting",
  "approved",
  "rejected",
  "withdrawn",
  "cancelled",
] as const;

/** One of `APPROVAL_STATUSES`. */
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/**
 * What can wait for a second person: a code, a campaign, or a looser line or limit. The names are
 * public interface.
 */
export const APPROVAL_KINDS = ["code", "campaign", "approval_line", "limits"] as const;

/**
 * A request for a second person's approval. Its id is the id of the code, or of the campaign, to
 * be.
 */
export interface ApprovalRow {
  readonly approval_id: string;
  readonly kind: (typeof APPROVAL_KINDS)[number];
  /** Whose code it is to be; null for anything else. */
  readonly meter_id: string | null;
  /** JSON: what was asked for. */
  readonly request: string;
  readonly status: ApprovalStatus;
  readonly asked_by: string;
  readonly asked_at: number;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  /** Why it was rejected, withdrawn or cancelled. */
  readonly reason: string | null;
}

/** What a meter is added without, because nothing of it is known yet. */
type LearntOfMeter = "clock_days" | "retired_at" | "retire_reason" | "last_confirmation";

/** `MeterRow` as Kysely writes it, and what it is found by. */
type MeterTable = Omit<MeterRow, LearntOfMeter> & {
  readonly [Column in LearntOfMeter]: ColumnType<
    MeterRow[Column],
    MeterRow[Column] | undefined,
    MeterRow[Column]
  >;
} & {
  /** The label, folded (rules/fold-text.ts); empty where there is none. */
  readonly label_folded: ColumnType<string, string | undefined, string>;
};

/** A tag of a meter: the tables' own index of `MeterRow.tags`. */
interface MeterTagRow {
  readonly tag: string;
  readonly meter_id: string;
}

/** The tables of the supplier's database. */
export interface Tables {
  readonly supplier: SupplierRow;
  readonly api_keys: ApiKeyRow;
  readonly key_sums: KeySumRow;
  readonly policies: PolicyRow;
  readonly approvals: ApprovalRow;
  readonly audit: AuditRow;
  readonly audit_head: AuditHeadRow;
  readonly audit_keys: AuditKeyRow;
  readonly meters: MeterTable;
  readonly meter_tags: MeterTagRow;
  readonly codes: CodeTable;
  readonly campaigns: CampaignRow;
  readonly campaign_batches: BatchRow;
  readonly replays: ReplayRow;
  readonly unproved_confirmations: UnprovedConfirmationRow;
  readonly wrong_explanations: WrongExplanationRow;
  readonly meter_settings: MeterSettingsRow;
  readonly meter_alerts: MeterAlertRow;
  readonly webhooks: WebhookRow;
  readonly webhook_deliveries: WebhookDeliveryRow;
}

/** The database, or a transaction on it. */
export type Store = Kysely<Tables>;
