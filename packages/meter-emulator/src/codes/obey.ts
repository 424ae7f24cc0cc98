import type { Command } from "@utrn-lab/utrn";
import type {
  ChangePrice,
  ChangePriceTwoRate,
  SuspendDisconnection,
} from "@utrn-lab/utrn/commands";
import { isWaitingPrice } from "@utrn-lab/utrn/replay";
import { endOfProtection } from "@utrn-lab/utrn/rules";
import { availableCredit } from "../account/credit.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { Tariff } from "../meter/state.ts";
import { isProtected } from "../supply/protection.ts";
import { armSupply } from "../supply/supply.ts";
import { MILLIPENCE_PER_PENNY } from "../units/money.ts";
import { HOUR_SECONDS, MINUTE_SECONDS } from "../units/time.ts";
import { adjustCredit, setCredit, topUp } from "./credit-commands.ts";
import { addDebt, deductDebt, setDebtTo } from "./debt-commands.ts";
import { NOTHING_MOVED, type Obeyed } from "./obeyed.ts";
import { revertToDefaults } from "./revert.ts";

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
    return NOTHING_MOVED;
  }
  meter.tariff = tariffOf(command);
  const waiting = meter.nextTariff;
  if (waiting !== null && waiting.utrnCounter < utrnCounter) meter.nextTariff = null;
  return NOTHING_MOVED;
}

function suspendDisconnection(meter: MeterDraft, command: SuspendDisconnection): Obeyed {
  if (command.hours === 0) {
    meter.protection.suspendedUntilSeconds = null;
    return NOTHING_MOVED;
  }
  const until =
    command.until === undefined
      ? meter.timeSeconds + command.hours * HOUR_SECONDS
      : endOfProtection(command.until);
  if (until <= meter.timeSeconds) return "not_applicable";
  meter.protection.suspendedUntilSeconds = until;
  armSupply(meter);
  return NOTHING_MOVED;
}

function changeMode(meter: MeterDraft, command: Extract<Command, { type: "change_mode" }>): Obeyed {
  if (command.mode === "credit") {
    meter.payment = { mode: "credit", suspendDebtDisabled: false, suspendDebtEmergency: false };
    armSupply(meter);
  } else {
    const { mode, suspendDebtDisabled, suspendDebtEmergency } = command;
    meter.payment = { mode, suspendDebtDisabled, suspendDebtEmergency };
  }
  return NOTHING_MOVED;
}

function restoreSupply(meter: MeterDraft): Obeyed {
  const isPrepayment = meter.payment.mode === "prepayment";
  if (isPrepayment && availableCredit(meter) <= 0 && !isProtected(meter)) return "not_applicable";
  armSupply(meter);
  return NOTHING_MOVED;
}

type MoneyCommand = Extract<
  Command,
  {
    type:
      | "top_up"
      | "add_credit"
      | "deduct_credit"
      | "set_credit"
      | "add_debt"
      | "deduct_debt"
      | "set_debt";
  }
>;

/** The commands that move money by an amount. */
function moveMoney(meter: MeterDraft, utrnCounter: number, command: MoneyCommand): Obeyed {
  const amount = command.amountPence * MILLIPENCE_PER_PENNY;
  switch (command.type) {
    case "top_up":
      return topUp(meter, amount);
    case "add_credit":
      return adjustCredit(meter, amount);
    case "deduct_credit":
      return adjustCredit(meter, -amount);
    case "set_credit":
      return setCredit(meter, utrnCounter, amount);
    case "add_debt":
      return addDebt(meter, utrnCounter, command.register, amount);
    case "deduct_debt":
      return deductDebt(meter, utrnCounter, command.register, amount);
    case "set_debt":
      return setDebtTo(meter, utrnCounter, command.register, amount);
  }
}

/**
 * Obeys one command that is not superseded (meter.md 4).
 * @param meter - a draft: where the command is refused, the caller throws it away.
 * @returns what moved in credit and debts, or the reason to refuse the whole code.
 */
export function obey(meter: MeterDraft, utrnCounter: number, command: Command): Obeyed {
  switch (command.type) {
    case "top_up":
    case "add_credit":
    case "deduct_credit":
    case "set_credit":
    case "add_debt":
    case "deduct_debt":
    case "set_debt":
      return moveMoney(meter, utrnCounter, command);
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
      return NOTHING_MOVED;
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
