import { type Command, parseCommands, planCode } from "@utrn-lab/utrn";
import {
  creditPenceOf,
  dateOfDay,
  dayOfTime,
  PROTECTION_END_SECONDS,
  parseDate,
  poundsOf,
} from "@utrn-lab/utrn/rules";
import type { OutstandingCode, Warning } from "./warnings.ts";

/** What is known of a meter's account; null where nothing is. */
export interface KnownAccount {
  /** By its last confirmation code, and the meter's day of it. */
  readonly balancePence: number | null;
  readonly knownOn: string | null;
  /** The meter's settings, where the supplier has noted them. */
  readonly maxCreditPence: number | null;
  readonly maxBalancePence: number | null;
}

/** A meter of which nothing is known. */
export const UNKNOWN_ACCOUNT: KnownAccount = {
  balancePence: null,
  knownOn: null,
  maxCreditPence: null,
  maxBalancePence: null,
};

/** A meter's settings where nobody has noted others (meter.md 2, start values). */
const ASSUMED = { maxCreditPence: 20_000, maxBalancePence: 100_000 } as const;
const HOUR_SECONDS = 3_600;

/** What a warning is made from. */
interface Situation {
  readonly commands: readonly Command[];
  readonly outstanding: readonly OutstandingCode[];
  readonly account: KnownAccount;
  readonly nowSeconds: number;
  /** The share of each top-up for debt above which issuing warns, percent. */
  readonly paymentDebtPercentMax: number;
}

/** Commands as a proposal, where a code can hold them. */
function proposing(commands: readonly Command[]): Pick<Warning, "proposal"> {
  try {
    planCode(parseCommands(commands));
    return { proposal: { commands } };
  } catch {
    return {};
  }
}

function isReset(command: Command): boolean {
  return command.type === "revert_to_defaults" && command.parts.includes("balances");
}

/** A setting that nobody has noted is an assumption. */
function unlessConfigured(known: number | null): string {
  return known === null ? ", unless it is configured otherwise" : "";
}

function warnOfCredit({ commands, account }: Situation): Warning[] {
  const credit = creditPenceOf(commands);
  const max = account.maxCreditPence ?? ASSUMED.maxCreditPence;
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
      ...(isPlain ? proposing([{ type: "top_up", amountPence: max }]) : {}),
    },
  ];
}

/** The highest balance that the meter may come to, as far as is known. */
function highestBalance({ commands, outstanding, account }: Situation): number {
  let balance = account.balancePence ?? 0;
  if (!commands.some(isReset)) {
    balance += outstanding.reduce((sum, code) => sum + creditPenceOf(code.commands), 0);
  }
  for (const command of commands) {
    if (isReset(command)) balance = 0;
    else if (command.type === "set_credit") balance = command.amountPence;
    else if (command.type === "top_up") balance += command.amountPence;
    else if (command.type === "deduct_credit") balance -= command.amountPence;
  }
  return balance;
}

function warnOfBalance(situation: Situation): Warning[] {
  const { commands, account } = situation;
  const raises = commands.some(({ type }) => type === "top_up" || type === "set_credit");
  const max = account.maxBalancePence ?? ASSUMED.maxBalancePence;
  const balance = highestBalance(situation);
  if (!raises || balance <= max) return [];
  const message =
    `The balance may reach ${poundsOf(balance)}, and the meter holds ${poundsOf(max)} at most` +
    `${unlessConfigured(account.maxBalancePence)}: it may refuse the code until some credit ` +
    "is used.";
  return [{ code: "balance_above_maximum", message, codeIds: [] }];
}

/** Whether a command after a reset keeps the supply on. */
function keepsSupply(command: Command): boolean {
  switch (command.type) {
    case "top_up":
      return true;
    case "set_credit":
      return command.amountPence > 0;
    case "suspend_disconnection":
      return command.hours === undefined || command.hours > 0;
    case "change_mode":
      return command.mode === "credit";
    default:
      return false;
  }
}

function warnOfTenancy({ commands, account, nowSeconds }: Situation): Warning[] {
  const at = commands.findLastIndex(isReset);
  if (at === -1) return [];
  const today = dayOfTime(nowSeconds);
  const warnings: Warning[] = [];
  if (!commands.slice(at + 1).some(keepsSupply)) {
    const until = dateOfDay(today + 1);
    warnings.push({
      code: "leaves_without_credit",
      message:
        "The reset leaves no credit: if the supply is on, it goes off. " +
        `Add a top-up, or a suspension until ${until}, to the same code.`,
      codeIds: [],
      ...proposing([...commands, { type: "suspend_disconnection", until }]),
    });
  }
  const { knownOn } = account;
  // The meter's clock may differ by a day; an older balance is not the one to refund.
  if (knownOn === null || parseDate(knownOn, "knownOn") + 1 < today) {
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

function warnOfSuspension({ commands, nowSeconds }: Situation): Warning[] {
  if (commands[0]?.type === "valid_until") return [];
  const hours = commands.reduce(
    (most, command) =>
      command.type === "suspend_disconnection" && command.hours !== undefined
        ? Math.max(most, command.hours)
        : most,
    0,
  );
  if (hours === 0) return [];
  const end = nowSeconds + hours * HOUR_SECONDS;
  const lastDay = dayOfTime(end - PROTECTION_END_SECONDS - 1);
  const until = dateOfDay(Math.max(dayOfTime(nowSeconds), lastDay));
  const byDate = commands.map((command) =>
    command.type === "suspend_disconnection" && (command.hours ?? 0) > 0
      ? ({ type: "suspend_disconnection", until } as const)
      : command,
  );
  return [
    {
      code: "suspension_can_be_hoarded",
      message:
        `The ${hours} hours begin when the code is typed, and the customer can keep the code for ` +
        `another day. Suspend until ${until} instead, or put valid_until first.`,
      codeIds: [],
      ...proposing(byDate),
    },
  ];
}

function warnOfDebt({ commands, paymentDebtPercentMax: max }: Situation): Warning[] {
  const isHigh = (command: Command) =>
    command.type === "set_payment_debt_recovery" && command.percent > max;
  const high = commands.find(isHigh);
  if (high?.type !== "set_payment_debt_recovery") return [];
  const lower = commands.map((command) =>
    command.type === "set_payment_debt_recovery"
      ? { ...command, percent: Math.min(command.percent, max) }
      : command,
  );
  return [
    {
      code: "payment_debt_percent_high",
      message:
        `${high.percent}% of each top-up would go to debt, above the threshold of ${max}%: ` +
        "the customer may be left without supply. Take a lower percentage.",
      codeIds: [],
      ...proposing(lower),
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
