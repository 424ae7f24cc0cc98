import { availableParallelism } from "node:os";
import type { CodeLength, Command, SharedSecret } from "@utrn-lab/utrn";
import { LRUCache } from "lru-cache";
import { Piscina } from "piscina";
import type { Identity } from "../identity.ts";
import type { MeterRow } from "../store/database.ts";
import type { Agreement, Signed, SigningTask } from "./work.ts";

/** So many secrets are kept, about 30 MB; those not used for longest leave first. */
const KEPT_MAX = 100_000;

/** A meter as far as signing for it goes. */
export type KeyedMeter = Pick<MeterRow, "meter_id" | "public_key">;

/** A code to be signed. */
export interface Unsigned {
  readonly meter: KeyedMeter;
  readonly utrnCounter: number;
}

/** Key agreements and MACs, in threads of their own. */
export interface Signer {
  /** How many threads it has. */
  readonly threads: number;
  /** What supplier and meter share. */
  secretOf(meter: KeyedMeter): Promise<SharedSecret>;
  /** Whether a secret of the meter is kept: `secretOf` need not compute, unless its key has changed. */
  hasSecret(meterId: string): boolean;
  /** Signs the same commands for many meters, whose counters are theirs alone; the codes in their order. */
  signAll(
    what: { readonly commands: readonly Command[]; readonly digits: CodeLength },
    codes: readonly Unsigned[],
  ): Promise<string[]>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** The secrets that are kept. A meter may get another key, so each is kept with a part of its key. */
class KeptSecrets {
  readonly #kept = new LRUCache<string, { readonly key: string; readonly z: string }>({
    max: KEPT_MAX,
  });

  has(meterId: string): boolean {
    return this.#kept.has(meterId);
  }

  get({ meter_id: meterId, public_key: publicKey }: KeyedMeter): string | undefined {
    const kept = this.#kept.get(meterId);
    return kept?.key === partOf(publicKey) ? kept.z : undefined;
  }

  keep({ meter_id: meterId, public_key: publicKey }: KeyedMeter, z: string): void {
    this.#kept.set(meterId, { key: partOf(publicKey), z });
  }
}

/** Half of the point's x coordinate: no two keys share it but by the will of who made them. */
function partOf(publicKey: string): string {
  return publicKey.slice(2, 34);
}

function startThreads(): Piscina {
  return new Piscina({
    filename: new URL("./work.ts", import.meta.url).href,
    execArgv: ["--conditions=@utrn-lab/source"],
    // A thread started for the first code would keep its customer waiting.
    minThreads: 1,
    maxThreads: availableParallelism(),
    idleTimeout: 60_000,
  });
}

/**
 * Starts the threads that agree with meters and sign for them. Each secret is agreed once a process, not once
 * a code, and is kept in memory only: the database and its backups hold no key that signs.
 */
export function startSigner(identity: Identity): Signer {
  const pool = startThreads();
  const kept = new KeptSecrets();
  const { supplierId, privateKey } = identity;
  const agreement = (meter: KeyedMeter): Agreement => ({ privateKey, publicKey: meter.public_key });
  return {
    threads: pool.options.maxThreads,
    hasSecret: (meterId) => kept.has(meterId),
    secretOf: async (meter) => {
      const meterId = meter.meter_id;
      const known = kept.get(meter);
      if (known !== undefined) return { supplierId, meterId, z: known };
      const [z = ""] = (await pool.run([agreement(meter)], { name: "agree" })) as string[];
      kept.keep(meter, z);
      return { supplierId, meterId, z };
    },
    signAll: async ({ commands, digits }, codes) => {
      const signatures = codes.map(({ meter, utrnCounter }) => ({
        meterId: meter.meter_id,
        utrnCounter,
        z: kept.get(meter) ?? agreement(meter),
      }));
      const task: SigningTask = { supplierId, commands, digits, signatures };
      const signed = (await pool.run(task, { name: "signAll" })) as Signed[];
      for (const [at, { meter }] of codes.entries()) kept.keep(meter, signed[at]?.z ?? "");
      return signed.map(({ code }) => code);
    },
    close: () => pool.close({ force: true }),
  };
}
