export { COMMAND_SCHEMA, COMMAND_TYPES, COMMANDS_MAX } from "./table.ts";
export type {
  CalendarWindow,
  ChangePrice,
  ChangePriceTwoRate,
  DebtRegister,
  HanDeviceKind,
  NonDisconnectPeriod,
  RevertPart,
  SuspendDisconnection,
  Weekday,
} from "./types.ts";
