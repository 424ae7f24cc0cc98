import type { Command } from "@utrn-lab/utrn";
import {
  COMMAND_NAMES,
  creditPenceOf,
  dateOfDay,
  dayOfTime,
  PROTECTION_END_SECONDS,
  poundsOf,
} from "@utrn-lab/utrn/rules";
import {
  highestBalance,
  isBalanceRecent,
  isResetOfBalances,
  maxBalanceOf,
  maxCreditOf,
  mayPassMaxBalance,
} from "./known-account.ts";
import {
  endsTopUp,
  hasValidUntil,
  keepSupply,
  proposing,
  type Situation,
  withSuspension,
} from "./proposals.ts";
import type { Warning } from "./warnings.ts";

const HOUR_SECONDS = 3_600;

/** A setting that nobody has noted is an assumption. */
function unlessConfigured(known: number | null): string {
  return known === null ? ", unless it is configured otherwise" : "";
}

function warnOfCredit(situation: Situation): Warning[] {
  const { commands, account } = situation;
  const credit = creditPenceOf(commands);
  const max = maxCreditOf(account);
  if (credit <= max) return [];
  const message =
    `The meter takes ${poundsOf(max)} at once${unlessConfigured(account.maxCreditPence)}; ` +
    `${poundsOf(credit)} would be refused. Issue several smaller codes.`;
  const isPlain = commands.length === 1;
  return [
    {
      code: "credit_above_maximum",
      message,
      codeIds: [],
      ...(isPlain ? proposing([{ type: "top_up", amountPence: max }], situation) : {}),
    },
  ];
}

function warnOfBalance(situation: Situation): Warning[] {
  const { commands, outstanding, account } = situation;
  if (!mayPassMaxBalance(commands, outstanding, account)) return [];
  const max = maxBalanceOf(account, commands);
  const balance = highestBalance(commands, outstanding, account);
  const message =
    `The balance may reach ${poundsOf(balance)}, and the meter holds ${poundsOf(max)} at most` +
    `${unlessConfigured(account.maxBalancePence)}: it may refuse the code until some credit ` +
    "is used.";
  return [{ code: "balance_above_maximum", message, codeIds: [] }];
}

function warnOfTenancy(situation: Situation): Warning[] {
  const { commands, account, nowSeconds } = situation;
  const at = commands.findLastIndex(isResetOfBalances);
  if (at === -1) return [];
  const warnings: Warning[] = [];
  if (!keepSupply(commands.slice(at + 1))) {
    const until = dateOfDay(dayOfTime(nowSeconds) + 1);
    warnings.push({
      code: "leaves_without_credit",
      message:
        "The reset leaves no credit: if the supply is on, it goes off. " +
        `Add a top-up, or a suspension until ${until}, to the same code.`,
      codeIds: [],
      ...proposing(withSuspension(commands, nowSeconds), situation),
    });
  }
  const { knownOn } = account;
  if (!isBalanceRecent(account, nowSeconds)) {
    const known = knownOn === null ? "is not known" : `was last known on ${knownOn}`;
    warnings.push({
      code: "balance_to_refund_unknown",
      message:
        `The balance to refund ${known}, and the reset removes it: ` +
        "ask the customer for the status code (key 0) first.",
      codeIds: [],
      proposal: { statusCode: true },
    });
  }
  return warnings;
}

/** The hours for which a command suspends disconnection, from when it is typed. */
function hoursOf(command: Command): number {
  return command.type === "suspend_disconnection" ? (command.hours ?? 0) : 0;
}

function warnOfSuspension(situation: Situation): Warning[] {
  const { commands, nowSeconds } = situation;
  const hours = Math.max(...commands.map(hoursOf));
  if (hours === 0 || hasValidUntil(commands)) return [];
  const end = nowSeconds + hours * HOUR_SECONDS;
  const lastDay = dayOfTime(end - PROTECTION_END_SECONDS - 1);
  const until = dateOfDay(Math.max(dayOfTime(nowSeconds), lastDay));
  const byDate = commands.map((command) =>
    hoursOf(command) > 0 ? ({ type: "suspend_disconnection", until } as const) : command,
  );
  // An end date in the same code would end what was paid for, too (code-format.md 5).
  const instead = endsTopUp(byDate)
    ? `Suspend until ${until} in a code of its own, apart from the paid top-up.`
    : `Suspend until ${until} instead, or put "${COMMAND_NAMES.valid_until}" first.`;
  return [
    {
      code: "suspension_can_be_hoarded",
      message:
        `The ${hours} hours begin when the code is typed, and the customer can keep the code for ` +
        `another day. ${instead}`,
      codeIds: [],
      ...proposing(byDate, situation),
    },
  ];
}

function warnOfDebt(situation: Situation): Warning[] {
  const { commands, paymentDebtPercentMax: max } = situation;
  const percents = commands.map((each) =>
    each.type === "set_payment_debt_recovery" ? each.percent : 0,
  );
  const highest = Math.max(...percents);
  if (highest <= max) return [];
  const lower = commands.map((command) =>
    command.type === "set_payment_debt_recovery"
      ? { ...command, percent: Math.min(command.percent, max) }
      : command,
  );
  return [
    {
      code: "payment_debt_percent_high",
      message:
        `${highest}% of each top-up would go to debt, above the threshold of ${max}%: ` +
        "the customer may be left without supply. Take a lower percentage.",
      codeIds: [],
      ...proposing(lower, situation),
    },
  ];
}

/** What a code may do to the account that an issuer should know first, with what to ask instead. */
export function warnOfAccount(situation: Situation): Warning[] {
  return [
    ...warnOfCredit(situation),
    ...warnOfBalance(situation),
    ...warnOfTenancy(situation),
    ...warnOfSuspension(situation),
    ...warnOfDebt(situation),
  ];
}
