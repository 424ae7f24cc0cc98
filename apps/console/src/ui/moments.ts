const both = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

const DAY_MS = 86_400_000;

/** Epoch seconds, or an ISO time, as date and time, UTC. */
export function dateAndTime(time: number | string): string {
  return both.format(typeof time === "string" ? Date.parse(time) : time * 1_000);
}

/**
 * How long ago a day was: "today", "yesterday", "2 days ago", and "in 3 days" of one to come.
 * @param date - "YYYY-MM-DD", UTC.
 * @param nowSeconds - the time, seconds since the Unix epoch.
 */
export function daysAgo(date: string, nowSeconds: number): string {
  const days = Math.floor((nowSeconds * 1_000) / DAY_MS) - Date.parse(date) / DAY_MS;
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return days > 0 ? `${days} days ago` : `in ${-days} ${days === -1 ? "day" : "days"}`;
}
