import type { Language } from "./language.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const MINUTES_A_DAY = 1_440;

/** Meters keep UTC (meter.md 1); their customers keep the time of London, GMT or BST. */
const LONDON = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "short",
  timeZone: "Europe/London",
});

/** A date and a time of day, "2026-07-25" and "00:30". */
function partsOf(dateAndTime: string): readonly [string, string] {
  return [dateAndTime.slice(0, 10), dateAndTime.slice(11, 16)];
}

/** A moment in London. */
function localParts(timeSeconds: number): readonly [string, string] {
  return partsOf(LONDON.format(new Date(timeSeconds * 1_000)));
}

/** Whether clocks in London are ahead of the meter's at a moment, seconds since the Unix epoch. */
export function isSummerTime(timeSeconds: number): boolean {
  const [, utc] = partsOf(new Date(timeSeconds * 1_000).toISOString());
  return localParts(timeSeconds)[1] !== utc;
}

/** A time of day, "16:30": "4:30 pm". */
export function hourText(time: string, { say }: Language): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const minute = hours * 60 + minutes;
  const clock = `${hours % 12 || 12}${minutes === 0 ? "" : `:${time.slice(3)}`}`;
  if (minute === 0) return say("hour", { half: "midnight", clock });
  if (minute === MINUTES_A_DAY / 2) return say("hour", { half: "noon", clock });
  return say("hour", { half: hours < 12 ? "am" : "pm", clock });
}

function dayText(date: string, { say, month }: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  return say("day", {
    weekday: say("weekday", { weekday: WEEKDAYS[day.getUTCDay()] ?? "" }),
    day: String(day.getUTCDate()),
    month: month(day),
    year: String(day.getUTCFullYear()),
  });
}

/**
 * When something begins, as a customer's clock has it: a day that begins at midnight there is named
 * alone, "Friday 1 January 2027"; in summer a day in UTC begins at "1 am on Thursday 1 July 2027".
 * @param timeSeconds - seconds since the Unix epoch, UTC.
 */
export function startText(timeSeconds: number, language: Language): string {
  const [date, time] = localParts(timeSeconds);
  const day = dayText(date, language);
  return time === "00:00" ? day : language.say("moment", { hour: hourText(time, language), day });
}

/**
 * When something ends: at midnight it is the end of the day before, "midnight at the end of
 * Thursday 31 December 2026".
 * @param timeSeconds - seconds since the Unix epoch, UTC.
 */
export function endText(timeSeconds: number, language: Language): string {
  if (localParts(timeSeconds)[1] !== "00:00") return startText(timeSeconds, language);
  const [date] = localParts(timeSeconds - 1);
  const day = dayText(date, language);
  return language.say("end_of_day", { day });
}
