import { strict as assert } from "node:assert";
import { availableParallelism } from "node:os";
import {
  type CodeLength,
  type Commands,
  exposeSharedSecret,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { Piscina } from "piscina";
import type { Identity, SupplierKey } from "../keys/supplier-keys.ts";
import { KeptSecrets, type KeyedMeter, type SecretUse } from "./kept-secrets.ts";
import {
  AGREED_BYTES,
  type AgreementTask,
  type DaySearch,
  piecesOf,
  type Signed,
  type SigningTask,
  secretOf,
} from "./work.ts";

/** Secrets kept in memory, at the most: about 25 MB. */
const KEPT_MAX = 100_000;

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

/** The keys of the supplier that a meter knows. */
function keysFor({ supplier_key: keyId }: KeyedMeter, identity: Identity): SupplierKey {
  const key = [identity, identity.oldKey].find((each) => each?.keyId === keyId);
  assert(key !== undefined, "a meter is under a key that the start has found");
  return key;
}

/** A meter, and the place of its secret among those of a task. */
interface Placed {
  readonly meter: KeyedMeter;
  readonly place: number;
}

/** What is to be agreed on with some meters: during a key change they know either keys. */
function missingOf(unknown: readonly Placed[], identity: Identity): AgreementTask["missing"] {
  const byKeys = Map.groupBy(unknown, ({ meter }) => keysFor(meter, identity));
  return [...byKeys].map(([{ privateKey, commandPrivateKey }, some]) => ({
    topUpKey: privateKey,
    commandKey: commandPrivateKey,
    publicKeys: some.map(({ meter }) => meter.public_key).join(""),
    places: some.map(({ place }) => place),
  }));
}

function startThreads(): Piscina {
  return new Piscina({
    filename: new URL("./work.ts", import.meta.url).href,
    execArgv: ["--conditions=@utrn-lab/source"],
    // Sizes that the process was started with hold in place of these.
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
  const kept = new KeptSecrets(KEPT_MAX);
  let agreements = 0;
  const { supplierId } = identity;

  /** The secrets that are kept of some meters, and what is to be agreed on with the others. */
  function keptOf(use: SecretUse, meters: readonly KeyedMeter[]): AgreementTask {
    const secrets = new Uint8Array(meters.length * AGREED_BYTES);
    const placed = meters.map((meter, place) => ({ meter, place }));
    const unknown = placed.filter(
      ({ meter, place }) => !kept.copy(meter, use, secrets, place * AGREED_BYTES),
    );
    return { secrets, missing: missingOf(unknown, identity) };
  }

  /** Keeps those secrets of a task that were missing. */
  function keepAgreed(
    use: SecretUse,
    meters: readonly KeyedMeter[],
    { missing }: AgreementTask,
    secrets: Uint8Array,
  ): void {
    for (const place of missing.flatMap(({ places }) => places)) {
      const meter = meters[place];
      assert(meter !== undefined, "every place is that of a meter");
      agreements += 1;
      kept.keep(meter, use, secrets.subarray(place * AGREED_BYTES, (place + 1) * AGREED_BYTES));
    }
  }

  async function agreedWith(meter: KeyedMeter): Promise<Uint8Array> {
    const task = keptOf("single code", [meter]);
    if (task.missing.length === 0) return task.secrets;
    const agreed: Uint8Array = await pool.run(task, { name: "agreeAll" });
    keepAgreed("single code", [meter], task, agreed);
    return agreed;
  }

  return {
    threads: pool.options.maxThreads,
    hasSecret: (meterId) => kept.has(meterId),
    secretOf: async (meter) => {
      const agreed = await agreedWith(meter);
      return secretOf(supplierId, meter.meter_id, Buffer.from(agreed).toString("hex"));
    },
    signAll: async ({ commands, digits }, unsigned) => {
      const meters = unsigned.map(({ meter }) => meter);
      const meterIds = meters.map(({ meter_id }) => meter_id).join("");
      const utrnCounters = unsigned.map(({ utrnCounter }) => utrnCounter);
      const agreement = keptOf("campaign", meters);
      const task = { ...agreement, supplierId, commands, digits, meterIds, utrnCounters };
      const { codes, agreed }: Signed = await pool.run(task satisfies SigningTask, {
        name: "signAll",
      });
      if (agreed !== undefined) keepAgreed("campaign", meters, agreement, agreed);
      return piecesOf(codes, digits);
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
