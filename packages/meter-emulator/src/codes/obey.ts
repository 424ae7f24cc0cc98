import type { Command } from "@utrn-lab/utrn";
import type {
  ChangePrice,
  ChangePriceTwoRate,
  DebtRegister,
  SuspendDisconnection,
} from "@utrn-lab/utrn/commands";
import { type Additions, addedLater, isWaitingPrice } from "@utrn-lab/utrn/replay";
import { endOfProtection } from "@utrn-lab/utrn/rules";
import { availableCredit } from "../account/credit.ts";
import { setDebt } from "../account/debt.ts";
import { applyTopUp } from "../account/top-up.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { Tariff } from "../meter/state.ts";
import { isProtected } from "../supply/protection.ts";
import { armSupply } from "../supply/supply.ts";
import { fitsRegister, MILLIPENCE_PER_PENNY, REGISTER_MAX } from "../units/money.ts";
import { HOUR_SECONDS, MINUTE_SECONDS } from "../units/time.ts";
import { revertToDefaults } from "./revert.ts";

/** Why a command refuses its whole code. */
export type ObeyRefusal = "not_applicable" | "balance_too_high";

/**
 * What one command added to credit and debt, and the text for its event; or why it was refused.
 */
type Obeyed = (Partial<Additions> & { readonly detail?: string }) | ObeyRefusal;

const NOTHING_ADDED: Obeyed = {};

function topUp(meter: MeterDraft, amount: number): Obeyed {
  const { toCredit, toPaymentDebt } = applyTopUp(meter, amount);
  if (meter.account.balanceMillipence > REGISTER_MAX) return "balance_too_high";
  return { credit: toCredit, payment: -toPaymentDebt };
}

/** Discretionary credit: nothing else moves, no debt is taken from it (meter.md 4, GBCS ECS04a). */
function addCredit(meter: MeterDraft, amount: number): Obeyed {
  const balance = meter.account.balanceMillipence + amount;
  if (!fitsRegister(balance)) return "not_applicable";
  meter.account.balanceMillipence = balance;
  return { credit: amount };
}

function deductCredit(meter: MeterDraft, amount: number): Obeyed {
  const balance = meter.account.balanceMillipence - amount;
  if (!fitsRegister(balance)) return "not_applicable";
  meter.account.balanceMillipence = balance;
  return { credit: -amount };
}

/** What later codes already added or took stands on top of a late set (code-format.md 5, order). */
function setCredit(meter: MeterDraft, utrnCounter: number, amount: number): Obeyed {
  if (amount > meter.limits.maxMeterBalanceMillipence) return "balance_too_high";
  const balance = amount + addedLater(meter.replay, utrnCounter, "credit");
  if (!fitsRegister(balance)) return balance > 0 ? "balance_too_high" : "not_applicable";
  const { account } = meter;
  account.balanceMillipence = balance;
  account.accumulatedDebtMillipence = 0;
  account.emergency.usedMillipence = 0;
  account.emergency.active = false;
  return NOTHING_ADDED;
}

function changeDebt(meter: MeterDraft, register: DebtRegister, change: number): Obeyed {
  const held = meter.account.debtMillipence[register] + change;
  if (held < 0 || held > REGISTER_MAX) return "not_applicable";
  setDebt(meter, register, held);
  return { [register]: change };
}

function setDebtTo(
  meter: MeterDraft,
  utrnCounter: number,
  register: DebtRegister,
  amount: number,
): Obeyed {
  const held = amount + addedLater(meter.replay, utrnCounter, register);
  if (held < 0 || held > REGISTER_MAX) return "not_applicable";
  setDebt(meter, register, held);
  return NOTHING_ADDED;
}

function tariffOf(command: ChangePrice | ChangePriceTwoRate): Tariff {
  const { standingChargeMillipence } = command;
  if (command.type === "change_price") {
    return { unitRateMillipence: command.unitRateMillipence, standingChargeMillipence };
  }
  const rate2 = {
    rateMillipence: command.rate2Millipence,
    start: command.rate2Start,
    end: command.rate2End,
  };
  return { unitRateMillipence: command.rate1Millipence, standingChargeMillipence, rate2 };
}

/** A price takes effect at once and removes an earlier one that waits, or waits itself. */
function changePrice(
  meter: MeterDraft,
  utrnCounter: number,
  command: ChangePrice | ChangePriceTwoRate,
): Obeyed {
  const { startDate } = command;
  if (startDate !== null && isWaitingPrice(startDate, meter.timeSeconds)) {
    meter.nextTariff = { tariff: tariffOf(command), startDate, utrnCounter };
    return NOTHING_ADDED;
  }
  meter.tariff = tariffOf(command);
  const waiting = meter.nextTariff;
  if (waiting !== null && waiting.utrnCounter < utrnCounter) meter.nextTariff = null;
  return NOTHING_ADDED;
}

