export { CHECKPOINT, fingerprintOf, linkCheckpoint } from "./checkpoint.ts";
export {
  type AuditDetail,
  type AuditEntry,
  type AuditLine,
  linkEntry,
  NO_PREVIOUS,
  readLine,
  writeLine,
} from "./line.ts";
export {
  type AuditFault,
  type AuditSummary,
  type AuditVerifier,
  FAULTS,
  verifyAudit,
} from "./verify.ts";
