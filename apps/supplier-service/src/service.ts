import { Problem } from "@utrn-lab/http-host";
import type { Foreman } from "./campaigns/runner.ts";
import type { Metrics } from "./metrics.ts";
import type { AuditKey } from "./setup/audit-key.ts";
import type { Identity, SupplierKey } from "./setup/identity.ts";
import type { Signer } from "./signing/signer.ts";
import type { MeterRow, Store } from "./store/database.ts";
import { findMeter } from "./store/meters.ts";
import { lockRows } from "./store/transact.ts";

/** Where time and randomness come from: the process names its sources once, a test its own. */
export interface Sources {
  /** Seconds since the Unix epoch. */
  readonly nowSeconds: () => number;
  /** A name nobody else gives. */
  readonly newId: () => string;
  /** An API key nobody can guess. */
  readonly newApiKey: () => string;
}

/** Where a supplier draws its lines. */
export interface Rules {
  /** A share of each top-up for debt above which issuing warns, percent, 0..100. */
  readonly paymentDebtPercentMax: number;
  /** Whether a second code that says the same as an open one needs a reason, or only gets a warning. */
  readonly isReasonNeeded: boolean;
}

/** What the routes work with. */
export interface Supplier {
  /** Without the private keys: those are the signer's. */
  readonly identity: Pick<Identity, "supplierId" | "publicKey" | "keyId"> & {
    readonly oldKey: Pick<SupplierKey, "publicKey" | "keyId"> | undefined;
  };
  readonly store: Store;
  readonly signer: Signer;
  /** Has campaigns worked on. */
  readonly foreman: Foreman;
  readonly auditKey: AuditKey;
  readonly metrics: Metrics;
  readonly sources: Sources;
  readonly rules: Rules;
}

/** What a worker on campaigns works with: it has nobody else work. */
export type Works = Omit<Supplier, "foreman">;

/** A meter that must have been found. Throws Problem `not_found`. */
export function meterOrProblem(meter: MeterRow | undefined): MeterRow {
  if (meter === undefined) throw new Problem("not_found", "No meter is registered under this id.");
  return meter;
}

/**
 * Has the secret of a meter agreed on before the transaction that signs with it: nobody waits for a key
 * agreement while the transaction holds its locks.
 */
export async function warmSecret(supplier: Supplier, meterId: string): Promise<void> {
  if (supplier.signer.hasSecret(meterId)) return;
  const meter = await findMeter(supplier.store, meterId);
  if (meter !== undefined) await supplier.signer.secretOf(meter);
}

/** A meter that must be there. Throws Problem `not_found`. */
export async function requireMeter(store: Store, meterId: string): Promise<MeterRow> {
  return meterOrProblem(await findMeter(store, meterId));
}

/**
 * A meter, or undefined; nobody else changes it or issues for it until the transaction ends.
 * @param transaction - the caller's: what depends on the meter's counters is decided in it.
 */
export function lockMeter(transaction: Store, meterId: string): Promise<MeterRow | undefined> {
  const query = transaction.selectFrom("meters").selectAll().where("meter_id", "=", meterId);
  return lockRows(transaction, query).executeTakeFirst();
}
