import { nodeKeyAgreement } from "@utrn-lab/http-host";
import { agreeSecret, type SharedSecret } from "@utrn-lab/utrn";
import type { Identity } from "./identity.ts";
import type { MeterRow } from "./store/database.ts";

/** So many secrets are kept, about 30 MB; the oldest leaves first. */
const KEPT_MAX = 100_000;

/** Gives what supplier and meter share. */
export type SecretOf = (meter: Pick<MeterRow, "meter_id" | "public_key">) => SharedSecret;

/**
 * Agrees with each meter once a process, not once a code, and keeps the secrets in memory only: the
 * database and its backups hold no key that signs.
 */
export function keepSecrets(identity: Identity): SecretOf {
  const kept = new Map<string, SharedSecret>();
  const { supplierId, privateKey } = identity;
  return ({ meter_id: meterId, public_key: publicKey }) => {
    const known = kept.get(meterId);
    if (known !== undefined) return known;
    const secret = agreeSecret({ supplierId, meterId, privateKey, publicKey }, nodeKeyAgreement);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    kept.set(meterId, secret);
    return secret;
  };
}