function suspendDisconnection(meter: MeterDraft, command: SuspendDisconnection): Obeyed {
  if (command.hours === 0) {
    meter.protection.suspendedUntilSeconds = null;
    return NOTHING_ADDED;
  }
  const until =
    command.until === undefined
      ? meter.timeSeconds + command.hours * HOUR_SECONDS
      : endOfProtection(command.until);
  if (until <= meter.timeSeconds) return "not_applicable";
  meter.protection.suspendedUntilSeconds = until;
  armSupply(meter);
  return NOTHING_ADDED;
}

function changeMode(meter: MeterDraft, command: Extract<Command, { type: "change_mode" }>): Obeyed {
  if (command.mode === "credit") {
    meter.payment = { mode: "credit", suspendDebtDisabled: false, suspendDebtEmergency: false };
    armSupply(meter);
  } else {
    const { mode, suspendDebtDisabled, suspendDebtEmergency } = command;
    meter.payment = { mode, suspendDebtDisabled, suspendDebtEmergency };
  }
  return NOTHING_ADDED;
}

function restoreSupply(meter: MeterDraft): Obeyed {
  if (availableCredit(meter) <= 0 && !isProtected(meter)) return "not_applicable";
  armSupply(meter);
  return NOTHING_ADDED;
}

/**
 * Obeys one command that is not superseded (meter.md 4).
 * @param meter - a draft: where the command is refused, the caller throws it away.
 * @returns what was added to credit and debts, or the reason to refuse the whole code.
 */
export function obey(meter: MeterDraft, utrnCounter: number, command: Command): Obeyed {
  switch (command.type) {
    case "top_up":
      return topUp(meter, command.amountPence * MILLIPENCE_PER_PENNY);
    case "add_credit":
      return addCredit(meter, command.amountPence * MILLIPENCE_PER_PENNY);
    case "deduct_credit":
      return deductCredit(meter, command.amountPence * MILLIPENCE_PER_PENNY);
    case "set_credit":
      return setCredit(meter, utrnCounter, command.amountPence * MILLIPENCE_PER_PENNY);
    case "add_debt":
      return changeDebt(meter, command.register, command.amountPence * MILLIPENCE_PER_PENNY);
    case "deduct_debt":
      return changeDebt(meter, command.register, -command.amountPence * MILLIPENCE_PER_PENNY);
    case "set_debt": {
      const amount = command.amountPence * MILLIPENCE_PER_PENNY;
      return setDebtTo(meter, utrnCounter, command.register, amount);
    }
    case "change_price":
    case "change_price_two_rate":
      return changePrice(meter, utrnCounter, command);
    case "change_mode":
      return changeMode(meter, command);
    case "suspend_disconnection":
      return suspendDisconnection(meter, command);
    case "restore_supply":
      return restoreSupply(meter);
    case "revert_to_defaults":
      return { detail: revertToDefaults(meter, command.parts) };
    default:
      applySetting(meter, command);
      return NOTHING_ADDED;
  }
}

type Setting = Extract<
  Command,
  {
    type:
      | "set_time_debt_recovery"
      | "set_payment_debt_recovery"
      | "set_non_disconnect_calendar"
      | "set_non_disconnect_periods"
      | "open_han"
      | "set_emergency_credit_limit"
      | "valid_until";
  }
>;

/** The commands that no state of the meter refuses. */
function applySetting(meter: MeterDraft, command: Setting): void {
  switch (command.type) {
    case "set_time_debt_recovery":
      meter.recovery[command.register] = {
        rateMillipence: command.rateMillipence,
        period: command.period,
      };
      break;
    case "set_payment_debt_recovery": {
      const { percent, weeklyCapPounds } = command;
      meter.recovery.payment = { percent, weeklyCapPounds };
      break;
    }
    case "set_non_disconnect_calendar":
      meter.protection.calendar = command.windows;
      break;
    case "set_non_disconnect_periods":
      meter.protection.periods = command.periods;
      break;
    case "open_han":
      meter.han.openUntilSeconds = meter.timeSeconds + command.minutes * MINUTE_SECONDS;
      meter.han.openFor = command.device;
      break;
    case "set_emergency_credit_limit":
      meter.account.emergency.limitMillipence = command.limitPence * MILLIPENCE_PER_PENNY;
      break;
    case "valid_until":
      // The date was tested before the first command ran.
      break;
  }
}
