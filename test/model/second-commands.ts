import type { Command } from "@utrn-lab/utrn";
import type { RevertPart } from "@utrn-lab/utrn/commands";
import { topUp } from "./second-account.ts";
import { addedLater, isWaiting } from "./second-memory.ts";
import {
  type Added,
  HIGHEST,
  LOWEST,
  type Prices,
  putDebt,
  type Second,
  startValues,
} from "./second-state.ts";
import { arm, available, isProtected } from "./second-supply.ts";
import { endOfProtection } from "./second-time.ts";

/** Why a command is refused; undefined when it was obeyed. */
type Why = "balance_too_high" | "not_applicable" | undefined;

/** The code that a command came in: its counter, and what it added so far. */
interface Code {
  readonly counter: number;
  readonly added: Added;
}

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;

function setCredit(meter: Second, { amountPence }: Of<"set_credit">, { counter }: Code): Why {
  const amount = amountPence * 1_000;
  if (amount > meter.maxBalance) return "balance_too_high";
  const balance = amount + addedLater(meter, counter, "credit");
  if (balance > HIGHEST) return "balance_too_high";
  if (balance < LOWEST) return "not_applicable";
  Object.assign(meter, { balance, accumulated: 0, used: 0, active: false });
  return undefined;
}

function changeDebt(
  meter: Second,
  command: Of<"add_debt" | "deduct_debt" | "set_debt">,
  { counter, added }: Code,
): Why {
  const { register } = command;
  const amount = command.amountPence * 1_000;
  const before = meter.debt[register];
  let after = before + amount;
  if (command.type === "deduct_debt") after = before - amount;
  if (command.type === "set_debt") after = amount + addedLater(meter, counter, register);
  if (after < 0 || after > HIGHEST) return "not_applicable";
  if (command.type !== "set_debt") added[register] += after - before;
  putDebt(meter, register, after);
  return undefined;
}

function changePrice(
  meter: Second,
  command: Of<"change_price" | "change_price_two_rate">,
  { counter }: Code,
): Why {
  const prices: Prices =
    command.type === "change_price"
      ? {
          rate: command.unitRateMillipence,
          standing: command.standingChargeMillipence,
          rate2: null,
        }
      : {
          rate: command.rate1Millipence,
          standing: command.standingChargeMillipence,
          rate2: {
            rate: command.rate2Millipence,
            start: command.rate2Start,
            end: command.rate2End,
          },
        };
  if (isWaiting(meter, command.startDate)) {
    meter.next = { prices, date: command.startDate, counter };
    return undefined;
  }
  meter.prices = prices;
  if (meter.next !== null && meter.next.counter < counter) meter.next = null;
  return undefined;
}

function suspend(meter: Second, command: Of<"suspend_disconnection">): Why {
  if ("hours" in command) {
    meter.suspendedUntil = command.hours === 0 ? 0 : meter.time + command.hours * 3_600;
    if (command.hours > 0) arm(meter);
    return undefined;
  }
  const until = endOfProtection(command.until);
  if (until <= meter.time) return "not_applicable";
  meter.suspendedUntil = until;
  arm(meter);
  return undefined;
}

function changeMode(meter: Second, command: Of<"change_mode">): Why {
  meter.mode = command.mode;
  meter.suspendDisabled = command.mode === "prepayment" && command.suspendDebtDisabled;
  meter.suspendEmergency = command.mode === "prepayment" && command.suspendDebtEmergency;
  if (command.mode === "credit") arm(meter);
  return undefined;
}

const PARTS: Record<RevertPart, (meter: Second, start: Second) => void> = {
  balances: (meter, { balance, accumulated, used, active }) =>
    Object.assign(meter, { balance, accumulated, used, active }),
  debts: (meter, { recovery, percent, capPounds, taken }) => {
    for (const register of ["time_1", "time_2", "payment"] as const) putDebt(meter, register, 0);
    Object.assign(meter, { recovery, percent, capPounds, taken });
  },
  settings: (meter, start) => {
    const { limit, threshold, dt, low, maxCredit, maxBalance } = start;
    const { mode, suspendDisabled, suspendEmergency, windows, periods, suspendedUntil } = start;
    Object.assign(meter, { limit, threshold, dt, low, maxCredit, maxBalance });
    Object.assign(meter, { mode, suspendDisabled, suspendEmergency });
    Object.assign(meter, { windows, periods, suspendedUntil });
  },
  tariff: (meter, { prices, next }) => Object.assign(meter, { prices, next }),
  logs: (meter, { log }) => Object.assign(meter, { log }),
  han: (meter) => Object.assign(meter, { hanUntil: 0, hanFor: "" }),
};

function takeTopUp(meter: Second, amountPence: number, { added }: Code): Why {
  const paid = topUp(meter, amountPence * 1_000);
  if (paid === undefined) return "balance_too_high";
  added.credit += amountPence * 1_000 - paid;
  added.payment -= paid;
  return undefined;
}

/** What each command does (meter.md 4). */
export function obey(meter: Second, command: Command, code: Code): Why {
  switch (command.type) {
    case "top_up":
      return takeTopUp(meter, command.amountPence, code);
    case "deduct_credit":
      if (meter.balance - command.amountPence * 1_000 < LOWEST) return "not_applicable";
      meter.balance -= command.amountPence * 1_000;
      code.added.credit -= command.amountPence * 1_000;
      return undefined;
    case "set_credit":
      return setCredit(meter, command, code);
    case "add_debt":
    case "deduct_debt":
    case "set_debt":
      return changeDebt(meter, command, code);
    case "change_price":
    case "change_price_two_rate":
      return changePrice(meter, command, code);
    case "suspend_disconnection":
      return suspend(meter, command);
    case "change_mode":
      return changeMode(meter, command);
    case "restore_supply":
      if (available(meter) <= 0 && !isProtected(meter)) return "not_applicable";
      arm(meter);
      return undefined;
    default:
      setPlainly(meter, command);
      return undefined;
  }
}

/** The commands that only replace a setting, and are never refused. */
function setPlainly(meter: Second, command: Command): void {
  switch (command.type) {
    case "set_time_debt_recovery":
      meter.recovery[command.register] = { rate: command.rateMillipence, period: command.period };
      break;
    case "set_payment_debt_recovery":
      Object.assign(meter, { percent: command.percent, capPounds: command.weeklyCapPounds });
      break;
    case "set_non_disconnect_calendar":
      meter.windows = command.windows;
      break;
    case "set_non_disconnect_periods":
      meter.periods = command.periods;
      break;
    case "open_han":
      meter.hanUntil = meter.time + command.minutes * 60;
      meter.hanFor = command.device;
      break;
    case "set_emergency_credit_limit":
      meter.limit = command.limitPence * 1_000;
      break;
    case "revert_to_defaults":
      for (const part of command.parts) PARTS[part](meter, startValues(meter.time));
      break;
  }
}
