import type { Command, CommandType } from "@utrn-lab/utrn";
import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { COMMAND_NAMES, poundsOf } from "@utrn-lab/utrn/rules";
import { isBalanceRecent, isResetOfBalances } from "./known-account.ts";
import {
  endsTopUp,
  hasValidUntil,
  keepSupply,
  mayCutOff,
  proposing,
  type Situation,
  withSuspension,
  withValidUntil,
} from "./proposals.ts";
import { namedIds, type Warning } from "./warnings.ts";

/** A deduction above this share of what is known to be owed is near it: recovery goes on. */
const NEAR_DEBT = 0.8;

/** A command by the name that forms have for it. */
function called(type: CommandType): string {
  return `"${COMMAND_NAMES[type]}"`;
}

function isSet(command: Command): boolean {
  return command.type === "set_credit" || command.type === "set_debt";
}

function warnOfHoardedSet(situation: Situation): Warning[] {
  const { commands, nowSeconds } = situation;
  if (hasValidUntil(commands) || !commands.some(isSet)) return [];
  return [
    {
      code: "set_can_be_hoarded",
      message:
        "A set holds from when the code is typed, not from now, and the customer can keep the " +
        "code: what was used or recovered in between is overwritten. " +
        `Put ${called("valid_until")} first.`,
      codeIds: [],
      ...proposing(withValidUntil(commands, nowSeconds), situation),
    },
  ];
}

/** What stops the recovery of a debt. */
function stopOf(register: DebtRegister): Command {
  return register === "payment"
    ? { type: "set_payment_debt_recovery", percent: 0, weeklyCapPounds: 0 }
    : { type: "set_time_debt_recovery", register, period: "daily", rateMillipence: 0 };
}

/** Whether a command sets the recovery of a debt, or returns it to none. */
function settlesRecovery(command: Command, register: DebtRegister): boolean {
  if (command.type === "revert_to_defaults") return command.parts.includes("debts");
  if (command.type === "set_payment_debt_recovery") return register === "payment";
  return command.type === "set_time_debt_recovery" && command.register === register;
}

function warnOfRecovery(situation: Situation): Warning[] {
  const { commands } = situation;
  const stops = commands.flatMap((command) => {
    if (command.type !== "set_debt" || command.amountPence > 0) return [];
    const { register } = command;
    return commands.some((each) => settlesRecovery(each, register)) ? [] : [stopOf(register)];
  });
  if (stops.length === 0) return [];
  return [
    {
      code: "recovery_goes_on",
      message:
        "The debt is set to nothing and its recovery stays as it is: whatever is added later is " +
        "recovered at once. Stop the recovery in the same code.",
      codeIds: [],
      ...proposing([...commands, ...stops], situation),
    },
  ];
}

const BESIDE_RESTORE = ["restore_supply", "change_mode", "suspend_disconnection", "valid_until"];

function warnOfRestore(situation: Situation): Warning[] {
  const { commands, nowSeconds } = situation;
  const isAsked = commands.some(({ type }) => type === "restore_supply");
  if (!isAsked || commands.every(({ type }) => BESIDE_RESTORE.includes(type))) return [];
  const rest = commands.filter(({ type }) => type !== "restore_supply");
  const isKept = keepSupply(rest.slice(rest.findLastIndex(mayCutOff) + 1));
  const isSafe = isKept || !rest.some(isResetOfBalances);
  return [
    {
      code: "restore_may_be_refused",
      message:
        `A meter without credit refuses ${called("restore_supply")}, and everything beside it in ` +
        `the code: issue it alone, or only with ${called("change_mode")} or ` +
        `${called("suspend_disconnection")}.`,
      codeIds: [],
      ...proposing(isSafe ? rest : withSuspension(rest, nowSeconds), situation),
    },
  ];
}

function warnOfDeduction(situation: Situation): Warning[] {
  const { commands, outstanding, account, nowSeconds } = situation;
  return commands.flatMap((command): Warning[] => {
    if (command.type !== "deduct_debt") return [];
    const { register, amountPence } = command;
    const owed = account.owedPence[register];
    const additions = outstanding.filter((code) =>
      code.commands.some((each) => each.type === "add_debt" && each.register === register),
    );
    if (amountPence <= owed * NEAR_DEBT && additions.length === 0) return [];
    const left = Math.max(0, owed - amountPence);
    const set: Command = { type: "set_debt", register, amountPence: left };
    const instead = left === 0 ? [set, stopOf(register)] : [set];
    const isAlone = commands.length === 1 && owed > 0;
    return [
      {
        code: "deduction_near_debt",
        message:
          `${poundsOf(owed)} is known to be owed, at the most, and recovery goes on: a deduction ` +
          `of ${poundsOf(amountPence)} may find less, and what it cannot take is dropped. An ` +
          `addition that may still be out is corrected by ${called("set_debt")}.`,
        codeIds: namedIds(additions),
        ...(isAlone ? proposing(withValidUntil(instead, nowSeconds), situation) : {}),
      },
    ];
  });
}

function warnOfEndedTopUp(situation: Situation): Warning[] {
  const { commands } = situation;
  if (!endsTopUp(commands)) return [];
  return [
    {
      code: "top_up_can_expire",
      message:
        "A date in the code ends the paid top-up beside it: past it the meter refuses the whole " +
        "code, and the customer's money with it. Issue the top-up in a code of its own.",
      codeIds: [],
      ...proposing(
        commands.filter(({ type }) => type === "top_up"),
        situation,
      ),
    },
  ];
}

function warnOfCap({ commands }: Situation): Warning[] {
  const isCapped = commands.some(
    (command) =>
      command.type === "set_payment_debt_recovery" &&
      command.percent > 0 &&
      command.weeklyCapPounds === 0,
  );
  if (!isCapped) return [];
  const message =
    "A weekly cap of £0 lets nothing be recovered, whatever the percentage: give a cap, or 0 " +
    "percent to stop the recovery.";
  return [{ code: "recovery_capped_at_zero", message, codeIds: [] }];
}

/** Whether the account is known, of today or yesterday, to have credit. */
function hasCredit({ account, nowSeconds }: Situation): boolean {
  return isBalanceRecent(account, nowSeconds) && (account.balancePence ?? 0) > 0;
}

/** A reset of the balances has a warning of its own. */
function warnOfCut(situation: Situation): Warning[] {
  const { commands, nowSeconds } = situation;
  const at = commands.findLastIndex(mayCutOff);
  if (at === -1 || commands.some(isResetOfBalances) || hasCredit(situation)) return [];
  if (keepSupply(commands.slice(at + 1))) return [];
  return [
    {
      code: "may_cut_off_at_once",
      message:
        "The code may take away what keeps the supply on (a suspension, credit mode, emergency " +
        "credit), and no credit is known of today: the supply may go off as it is typed. Suspend " +
        "disconnection in the same code, or ask for the status code (key 0) first.",
      codeIds: [],
      ...proposing(withSuspension(commands, nowSeconds), situation),
    },
  ];
}

/** What a code does by its nature (code-format.md 5, what an issuer owes the meter). */
export function warnOfNature(situation: Situation): Warning[] {
  return [
    ...warnOfEndedTopUp(situation),
    ...warnOfHoardedSet(situation),
    ...warnOfRecovery(situation),
    ...warnOfRestore(situation),
    ...warnOfDeduction(situation),
    ...warnOfCap(situation),
    ...warnOfCut(situation),
  ];
}
