import { createECDH } from "node:crypto";
import type { KeyAgreement } from "@utrn-lab/utrn";

/** P-256 ECDH by OpenSSL (NIST SP 800-56A, 5.7.1.2): the port of `@utrn-lab/utrn`, and fast. */
export const nodeKeyAgreement: KeyAgreement = (privateKey, publicKey) => {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(privateKey);
  return new Uint8Array(ecdh.computeSecret(publicKey));
};
