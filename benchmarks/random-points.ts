import { generateKeyPairSync } from "node:crypto";

/** What stands before the point of a P-256 public key in its SPKI encoding, hex. */
export const SPKI = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/** Public keys as meters have them, 65 bytes hex; the private halves are thrown away. */
export function randomPoints(count: number): string[] {
  return Array.from({ length: count }, () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const der = publicKey.export({ format: "der", type: "spki" }).toString("hex");
    return der.slice(SPKI.length);
  });
}
