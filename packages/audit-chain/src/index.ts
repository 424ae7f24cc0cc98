export { CHECKPOINT, fingerprintOf, linkCheckpoint } from "./checkpoint.ts";
export {
  type AuditDetail,
  type AuditLine,
  linkEntry,
  NO_PREVIOUS,
  readLine,
  writeLine,
} from "./line.ts";
export {
  type PemFault,
  pemOfPrivateKey,
  privateKeyHex,
  privateKeyOfPem,
  publicKeyHex,
  publicKeysOfPem,
} from "./pem.ts";
export { keyOfCertificate, readPublicKey } from "./read-public-key.ts";
export {
  type AuditFault,
  type AuditSummary,
  FAULTS,
  LINES_A_CHECKPOINT,
  verifyAudit,
} from "./verify.ts";
