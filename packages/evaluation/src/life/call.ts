import { draw } from "../chance/draw.ts";
import { isWithin } from "../network/wan.ts";
import { type Life, now } from "./life.ts";

/** To read out 60 digits, and to have them read back. */
const MINUTES_FOR_SIXTY = 3;

/**
 * Somebody calls the supplier.
 * @param digits - how many are read out; 0: none.
 * @param afterwards - what comes when the call is over.
 */
export function call(life: Life, digits: number, afterwards: () => void): void {
  const { a, chance, tally } = life;
  const rush = life.rush !== null && isWithin([life.rush], now(life));
  const wait = draw(a.callWait, chance.calls) * (rush ? a.callQueueInStorm.value : 1);
  const minutes = wait + draw(a.callMinutes, chance.calls) + (digits / 60) * MINUTES_FOR_SIXTY;
  tally.calls += 1;
  tally.callMinutes += minutes;
  life.agenda.add(now(life) + Math.round(minutes * 60), afterwards);
}
