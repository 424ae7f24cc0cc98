export { announcedLayout, firstWrongBlock, printCode, stripPrinting } from "./blocks.ts";
export { DAY_MAX, dateOfDay, dayOfTime, parseDate, timeOfDay } from "./calendar.ts";
export { checkDigit } from "./check-digit.ts";
export type {
  CalendarWindow,
  ChangeMode,
  ChangePrice,
  ChangePriceTwoRate,
  Command,
  CommandType,
  DebtRegister,
  HanDeviceKind,
  RevertPart,
  SetPaymentDebtRecovery,
  SetTimeDebtRecovery,
  SuspendDisconnection,
  TopUp,
  Weekday,
} from "./command-types.ts";
export { COMMAND_SCHEMA, COMMAND_TYPES, COMMANDS_MAX, checkCommands } from "./commands.ts";
export {
  CONFIRMATION_REFUSALS,
  type Confirmation,
  type ConfirmationKind,
  type ConfirmationRefusal,
  type ConfirmationRejection,
  type PaymentMode,
  type ReadConfirmation,
  readConfirmation,
  type SupplyState,
  writeConfirmation,
} from "./confirmations.ts";
export { COUNTER_MAX, recoverCounter } from "./counters.ts";
export { FAMILIES, type Family, familiesOf, isWaitingPrice } from "./families.ts";
export {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  renameFields,
} from "./field-error.ts";
export type { JsonSchema } from "./fields.ts";
export { type InspectedField, type Inspection, inspectCode } from "./inspect.ts";
export { issueCode, type Plan, planCode, signPlan } from "./issue.ts";
export {
  agreeSecret,
  codeDigest,
  type KeyAgreement,
  nobleKeyAgreement,
  parseEui64,
  parsePrivateKey,
  parsePublicKey,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
} from "./keys.ts";
export type { CodeLength, Layout } from "./layout.ts";
export { type Frame, openCode, type ReadCode, readCode } from "./read.ts";
export {
  type Block,
  REFUSALS,
  type ReadRefusal,
  type ReadRejection,
  type Refusal,
} from "./refusals.ts";
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
} from "./replay.ts";
