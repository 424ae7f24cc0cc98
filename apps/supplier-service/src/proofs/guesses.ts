import { Problem } from "@utrn-lab/http-host";
import { dayOfTime, timeOfDay } from "@utrn-lab/utrn/rules";

/** Different wrong codes a meter and day, at each door that tells right from wrong. */
const WRONG_PER_DAY_MAX = 5;

/** Whether a code that is refused for this may be a guess: it is well formed, and not true. */
export function isGuess(reason: string | undefined): boolean {
  return reason === "not_authentic" || reason === "supplier_key_unknown";
}

/**
 * Refuses to judge one more code of a meter on a day on which enough wrong ones were tried.
 * @param what - the kind of codes, as people say it.
 * @throws Problem `too_many_attempts`, to be tried again on the next day (UTC).
 */
export function refuseGuesses(wrong: number, what: string, nowSeconds: number): void {
  if (wrong < WRONG_PER_DAY_MAX) return;
  const tried = `${WRONG_PER_DAY_MAX} wrong ${what} were tried for this meter today`;
  const detail = `${tried}; try again tomorrow (UTC).`;
  const tomorrow = timeOfDay(dayOfTime(nowSeconds) + 1);
  throw new Problem("too_many_attempts", detail, {}, tomorrow - nowSeconds);
}
