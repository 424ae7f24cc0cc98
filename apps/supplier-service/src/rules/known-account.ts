import type { Command } from "@utrn-lab/utrn";
import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { dayOfTime, parseDate } from "@utrn-lab/utrn/rules";
import { addedPenceOf } from "./amounts.ts";
import type { OutstandingCode } from "./warnings.ts";

/** What is known of a meter's account; null where nothing is. */
export interface KnownAccount {
  /** By its last confirmation code, and the meter's day of it. */
  readonly balancePence: number | null;
  readonly knownOn: string | null;
  /** The meter's settings, where the supplier has noted them. */
  readonly maxCreditPence: number | null;
  readonly maxBalancePence: number | null;
  /** What confirmed codes have left owed, at the most: recovery takes from it unseen. */
  readonly owedPence: Readonly<Record<DebtRegister, number>>;
}

/** A meter of which nothing is known. */
export const UNKNOWN_ACCOUNT: KnownAccount = {
  balancePence: null,
  knownOn: null,
  maxCreditPence: null,
  maxBalancePence: null,
  owedPence: { time_1: 0, time_2: 0, payment: 0 },
};

/** A meter's settings where nobody has noted others (meter.md 2, start values). */
const ASSUMED = { maxCreditPence: 20_000, maxBalancePence: 100_000 } as const;

/**
 * Whether the balance was told today or yesterday: the meter's clock may differ by a day, and an
 * older balance says nothing about now.
 */
export function isBalanceRecent({ knownOn }: KnownAccount, nowSeconds: number): boolean {
  return knownOn !== null && parseDate(knownOn, "knownOn") + 1 >= dayOfTime(nowSeconds);
}

/** The most that the meter takes at once, as far as is known. */
export function maxCreditOf(account: KnownAccount): number {
  return account.maxCreditPence ?? ASSUMED.maxCreditPence;
}

/**
 * The most that the meter holds once these commands are done, as far as is known: a reset of the
 * settings returns it to its start value.
 */
export function maxBalanceOf(account: KnownAccount, commands: readonly Command[]): number {
  const isReset = commands.some(
    (command) => command.type === "revert_to_defaults" && command.parts.includes("settings"),
  );
  return (isReset ? null : account.maxBalancePence) ?? ASSUMED.maxBalancePence;
}

/** Whether a command takes the balance to nothing. */
export function isResetOfBalances(command: Command): boolean {
  return command.type === "revert_to_defaults" && command.parts.includes("balances");
}

/** The highest balance that the meter may come to, as far as is known. */
export function highestBalance(
  commands: readonly Command[],
  outstanding: readonly OutstandingCode[],
  account: KnownAccount,
): number {
  let balance = outstanding.reduce(
    (sum, code) => sum + addedPenceOf(code.commands),
    account.balancePence ?? 0,
  );
  for (const command of commands) {
    if (isResetOfBalances(command)) balance = 0;
    else if (command.type === "set_credit") balance = command.amountPence;
    else if (command.type === "deduct_credit") balance -= command.amountPence;
    else balance += addedPenceOf([command]);
  }
  return balance;
}

/** Whether a code raises the balance: the meter then looks at its maximum (meter.md 4). */
export function raisesBalance(commands: readonly Command[]): boolean {
  return commands.some(({ type }) => ["top_up", "add_credit", "set_credit"].includes(type));
}

/**
 * Whether a code may bring the balance above what the meter holds, by all that is known; the meter
 * looks at its end (code-format.md 5, all or nothing).
 */
export function mayPassMaxBalance(
  commands: readonly Command[],
  outstanding: readonly OutstandingCode[],
  account: KnownAccount,
): boolean {
  const balance = highestBalance(commands, outstanding, account);
  return raisesBalance(commands) && balance > maxBalanceOf(account, commands);
}

/**
 * What codes have left owed in each debt register, at the most: a deduction takes no more than is
 * there, and what recovery and top-ups have taken since nobody has told.
 * @param codes - the commands of those that the meter has applied, in the order of their counters.
 */
export function owedAfter(codes: readonly (readonly Command[])[]): KnownAccount["owedPence"] {
  const owed = { ...UNKNOWN_ACCOUNT.owedPence };
  for (const command of codes.flat()) {
    if (command.type === "set_debt") owed[command.register] = command.amountPence;
    else if (command.type === "add_debt") owed[command.register] += command.amountPence;
    else if (command.type === "deduct_debt") {
      owed[command.register] = Math.max(0, owed[command.register] - command.amountPence);
    } else if (command.type === "revert_to_defaults" && command.parts.includes("debts")) {
      Object.assign(owed, UNKNOWN_ACCOUNT.owedPence);
    }
  }
  return owed;
}
