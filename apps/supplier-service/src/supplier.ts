import { Problem } from "@utrn-lab/http-host";
import type { Identity } from "./identity.ts";
import type { SecretOf } from "./secrets.ts";
import type { MeterRow, Store } from "./store/database.ts";
import { findMeter } from "./store/meters.ts";

/** Where time and randomness come from: the process names its sources once, a test its own. */
export interface Sources {
  /** Seconds since the Unix epoch. */
  readonly nowSeconds: () => number;
  /** A name nobody else gives. */
  readonly newId: () => string;
  /** An API key nobody can guess. */
  readonly newApiKey: () => string;
}

/** What the routes work with. */
export interface Supplier {
  readonly identity: Pick<Identity, "supplierId" | "publicKey">;
  readonly store: Store;
  readonly secretOf: SecretOf;
  readonly sources: Sources;
}

/** A meter that must be there. Throws Problem `not_found`. */
export async function requireMeter(store: Store, meterId: string): Promise<MeterRow> {
  const meter = await findMeter(store, meterId);
  if (meter === undefined) throw new Problem("not_found", "No meter is registered under this id.");
  return meter;
}
