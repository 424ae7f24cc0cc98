import { openDatabase } from "@utrn-lab/http-host";
import type { Refusal } from "@utrn-lab/utrn";
import type { ColumnType, Insertable, Kysely } from "kysely";
import type { Channel, CodeStatus } from "../rules/code-life.ts";
import type { ApiKeyRow, ApprovalRow, AuditHeadRow, AuditRow, PolicyRow } from "./access-rows.ts";
import type { BatchRow, CampaignRow } from "./campaign-rows.ts";
import type { MeterAlertRow } from "./meter-alerts.ts";
import type { MeterSettingsRow } from "./meter-settings.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { openPostgres } from "./postgres.ts";

/** The one supplier of a database (`only` is 1). */
interface SupplierRow {
  readonly only: number;
  readonly supplier_id: string;
  readonly public_key: string;
}

/** A meter, and what is known of it. Days are "YYYY-MM-DD", times seconds since the Unix epoch. */
export interface MeterRow {
  readonly meter_id: string;
  readonly public_key: string;
  /** The name of the supplier's key that the meter was commissioned with. */
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
  /** The meter's day on which it had that balance. */
  readonly known_on: string | null;
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
  /** The supplier's key it was signed under, once its meter is under another; null: its meter's. */
  readonly supplier_key: string | null;
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
interface ReplayRow {
  readonly idempotency_key: string;
  readonly request_hash: string;
  readonly response: string;
}

/** How many wrong confirmation codes were tried for a meter on a day. */
interface WrongConfirmationRow {
  readonly meter_id: string;
  readonly day: string;
  readonly attempts: number;
}

/** `CodeRow` as Kysely writes it: what `LifeRow` has may be left out. */
type CodeTable = Omit<CodeRow, keyof LifeRow> & {
  readonly [Column in keyof LifeRow]: ColumnType<
    CodeRow[Column],
    CodeRow[Column] | undefined,
    CodeRow[Column]
  >;
};

/** A code as it is added. */
export type NewCodeRow = Insertable<CodeTable>;

/** The tables of the supplier's database. */
export interface Tables {
  readonly supplier: SupplierRow;
  readonly api_keys: ApiKeyRow;
  readonly policies: PolicyRow;
  readonly approvals: ApprovalRow;
  readonly audit: AuditRow;
  readonly audit_head: AuditHeadRow;
  readonly meters: MeterRow;
  readonly codes: CodeTable;
  readonly campaigns: CampaignRow;
  readonly campaign_batches: BatchRow;
  readonly replays: ReplayRow;
  readonly wrong_confirmations: WrongConfirmationRow;
  readonly meter_settings: MeterSettingsRow;
  readonly meter_alerts: MeterAlertRow;
}

/** The database, or a transaction on it. */
export type Store = Kysely<Tables>;

/**
 * Opens the database: PostgreSQL where `databaseUrl` names one, else SQLite in the data folder.
 * @throws StartError when it cannot be used.
 */
export function openStore(at: {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
}): Promise<Store> {
  const { folder, databaseUrl } = at;
  if (databaseUrl !== undefined) return openPostgres<Tables>(databaseUrl, MIGRATIONS);
  return openDatabase<Tables>({ folder, file: "supplier.db" }, MIGRATIONS);
}
