import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { clockTime, dayName } from "../formats.ts";

const MINUTE_SECONDS = 60;

/**
 * A tick of the time axis: the day at its midnight, else hours and minutes, and seconds where ticks
 * are closer than a minute.
 */
export function timeTick(seconds: number, apart: number): string {
  if (seconds % DAY_SECONDS === 0) return dayName(seconds);
  const whole = String(Math.floor(seconds % MINUTE_SECONDS)).padStart(2, "0");
  return apart < MINUTE_SECONDS ? `${clockTime(seconds)}:${whole}` : clockTime(seconds);
}

/** A tick of the money axis, with pence where ticks are closer than a pound. */
export function moneyTick(pounds: number, apart: number): string {
  const amount = Math.abs(pounds).toFixed(apart < 1 ? 2 : 0);
  return Number(amount) !== 0 && pounds < 0 ? `−£${amount}` : `£${amount}`;
}
