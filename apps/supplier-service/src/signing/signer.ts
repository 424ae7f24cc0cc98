import { strict as assert } from "node:assert";
import { availableParallelism } from "node:os";
import {
  type CodeLength,
  type Commands,
  exposeSharedSecret,
  parseSharedSecret,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { LRUCache } from "lru-cache";
import { Piscina } from "piscina";
import type { Identity, SupplierKey } from "../keys/supplier-keys.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Agreed, Agreement, DaySearch, Signature, Signed, SigningTask } from "./work.ts";

/** Secrets kept in memory, about 55 MB. */
const KEPT_MAX = 100_000;

/** A meter as far as signing for it goes. */
type KeyedMeter = Pick<MeterRecord, "meter_id" | "public_key" | "supplier_key">;

/** A code to be signed. */
interface Unsigned {
  readonly meter: KeyedMeter;
  readonly utrnCounter: number;
}

/** Key agreements and MACs, in threads of their own. */
export interface Signer {
  /** How many threads it has. */
  readonly threads: number;
  /** What supplier and meter share. */
  secretOf(meter: KeyedMeter): Promise<SharedSecret>;
  /**
   * Whether a secret of the meter is kept: `secretOf` need not compute, unless its key has changed.
   */
  hasSecret(meterId: string): boolean;
  /**
   * Signs the same commands for many meters, whose counters are theirs alone; the codes in their
   * order.
   */
  signAll(
    what: { readonly commands: Commands; readonly digits: CodeLength },
    codes: readonly Unsigned[],
  ): Promise<readonly string[]>;
  /** By how many days a meter's clock seems off, by a confirmation code; undefined: none fits. */
  findClockDays(
    secret: SharedSecret,
    code: string,
    expected: DaySearch["expected"],
  ): Promise<number | undefined>;
  /** Tasks that wait for a thread. */
  queueLength(): number;
  /** How many key agreements have been done. */
  agreements(): number;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Secrets, and the keys they were agreed on by: either side may change its own. */
interface KeptSecret {
  readonly supplierKey: string;
  readonly publicKey: string;
  readonly agreed: Agreed;
}

/**
 * The secrets that are kept, keyed by meter. Those of single codes make room for each other, the
 * ones not used for longest leave first; a campaign uses what it finds, fills what is free and
 * pushes nobody out: one of a million meters would push out its own.
 */
class KeptSecrets {
  readonly #kept = new LRUCache<string, KeptSecret>({ max: KEPT_MAX });

  has(meterId: string): boolean {
    return this.#kept.has(meterId);
  }

  get(meter: KeyedMeter): Agreed | undefined {
    return this.#of(meter, this.#kept.get(meter.meter_id));
  }

  peek(meter: KeyedMeter): Agreed | undefined {
    return this.#of(meter, this.#kept.peek(meter.meter_id));
  }

  keep(meter: KeyedMeter, agreed: Agreed): void {
    const { meter_id, supplier_key: supplierKey, public_key: publicKey } = meter;
    this.#kept.set(meter_id, { supplierKey, publicKey, agreed });
  }

  keepIfFree(meter: KeyedMeter, agreed: Agreed): void {
    if (this.#kept.size < KEPT_MAX) this.keep(meter, agreed);
  }

  #of(meter: KeyedMeter, kept: KeptSecret | undefined): Agreed | undefined {
    const isOf = kept?.publicKey === meter.public_key && kept.supplierKey === meter.supplier_key;
    return isOf ? kept.agreed : undefined;
  }
}

/** The keys of the supplier that a meter knows. */
function keysFor({ supplier_key: keyId }: KeyedMeter, identity: Identity): SupplierKey {
  const key = [identity, identity.oldKey].find((each) => each?.keyId === keyId);
  assert(key !== undefined, "a meter is under a key that the start has found");
  return key;
}

function startThreads(): Piscina {
  return new Piscina({
    filename: new URL("./work.ts", import.meta.url).href,
    execArgv: ["--conditions=@utrn-lab/source"],
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
    // A thread started for the first code would keep its customer waiting.
    minThreads: 1,
    maxThreads: availableParallelism(),
    idleTimeout: 60_000,
  });
}

/**
 * Starts the threads that agree with meters and sign for them. Each secret is agreed once a
 * process, not once a code, and is kept in memory only: the database and its backups hold no key
 * that signs.
 */
export function startSigner(identity: Identity): Signer {
  const pool = startThreads();
  const kept = new KeptSecrets();
  let agreements = 0;
  const { supplierId } = identity;
  const agreement = (meter: KeyedMeter): Agreement => {
    const { privateKey, commandPrivateKey } = keysFor(meter, identity);
    return [privateKey, commandPrivateKey, meter.public_key];
  };
  return {
    threads: pool.options.maxThreads,
    hasSecret: (meterId) => kept.has(meterId),
    secretOf: async (meter) => {
      const meterId = meter.meter_id;
      const secretBy = ([z, commandZ]: Agreed) =>
        parseSharedSecret({ supplierId, meterId, z, commandZ }, "secret");
      const known = kept.get(meter);
      if (known !== undefined) return secretBy(known);
      const agreed: Agreed = await pool.run(agreement(meter), { name: "agree" });
      agreements += 1;
      kept.keep(meter, agreed);
      return secretBy(agreed);
    },
    signAll: async ({ commands, digits }, codes) => {
      const unknown: KeyedMeter[] = [];
      const signatures = codes.map(({ meter, utrnCounter }): Signature => {
        const known = kept.peek(meter);
        if (known === undefined) unknown.push(meter);
        return [meter.meter_id, utrnCounter, known ?? agreement(meter)];
      });
      const task: SigningTask = { supplierId, commands, digits, signatures };
      const signed: Signed = await pool.run(task, { name: "signAll" });
      agreements += unknown.length;
      for (const [at, meter] of unknown.entries()) {
        const agreed = signed.secrets[at];
        assert(agreed !== undefined, "each meter without a secret was agreed with");
        kept.keepIfFree(meter, agreed);
      }
      return signed.codes;
    },
    findClockDays: async (secret, code, expected) => {
      const task: DaySearch = { secret: exposeSharedSecret(secret), code, expected };
      return pool.run(task, { name: "searchDays" });
    },
    queueLength: () => pool.queueSize,
    agreements: () => agreements,
    close: () => pool.close({ force: true }),
  };
}
