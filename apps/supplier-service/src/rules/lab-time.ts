import { DAY_MAX, timeOfDay } from "@utrn-lab/utrn/rules";

/** The first and the last second that the dates of codes can name (code-format.md 3). */
export const LAB_TIME_MIN: number = timeOfDay(1);
export const LAB_TIME_MAX: number = timeOfDay(DAY_MAX + 1) - 1;

/** As fast as a lab's clock runs: a day a second. */
export const LAB_RATE_MAX = 86_400;

/** How a lab's clock was set: what it showed at a real time, and how fast it runs from then on. */
export interface LabSetting {
  /** Seconds since the Unix epoch, as the real time is. */
  readonly timeSeconds: number;
  readonly sinceRealSeconds: number;
  /** Seconds a real second, 0 to `LAB_RATE_MAX`. */
  readonly rate: number;
}

/** A lab's clock that nobody has set. */
export const REAL_TIME: LabSetting = { timeSeconds: 0, sinceRealSeconds: 0, rate: 1 };

/** What a lab's clock shows; it stops at the last second that a date of a code can name. */
export function labTimeAt(setting: LabSetting, realSeconds: number): number {
  const { timeSeconds, sinceRealSeconds, rate } = setting;
  const time = timeSeconds + Math.floor((realSeconds - sinceRealSeconds) * rate);
  return Math.min(Math.max(time, LAB_TIME_MIN), LAB_TIME_MAX);
}

/** One of the three. */
export interface LabChange {
  /** Seconds since the Unix epoch. */
  readonly time?: number;
  /** How far ahead of the real time; negative: behind. */
  readonly offsetSeconds?: number;
  readonly rate?: number;
}

/** Sets a lab's clock: to a time at the rate that it has, beside the real time, or to a rate. */
export function setLabTime(
  setting: LabSetting,
  { time, offsetSeconds, rate }: LabChange,
  realSeconds: number,
): LabSetting {
  if (offsetSeconds !== undefined) {
    return { timeSeconds: realSeconds + offsetSeconds, sinceRealSeconds: realSeconds, rate: 1 };
  }
  const timeSeconds = time ?? labTimeAt(setting, realSeconds);
  return { timeSeconds, sinceRealSeconds: realSeconds, rate: rate ?? setting.rate };
}
