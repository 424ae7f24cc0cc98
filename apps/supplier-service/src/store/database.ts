import { openDatabase } from "@utrn-lab/http-host";
import type { Kysely } from "kysely";
import { MIGRATIONS } from "./migrations/index.ts";

/** The one supplier of a database (`only` is 1). */
interface SupplierRow {
  readonly only: number;
  readonly supplier_id: string;
  readonly public_key: string;
}

interface ApiKeyRow {
  readonly key_id: string;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly created_at: number;
}

/** A meter, and what is known of it. Days are "YYYY-MM-DD", times seconds since the Unix epoch. */
export interface MeterRow {
  readonly meter_id: string;
  readonly public_key: string;
  readonly fuel: "electricity" | "gas";
  readonly label: string | null;
  /** JSON, a list of strings. */
  readonly tags: string;
  readonly registered_at: number;
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

/** What has become of a code, as far as the supplier knows. */
export type CodeStatus = "issued" | "void" | "confirmed";

/** A code that was issued. It is never changed but in what became of it, and never deleted. */
export interface CodeRow {
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

/** The tables of the supplier's database. */
export interface Tables {
  readonly supplier: SupplierRow;
  readonly api_keys: ApiKeyRow;
  readonly meters: MeterRow;
  readonly codes: CodeRow;
  readonly replays: ReplayRow;
  readonly wrong_confirmations: WrongConfirmationRow;
}

/** The database, or a transaction on it. */
export type Store = Kysely<Tables>;

/** Opens the database of a data folder. Throws StartError when it cannot be used. */
export function openStore(folder: string): Promise<Store> {
  return openDatabase<Tables>({ folder, file: "supplier.db" }, MIGRATIONS);
}
