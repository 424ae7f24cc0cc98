import { type Command, parseCommands, planCode } from "@utrn-lab/utrn";
import { creditPenceOf, dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type KnownAccount, maxCreditOf, mayPassMaxBalance } from "./known-account.ts";
import { warnOfPastDates } from "./past-dates.ts";
import type { OutstandingCode, Warning } from "./warnings.ts";

/** What warnings about a code are made from. */
export interface Situation {
  readonly commands: readonly Command[];
  readonly outstanding: readonly OutstandingCode[];
  readonly account: KnownAccount;
  readonly nowSeconds: number;
  /** The share of each top-up for debt above which issuing warns, percent. */
  readonly paymentDebtPercentMax: number;
}

/** Days that a code with a proposed `valid_until` can be keyed after today. */
const VALID_DAYS = 7;
/** A register holds +-£21,474.83 (meter.md 1); less than that, since other codes may be out. */
const MOVED_PENCE_MAX = 1_500_000;

/** What may keep the supply on. */
interface Kept {
  readonly creditPence: number;
  readonly isSuspended: boolean;
  readonly isInCreditMode: boolean;
}

const NOTHING_KEPT: Kept = { creditPence: 0, isSuspended: false, isInCreditMode: false };

/** What keeps the supply on behind a command. */
function keptBehind(kept: Kept, command: Command): Kept {
  switch (command.type) {
    case "top_up":
    case "add_credit":
      return { ...kept, creditPence: kept.creditPence + command.amountPence };
    case "deduct_credit":
      return { ...kept, creditPence: kept.creditPence - command.amountPence };
    case "set_credit":
      return { ...kept, creditPence: command.amountPence };
    case "suspend_disconnection":
      return { ...kept, isSuspended: !endsSuspension(command) };
    case "change_mode":
      return { ...kept, isInCreditMode: command.mode === "credit" };
    case "revert_to_defaults":
      return command.parts.includes("settings")
        ? { ...NOTHING_KEPT, creditPence: kept.creditPence }
        : kept;
    default:
      return kept;
  }
}

/**
 * Whether commands keep a supply on that nothing else does: what stands behind the last reset of
 * the balances, or behind the last command that may cut off. What a later one takes back is gone.
 */
export function keepSupply(commands: readonly Command[]): boolean {
  const kept = commands.reduce(keptBehind, NOTHING_KEPT);
  return kept.creditPence > 0 || kept.isSuspended || kept.isInCreditMode;
}

/**
 * Whether a command may take away what keeps the supply on: the balance, a suspension, credit mode
 * or emergency credit.
 */
export function mayCutOff(command: Command): boolean {
  switch (command.type) {
    case "revert_to_defaults":
      return command.parts.includes("balances") || command.parts.includes("settings");
    case "change_mode":
      return command.mode === "prepayment";
    case "set_emergency_credit_limit":
      return true;
    default:
      return false;
  }
}

function endsSuspension(command: Command): boolean {
  return command.type === "suspend_disconnection" && command.hours === 0;
}

/**
 * The same commands with a suspension until tomorrow behind the last of them that may cut off, and
 * in front of a restore_supply there: the meter judges each command where it stands (meter.md 4).
 */
export function withSuspension(commands: readonly Command[], nowSeconds: number): Command[] {
  const behind = commands.findLastIndex(mayCutOff) + 1;
  const until = dateOfDay(dayOfTime(nowSeconds) + 1);
  const isReplaced = (command: Command) =>
    endsSuspension(command) ||
    (command.type === "suspend_disconnection" && command.until === until);
  const rest = commands.slice(behind).filter((command) => !isReplaced(command));
  const restore = rest.findIndex(({ type }) => type === "restore_supply");
  const at = restore === -1 ? rest.length : restore;
  return [
    ...commands.slice(0, behind),
    ...rest.slice(0, at),
    { type: "suspend_disconnection", until },
    ...rest.slice(at),
  ];
}

/** The same commands in a code that cannot be kept for long. */
export function withValidUntil(commands: readonly Command[], nowSeconds: number): Command[] {
  const date = dateOfDay(dayOfTime(nowSeconds) + VALID_DAYS);
  return [{ type: "valid_until", date }, ...commands];
}

/** Whether a code holds only until a date. */
export function hasValidUntil(commands: readonly Command[]): boolean {
  return commands.some(({ type }) => type === "valid_until");
}

/**
 * Whether a code has a paid top-up that a date would end: past the end of validity, or of a
 * suspension until a date, the meter refuses the whole code (code-format.md 5, an issuer owes).
 */
export function endsTopUp(commands: readonly Command[]): boolean {
  const isUntil = (command: Command) =>
    command.type === "suspend_disconnection" && command.until !== undefined;
  const hasEnd = hasValidUntil(commands) || commands.some(isUntil);
  return hasEnd && commands.some(({ type }) => type === "top_up");
}

/**
 * Whether each restore_supply is sure to be taken, by what stands before it in the code: it is
 * refused in prepayment mode where nothing is left and nothing protects (meter.md 4).
 */
function isRestoreSure(commands: readonly Command[]): boolean {
  let isSafe = false;
  for (const command of commands) {
    if (command.type === "restore_supply" && !isSafe) return false;
    if (mayCutOff(command) || endsSuspension(command)) isSafe = false;
    else if (command.type === "change_mode" || command.type === "suspend_disconnection") {
      isSafe = true;
    }
  }
  return true;
}

function movedPence(commands: readonly Command[]): number {
  return commands.reduce(
    (sum, command) => ("amountPence" in command ? sum + command.amountPence : sum),
    0,
  );
}

/** Whether a meter takes a code, by all that is known: what is proposed is not refused. */
function isTaken(commands: readonly Command[], situation: Situation): boolean {
  const { account, outstanding, nowSeconds } = situation;
  return (
    creditPenceOf(commands) <= maxCreditOf(account) &&
    !mayPassMaxBalance(commands, outstanding, account) &&
    warnOfPastDates(commands, nowSeconds).length === 0 &&
    movedPence(commands) <= MOVED_PENCE_MAX &&
    isRestoreSure(commands) &&
    !endsTopUp(commands)
  );
}

/** Whether a code of some length holds these commands. */
export function isCode(commands: readonly Command[]): boolean {
  try {
    planCode(parseCommands(commands));
    return true;
  } catch {
    return false;
  }
}

/** Commands as a proposal, where a code can hold them and the meter takes it. */
export function proposing(
  commands: readonly Command[],
  situation: Situation,
): Pick<Warning, "proposal"> {
  const isGood = isTaken(commands, situation) && isCode(commands);
  return isGood ? { proposal: { commands } } : {};
}
