import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { chargeStandingCharge, consume, recoverTimeDebt } from "../account/charging.ts";
import { startDueTariff } from "../account/tariff.ts";
import { hasLogged, logDailyValues } from "../events/logs.ts";
import { endDueEntry } from "../face/keypad.ts";
import type { MeterDraft } from "../meter/draft.ts";
import { endSuspension } from "../supply/protection.ts";
import { concludeLevels } from "../supply/supply.ts";
import { HOUR_SECONDS } from "../units/time.ts";
import { nextDue } from "./due.ts";

/** Brings a meter to a due moment and settles it, in the order of meter.md 3. */
function settleMoment(meter: MeterDraft, moment: number): void {
  consume(meter, moment - meter.timeSeconds);
  meter.timeSeconds = moment;
  const isMidnight = moment % DAY_SECONDS === 0;
  if (isMidnight) {
    startDueTariff(meter);
    chargeStandingCharge(meter);
  }
  if (moment % HOUR_SECONDS === 0) recoverTimeDebt(meter, isMidnight);
  if (isMidnight) logDailyValues(meter);
  endSuspension(meter);
  concludeLevels(meter);
  endDueEntry(meter);
}

/**
 * Brings a meter to a moment, from one due moment to the next: the work grows with what happens,
 * not with the seconds (meter.md 3).
 * @param to - seconds since the Unix epoch; before the meter's own time nothing happens.
 * @param stopAt - events that stop it at the moment at which they are logged.
 */
export function advance(meter: MeterDraft, to: number, stopAt: readonly string[] = []): void {
  while (meter.timeSeconds < to && !hasLogged(meter, stopAt)) {
    settleMoment(meter, Math.min(to, nextDue(meter)));
  }
}
