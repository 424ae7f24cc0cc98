import type { Command } from "@utrn-lab/utrn";
import type { RevertPart } from "@utrn-lab/utrn/commands";
import { comeIn, topUp } from "./second-account.ts";
import { addDebt, deductDebt, setDebt } from "./second-debts.ts";
import { isWaiting, later } from "./second-memory.ts";
import {
  HIGHEST,
  type Kept,
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

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;

/** A register holds no more and no less than its range (meter.md 1). */
function isInRange(balance: number): boolean {
  return LOWEST <= balance && balance <= HIGHEST;
}

/** A late set while emergency credit is active brings what the account holds to the new value. */
function bringTo(meter: Second, value: number): void {
  const rise = value - (meter.balance - meter.used - meter.accumulated);
  if (rise > 0) comeIn(meter, rise);
  else meter.balance += rise;
}

/** A set_credit, where it comes late beneath what came after it (code-format.md 5, late sets). */
function setCredit(meter: Second, { amountPence }: Of<"set_credit">, { counter }: Kept): Why {
  const above = later(meter, counter);
  const [earliest] = above;
  let value = amountPence * 1_000 + above.reduce((sum, { added }) => sum + added.credit, 0);
  if (earliest !== undefined) value -= meter.charged.credit - earliest.charged.credit;
  if (earliest !== undefined && meter.active) bringTo(meter, value);
  else Object.assign(meter, { balance: value, accumulated: 0, used: 0, active: false });
  return isInRange(meter.balance) ? undefined : "not_applicable";
}

/** An addition to the balance, or a deduction: nothing else moves. */
function changeCredit(meter: Second, amount: number, { added }: Kept): Why {
  meter.balance += amount;
  added.credit += amount;
  return isInRange(meter.balance) ? undefined : "not_applicable";
}

function changePrice(
  meter: Second,
  command: Of<"change_price" | "change_price_two_rate">,
  { counter }: Kept,
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

function restoreSupply(meter: Second): Why {
  const isCut = meter.mode === "prepayment" && available(meter) <= 0 && !isProtected(meter);
  if (isCut) return "not_applicable";
  arm(meter);
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
  logs: (meter, { log, credits, codes, confirmed, daily }) =>
    Object.assign(meter, { log, credits, codes, confirmed, daily }),
  // A device that was removed before needs the window too (meter.md 7).
  han: (meter) => Object.assign(meter, { hanUntil: 0, hanFor: "", ppmid: "shut out" }),
};

function takeTopUp(meter: Second, amount: number, code: Kept): Why {
  const paid = topUp(meter, amount);
  if (paid === undefined) return "balance_too_high";
  code.added.credit += amount - paid;
  code.added.payment -= paid;
  code.paid += paid;
  return undefined;
}

/** The commands that move money. */
function obeyMoney(meter: Second, command: Command, code: Kept): Why {
  if (!("amountPence" in command)) return undefined;
  const amount = command.amountPence * 1_000;
  switch (command.type) {
    case "top_up":
      return takeTopUp(meter, amount, code);
    case "add_credit":
      return changeCredit(meter, amount, code);
    case "deduct_credit":
      return changeCredit(meter, -amount, code);
    case "set_credit":
      return setCredit(meter, command, code);
    case "add_debt":
      return addDebt(meter, { register: command.register, amount }, code);
    case "deduct_debt":
      return deductDebt(meter, { register: command.register, amount }, code);
    case "set_debt":
      return setDebt(meter, { register: command.register, amount }, code);
  }
}

/** What each command does (meter.md 4). */
export function obey(meter: Second, command: Command, code: Kept): Why {
  switch (command.type) {
    case "change_price":
    case "change_price_two_rate":
      return changePrice(meter, command, code);
    case "suspend_disconnection":
      return suspend(meter, command);
    case "change_mode":
      return changeMode(meter, command);
    case "restore_supply":
      return restoreSupply(meter);
    default:
      setPlainly(meter, command);
      return obeyMoney(meter, command, code);
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
