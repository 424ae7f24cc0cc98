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
  type AuditFault,
  type AuditSummary,
  FAULTS,
  verifyAudit,
} from "./verify.ts";
