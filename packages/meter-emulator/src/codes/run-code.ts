import type { Command } from "@utrn-lab/utrn";
import { acceptCode, EMPTY_RECORD } from "@utrn-lab/utrn/replay";
import { isRaisedTooHigh } from "../account/credit.ts";
import { chargesUpToNow, netWorth } from "../account/ledger.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY } from "../units/money.ts";
import { obey } from "./obey.ts";
import { type Obeyed, type ObeyRefusal, recorded } from "./obeyed.ts";

/** What a code did to a copy of the meter; up to the command that was refused, where one was. */
export interface RanCode {
  readonly meter: MeterDraft;
  /** The texts for its event. */
  readonly details: readonly string[];
  /** What its top-ups paid of payment debt. */
  readonly toDebtMillipence: number;
  readonly refusal: ObeyRefusal | undefined;
}

/** Obeys a command, and counts what it moved in the ledger. */
function obeyAndCount(meter: MeterDraft, utrnCounter: number, command: Command): Obeyed {
  const before = netWorth(meter);
  const obeyed = obey(meter, utrnCounter, command);
  if (command.type === "top_up") {
    meter.ledger.topUpsMillipence += command.amountPence * MILLIPENCE_PER_PENNY;
  } else {
    meter.ledger.adjustmentsMillipence += netWorth(meter) - before;
  }
  return obeyed;
}

/**
 * Runs the commands of a code in order on a copy of the meter, which then remembers it. The first
 * refusal is the code's; the balance limit is tested at the end (code-format.md 5, all or nothing).
 * @param commands - those that are not superseded.
 */
export function runCode(
  before: MeterState,
  utrnCounter: number,
  commands: readonly Command[],
): RanCode {
  const meter = draftOf(before);
  let record = EMPTY_RECORD;
  const details: string[] = [];
  const ran = (refusal?: ObeyRefusal): RanCode => {
    return { meter, details, toDebtMillipence: record.paid, refusal };
  };
  for (const command of commands) {
    const obeyed = obeyAndCount(meter, utrnCounter, command);
    if (typeof obeyed === "string") return ran(obeyed);
    record = recorded(record, obeyed);
    details.push(obeyed.detail ?? command.type);
  }
  if (isRaisedTooHigh(meter, before.account.balanceMillipence)) return ran("balance_too_high");
  const entry = { utrnCounter, ...record, charged: chargesUpToNow(meter) };
  meter.replay = acceptCode(meter.replay, entry, commands, meter.timeSeconds);
  return ran();
}
