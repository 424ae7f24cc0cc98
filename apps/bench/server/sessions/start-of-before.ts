import type { SessionStart } from "./session.ts";

/**
 * The start of a session of before the format's second revision, brought up to date: dates on which
 * nobody was cut off are periods of one day (code-format.md 3).
 */
export function broughtUpToDate(start: SessionStart): SessionStart {
  if (start.kind !== "setup") return start;
  const { settings = {} } = start;
  const nonDisconnect: object = settings.nonDisconnect ?? {};
  if (!("dates" in nonDisconnect) || "periods" in nonDisconnect) return start;
  const { dates, ...rest } = nonDisconnect;
  if (!Array.isArray(dates)) return start;
  const periods = dates.map((date) => ({ from: String(date), days: 1 }));
  return { ...start, settings: { ...settings, nonDisconnect: { ...rest, periods } } };
}
