import {
  type CodeLength,
  type Command,
  type Commands,
  type CommandType,
  type Measure,
  measureCode,
  parseCommands,
} from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { dateOfDay, parseDate } from "@utrn-lab/utrn/rules";
import { type Field, type Variant, variantsOf } from "./command-fields.ts";
import { NO_DATE, readMembers, type Typed, type TypedMembers, typeMembers } from "./typed-field.ts";

/** A command as it is being typed. */
export interface TypedCommand {
  readonly type: CommandType;
  /** Which of the command's sets of members is asked for. */
  readonly variant: string;
  readonly typed: TypedMembers;
}

/** The set of members that is asked for. */
export function variantIn({ type, variant }: TypedCommand): Variant {
  const variants = variantsOf(type);
  const [first] = variants;
  const found = variants.find(({ name }) => name === variant) ?? first;
  if (found === undefined) throw new Error(`${type} has no members`);
  return found;
}

/** The day that is so many days after a date. */
function daysAfter(date: string, days: number): string {
  return dateOfDay(parseDate(date, "date") + days);
}

/** What a person would expect to find in a field, where it is not empty; amounts are typed. */
function defaultsOf(type: CommandType, today: string): TypedMembers {
  switch (type) {
    case "set_time_debt_recovery":
      return { period: "daily" };
    case "change_price":
      return { startDate: NO_DATE };
    case "change_price_two_rate":
      return { startDate: NO_DATE, rate2Start: "00:30", rate2End: "07:30" };
    case "set_non_disconnect_calendar":
      return { windows: [newItem("windows", today)] };
    case "set_non_disconnect_periods":
      return { periods: [newItem("periods", today)] };
    case "change_mode":
      return { suspendDebtDisabled: true, suspendDebtEmergency: true };
    case "open_han":
      return { device: "any", minutes: "30" };
    case "suspend_disconnection":
      return { until: daysAfter(today, 1), hours: "48" };
    case "valid_until":
      return { date: daysAfter(today, 7) };
    default:
      return {};
  }
}

/** A new item of a list. */
export function newItem(list: string, today: string): TypedMembers {
  return list === "windows"
    ? { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], start: "16:00", end: "10:00" }
    : { from: today, days: "1" };
}

const FIRST_VARIANT: Partial<Record<CommandType, string>> = {
  change_mode: "prepayment",
  suspend_disconnection: "until",
};

function emptyOf({ kind }: Field): Typed {
  if (kind === "flag") return false;
  return kind === "names" || kind === "list" ? [] : "";
}

/**
 * A command with nothing typed but what a person would expect there.
 * @param today - "YYYY-MM-DD" of the supplier's clock.
 */
export function newCommand(type: CommandType, today: string): TypedCommand {
  const variants = variantsOf(type);
  const fields = variants.flatMap((variant) => variant.fields);
  const empty = Object.fromEntries(fields.map((field) => [field.member, emptyOf(field)]));
  const variant = FIRST_VARIANT[type] ?? variants[0]?.name ?? "";
  return { type, variant, typed: { ...empty, ...defaultsOf(type, today) } };
}

/** A command as it would be typed. */
export function typeCommand(command: Command, today: string): TypedCommand {
  const { type, ...members } = command;
  const given: Readonly<Record<string, unknown>> = members;
  const variant = variantsOf(type).find(
    ({ fixed, fields }) =>
      Object.entries(fixed).every(([member, value]) => given[member] === value) &&
      fields.every(({ member, ...field }) => member in given || isOptional(field)),
  );
  if (variant === undefined) throw new Error(`${type} has other members`);
  const { typed } = newCommand(type, today);
  const said = typeMembers(variant.fields, given);
  return { type, variant: variant.name, typed: { ...typed, ...said } };
}

function isOptional(field: Omit<Field, "member">): boolean {
  return "isOptional" in field && field.isOptional === true;
}

/** What the typed commands make: commands, or why they are no code yet. */
export type ReadCommands =
  | { readonly commands: Commands }
  /** `isIncomplete`: what is missing is still to be filled in. */
  | {
      readonly why: string;
      readonly isIncomplete: boolean;
      /** How full each length would be, where that is why. */
      readonly measures?: readonly Measure[];
    };

const INCOMPLETE = { why: "Complete what is marked.", isIncomplete: true } as const;
const NOTHING = { why: "Choose what the code is to do.", isIncomplete: true } as const;
const ALONE = {
  why: "“Valid until” alone does nothing: add a command that it ends.",
  isIncomplete: false,
} as const;

function unfit(commands: Commands, digits: CodeLength | undefined): ReadCommands | undefined {
  const measures = measureCode(commands);
  const lengths = measures.filter(({ fits }) => fits);
  if (lengths.length === 0) {
    const why = "No code holds all of this: take a command out, and give it in a second code.";
    return { why, isIncomplete: false, measures };
  }
  if (digits === undefined || lengths.some((length) => length.digits === digits)) return undefined;
  const others = lengths.map((length) => length.digits).join(" or ");
  return { why: `${digits} digits do not hold this: choose ${others}.`, isIncomplete: false };
}

/**
 * Reads the commands of a form.
 * @param digits - the length that is asked for, if any.
 */
export function readCommands(
  typed: readonly TypedCommand[],
  digits?: CodeLength | undefined,
): ReadCommands {
  if (typed.length === 0) return NOTHING;
  const read = typed.map((command) => {
    const { fields, fixed } = variantIn(command);
    const members = readMembers(fields, command.typed);
    return members && { type: command.type, ...fixed, ...members };
  });
  if (read.includes(undefined)) return INCOMPLETE;
  if (typed.every(({ type }) => type === "valid_until")) return ALONE;
  try {
    const commands = parseCommands(read);
    return unfit(commands, digits) ?? { commands };
  } catch (error) {
    if (isFieldError(error)) return { why: `${error.message}.`, isIncomplete: false };
    throw error;
  }
}
