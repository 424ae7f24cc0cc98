export { DAY_MAX, dateOfDay, dayOfTime, parseDate, timeOfDay } from "./calendar.ts";
export {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  renameFields,
} from "./checks/field-error.ts";
export { announcedLayout, firstWrongBlock, printCode, stripPrinting } from "./codes/blocks.ts";
export { checkDigit } from "./codes/check-digit.ts";
export { type InspectedField, type Inspection, inspectCode } from "./codes/inspect.ts";
export { issueCode, type Plan, planCode, signPlan } from "./codes/issue.ts";
export type { CodeLength, Layout } from "./codes/layout.ts";
export { type ReadCode, readCode } from "./codes/read.ts";
export {
  type Block,
  CODE_CHECKS,
  type CodeCheck,
  REFUSALS,
  type ReadRefusal,
  type ReadRejection,
  type Refusal,
} from "./codes/refusals.ts";
export { FAMILIES, type Family, familiesOf, isWaitingPrice } from "./commands/families.ts";
export type { JsonSchema } from "./commands/fields.ts";
export { COMMAND_SCHEMA, COMMAND_TYPES, COMMANDS_MAX, parseCommands } from "./commands/table.ts";
export type {
  CalendarWindow,
  ChangeMode,
  ChangePrice,
  ChangePriceTwoRate,
  Command,
  Commands,
  CommandType,
  DebtRegister,
  HanDeviceKind,
  RevertPart,
  SetPaymentDebtRecovery,
  SetTimeDebtRecovery,
  SuspendDisconnection,
  TopUp,
  Weekday,
} from "./commands/types.ts";
export {
  CONFIRMATION_CHECKS,
  CONFIRMATION_REFUSALS,
  type Confirmation,
  type ConfirmationCheck,
  type ConfirmationKind,
  type ConfirmationRefusal,
  type ConfirmationRejection,
  type PaymentMode,
  type ReadConfirmation,
  readConfirmation,
  type SupplyState,
  writeConfirmation,
} from "./confirmations.ts";
export {
  codeDigest,
  type KeyAgreement,
  type MeterId,
  nobleKeyAgreement,
  parseEui64,
  parseMeterId,
  parsePrivateKey,
  parsePublicKey,
  parseSupplierId,
  privateKeyFrom,
  publicKeyOf,
  type SupplierId,
} from "./keys.ts";
export { COUNTER_MAX, recoverCounter } from "./replay/counters.ts";
export {
  type AcceptedCode,
  type Additions,
  acceptCode,
  addedLater,
  CACHE_SIZE,
  highestCounter,
  isSuperseded,
  newReplayState,
  type ReplayState,
  replayRefusal,
  setFamilies,
  supersession,
} from "./replay/state.ts";
export {
  agreeSecret,
  type ExposedSecret,
  exposeSharedSecret,
  parseSharedSecret,
  type SharedSecret,
} from "./shared-secret.ts";
