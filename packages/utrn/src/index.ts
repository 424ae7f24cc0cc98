export { printCode, stripPrinting } from "./blocks/blocks.ts";
export { checkDigit } from "./blocks/check-digit.ts";
export type { CodeLength } from "./blocks/layout.ts";
export {
  CODE_CHECKS,
  type CodeCheck,
  REFUSALS,
  type ReadRejection,
  type Refusal,
} from "./blocks/refusals.ts";
export type { MeterId, SupplierId } from "./checks/eui64.ts";
export { firstRevisionCounter } from "./codes/first-revision.ts";
export { type InspectedField, type Inspection, inspectCode } from "./codes/inspect.ts";
export { type InspectedBodyField, inspectBody } from "./codes/inspect-body.ts";
export { issueCode, type Plan, planCode, signPlan } from "./codes/issue.ts";
export { type Measure, measureCode } from "./codes/measure.ts";
export { type ReadCode, readCode } from "./codes/read.ts";
export { parseCommands } from "./commands/table.ts";
export type { Command, Commands, CommandType } from "./commands/types.ts";
export {
  CONFIRMATION_CHECKS,
  CONFIRMATION_REFUSALS,
  type Confirmation,
  type ConfirmationCheck,
  type ConfirmationRefusal,
  type ConfirmationRejection,
  findClockDays,
  type PaymentMode,
  type ReadConfirmation,
  readConfirmation,
  type SupplyState,
  writeConfirmation,
} from "./confirmations.ts";
export {
  type KeyAgreement,
  nobleKeyAgreement,
  parsePrivateKey,
  parsePublicKey,
  privateKeyFrom,
  publicKeyOf,
} from "./keys.ts";
export { COUNTER_MAX } from "./replay/counters.ts";
export {
  agreeSecret,
  exposeSharedSecret,
  parseSharedSecret,
  type SharedSecret,
} from "./shared-secret.ts";
