import type { BitReader, BitWriter } from "../blocks/bits.ts";
import { deepFreeze } from "../checks/deep-freeze.ts";
import {
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isRecord,
} from "../checks/field-error.ts";
import {
  date,
  type Field,
  flag,
  group,
  halfHour,
  INVALID,
  type Invalid,
  integer,
  type JsonSchema,
  list,
  nameSet,
  objectSchema,
  oneOf,
  readFields,
} from "./fields.ts";
import type { Command, Commands, CommandType } from "./types.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const REVERT_PARTS = ["settings", "balances", "debts", "tariff", "logs", "han"];
const HAN_DEVICES = ["any", "ppmid", "ihd", "cad"];

/** How a command's members become the bits behind its opcode, and its JSON is checked. */
interface Members {
  /** One JSON Schema for each set of members the command takes. */
  readonly schemas: readonly JsonSchema[];
  check(command: Record<string, unknown>, path: string): void;
  write(out: BitWriter, command: Record<string, unknown>): void;
  read(from: BitReader): Record<string, unknown> | Invalid;
}

/** How a command stands in 20 digits (code-format.md 2). */
interface ShortForm {
  readonly subClass: number;
  /** Set where the short body ends in class and value instead of an amount in pence. */
  readonly amount?: { readonly member: string; readonly min: 0 | 1; readonly before: Field[] };
}

/** One row of the table of commands (code-format.md 2 and 3). */
interface CommandRow {
  readonly opcode: number;
  readonly members: Members;
  readonly short?: ShortForm;
}

function typed(type: CommandType): JsonSchema {
  return { type: { const: type } };
}

function membersOf(type: CommandType, fields: readonly Field[], optional: Field[] = []): Members {
  const whole = group(type, fields);
  const names = ["type", ...fields.map((field) => field.member)];
  const optionalNames = optional.map((field) => field.member);
  const schema = objectSchema(fields, typed(type));
  const extra = Object.fromEntries(optional.map((field) => [field.member, field.schema]));
  return {
    schemas: [{ ...schema, properties: { ...schema.properties, ...extra } }],
    check: (command, path) => {
      checkMembers(command, path, names, optionalNames);
      for (const field of fields) field.check(command[field.member], `${path}.${field.member}`);
      for (const field of optional) {
        if (command[field.member] !== undefined) {
          field.check(command[field.member], `${path}.${field.member}`);
        }
      }
    },
    write: whole.write,
    read: (from) => readFields(fields, from),
  };
}

function row(type: CommandType, opcode: number, fields: Field[], subClass?: number): CommandRow {
  const members = membersOf(type, fields);
  return subClass === undefined ? { opcode, members } : { opcode, members, short: { subClass } };
}

const AMOUNT_BITS = 20;

/** A command that ends in pence: class and value in a short code, 20 bits in a long one. */
function amountRow(
  type: CommandType,
  opcode: number,
  subClass: number,
  min: 0 | 1,
  before: Field[] = [],
  member = "amountPence",
): CommandRow {
  const optional = type === "top_up" ? [oneOf("valueClass", 2, ["pence", "pounds"])] : [];
  return {
    opcode,
    members: membersOf(type, [...before, integer(member, AMOUNT_BITS, min)], optional),
    short: { subClass, amount: { member, min, before } },
  };
}

const REGISTER = oneOf("register", 2, ["time_1", "time_2", "payment"]);
const WINDOW = group("window", [nameSet("days", WEEKDAYS), halfHour("start"), halfHour("end")]);
const PERIOD = group("period", [date("from"), integer("days", 3, 1, 8, 1)]);
const RATE_BITS = 18;

/** The mode, and in prepayment mode the two suspend flags; in credit mode both bits are zero. */
const CHANGE_MODE: Members = (() => {
  const flags = [flag("suspendDebtDisabled"), flag("suspendDebtEmergency")];
  const mode = oneOf("mode", 1, ["credit", "prepayment"]);
  const prepayment = membersOf("change_mode", [mode, ...flags]);
  const credit = membersOf("change_mode", [mode]);
  const schemaOf = (name: string, fields: Field[]) =>
    objectSchema(fields, { ...typed("change_mode"), mode: { const: name } });
  return {
    schemas: [schemaOf("credit", []), schemaOf("prepayment", flags)],
    check: (command, path) => {
      mode.check(command.mode, `${path}.mode`);
      (command.mode === "credit" ? credit : prepayment).check(command, path);
    },
    write: prepayment.write,
    read: (from) => {
      const members = prepayment.read(from);
      if (members === INVALID || members.mode === "prepayment") return members;
      const anyFlag = members.suspendDebtDisabled || members.suspendDebtEmergency;
      return anyFlag ? INVALID : { mode: "credit" };
    },
  };
})();

/** A suspension by hours from acceptance, or until 10:00 UTC of the day after a date. */
const SUSPEND_DISCONNECTION: Members = (() => {
  const hours = membersOf("suspend_disconnection", [integer("hours", 14)]);
  const until = membersOf("suspend_disconnection", [date("until")]);
  return {
    schemas: [...hours.schemas, ...until.schemas],
    check: (command, path) => {
      if (command.hours === undefined && command.until === undefined) {
        throw new FieldTypeError(path, "must have one of hours and until");
      }
      (command.until === undefined ? hours : until).check(command, path);
    },
    write: (out, command) => {
      const kind = command.until === undefined ? 0 : 1;
      out.put(kind, 1);
      (kind === 0 ? hours : until).write(out, command);
    },
    read: (from) => {
      const kind = from.field("kind", () => (from.take(1) === 0 ? "hours" : "until"));
      return (kind === "hours" ? hours : until).read(from);
    },
  };
})();

