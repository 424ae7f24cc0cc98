import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { streamOf } from "../chance/stream.ts";
import { DAY } from "../time.ts";

/** The lockout of code-format.md 5: the fifth wrong code locks the keypad for an hour. */
const LOCK = { tries: 5, seconds: 3_600 };

/** Guesses that a meter judges in a day, by formula: five, then an hour. */
export function guessesADay(secondsPerGuess: number): number {
  return (LOCK.tries * DAY) / (LOCK.tries * secondsPerGuess + LOCK.seconds);
}

/** The same without a lockout. */
export function guessesADayUnlocked(secondsPerGuess: number): number {
  return DAY / secondsPerGuess;
}

/** The odds that one of `guesses` meets a MAC of so many bits: 1 - (1 - 2^-bits)^guesses. */
export function oddsOf(bits: number, guesses: number): number {
  // By logarithms, since 1 - 2^-56 is 1 in double precision.
  return -Math.expm1(guesses * Math.log1p(-(2 ** -bits)));
}

/**
 * How many guesses a real meter judges in a day, keyed as fast as it lets.
 * @param guess - the next code that a thief keys, its check digit right: only these count.
 */
export function countGuesses(
  meter: MeterState,
  secondsPerGuess: number,
  guess: () => string,
): number {
  const end = meter.timeSeconds + DAY;
  let [state, judged] = [meter, 0];
  for (let at = meter.timeSeconds + secondsPerGuess; at <= end; ) {
    const tried = step(state, { at, type: "code", code: guess(), via: "keypad" });
    state = tried.state;
    const { outcome } = tried;
    if (outcome.result === "rejected" && outcome.reason === "not_authentic") judged += 1;
    const locked = state.places.keypad.lockedUntilSeconds;
    at = (locked !== null && locked > at ? locked : at) + secondsPerGuess;
  }
  return judged;
}

/** The share of thieves who meet a MAC of few bits, guess by guess: to hold the formula against. */
export function simulateOdds(bits: number, guesses: number, thieves: number, seed: number): number {
  const next = streamOf(seed, "thieves", bits);
  const kinds = 2 ** bits;
  let met = 0;
  for (let thief = 0; thief < thieves; thief += 1) {
    const truth = Math.floor(next() * kinds);
    for (let tried = 0; tried < guesses; tried += 1) {
      if (Math.floor(next() * kinds) !== truth) continue;
      met += 1;
      break;
    }
  }
  return met / thieves;
}
