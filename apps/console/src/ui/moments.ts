const both = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});
/** Epoch seconds, or an ISO time, as date and time, UTC. */
export function dateAndTime(time: number | string): string {
  return both.format(typeof time === "string" ? Date.parse(time) : time * 1_000);
}
