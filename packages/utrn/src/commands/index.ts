export { COMMAND_SCHEMA, COMMAND_TYPES, COMMANDS_MAX } from "./table.ts";
export type {
  CalendarWindow,
  ChangePrice,
  ChangePriceTwoRate,
  DebtRegister,
  HanDeviceKind,
  RevertPart,
  SuspendDisconnection,
  Weekday,
} from "./types.ts";
