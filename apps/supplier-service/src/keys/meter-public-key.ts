import { readPublicKey } from "@utrn-lab/audit-chain";
import { certifiedKey } from "./certificates.ts";

/**
 * A meter's public key as clients have it. A certificate has to name the meter, and to allow key
 * agreement; its chain is not verified: whoever may register meters vouches for their keys.
 * @param text - as `readPublicKey` of audit-chain takes it.
 * @param meterId - the meter's EUI-64.
 * @param field - its name, for the error.
 * @returns 65 bytes as lowercase hex, uncompressed.
 * @throws FieldRangeError naming `field`.
 */
export function readMeterPublicKey(text: string, meterId: string, field: string): string {
  return readPublicKey(text, field, (certificates) => certifiedKey(certificates, meterId, field));
}