/** Every command: its opcode, its sub class if it has a short form, its members. */
export const COMMANDS: Readonly<Record<CommandType, CommandRow>> = {
  top_up: amountRow("top_up", 1, 0, 1),
  deduct_credit: amountRow("deduct_credit", 2, 1, 1),
  set_credit: amountRow("set_credit", 3, 2, 0),
  add_debt: amountRow("add_debt", 4, 3, 1, [REGISTER]),
  deduct_debt: amountRow("deduct_debt", 5, 4, 1, [REGISTER]),
  set_debt: amountRow("set_debt", 6, 5, 0, [REGISTER]),
  set_time_debt_recovery: row("set_time_debt_recovery", 7, [
    oneOf("register", 1, ["time_1", "time_2"]),
    oneOf("period", 1, ["hourly", "daily"]),
    integer("rateMillipence", RATE_BITS),
  ]),
  set_payment_debt_recovery: row("set_payment_debt_recovery", 8, [
    integer("percent", 7, 0, 100),
    integer("weeklyCapPounds", 10),
  ]),
  change_price: row("change_price", 9, [
    integer("unitRateMillipence", RATE_BITS),
    integer("standingChargeMillipence", RATE_BITS),
    date("startDate", null),
  ]),
  change_price_two_rate: row("change_price_two_rate", 10, [
    integer("rate1Millipence", RATE_BITS),
    integer("rate2Millipence", RATE_BITS),
    integer("standingChargeMillipence", RATE_BITS),
    date("startDate", null),
    halfHour("rate2Start"),
    halfHour("rate2End"),
  ]),
  set_non_disconnect_calendar: row("set_non_disconnect_calendar", 11, [list("windows", 4, WINDOW)]),
  set_non_disconnect_periods: row("set_non_disconnect_periods", 12, [
    list("periods", 6, PERIOD, "from"),
  ]),
  change_mode: { opcode: 13, members: CHANGE_MODE, short: { subClass: 7 } },
  open_han: row(
    "open_han",
    14,
    [oneOf("device", 3, HAN_DEVICES), integer("minutes", 6, 1, 60, 1)],
    6,
  ),
  suspend_disconnection: { opcode: 15, members: SUSPEND_DISCONNECTION, short: { subClass: 8 } },
  set_emergency_credit_limit: amountRow("set_emergency_credit_limit", 16, 9, 0, [], "limitPence"),
  restore_supply: row("restore_supply", 17, [], 10),
  revert_to_defaults: row("revert_to_defaults", 18, [nameSet("parts", REVERT_PARTS)]),
  valid_until: row("valid_until", 19, [date("date")]),
  add_credit: amountRow("add_credit", 20, 11, 1),
};

/** The names of all commands, in the order of their opcodes. */
export const COMMAND_TYPES: readonly CommandType[] = /* @__PURE__ */ Object.freeze(
  Object.keys(COMMANDS) as CommandType[],
);

/** The most commands that one code holds (code-format.md 3). */
export const COMMANDS_MAX = 8;

/** The JSON Schema of one command: a choice told apart by `type`. */
export const COMMAND_SCHEMA: JsonSchema = /* @__PURE__ */ deepFreeze({
  title: "Command",
  type: "object",
  required: ["type"],
  oneOf: COMMAND_TYPES.flatMap((type) => COMMANDS[type].members.schemas),
});

/** The row with an opcode, and its command's name; undefined for a reserved opcode. */
export function commandOfOpcode(opcode: number): CommandType | undefined {
  return COMMAND_TYPES.find((type) => COMMANDS[type].opcode === opcode);
}

/** A command that has a short form. */
export interface ShortCommand {
  readonly type: CommandType;
  readonly members: Members;
  readonly short: ShortForm;
}

const SHORT_COMMANDS: readonly ShortCommand[] = COMMAND_TYPES.flatMap((type) => {
  const { members, short } = COMMANDS[type];
  return short === undefined ? [] : [{ type, members, short }];
});

/** The command with a short form under a sub class; undefined for a reserved sub class. */
export function commandOfSubClass(subClass: number): ShortCommand | undefined {
  return SHORT_COMMANDS.find(({ short }) => short.subClass === subClass);
}

/** Whether a code may hold commands in this order: `valid_until` first only, and not alone. */
export function isAllowedSequence(commands: readonly Command[]): boolean {
  const last = commands.findLastIndex((command) => command.type === "valid_until");
  return last === -1 || (last === 0 && commands.length > 1);
}

function checkCommand(value: unknown, path: string): void {
  if (!isRecord(value)) throw new FieldTypeError(path, "must be an object");
  const type = checkOneOf(value.type, `${path}.type`, COMMAND_TYPES);
  COMMANDS[type].members.check(value, path);
}

/**
 * Lets a list of commands in, once, at the door it comes in by (the JSON of code-format.md 3).
 * @param value - what the caller gave: one to eight commands, each with exactly its members.
 * @param field - its name, for the error.
 * @returns a frozen copy.
 * @throws FieldTypeError or FieldRangeError, naming the member, say `commands[0].amountPence`.
 * @example parseCommands([{ type: "top_up", amountPence: 1000 }])
 */
export function parseCommands(value: unknown, field = "commands"): Commands {
  if (!Array.isArray(value)) throw new FieldTypeError(field, "must be a list");
  if (value.length < 1 || value.length > COMMANDS_MAX) {
    throw new FieldRangeError(field, `must have 1 to ${COMMANDS_MAX} items`);
  }
  for (const [at, command] of value.entries()) checkCommand(command, `${field}[${at}]`);
  const commands: Commands = deepFreeze(JSON.parse(JSON.stringify(value)));
  if (isAllowedSequence(commands)) return commands;
  throw new FieldRangeError(field, "must have valid_until first only, and another command with it");
}
