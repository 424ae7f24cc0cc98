import { invalidRequest, parseInput } from "@utrn-lab/http-host";
import { parseDate, timeOfDay } from "@utrn-lab/utrn/rules";

/**
 * The times of the days asked for, UTC, seconds since the Unix epoch.
 * @param from - the first day, "YYYY-MM-DD".
 * @param to - the last.
 * @throws Problem `invalid_request` naming `from` or `to`.
 */
export function secondsOfDays(from: string | undefined, to: string | undefined) {
  const dayOf = (date: string | undefined, field: string) =>
    date === undefined ? undefined : parseInput(() => parseDate(date, field));
  const fromDay = dayOf(from, "from");
  const toDay = dayOf(to, "to");
  if (fromDay !== undefined && toDay !== undefined && toDay < fromDay) {
    throw invalidRequest("to", "to must not be before from");
  }
  return {
    fromSeconds: fromDay && timeOfDay(fromDay),
    // The first second after it.
    toSeconds: toDay && timeOfDay(toDay + 1),
  };
}
